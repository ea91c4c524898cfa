"""By when something must be done, and several lists of such things laid out as one; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from heapq import merge
from itertools import islice

# By when a body that was asked must have done its part, and which day that is.


class DeadlineGround(StrEnum):
    """Why something must be done by a day."""

    NONE = ""
    TERM = "termijn"
    SAFE_DAY = "veilige_dag"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which something must be done, None where no day is known, and why that one."""

    due_on: date | None = None
    ground: DeadlineGround = DeadlineGround.NONE


def choose_deadline(due_on: date | None, last_safe_on: date | None, day: date) -> Deadline:
    """Return the Deadline of a term that ends on `due_on`, seen on a day.

    The last safe day counts while it lies ahead and before that end; the end itself after that.
    """
    if due_on is None:
        return Deadline()
    if last_safe_on is not None and day <= last_safe_on < due_on:
        return Deadline(last_safe_on, DeadlineGround.SAFE_DAY)
    return Deadline(due_on, DeadlineGround.TERM)


# How near a deadline is.

A_WEEK, A_MONTH = timedelta(days=7), timedelta(days=31)


class Urgency(StrEnum):
    """How near a day is, the most pressing first."""

    LATE = "te_laat"
    THIS_WEEK = "deze_week"
    THIS_MONTH = "deze_maand"
    LATER = "later"
    UNDATED = "zonder_datum"


def judge_urgency(due_on: date | None, day: date) -> Urgency:
    """Return how near a deadline is on a day; what ends that same day is not late."""
    if due_on is None:
        return Urgency.UNDATED
    if due_on < day:
        return Urgency.LATE
    if due_on <= day + A_WEEK:
        return Urgency.THIS_WEEK
    return Urgency.THIS_MONTH if due_on <= day + A_MONTH else Urgency.LATER


# One list by deadline, of several that each are in that order.


def merge_by_deadline(
    lists: Sequence[Sequence[date | None]], first: int, number: int
) -> list[tuple[int, int]]:
    """Return (which list, which of its rows) for `number` places of one list from `first` on.

    Each list holds the days of its rows in order, those without a day last. The earliest day comes
    first, and what has none last; of one day, and of none, the lists keep their order.
    """
    keys = (order_rows(which, days) for which, days in enumerate(lists))
    places = islice(merge(*keys), first, first + number)
    return [(which, row) for _day, _undated, which, row in places]


def order_rows(which: int, days: Sequence[date | None]) -> Iterator[tuple[date, bool, int, int]]:
    """Yield for each row of a list by what it is put in order: its day, and where it stands."""
    for row, day in enumerate(days):
        yield day or date.max, day is None, which, row
