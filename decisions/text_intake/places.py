"""Which paragraphs of a text the words of a place name: '¶11', 'alinea 2-3', 'kop Kosten, slot'."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from municipalities.text import fold_text

from .paragraphs import TextParagraph

# The numbers that a place names: as the text marks its paragraphs, or as a reader counts them.

_MOST_IN_A_RANGE = 50
_NUMBER = r"(?:\u00b6 ?)?[0-9]{1,4}(?![0-9.])"
_NAMED = re.compile(
    rf"(?:\u00b6|\balinea(?:['\u2019]?s)?|\bal\.) ?(?P<rest>[0-9]{{1,4}}(?![0-9])"
    rf"(?:(?: ?[-\u2013\u2014] ?| t/m | tot en met | en | & ){_NUMBER})*)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*;\s*")
_HEADED = re.compile(r"(?:kop|vraag|paragraaf|hoofdstuk)\s+(?P<rest>.+)", re.IGNORECASE)
_MARK = "\u00b6"
_STEP = re.compile(r"(?P<to>-|\u2013|\u2014|t/m|tot en met)|(?P<number>[0-9]+)", re.IGNORECASE)


def parse_paragraph_numbers(place: str) -> tuple[int, ...]:
    """Return the paragraphs of a text that a place names by number, each once, in the order of
    naming; what it counts under a heading ('kop Kosten, alinea 2') is none of them."""
    found: dict[int, None] = {}
    for part in _PARTS.split(place.strip()):
        if _MARK in part or not _HEADED.fullmatch(part):
            for named in _NAMED.finditer(part):
                found |= dict.fromkeys(_numbers(named["rest"]))
    return tuple(found)


def _numbers(text: str) -> list[int]:
    """Return the numbers of '1 en 3' or '2-4', those between the ends of a range too."""
    found: list[int] = []
    is_range = False
    for step in _STEP.finditer(text):
        if step["to"]:
            is_range = True
            continue
        number = int(step["number"])
        if is_range and 0 < number - found[-1] <= _MOST_IN_A_RANGE:
            found += range(found[-1] + 1, number)
        found.append(number)
        is_range = False
    return found


# Where a place stands in a text: by number, by a heading, or by what stands under a heading.

_UNDER = re.compile(r"(?P<heading>.+?),\s*(?P<where>alinea [0-9]{1,4}|slot(?:alinea)?)", re.I)
_END = re.compile(r"slot(?:alinea)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and the paragraphs under it, until the next heading."""

    heading: TextParagraph
    inside: tuple[TextParagraph, ...]


def find_place(place: str, paragraphs: Sequence[TextParagraph]) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that a place meets in a text; empty where it meets
    none, or where it is not certain which.

    A number with a mark (¶7) is that of the text. 'alinea 7' is too, except after a heading:
    'kop Kosten, alinea 2' is the second under it. A heading meets where a paragraph has exactly
    its words, capitals aside, once; where 'Kosten, alinea 2' could be read both ways and they
    differ, it meets none. Parts after a semicolon are met one by one.
    """
    found: dict[int, None] = {}
    for part in _PARTS.split(place.strip()):
        found |= dict.fromkeys(_find_part(part, paragraphs))
    return tuple(found)


def _find_part(part: str, paragraphs: Sequence[TextParagraph]) -> Iterable[int]:
    if _MARK not in part and (headed := _HEADED.fullmatch(part)):
        return _find_headed(headed["rest"], paragraphs)
    if numbers := parse_paragraph_numbers(part):
        known = {each.number for each in paragraphs}
        found = [number for number in numbers if number in known]
        under = [] if _MARK in part else _find_headed(part, paragraphs)
        return found if not under or under == found else []
    if _END.fullmatch(part):
        return [each.number for each in paragraphs[-1:]]
    return _find_headed(part, paragraphs)


def _find_headed(words: str, paragraphs: Sequence[TextParagraph]) -> list[int]:
    """Return the paragraph that a heading, or a place under one, names."""
    if section := _find_section(words, paragraphs):
        return [section.heading.number]
    if not (under := _UNDER.fullmatch(words)):
        return []
    section = _find_section(under["heading"], paragraphs)
    if section is None:
        return []
    if _END.fullmatch(under["where"]):
        return [each.number for each in section.inside[-1:]]
    place = int(under["where"].split()[1])
    return [each.number for each in section.inside[place - 1 : place]] if place else []


def _find_section(words: str, paragraphs: Sequence[TextParagraph]) -> _Section | None:
    """Return the section under a heading of exactly these words; None where two have them."""
    wanted = _plain(words)
    places = [n for n, each in enumerate(paragraphs) if _plain(each.text) == wanted]
    if not wanted or len(places) != 1:
        return None
    start = places[0]
    inside: list[TextParagraph] = []
    for each in paragraphs[start + 1 :]:
        if each.is_heading:
            break
        inside.append(each)
    return _Section(paragraphs[start], tuple(inside))


def _plain(words: str) -> str:
    """Return words without capitals, accents and the mark that ends them."""
    return fold_text(words).strip(" .:!?\u2026\"'\u2018\u2019\u201c\u201d")
