"""Bodies and municipalities as running text names them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

# One thing that a text seems to name, offered to a person who may accept it.


class SuggestionKind(StrEnum):
    REFERENCE = "kenmerk"
    DATE = "datum"
    BODY = "orgaan"
    MUNICIPALITY = "gemeente"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`value` is EDTF for a date, the given key for a body or municipality, a reference as it
    stands; `words` are the text from `start` to `end`. `is_uncertain`: the year is not in the
    text but that of the letter."""

    kind: SuggestionKind
    value: str
    start: int
    end: int
    words: str
    is_uncertain: bool = False


def build_suggestion(
    kind: SuggestionKind, value: str, found, group=0, *, is_uncertain=False
) -> Suggestion:
    """Return what a match of a pattern names."""
    return Suggestion(kind, value, found.start(group), found.end(group), found[group], is_uncertain)


# The bodies that Regio gives to look for, by everything that text may call them.

GivenBody = tuple[str, str, str, str]  # key, name, kind, name of its municipality or ''


@dataclass(frozen=True, slots=True)
class KnownBodies:
    """Keys of bodies: `by_name`, `only` (kind, where it has one body), `of_town` (kind and the
    municipality in small letters). `towns` are names as text writes them, `adjectives` lead to
    a municipality in small letters. What two bodies share is in none of these."""

    by_name: dict[str, str]
    only: dict[str, str]
    of_town: dict[tuple[str, str], str]
    towns: frozenset[str]
    adjectives: dict[str, str]


@lru_cache(maxsize=32)
def index_bodies(given: tuple[GivenBody, ...]) -> KnownBodies:
    """Return the bodies by everything that names one of them and no other."""
    towns = {town for _key, _name, _kind, town in given if town}
    return KnownBodies(
        by_name=_unshared((name, key) for key, name, _kind, _town in given if name),
        only=_unshared((kind, key) for key, _name, kind, _town in given),
        of_town=_unshared(
            ((kind, town.casefold()), key) for key, _name, kind, town in given if town
        ),
        towns=frozenset(towns | {town.upper() for town in towns}),
        adjectives=_unshared((word, town.casefold()) for town in towns for word in _said_of(town)),
    )


def _unshared(pairs: Iterable[tuple]) -> dict:
    listed = list(pairs)
    times = Counter(said for said, _meant in listed)
    return {said: meant for said, meant in listed if times[said] == 1}


def _said_of(town: str) -> set[str]:
    """Return the adjectives that Dutch makes of a name by rule: 'Groninger', 'Haagse'."""
    if " " in town:
        return set()
    made = {f"{town}se"}
    if town.endswith("en"):
        made |= {f"{town[:-2]}se", f"{town[:-2]}er"}
    elif town[-1] in "ae":
        made.add(f"{town[:-1]}se")
    return made


# Municipalities by their name, as whole words with their own capitals.

GivenMunicipality = tuple[str, str]  # key, name
_WORD = re.compile(r"(?<![\w-])['\u2019]?\w[\w'\u2019-]*")


def find_municipalities(text: str, given: tuple[GivenMunicipality, ...]) -> Iterator[Suggestion]:
    """Yield the municipalities that a text names; a name that two of them carry is left out."""
    by_word = _by_first_word(given)
    for word in _WORD.finditer(text):
        start = word.start()
        for name, key in by_word.get(_first_word(word[0]), ()):
            if is_whole_name(text, start, name):
                end = start + len(name)
                yield Suggestion(SuggestionKind.MUNICIPALITY, key, start, end, text[start:end])
                break


def is_whole_name(text: str, start: int, name: str) -> bool:
    """Return whether `name` stands at `start` and is not the beginning of a longer word."""
    end = start + len(name)
    return text[start:end] in (name, name.upper()) and not re.match(r"\w|-\w", text[end : end + 2])


@lru_cache(maxsize=32)
def _by_first_word(given: tuple[GivenMunicipality, ...]) -> dict[str, list[tuple[str, str]]]:
    """Return the names, longest first, by the word that they begin with."""
    times = Counter(name for _key, name in given)
    found = defaultdict(list)
    for key, name in sorted(given, key=lambda one: -len(one[1])):
        if name and times[name] == 1:
            found[_first_word(name)].append((name, key))
    return dict(found)


def _first_word(words: str) -> str:
    return _WORD.match(words)[0].casefold() if _WORD.match(words) else words.casefold()


# Bodies as running text names them, matched against those that Regio knows.

