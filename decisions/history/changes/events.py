"""Milestones and rounds: what is planned, moved, reached, opened and over."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q

from municipalities.edtf.words import format_dutch_date
from municipalities.roles import Reader

from ...models import (
    FALLEN,
    Extension,
    Milestone,
    Remark,
    Reply,
    Round,
    RoundBody,
    State,
    Status,
    Subject,
)
from ..rows import visible_rows
from .entries import ChangeKind, ToldFacts
from .moments import NoticedWrites
from .telling import ComingTurn, Teller, begin_of_local_day, day_of_moment, end_of_local_day
from .versions import DOSSIER, OWN, ChangeGround, DatedRow, StateVersion

type HomesByRecord = defaultdict[int, frozenset[int]]


@dataclass(frozen=True)
class ToldMilestone(ToldFacts):
    """`lapsed` is how many remarks fell with its proposal, as far as they are public."""

    dated_on: str
    state: str
    subject_id: int | None
    first_on: date = field(compare=False)
    last_on: date = field(compare=False)
    title: str = field(compare=False)
    subject: str = field(compare=False)
    lapsed: int = field(compare=False)

    @property
    def when(self) -> str:
        return format_dutch_date(self.dated_on, one_day=True)

    @property
    def state_label(self) -> str:
        return str(State(self.state).label) if self.state else ""


class MilestoneTeller(Teller):
    """A milestone has no status: it is seen where its dossier is."""

    model = Milestone
    related = ("body", "subject", "dossier")
    shown_by = (DOSSIER,)
    is_few = True

    def narrow_to_home(self, home: int) -> Q:
        fell = Q(state__in=FALLEN, subject__in=list_subjects_with_remarks_of(home))
        return Q(body__municipality=home) | fell

    def narrow_to_round(self, round_: int) -> Q:
        return Q(pk__in=Round.objects.filter(pk=round_, bundle__isnull=False).values("bundle"))

    def list_touched(self, writes: NoticedWrites) -> list[Q]:
        days = (day_of_moment(writes.since), day_of_moment(writes.until))
        return [*super().list_touched(writes), Q(first_on__range=days)]

    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        fallen = {each.subject_id for each in records if each.state in FALLEN}
        self.lapsed, self.homes = read_lapsed(fallen, ground.reader)
        keys = {each.pk for each in records}
        self.rounds: HomesByRecord = defaultdict(frozenset)
        for pk, bundle in Round.objects.filter(bundle__in=keys).values_list("pk", "bundle"):
            self.rounds[bundle] |= {pk}
        return ground.read_rows(OWN, Milestone, {each.pk for each in records})

    def describe(self, record: Any, version: StateVersion) -> ToldMilestone:
        row: Any = version.state.own()
        has_fallen = row.state in FALLEN
        return ToldMilestone(
            dated_on=row.dated_on,
            state=row.state,
            subject_id=row.subject_id,
            first_on=row.first_on,
            last_on=row.last_on,
            title=row.title,
            subject=record.subject.name if record.subject else "",
            lapsed=self.lapsed[row.subject_id] if has_fallen else 0,
        )

    def judge(self, was: ToldFacts, told: ToldFacts, at: datetime) -> ChangeKind:
        """What was planned and is planned anew was moved; a day that is past was put right."""
        assert isinstance(was, ToldMilestone)
        assert isinstance(told, ToldMilestone)
        today = day_of_moment(at)
        is_same = (was.state, was.subject_id) == (told.state, told.subject_id)
        is_planned = was.last_on >= today and told.last_on >= today
        return ChangeKind.CHANGED if is_same and is_planned else ChangeKind.CORRECTED

    def list_turns(self, record: Any, version: StateVersion) -> Iterator[ComingTurn]:
        row: Any = version.state.own()
        if row.first_on == row.last_on:  # of a month or a year nobody knows when it comes
            yield ComingTurn(ChangeKind.REACHED, begin_of_local_day(row.first_on))

    def find_homes(self, record: Any) -> frozenset[int]:
        fell = self.homes[record.subject_id] if record.state in FALLEN else frozenset()
        return super().find_homes(record) | fell

    def find_rounds(self, record: Any) -> frozenset[int]:
        return self.rounds[record.pk]


def list_subjects_with_remarks_of(home: int) -> Any:
    own = Q(remarks__body__municipality=home) | Q(rounds__remarks__body__municipality=home)
    return Subject.objects.filter(own).values("pk")


def read_lapsed(
    subjects: Collection[int | None], reader: Reader
) -> tuple[defaultdict[int | None, int], defaultdict[int | None, frozenset[int]]]:
    """Return how many public remarks lapsed with each of these proposals, as no reply came and no
    successor took them along, and of which municipalities they are; one query."""
    replies = visible_rows(Reply, reader, None).exclude(status=Status.WITHDRAWN)
    taken = visible_rows(Remark, reader, None).exclude(status=Status.WITHDRAWN)
    rows = visible_rows(Remark, reader, None).exclude(status=Status.WITHDRAWN)
    rows = rows.filter(subject__in=[each for each in subjects if each is not None])
    rows = rows.exclude(pk__in=replies.values("remark"))
    rows = rows.exclude(pk__in=taken.filter(carried_from__isnull=False).values("carried_from"))
    counted = rows.order_by().values_list("subject", "body__municipality").annotate(Count("pk"))
    lapsed: defaultdict[int | None, int] = defaultdict(int)
    homes: defaultdict[int | None, frozenset[int]] = defaultdict(frozenset)
    for subject, home, number in counted:
        lapsed[subject] += number
        homes[subject] |= frozenset({home} - {None})
    return lapsed, homes


# A round: open from its day on, over after its last day.

MORE_TIME = "extension"


@dataclass(frozen=True)
class ToldRound(ToldFacts):
    """`due_on` is the last day for every body, None where none was named."""

    dated_on: str
    due_on: date | None
    first_on: date = field(compare=False)
    title: str = field(compare=False)

    @property
    def when(self) -> str:
        return format_dutch_date(self.dated_on, one_day=True)


class RoundTeller(Teller):
    """A round has no status: it is seen where its dossier is, from the day on which it opens."""

    model = Round
    related = ("dossier",)
    order = (DOSSIER, OWN, MORE_TIME)
    shown_by = (DOSSIER,)
    is_few = True

    def list_visible(self, reader: Reader) -> Any:
        return super().list_visible(reader).filter(first_on__lte=reader.today)

    def narrow_to_home(self, home: int) -> Q:
        asked = RoundBody.objects.filter(body__municipality=home)
        return Q(pk__in=asked.values("round"))

    def narrow_to_round(self, round_: int) -> Q:
        return Q(pk=round_)

    def list_touched(self, writes: NoticedWrites) -> list[Q]:
        more = Extension.objects.filter(pk__in=writes.list_keys(Extension))
        since, until = (day_of_moment(each) for each in (writes.since, writes.until))
        # What was due on the day before the first is over with that day.
        late = {"due_on__range": (date.fromordinal(since.toordinal() - 1), until)}
        due = Extension.objects.filter(**late)
        return [
            *super().list_touched(writes),
            Q(first_on__range=(since, until)),
            Q(**late),
            Q(pk__in=more.values("round")),
            Q(pk__in=due.values("round")),
        ]

    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        self.homes: HomesByRecord = defaultdict(frozenset)
        asked = RoundBody.objects.filter(round__in={each.pk for each in records})
        for pk, home in asked.values_list("round", "body__municipality"):
            self.homes[pk] |= frozenset({home} - {None})
        keys = {each.pk for each in records}
        own = ground.read_rows(OWN, Round, keys)
        more = ground.read_rows(MORE_TIME, Extension, keys, by="round")
        return {key: own[key] + more[key] for key in keys}

    def describe(self, record: Any, version: StateVersion) -> ToldRound:
        row: Any = version.state.own()
        more: list[Any] = version.state.every(MORE_TIME)
        granted = [each for each in more if each.body_id is None]
        last = max(granted, key=lambda each: (each.granted_on, each.id), default=row)
        return ToldRound(row.dated_on, last.due_on, row.first_on, row.title)

    def find_public_from(self, version: StateVersion) -> datetime | None:
        public_from = super().find_public_from(version)
        if public_from is None:
            return None
        row: Any = version.state.own()
        return max(public_from, begin_of_local_day(row.first_on))

    def judge(self, was: ToldFacts, told: ToldFacts, at: datetime) -> ChangeKind:
        assert isinstance(was, ToldRound)
        assert isinstance(told, ToldRound)
        is_moved = was.dated_on == told.dated_on
        return ChangeKind.CHANGED if is_moved else ChangeKind.CORRECTED

    def list_turns(self, record: Any, version: StateVersion) -> Iterable[ComingTurn]:
        due_on = self.describe(record, version).due_on
        return [ComingTurn(ChangeKind.CLOSED, end_of_local_day(due_on))] if due_on else []

    def find_homes(self, record: Any) -> frozenset[int]:
        return self.homes[record.pk]

    def find_rounds(self, record: Any) -> frozenset[int]:
        return frozenset({record.pk})
