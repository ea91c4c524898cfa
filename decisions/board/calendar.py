"""What comes when: treatments of agenda items in meetings, and the days by which bodies must have
spoken, as lines of one list."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.db.models import Q

from municipalities.text import natural_order_of

from ..history.calendar import CalendarScope, read_open_terms, read_treated_items
from ..models import Status

# One line of the agenda.


class LineSort(StrEnum):
    """What a line of the agenda tells, in the word of the screen."""

    TREATMENT = "behandeling"
    DUE = "laatste dag"
    SAFE = "laatste veilige dag"


@dataclass(frozen=True)
class CalendarLine:
    """A treatment of `item` by the one of `bodies`, or a day that counts for all `bodies` in
    `round`. `on` is None while no meeting is known, `treated` None of an item without treatment."""

    sort: LineSort
    on: date | None
    dossier: Any
    bodies: tuple[Any, ...]
    item: Any = None
    treated: Any = None
    round: Any = None
    outcome: str = ""

    @property
    def treatment(self) -> Any:
        return self.treated.treatment if self.treated else None

    @property
    def meeting(self) -> Any:
        return self.treated.meeting if self.treated else None

    @property
    def title(self) -> str:
        """What the line is about: the item, else the round."""
        return self.item.title if self.item else self.round.title

    @property
    def body(self) -> Any:
        """The body in whose meeting it comes, else the one whose item it is."""
        return self.bodies[0]

    @property
    def order(self) -> tuple[Any, ...]:
        """What comes first: by day and hour, a day that counts after the meetings of that day, in a
        meeting by number."""
        meeting, treatment = self.meeting, self.treatment
        starts_at = meeting.starts_at if meeting else None
        return (
            self.on or date.max,
            self.sort != LineSort.TREATMENT,
            starts_at or datetime.max.replace(tzinfo=UTC),
            self.body.name,
            meeting.pk if meeting else 0,
            natural_order_of((treatment.agenda_number if treatment else "",)),
            self.item.id if self.item else self.round.pk,
            treatment.sequence if treatment else 0,
            self.sort,
        )


# The lines from a day on, and those of before it.

type KeepsLine = Callable[[CalendarLine], bool]


@dataclass(frozen=True)
class LineFilter:
    """Which lines are asked for, of which bodies; where `keeps_treatment` is given only treatments
    that it says yes to: days that count for a body are left out then."""

    keeps_line: KeepsLine = lambda _line: True
    keeps_body: Callable[[Any], bool] = lambda _body: True
    keeps_treatment: KeepsLine | None = None


def list_lines_ahead(scope: CalendarScope, day: date, wanted: LineFilter) -> list[CalendarLine]:
    """Return the lines from a day on, the first one first, those without a day last."""
    found = read_treated_items(scope, Q(held_on__gte=day), is_waiting_asked=True)
    lines = [build_treatment_line(*pair, day) for pair in found if not is_off_agenda(pair[0])]
    lines = [each for each in lines if each.on is not None or not each.outcome]
    days = list_day_lines(scope, day, wanted)
    return sort_lines([*lines, *(each for each in days if each.on >= day)], wanted)


def list_lines_before(scope: CalendarScope, day: date, wanted: LineFilter) -> list[CalendarLine]:
    """Return the lines of before a day, the last one first: what was treated, and the days that
    passed without a body speaking."""
    found = read_treated_items(scope, Q(held_on__lt=day))
    lines = [build_treatment_line(*pair, day) for pair in found if not is_off_agenda(pair[0])]
    days = list_day_lines(scope, day, wanted)
    return sort_lines([*lines, *(each for each in days if each.on < day)], wanted, newest=True)


def is_off_agenda(item: Any) -> bool:
    return item.status == Status.WITHDRAWN


def build_treatment_line(item: Any, treated: Any, day: date) -> CalendarLine:
    """Return the line of a treatment, with its outcome where the day knows one."""
    body = treated.meeting.body if treated and treated.meeting else item.body
    is_told = treated is not None and treated.tells_outcome(day)
    return CalendarLine(
        LineSort.TREATMENT,
        treated.held_on if treated else None,
        item.dossier,
        (body,),
        item=item,
        treated=treated,
        outcome=treated.treatment.get_outcome_display() if is_told else "",
    )


def sort_lines(
    lines: Iterable[CalendarLine], wanted: LineFilter, *, newest: bool = False
) -> list[CalendarLine]:
    """Return the lines that are wanted, by day; within a day always in the order of the day."""
    kept = [each for each in lines if is_wanted(each, wanted)]
    kept.sort(key=lambda each: each.order)
    if newest:
        kept.sort(key=lambda each: each.on or date.min, reverse=True)
    return kept


def is_wanted(line: CalendarLine, wanted: LineFilter) -> bool:
    if not (wanted.keeps_line(line) and all(map(wanted.keeps_body, line.bodies))):
        return False
    return wanted.keeps_treatment is None or (
        line.sort == LineSort.TREATMENT and wanted.keeps_treatment(line)
    )


# The days by which bodies must have spoken.


def list_day_lines(scope: CalendarScope, day: date, wanted: LineFilter) -> list[Any]:
    """Return the last days of open rounds, and the last safe days of councils where these are
    other days; a line for each round and day, with everybody for whom it counts."""
    if wanted.keeps_treatment is not None:
        return []
    found: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for term in read_open_terms(scope, day):
        body = term.request.body
        safe_on = term.workable.last_safe_on if term.workable else None
        if not wanted.keeps_body(body) or term.due_on is None:
            continue
        found[LineSort.DUE, term.due_on, term.request.round].append(body)
        if safe_on is not None and safe_on != term.due_on:
            found[LineSort.SAFE, safe_on, term.request.round].append(body)
    return [
        CalendarLine(sort, on, round_.dossier, tuple(bodies), round=round_)
        for (sort, on, round_), bodies in found.items()
    ]


# Lines by month.


@dataclass(frozen=True)
class CalendarMonth:
    """The lines of one month, `on` its first day; None for lines without a day. `is_more` says
    that the page before began it."""

    on: date | None
    lines: tuple[CalendarLine, ...]
    is_more: bool = False


def group_by_month(
    lines: Sequence[CalendarLine], before: CalendarLine | None = None
) -> list[CalendarMonth]:
    """Return lines in their order as CalendarMonths; `before` is the line that precedes them."""
    begun = (first_of_month(before),) if before else ()
    return [
        CalendarMonth(month, tuple(rows), month in begun)
        for month, rows in groupby(lines, key=first_of_month)
    ]


def first_of_month(line: CalendarLine) -> date | None:
    return line.on.replace(day=1) if line.on else None
