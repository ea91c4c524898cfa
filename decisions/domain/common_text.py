"""What of an agenda item is the common text, what is the council's own, and what is new; pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldText:
    """One field of an item: the common text as the item took it over, as it stands now, and what
    the item says itself."""

    name: str
    followed: str
    common: str
    own: str

    @property
    def departs(self) -> bool:
        """Whether the council says something else than what it took over."""
        return self.own != self.followed

    @property
    def is_renewed(self) -> bool:
        """Whether the common text says something else since, and the item does not."""
        return self.common not in (self.followed, self.own)


def compare_texts(
    followed: Mapping[str, str], common: Mapping[str, str], own: Mapping[str, str]
) -> tuple[FieldText, ...]:
    """Return the FieldText of each field that any of the three says something in, in the order of
    `common`; texts that differ in white space alone are the same."""
    told = (
        FieldText(name, even(followed.get(name, "")), even(text), even(own.get(name, "")))
        for name, text in common.items()
    )
    return tuple(each for each in told if each.followed or each.common or each.own)


def even(text: str) -> str:
    """Return a text with its lines kept and all other white space made even."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