_BW = r"(?:b\.?\s*(?:en|&)\s*w\b\.?|burgemeester\s+en\s+wethouders)"
# How text says the kind before a name ('raad van ...'), and after an adjective ('... raad').
_HEADS = {
    "gemeenteraad": r"(?:gemeente)?ra(?:ad|den)",
    "college": rf"(?:colleges?(?:\s+van\s+{_BW})?|{_BW})",
}
# Said alone, these mean the one body of their kind, if there is only one.
_ALONE = {
    "gemeenteraad": r"(?:(?:de|uw|onze)\s+(?:gemeente)?raad|gemeenteraad)",
    "college": rf"(?:het|uw|ons)\s+college(?:\s+van\s+{_BW})?",
    "stuurgroep": r"(?:(?:de|onze)\s+)?stuurgroep",
    "klankbordgroep": r"(?:(?:de|onze)\s+)?klankbordgroep",
    "bestuursconferentie": r"(?:de\s+)?bestuursconferentie",
    "gedeputeerde_staten": r"(?:(?:het\s+)?college\s+van\s+)?(?:gedeputeerde\s+staten|(?-i:GS))",
    "provinciale_staten": r"(?:provinciale\s+staten|(?-i:PS))",
    "regering": r"(?:(?:de\s+)?regering|(?:het\s+)?kabinet|(?:de\s+)?ministerraad)",
    "tweede_kamer": r"(?:de\s+)?tweede\s+kamer(?:\s+der\s+staten-generaal)?",
    "eerste_kamer": r"(?:de\s+)?(?:eerste\s+kamer(?:\s+der\s+staten-generaal)?|senaat)",
    "raad_van_state": r"(?:de\s+)?(?:afdeling\s+advisering\s+van\s+de\s+)?raad\s+van\s+state",
    "regionaal_bestuur": r"(?:(?:het|ons)\s+)?(?:regionaal|algemeen|dagelijks)\s+bestuur",
}
_BEGINS, _ENDS = r"(?<![\w-])", r"(?!\w|-\w)"
_ARTICLE = r"(?:(?:de|het)\s+)?"
_OF = r"\s+(?:van\s+)?(?:de\s+)?(?:gemeenten?\s+)?"
_NEXT = r"\s*,\s*(?:en\s+)?(?:van\s+)?|\s+en\s+(?:van\s+)?"


def find_bodies(text: str, given: tuple[GivenBody, ...]) -> Iterator[Suggestion]:
    """Yield the bodies that a text names; these may overlap. What two could mean is left out."""
    found = index_bodies(given)
    yield from _by_name(text, found)
    for kind, key in found.only.items():
        if kind in _ALONE:
            yield from _matches(text, _ALONE[kind], key)
    for kind, head in _HEADS.items():
        if found.of_town:
            yield from _of_towns(text, kind, head, found)
            yield from _by_adjective(text, kind, head, found)


def _matches(text: str, shape: str, key: str) -> Iterator[Suggestion]:
    for match in re.finditer(f"{_BEGINS}{shape}{_ENDS}", text, re.IGNORECASE):
        yield build_suggestion(SuggestionKind.BODY, key, match)


def _by_name(text: str, found: KnownBodies) -> Iterator[Suggestion]:
    for name, key in found.by_name.items():
        yield from _matches(text, re.escape(name), key)


def _of_towns(text: str, kind: str, head: str, found: KnownBodies) -> Iterator[Suggestion]:
    """Yield 'de raden van A, B en C': the first with the words before it, the others by name."""
    towns = rf"(?-i:{_either(found.towns)}){_ENDS}"
    shape = rf"{_BEGINS}{_ARTICLE}{head}{_OF}(?P<towns>{towns}(?:(?:{_NEXT}){towns})*)"
    for match in re.finditer(shape, text, re.IGNORECASE):
        start = match.start()
        for town in re.finditer(f"{_BEGINS}{towns}", match["towns"], re.IGNORECASE):
            end = match.start("towns") + town.end()
            key = found.of_town.get((kind, town[0].casefold()))
            if key:
                yield Suggestion(SuggestionKind.BODY, key, start, end, text[start:end])
            start = end + _gap(text, end)


def _gap(text: str, end: int) -> int:
    """Return how many characters lie between a name and the next in a list of them."""
    between = re.compile(_NEXT, re.IGNORECASE).match(text, end)
    return len(between[0]) if between else 0


def _by_adjective(text: str, kind: str, head: str, found: KnownBodies) -> Iterator[Suggestion]:
    """Yield 'het Voorbeeldse college', where the adjective can only be of one municipality."""
    if not found.adjectives:
        return
    shape = rf"{_BEGINS}{_ARTICLE}(?P<of>(?-i:{_either(found.adjectives)}))\s+{head}{_ENDS}"
    for match in re.finditer(shape, text, re.IGNORECASE):
        key = found.of_town.get((kind, found.adjectives[match["of"]]))
        if key:
            yield build_suggestion(SuggestionKind.BODY, key, match)


def _either(words) -> str:
    """Return the pattern of one of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
