"""One thing that a text seems to name, offered to a person who may accept it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    REFERENCE = "kenmerk"
    DATE = "datum"
    BODY = "orgaan"
    MUNICIPALITY = "gemeente"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`value` is EDTF for a date, the given key for a body or municipality, a reference as it
    stands; `words` are the text from `start` to `end`. `is_uncertain`: the year is not in the
    text but that of the letter."""

    kind: Kind
    value: str
    start: int
    end: int
    words: str
    is_uncertain: bool = False


def suggested(kind: Kind, value: str, found, group=0, *, is_uncertain=False) -> Suggestion:
    """Return what a match of a pattern names."""
    return Suggestion(kind, value, found.start(group), found.end(group), found[group], is_uncertain)
