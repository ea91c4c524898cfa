"""Dates and numbers as sources read them: what they are, and when two of them differ."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Protocol

from municipalities.edtf.grammar import Edtf
from municipalities.seats import PopulationLike, SeatedTermLike

APPROXIMATE = "~"
NUMBER = re.compile(r"[0-9]{1,19}")
DECIMAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


class FigureError(ValueError):
    """A text that is not a number Regio accepts; its message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as a source tells it, exact or about so much."""

    number: Decimal
    is_approximate: bool = False


type Figure = Edtf | ReadNumber


def parse_read_number(text: str, *, has_decimals: bool) -> ReadNumber:
    """Return the number that a text states, approximate with a `~` before it; raise FigureError.

    In digits, without points between thousands; `has_decimals` allows a point and two digits.
    """
    written = text.strip()
    digits = written.removeprefix(APPROXIMATE)
    if not (DECIMAL if has_decimals else NUMBER).fullmatch(digits):
        if has_decimals:
            raise FigureError(
                "Geef een getal met een punt en ten hoogste twee cijfers erachter, als 54.3; "
                "met ~ ervoor is het ongeveer."
            )
        raise FigureError("Geef een heel getal in cijfers, als 1250; met ~ ervoor is het ongeveer.")
    return ReadNumber(Decimal(digits), is_approximate=written != digits)


def figures_differ(first: Figure, other: Figure) -> bool:
    """Whether two sources cannot both be right: dates of which the days nowhere overlap, unequal
    numbers of which neither is approximate. A date and a number are never compared."""
    if isinstance(first, Edtf) and isinstance(other, Edtf):
        return first.last_on < other.first_on or other.last_on < first.first_on
    if isinstance(first, ReadNumber) and isinstance(other, ReadNumber):
        is_sure = not (first.is_approximate or other.is_approximate)
        return is_sure and first.number != other.number
    return False


def any_figures_differ(figures: Iterable[Figure]) -> bool:
    """Whether any two of these differ."""
    return any(figures_differ(first, other) for first, other in combinations(figures, 2))


# Inhabitants and seats: what other sources say of the same reference day, or the groups together.


class DatedCount(PopulationLike, Protocol):
    """The inhabitants of a municipality, with their reference date as it was written."""

    @property
    def dated_on(self) -> str: ...


def name_reference_day(dated_on: str) -> str:
    """Return the reference day of a number of inhabitants: the end of 31 December is the start of
    1 January, and sources name either."""
    year, _, rest = dated_on.partition("-")
    return f"{int(year) + 1}-01-01" if rest == "12-31" else dated_on


def list_other_counts[P: DatedCount](row: P, populations: Iterable[P]) -> list[P]:
    """Return the rows of the same municipality and reference day that differ from this one."""
    day, own = name_reference_day(row.dated_on), _count(row)
    return [
        each
        for each in populations
        if each.municipality_id == row.municipality_id
        and name_reference_day(each.dated_on) == day
        and figures_differ(own, _count(each))
    ]


def find_other_seats(term: SeatedTermLike) -> int | None:
    """Return what all groups of a council have together where that is not what was recorded of
    the council, None where it is, or one of both is not known."""
    numbers = list(term.group_seats)
    counted = [number for number in numbers if number is not None]
    if term.seats is None or not term.groups_complete or not numbers:
        return None
    if len(counted) < len(numbers) or sum(counted) == term.seats:
        return None
    return sum(counted)


def _count(row: DatedCount) -> ReadNumber:
    return ReadNumber(Decimal(row.inhabitants), row.is_approximate)
