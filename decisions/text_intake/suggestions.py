"""Everything that a paragraph names by rule: dates, references, bodies and municipalities."""

import re
from collections.abc import Iterable, Iterator

from municipalities.edtf.grammar import EdtfError
from municipalities.edtf.typed import parse_dutch_date
from municipalities.edtf.words import MONTHS

from .names import (
    GivenBody,
    GivenMunicipality,
    Suggestion,
    SuggestionKind,
    build_suggestion,
    find_bodies,
    find_municipalities,
)

# Dates in running Dutch text: found by their shape, read by `parse_dutch_date`.

_MONTH = "|".join(MONTHS)
_SHORT = r"(?:jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)\b\.?"
_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_TEN = r"(?:begin|medio|half|midden|einde?)"
_SEASON = r"(?:voorjaar|lente|zomer|najaar|herfst)"
_YEAR = r"(?:1[89]|2[01])[0-9]{2}"
_MARKS = r"(?:(?:omstreeks|ongeveer|rond|circa|ca\.?|vermoedelijk|waarschijnlijk)\s+)"
_NUMBER = r"[0-3]?[0-9]"
_FIGURES = (
    rf"(?:{_YEAR}-[01][0-9]-[0-3][0-9]|{_NUMBER}-{_NUMBER}-{_YEAR}"
    rf"|{_NUMBER}/{_NUMBER}/{_YEAR}|{_NUMBER}\.{_NUMBER}\.{_YEAR})"
)
_IN_MONTH = (
    rf"(?:(?:{_WEEKDAY}\s+)?{_DAY}\s+(?:{_MONTH}|{_SHORT})|{_TEN}\s+(?:van\s+)?(?:{_MONTH}))"
)
_OPEN = rf"(?:{_IN_MONTH}|{_SEASON}|{_MONTH})"
_FULL = rf"(?:{_MARKS}{{0,2}}(?:(?:{_OPEN}|{_SHORT}),?\s+(?:van\s+)?{_YEAR}|{_FIGURES}|{_YEAR}))"
_BETWEEN = r"(?:\s+(?:tot\s+en\s+met|t/m|tm|en|of)\s+|\s*[-\u2013]\s*)"
_LEFT = rf"(?:{_FULL}|{_MARKS}{{0,2}}(?:{_OPEN}|{_DAY}))"
_SOME_DAY = r"(?:op\s+een\s+dag\s+in\s+|(?:op\s+een\s+dag\s+)?tussen\s+)?"
_DATE_BEGINS, _DATE_ENDS = r"(?<![\w/.-])", r"(?![\w]|[-/.][0-9]|[-\u2013][a-z])"
_SAID_IN = r"\b(?:in|sinds|vanaf|uit|jaar|na|voor|van|tot)\s+"
_NO_YEAR = rf"(?!,?\s+(?:van\s+)?{_YEAR})"


def _pattern(shape: str) -> re.Pattern:
    return re.compile(shape, re.IGNORECASE)


_DATED = (
    _pattern(rf"{_DATE_BEGINS}(?P<date>{_SOME_DAY}{_LEFT}{_BETWEEN}{_FULL}){_DATE_ENDS}"),
    _pattern(
        rf"{_DATE_BEGINS}(?P<date>{_MARKS}{{0,2}}(?:(?:{_OPEN}|{_SHORT}),?\s+(?:van\s+)?{_YEAR}))"
        rf"{_DATE_ENDS}"
    ),
    _pattern(rf"{_DATE_BEGINS}(?P<date>{_MARKS}{{0,2}}{_FIGURES}){_DATE_ENDS}"),
    _pattern(rf"{_DATE_BEGINS}(?P<date>{_MARKS}{{1,2}}{_YEAR}){_DATE_ENDS}"),
    # A year alone is as often a name ('Visie 2027'): only after a word that makes it a time.
    _pattern(rf"{_SAID_IN}(?P<date>{_YEAR}){_DATE_ENDS}"),
)
_YEARLESS = (
    _pattern(
        rf"{_DATE_BEGINS}(?P<date>{_MARKS}{{0,2}}(?:{_OPEN}|{_DAY}){_BETWEEN}{_IN_MONTH}){_DATE_ENDS}{_NO_YEAR}"
    ),
    _pattern(rf"{_DATE_BEGINS}(?P<date>{_MARKS}{{0,2}}{_IN_MONTH}){_DATE_ENDS}{_NO_YEAR}"),
    _pattern(
        rf"{_SAID_IN}(?P<date>(?:{_MONTH})(?:\s+(?:en|of)\s+(?:{_MONTH}))?){_DATE_ENDS}{_NO_YEAR}"
    ),
)


