"""Whether a text says of itself that it is secret, confidential or of a closed meeting."""

from dataclasses import dataclass

from .characters import prepared
from .labels import label
from .lines import pieces
from .refused import refuse_too_much
from .secret_lines import says_so

_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Marking:
    """The line that says so: its number in the text (1 is the first) and its words."""

    number: int
    line: str

    @property
    def sentence(self) -> str:
        return (
            "Dit is niet de plaats voor geheime, vertrouwelijke of besloten stukken. "
            f"Regel {self.number} zegt: \u2018{self.line}\u2019. Er is niets bewaard."
        )


def secrecy(text: str) -> Marking | None:
    """Return the first line that marks the text as secret, confidential or closed, or None.

    A marking is a line, heading, label, stamp or bracket of its own, or a sentence about this
    very text; a word in ordinary prose ('de raad heeft besloten') is not. Where it stands as a
    marking, the text is refused even when it may be about another: a missed one is worse.
    Raises TextRefused above 500,000 characters.
    """
    refuse_too_much(text)
    for piece in pieces(prepared(text)):
        bare = piece.text[len(label(piece.text)) :]
        if says_so(bare, is_item=len(bare) < len(piece.text)):
            return Marking(piece.number, _shown(piece.text))
    return None


def _shown(line: str) -> str:
    """Return a line as the sentence shows it: short, and nothing unprintable in it."""
    seen = "".join(each if each.isprintable() else " " for each in line)
    return seen if len(seen) <= _SHOWN else f"{seen[: _SHOWN - 1]}\u2026"
