"""Whom a subject concerns on a day: dated lines that say who counts from then, or no longer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

__all__ = ["ConcernLine", "find_concerned", "find_outside"]


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """From this day a subject concerns a municipality, by its key, or no longer does."""

    home: int
    first_on: date
    takes_part: bool


def find_concerned(lines: Iterable[ConcernLine], day: date) -> frozenset[int] | None:
    """Return the keys of the municipalities that count on a day, None where no line says it.

    Of each municipality its latest line begun by the day says it; of two of one day the last.
    Before the first day of any line those of that first day count.
    """
    ordered = sorted(lines, key=lambda line: line.first_on)
    if not ordered:
        return None
    day = max(day, ordered[0].first_on)
    latest = {line.home: line.takes_part for line in ordered if line.first_on <= day}
    return frozenset(home for home, takes_part in latest.items() if takes_part)


def find_outside(
    inner: Iterable[ConcernLine], outer: Iterable[ConcernLine], days: Iterable[date]
) -> dict[int, date]:
    """Return who counts by the `inner` lines and not by the `outer` ones on one of these days, by
    key, each with the first such day; nobody where either has no line."""
    inner, outer = list(inner), list(outer)
    found: dict[int, date] = {}
    if inner and outer:
        for day in sorted(days):
            within = find_concerned(outer, day) or frozenset()
            for home in (find_concerned(inner, day) or frozenset()) - within:
                found.setdefault(home, day)
    return found
