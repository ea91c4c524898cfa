"""How was voted, as people write it in a cell: 'allen voor, behalve VVD', '10 voor, 9 tegen'."""

import re
from dataclasses import dataclass, field

from municipalities.text import fold_text

from ..domain.group_names import NUMBERS
from ..domain.vote_count import ALL, COUNTED, FOR, NO_VOTE, SIDES
from .cells import CellRefused, ReadCell, read_line

EXPECTED = (
    "Hoe is gestemd: ‘10 voor, 9 tegen’, ‘allen voor, behalve 3 tegen’, ‘allen voor, behalve VVD’, "
    "‘allen voor’ of ‘zonder stemming’."
)
_NO_VOTE = re.compile(
    r"(?:hamerstuk|zonder (?:hoofdelijke )?stemming|geen stemming|niet gestemd|bij acclamatie)"
)
_ALL = re.compile(
    r"(?:allen|allemaal|iedereen|alle leden|unaniem|eenstemmig|met algemene stemmen)"
    r"(?: (?:voor|aangenomen|akkoord))?"
)
_BUT = re.compile(r"[\s,;:]*\b(?:behalve|uitgezonderd|op|met uitzondering van)\b[\s:]*")
_SIDE_OF_WORD = {
    "voor": "votes_for",
    "voorstemmers": "votes_for",
    "tegen": "votes_against",
    "tegenstemmers": "votes_against",
    "vertrokken": "left",
    "weggelopen": "left",
    "afwezig": "absent",
    "onthouden": "abstained",
    "onthoudingen": "abstained",
}
_SIDE = "|".join(_SIDE_OF_WORD)
_COUNT = rf"(?P<n>[0-9]{{1,3}}|{'|'.join(NUMBERS)}|een|geen)"
_COUNTED = re.compile(rf"{_COUNT}(?: (?:stem(?:men)?|leden|lid))?(?: zijn)? (?P<side>{_SIDE})")
_REVERSED = re.compile(rf"(?P<side>{_SIDE}) ?:? ?{_COUNT}")
_RATIO = re.compile(r"([0-9]{1,3})\s*[-–/:]\s*([0-9]{1,3})")
_GROUP = re.compile(rf"(?P<name>.+?)(?: ?\(?(?P<side>{_SIDE})\)?)?")


@dataclass(frozen=True, slots=True)
class ReadVote:
    """A vote as it was written: `how` as VoteCount has it, `typed` the numbers by field, and
    `groups` the names of groups by the word of their side (tegen, vertrokken, …)."""

    how: str
    typed: dict[str, int] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)


def read_vote(cell: str) -> ReadCell[ReadVote]:
    """Return how was voted; raise CellRefused for what cannot be understood whole."""
    said = fold_text(read_line(cell).value).rstrip(".")
    if _NO_VOTE.fullmatch(said):
        return ReadCell(ReadVote(NO_VOTE))
    if ratio := _RATIO.fullmatch(said):
        typed = {"votes_for": int(ratio[1]), "votes_against": int(ratio[2])}
        return ReadCell(ReadVote(COUNTED, typed))
    head, *rest = _BUT.split(said, maxsplit=1)
    if _ALL.fullmatch(head.strip(" ,;:")):
        return ReadCell(_read_exceptions(rest[0] if rest else ""))
    return ReadCell(_read_counts(said))


def _read_counts(said: str) -> ReadVote:
    typed: dict[str, int] = {}
    for part in _split(said):
        _count(part, typed)
    if not {"votes_for", "votes_against"} & typed.keys():
        raise CellRefused(EXPECTED)
    return ReadVote(COUNTED, typed)


def _count(part: str, typed: dict[str, int]) -> None:
    found = _COUNTED.fullmatch(part) or _REVERSED.fullmatch(part)
    side = found and _SIDE_OF_WORD[found["side"]]
    if found is None or side is None or side in typed:
        raise CellRefused(EXPECTED)
    typed[side] = _number(found["n"])


def _number(word: str) -> int:
    return int(word) if word.isdigit() else {"geen": 0, "een": 1, **NUMBERS}[word]


def _read_exceptions(said: str) -> ReadVote:
    """Read '3 tegen', 'VVD', 'VVD (vertrokken), D66': a group alone was against."""
    typed: dict[str, int] = {}
    groups: dict[str, list[str]] = {}
    for part in _split(said):
        if _COUNTED.fullmatch(part) or _REVERSED.fullmatch(part):
            _count(part, typed)
            continue
        found = _GROUP.fullmatch(part)
        side = _SIDE_OF_WORD[found["side"] or "tegen"] if found else "votes_for"
        if found is None or SIDES[side] == FOR or part.isdigit():
            raise CellRefused(EXPECTED)
        groups.setdefault(SIDES[side], []).append(found["name"].strip(" ()"))
    return ReadVote(ALL, typed, groups)


def _split(said: str) -> list[str]:
    parts = re.split(r"\s*[,;]\s*|\s+en\s+", said)
    return [part.strip() for part in parts if part.strip()]
