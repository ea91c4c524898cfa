"""Whose stance, on what, and what: the one line in which every page, list and file tells it."""

from dataclasses import dataclass

from .stances import ToldStance, label_of


@dataclass(frozen=True, slots=True)
class StanceLine:
    """`who` is a body, or groups of it by name, `subject` what it is about; as text one sentence
    without a verb: 'Gemeenteraad Aalst: oppositie – Regioraad: tegen'."""

    who: str
    subject: str
    stance: ToldStance | None

    @property
    def about(self) -> str:
        """Who and on what, for where the stance stands beside it as a chip."""
        return f"{self.who} – {self.subject}"

    def __str__(self) -> str:
        return f"{self.about}: {label_of(self.stance)}"


def name_speaker(body: str, groups: str = "") -> str:
    """Return who speaks: a body, or groups of it as their source names them.

    What groups said is never told in the name of the body alone. Without a body (a gathering of
    which no council is known) the other name stands by itself.
    """
    return ": ".join(part for part in (body, groups) if part)
