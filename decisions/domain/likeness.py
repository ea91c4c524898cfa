"""Which remarks say something alike, by their words alone; a person decides what that means.

Nothing leaves this machine and nothing is learned: the same remarks give the same answer. Work and
memory are bounded however many there are; `Found` tells what was left out."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations, pairwise

from rapidfuzz.fuzz import ratio, token_set_ratio

from municipalities.text import fold_text

MOST_COMPARED = 20_000
MOST_WORDINGS = 10_000
ENOUGH = 0.45
_MOST_WEIGHED = 100_000
_MOST_SHARING = 40
_MOST_TOGETHER = 8
_LONGEST = 1_000
# What a word begins with says what it is about; its ending only bends it.
_STEM = 7
_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    """
    aan al als bij dan dat de deze die dit door een en er geen had hebben heeft het hij hoe hun in
    is kan maar meer met naar niet nog of om ook op over te ten ter tot uit van vindt voor vraagt
    wat wel welke wil worden wordt zijn zo
    """.split()  # noqa: SIM905 (a line a word would be half of this file)
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A remark by its key, whoever raised it, its text, and the point that it is in already."""

    key: int
    who: Hashable
    text: str
    point: int | None = None


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """Wordings that resemble each other, by key; `likeness` of the two closest is 0 to 1.

    `point` is the one that some of them are in, None where none is.
    """

    keys: tuple[int, ...]
    likeness: float
    point: int | None


@dataclass(frozen=True, slots=True)
class AlikeGroups:
    """The groups, closest first; `is_complete` where every wording was compared with every other.

    Else `compared` pairs were, and `left_out` wordings were not looked at.
    """

    groups: tuple[AlikeGroup, ...]
    compared: int
    left_out: int
    is_complete: bool


@dataclass(frozen=True, slots=True)
class _Text:
    wording: Wording
    stems: frozenset[str]
    line: str


def find_alike(wordings: Iterable[Wording]) -> AlikeGroups:
    """Return which wordings of different raisers resemble each other and are not linked yet.

    Where there are few, each is compared with each. Else those that share the rarest words come
    first; of more than MOST_WORDINGS the last by key are left out.
    """
    ordered = sorted(wordings, key=lambda each: each.key)
    texts = [_text(each) for each in ordered[:MOST_WORDINGS]]
    is_complete = len(ordered) * (len(ordered) - 1) // 2 <= MOST_COMPARED
    pairs = _all_pairs(texts) if is_complete else _likely_pairs(texts)
    scored = ((_likeness(*pair), *pair) for pair in pairs)
    close = [each for each in scored if each[0] >= ENOUGH]
    close.sort(key=lambda each: (-each[0], each[1].wording.key, each[2].wording.key))
    left_out = len(ordered) - len(texts)
    return AlikeGroups(tuple(_grouped(close)), len(pairs), left_out, is_complete)


# A letter or two, a comma, a capital: below this it says something else.
_SAME_TEXT = 92
# One of these more or less says something else, however alike the rest is; so does a number.
_DECISIVE = frozenset(
    ["geen", "meer", "minder", "niet", "nooit", "niets", "niemand", "wel", "zonder"]
)


def is_reworded(before: str, after: str) -> bool:
    """Whether a text says something else now; a typing error that was mended says the same."""
    was, becomes = fold_text(before), fold_text(after)
    if _decisive_words(was) != _decisive_words(becomes):
        return True
    return ratio(was, becomes) < _SAME_TEXT


def _decisive_words(text: str) -> list[str]:
    words = _WORD.findall(text)
    return sorted(each for each in words if each in _DECISIVE or not each.isalpha())


def _text(wording: Wording) -> _Text:
    words = _WORD.findall(fold_text(wording.text[:_LONGEST]))
    stems = frozenset(word[:_STEM] for word in words if word not in _COMMON)
    return _Text(wording, stems, " ".join(sorted(stems)))


def _likeness(one: _Text, other: _Text) -> float:
    """Return how many words they share, and how alike the letters of the others are: 0 to 1."""
    number = len(one.stems) + len(other.stems)
    if not number:
        return 0.0
    shared = 2 * len(one.stems & other.stems) / number
    return round((shared + token_set_ratio(one.line, other.line) / 100) / 2, 4)


def _all_pairs(texts: list[_Text]) -> list[tuple[_Text, _Text]]:
    return [pair for pair in combinations(texts, 2) if _may_link(*pair)]


def _likely_pairs(texts: list[_Text]) -> list[tuple[_Text, _Text]]:
    weights = _weights(texts)
    places = nsmallest(MOST_COMPARED, weights, key=lambda pair: (-weights[pair], pair))
    return [(texts[place // len(texts)], texts[place % len(texts)]) for place in places]


def _may_link(one: _Text, other: _Text) -> bool:
    are_linked = one.wording.point is not None and other.wording.point is not None
    return one.wording.who != other.wording.who and not are_linked


def _weights(texts: list[_Text]) -> dict[int, float]:
    """Return a weight for each pair, as one number, that shares a rare word or every word."""
    weights: dict[int, float] = {}
    for one, other, weight in _sharing(texts):
        if len(weights) >= _MOST_WEIGHED:
            break
        if _may_link(texts[one], texts[other]):
            pair = one * len(texts) + other
            weights[pair] = weights.get(pair, 0.0) + weight
    return weights


def _sharing(texts: list[_Text]) -> Iterator[tuple[int, int, float]]:
    """Yield (place, place, weight): equal wordings first, then by shared words, rarest first."""
    by_line, by_stem = defaultdict(list), defaultdict(list)
    for place, text in enumerate(texts):
        by_line[text.line].append(place)
        for stem in text.stems:
            by_stem[stem].append(place)
    for places in by_line.values():
        yield from ((one, other, 1.0) for one, other in pairwise(places))
    rare = ((len(places), stem) for stem, places in by_stem.items())
    for number, stem in sorted(each for each in rare if each[0] <= _MOST_SHARING):
        yield from ((*pair, 1 / number) for pair in combinations(by_stem[stem], 2))


def _grouped(close: list[tuple[float, _Text, _Text]]) -> list[AlikeGroup]:
    """Return groups, closest first; no wording is in two of them."""
    groups: dict[int, _Group] = {}
    for likeness, *pair in close:
        left, right = (_group_of(each.wording, groups) for each in pair)
        whole = _Group(max(left.likeness, right.likeness, likeness), left.members + right.members)
        if left is not right and whole.is_one:
            groups |= dict.fromkeys((each.key for each in whole.members), whole)
    found = {id(each): each.told() for each in groups.values()}.values()
    return sorted(found, key=lambda each: (-each.likeness, each.keys))


def _group_of(wording: Wording, groups: "dict[int, _Group]") -> "_Group":
    return groups.get(wording.key) or _Group(0.0, [wording])


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    likeness: float
    members: list[Wording]

    @property
    def points(self) -> set[int]:
        return {each.point for each in self.members if each.point is not None}

    @property
    def is_one(self) -> bool:
        """Whether a person can judge it at a glance, and nothing in it is in different points."""
        return len(self.members) <= _MOST_TOGETHER and len(self.points) <= 1

    def told(self) -> AlikeGroup:
        keys = tuple(sorted(each.key for each in self.members))
        return AlikeGroup(keys, self.likeness, next(iter(self.points), None))
