"""Dates in running Dutch text: found by their shape, read by `from_dutch`."""

import re
from collections.abc import Iterator

from municipalities.edtf import EdtfError, from_dutch
from municipalities.edtf_words import MONTHS

from .suggestion import Kind, Suggestion, suggested

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
_BEGINS, _ENDS = r"(?<![\w/.-])", r"(?![\w]|[-/.][0-9]|[-\u2013][a-z])"
_SAID_IN = r"\b(?:in|sinds|vanaf|uit|jaar|na|voor|van|tot)\s+"
_NO_YEAR = rf"(?!,?\s+(?:van\s+)?{_YEAR})"


def _pattern(shape: str) -> re.Pattern:
    return re.compile(shape, re.IGNORECASE)


_DATED = (
    _pattern(rf"{_BEGINS}(?P<date>{_SOME_DAY}{_LEFT}{_BETWEEN}{_FULL}){_ENDS}"),
    _pattern(
        rf"{_BEGINS}(?P<date>{_MARKS}{{0,2}}(?:(?:{_OPEN}|{_SHORT}),?\s+(?:van\s+)?{_YEAR}))"
        rf"{_ENDS}"
    ),
    _pattern(rf"{_BEGINS}(?P<date>{_MARKS}{{0,2}}{_FIGURES}){_ENDS}"),
    _pattern(rf"{_BEGINS}(?P<date>{_MARKS}{{1,2}}{_YEAR}){_ENDS}"),
    # A year alone is as often a name ('Visie 2027'): only after a word that makes it a time.
    _pattern(rf"{_SAID_IN}(?P<date>{_YEAR}){_ENDS}"),
)
_YEARLESS = (
    _pattern(
        rf"{_BEGINS}(?P<date>{_MARKS}{{0,2}}(?:{_OPEN}|{_DAY}){_BETWEEN}{_IN_MONTH}){_ENDS}{_NO_YEAR}"
    ),
    _pattern(rf"{_BEGINS}(?P<date>{_MARKS}{{0,2}}{_IN_MONTH}){_ENDS}{_NO_YEAR}"),
    _pattern(rf"{_SAID_IN}(?P<date>(?:{_MONTH})(?:\s+(?:en|of)\s+(?:{_MONTH}))?){_ENDS}{_NO_YEAR}"),
)


def dates_in(text: str, year_hint: int | None) -> Iterator[Suggestion]:
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
                yield suggested(Kind.DATE, value, found, "date", is_uncertain=bool(year))


def _edtf(words: str) -> str | None:
    try:
        return from_dutch(words)
    except EdtfError:
        return None
