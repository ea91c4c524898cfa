"""What a stance rests on (its grondslag): the best kind of publisher that reads it so."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from .stances import Stance


class Basis(StrEnum):
    """The kinds of publisher in the order in which one is better, and none last."""

    BODY = "orgaan"
    PUBLIC = "overheid"
    PRESS = "pers"
    PARTY = "partij"
    OTHER = "overig"
    NONE = "geen"

    @property
    def label(self) -> str:
        """The words on the screen, in Dutch."""
        return _LABELS[self]

    @property
    def is_documented(self) -> bool:
        """Whether a document of the body itself, or of another government, says so."""
        return self in (Basis.BODY, Basis.PUBLIC)

    @property
    def mark(self) -> str:
        """The words beside a stance that no such document reads, '' where one does."""
        return _MARKS.get(self, "")


_LABELS = {
    Basis.BODY: "een stuk van een orgaan zelf",
    Basis.PUBLIC: "een andere overheid of het project",
    Basis.PRESS: "de pers",
    Basis.PARTY: "een politieke partij",
    Basis.OTHER: "een andere bron",
    Basis.NONE: "geen bron leest dit standpunt",
}
_MARKS = {
    Basis.PRESS: "volgens de pers",
    Basis.PARTY: "volgens een partij",
    Basis.OTHER: "volgens een andere bron",
    Basis.NONE: "geen bron leest dit",
}


def describe_basis(
    basis: Basis, read_instead: Sequence[Stance] = (), *, awaits_source: bool = False
) -> str:
    """Return what is to be said beside a stance of what it rests on, '' where a document of a body
    or a government reads it: what its readings say instead, that a source follows, or its mark."""
    if read_instead:
        return "bron zegt: " + ", ".join(stance.label for stance in read_instead)
    return "bron volgt" if awaits_source else basis.mark


def best_basis(kinds: Collection[str]) -> Basis:
    """Return the best of these kinds of publisher, NONE of none."""
    return next((each for each in Basis if each in kinds), Basis.NONE)
