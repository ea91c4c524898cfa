"""What comes when: treatments of agenda items in meetings, and the days by which bodies must have
spoken, as lines of one list."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any, overload

from django.db.models import Q

from municipalities.text import natural_order_of

from ..history.calendar import (
    CalendarScope,
    TreatmentKey,
    read_open_terms,
    read_treated_items,
    read_treatment_keys,
)
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


@dataclass(frozen=True)
class LineFilter:
    """Which lines are asked for: of one dossier by its key (None: of all), of which bodies, and
    with which titles where that matters. Where `keeps_treatment` is given, which is asked of the
    kind and the stage, only such treatments: days that count for a body are left out then."""

    dossier: int | None = None
    keeps_body: Callable[[Any], bool] = lambda _body: True
    keeps_title: Callable[[str], bool] | None = None
    keeps_treatment: Callable[[str, str], bool] | None = None

    def keeps(self, dossier: int, bodies: Iterable[Any], title: str) -> bool:
        """Whether what is of this dossier and these bodies, with this title, is asked for."""
        return (
            self.dossier in (None, dossier)
            and all(map(self.keeps_body, bodies))
            and (self.keeps_title is None or self.keeps_title(title))
        )


def list_lines_ahead(scope: CalendarScope, day: date, wanted: LineFilter) -> list[CalendarLine]:
    """Return the lines from a day on, the first one first, those without a day last."""
    found = read_treated_items(scope, Q(held_on__gte=day), is_waiting_asked=True)
    lines = [build_treatment_line(*pair, day) for pair in found if not is_off_agenda(pair[0])]
    lines = [each for each in lines if each.on is not None or not each.outcome]
    days = list_day_lines(scope, day, wanted)
    return sort_lines([*lines, *(each for each in days if each.on >= day)], wanted)


class LinesBefore(Sequence[CalendarLine]):
    """The lines of before a day, the last day first: what was treated, and the days that passed
    without a body speaking.

    There may be years of them, so that only the days are read of all; the lines of a day are read
    when they are asked for, three queries for a slice.
    """

    def __init__(self, scope: CalendarScope, day: date, wanted: LineFilter) -> None:
        self.scope, self.day, self.wanted = scope, day, wanted
        keys = read_treatment_keys(
            scope, Q(held_on__lt=day), asks_titles=wanted.keeps_title is not None
        )
        self.keys = [each for each in keys if is_key_wanted(each, wanted)]
        past = [each for each in list_day_lines(scope, day, wanted) if each.on < day]
        self.counting = [each for each in past if is_wanted(each, wanted)]
        self.days = sorted((each.on for each in [*self.keys, *self.counting]), reverse=True)
        self.read: dict[date, list[CalendarLine]] = {}

    def __len__(self) -> int:
        return len(self.days)

    @overload
    def __getitem__(self, place: int) -> CalendarLine: ...
    @overload
    def __getitem__(self, place: slice) -> list[CalendarLine]: ...
    def __getitem__(self, place: int | slice) -> CalendarLine | list[CalendarLine]:
        if isinstance(place, int):
            at = range(len(self))[place]
            return self[at : at + 1][0]
        asked = self.days[place]
        if not asked:
            return []
        self.read_days(set(asked))
        begin = self.days.index(asked[0])
        lines = [line for day in dict.fromkeys(asked) for line in self.read[day]]
        skipped = place.indices(len(self))[0] - begin
        return lines[skipped : skipped + len(asked)]

    def read_days(self, days: set[date]) -> None:
        """Read the lines of those of these days that were not read before."""
        new = days - self.read.keys()
        keys = [each.id for each in self.keys if each.on in new]
        found = (
            read_treated_items(self.scope, Q(held_on__in=new), only=Q(id__in=keys)) if keys else []
        )
        lines = [build_treatment_line(*pair, self.day) for pair in found]
        lines += [each for each in self.counting if each.on in new]
        for each in new:
            self.read[each] = sort_lines((line for line in lines if line.on == each), self.wanted)


def is_key_wanted(key: TreatmentKey, wanted: LineFilter) -> bool:
    keeps = wanted.keeps_treatment
    is_kept = keeps is None or keeps(key.kind, key.stage)
    return is_kept and wanted.keeps(key.dossier, [key.meeting.body], key.title)


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


def sort_lines(lines: Iterable[CalendarLine], wanted: LineFilter) -> list[CalendarLine]:
    """Return the lines that are wanted, the first one first."""
    kept = [each for each in lines if is_wanted(each, wanted)]
    return sorted(kept, key=lambda each: each.order)


def is_wanted(line: CalendarLine, wanted: LineFilter) -> bool:
    if not wanted.keeps(line.dossier.id, line.bodies, line.title):
        return False
    treatment = line.treatment
    return wanted.keeps_treatment is None or (
        treatment is not None and wanted.keeps_treatment(treatment.kind, treatment.stage)
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
