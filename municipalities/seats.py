"""How many seats a council has: what was recorded, what its groups add up to, or what the law says.

Gemeentewet art. 8 lid 1 sets the number by inhabitants; art. 1 lid 2 names the day on which the
inhabitants are counted.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

_UP_TO = (
    *(3_000, 6_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000),
    *(40_000, 45_000, 50_000, 60_000, 70_000, 80_000, 100_000, 200_000),
)
_SEATS = (9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 45)


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of a council; `derived` when art. 8 gave them, from `inhabitants`."""

    number: int | None
    derived: bool
    how: Literal["vastgelegd", "opgeteld", "afgeleid", "onbekend"]
    inhabitants: int | None = None


def by_law(inhabitants: int) -> int:
    """Return the seats of a council by Gemeentewet art. 8 lid 1; ValueError below zero."""
    if inhabitants < 0:
        raise ValueError("Een inwonertal is niet negatief.")
    return _SEATS[bisect_left(_UP_TO, inhabitants)]


def reference_day(election_year: int) -> date:
    """Return the day that art. 1 lid 2 names: 1 January of the year before the election."""
    return date(election_year - 1, 1, 1)


def nearest(numbers: Iterable[tuple[date, int]], day: date) -> tuple[date, int] | None:
    """Return the pair whose date is nearest to `day`, the earlier of two as near, None of none."""
    return min(numbers, key=lambda pair: (abs(pair[0] - day), pair[0]), default=None)


def council_seats(
    *,
    recorded: int | None,
    groups: Iterable[int | None],
    groups_complete: bool,
    populations: Iterable[tuple[date, int | None]],
    election_year: int | None,
) -> Seats:
    """Return the seats of one council term.

    The recorded total; else the sum of `groups`, where these are all groups of the council and
    each number is known; else art. 8 on the known number of inhabitants nearest to the day that
    art. 1 names; else unknown.
    """
    if recorded is not None:
        return Seats(recorded, derived=False, how="vastgelegd")
    numbers = list(groups)
    counted = [number for number in numbers if number is not None]
    if groups_complete and numbers and len(counted) == len(numbers):
        return Seats(sum(counted), derived=False, how="opgeteld")
    if election_year is not None:
        known = [(day, number) for day, number in populations if number is not None]
        if found := nearest(known, reference_day(election_year)):
            return Seats(by_law(found[1]), derived=True, how="afgeleid", inhabitants=found[1])
    return Seats(None, derived=False, how="onbekend")