def find_dates(text: str, year_hint: int | None) -> Iterator[Suggestion]:
    """Yield the dates in a text as EDTF; these may overlap.

    One without a year is read with `year_hint` and uncertain; without a hint it is left out.
    """
    yield from _read(text, _DATED, "")
    if year_hint is not None:
        yield from _read(text, _YEARLESS, f" {year_hint}")


def _read(text: str, patterns: tuple[re.Pattern, ...], year: str) -> Iterator[Suggestion]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            if value := _edtf(found["date"] + year):
                yield build_suggestion(
                    SuggestionKind.DATE, value, found, "date", is_uncertain=bool(year)
                )


def _edtf(words: str) -> str | None:
    try:
        return parse_dutch_date(words)
    except EdtfError:
        return None


# Reference numbers (kenmerken) as Dutch administrations write them.

_NOT_INSIDE = r"(?<![\w/.-])"
_REFERENCE_ENDS = r"(?![\w]|[/.-]\w)"
# With a label in front everything with a figure in it counts; without, only these shapes.
_LABELLED = re.compile(
    r"\b(?:kenmerk|zaaknummer|zaaknr|zaak|registratienummer|documentnummer|dossiernummer"
    r"|briefnummer|volgnummer|corsanummer|referentie|ref)(?: is|\.)?\s*:?\s*"
    r"(?P<value>(?=[\w/.\-]*[0-9])[A-Za-z0-9][\w/.\-]{2,39})",
    re.IGNORECASE,
)
_SHAPES = (
    re.compile(rf"{_NOT_INSIDE}[A-Z]{{1,6}}([/.-])[0-9]{{2,4}}\1[0-9]{{3,9}}{_REFERENCE_ENDS}"),
    re.compile(rf"{_NOT_INSIDE}[A-Z]{{1,6}}[0-9]{{2}}[./-][0-9]{{3,6}}{_REFERENCE_ENDS}"),
    re.compile(
        rf"{_NOT_INSIDE}(?:19|20)[0-9]{{2}}[./](?!(?:19|20)[0-9]{{2}}\b)[0-9]{{4,8}}{_REFERENCE_ENDS}"
    ),
)


def find_references(text: str) -> Iterator[Suggestion]:
    """Yield the references in a text, as they stand there; these may overlap."""
    for found in _LABELLED.finditer(text):
        written = found["value"].rstrip("./-_")
        start = found.start("value")
        yield Suggestion(SuggestionKind.REFERENCE, written, start, start + len(written), written)
    for shape in _SHAPES:
        for found in shape.finditer(text):
            yield build_suggestion(SuggestionKind.REFERENCE, found[0], found)


_ORDER = list(SuggestionKind)


def find_suggestions(
    text: str,
    *,
    municipalities: Iterable[GivenMunicipality],
    bodies: Iterable[GivenBody],
    year_hint: int | None = None,
) -> tuple[Suggestion, ...]:
    """Return what `text` names, in order and without overlap; the earliest longest wins.

    `municipalities` are (key, name), `bodies` (key, name, kind, municipality name or '').
    A date without a year is offered only with `year_hint`, the year of the letter, and then as
    uncertain. A name that two of them carry is not offered: nothing is guessed.
    """
    found = [
        *find_references(text),
        *find_dates(text, year_hint),
        *find_bodies(text, tuple(bodies)),
        *find_municipalities(text, tuple(municipalities)),
    ]
    return tuple(_without_overlap(found))


def _without_overlap(found: list[Suggestion]) -> Iterable[Suggestion]:
    end = 0
    for each in sorted(found, key=lambda s: (s.start, -s.end, _ORDER.index(s.kind))):
        if each.start >= end:
            yield each
            end = each.end
