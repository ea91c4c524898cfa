"""Bodies as running text names them, matched against those that Regio knows."""

import re
from collections.abc import Iterator

from .known_bodies import GivenBody, KnownBodies, known
from .suggestion import Kind, Suggestion, suggested

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
}
_BEGINS, _ENDS = r"(?<![\w-])", r"(?!\w|-\w)"
_ARTICLE = r"(?:(?:de|het)\s+)?"
_OF = r"\s+(?:van\s+)?(?:de\s+)?(?:gemeenten?\s+)?"
_NEXT = r"\s*,\s*(?:en\s+)?(?:van\s+)?|\s+en\s+(?:van\s+)?"


def bodies_in(text: str, given: tuple[GivenBody, ...]) -> Iterator[Suggestion]:
    """Yield the bodies that a text names; these may overlap. What two could mean is left out."""
    found = known(given)
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
        yield suggested(Kind.BODY, key, match)


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
                yield Suggestion(Kind.BODY, key, start, end, text[start:end])
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
            yield suggested(Kind.BODY, key, match)


def _either(words) -> str:
    """Return the pattern of one of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
