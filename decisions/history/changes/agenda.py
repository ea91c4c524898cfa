"""What comes before a body, and in which meetings; and what was promised and done."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from ...models import AgendaItem, Commitment, CommitmentKind, Meeting, Treatment
from .entries import ChangeEntry, ChangeKind, ToldFacts
from .moments import NoticedWrites
from .telling import Life, Teller, build_last_write, day_of_moment
from .versions import DOSSIER, OWN, ChangeGround, DatedRow, StateVersion

TREATMENT, MEETING = "treatment", "meeting"


@dataclass(frozen=True)
class ToldItem(ToldFacts):
    """`days` are those of the meetings in which it is treated, in their order."""

    days: tuple[date, ...]
    body: str = field(compare=False)
    title: str = field(compare=False)


class AgendaItemTeller(Teller):
    """An item is told with the days of its meetings."""

    model = AgendaItem
    order = (DOSSIER, MEETING, TREATMENT, OWN)

    def narrow_to_round(self, round_: int) -> Q:
        return Q(round=round_)

    def list_touched(self, writes: NoticedWrites) -> list[Q]:
        ever = Treatment.history.order_by()
        treated = ever.filter(id__in=writes.list_keys(Treatment))
        held = ever.filter(meeting__in=writes.list_keys(Meeting))
        found = [Q(pk__in=each.values("item")) for each in (treated, held)]
        return super().list_touched(writes) + found

    def build_touched_moment(self) -> Combinable:
        rows = Meeting.history.filter(
            id__in=Treatment.objects.filter(item=OuterRef(OuterRef("pk"))).values("meeting")
        )
        last = rows.order_by("-history_date").values("history_date")[:1]
        return Greatest(
            super().build_touched_moment(),
            build_last_write(Treatment, "pk", by="item"),
            Coalesce(Subquery(last), "dossier__public_from"),
        )

    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        keys = {each.pk for each in records}
        own = ground.read_rows(OWN, AgendaItem, keys)
        treated = ground.read_rows(TREATMENT, Treatment, keys, by="item")
        held_in = {key: list_meetings(treated[key]) for key in keys}
        every = {each for held in held_in.values() for each in held}
        meetings = ground.read_rows(MEETING, Meeting, every)
        for key in keys:
            held = (row for each in held_in[key] for row in meetings[each])
            own[key] += [*treated[key], *held]
        return own

    def describe(self, record: Any, version: StateVersion) -> ToldItem:
        state = version.state
        meetings: dict[int, Any] = {each.id: each for each in state.every(MEETING)}
        treatments: list[Any] = state.every(TREATMENT)
        ordered = sorted(treatments, key=lambda each: (each.sequence, each.id))
        held = [meetings.get(each.meeting_id) for each in ordered]
        row: Any = state.own()
        days = tuple(each.held_on for each in held if each is not None)
        return ToldItem(days, record.body.name, row.title)

    def judge(self, was: ToldFacts, told: ToldFacts, at: datetime) -> ChangeKind:
        """A meeting to come that was moved is news; of one that was held the day was put right."""
        assert isinstance(was, ToldItem)
        assert isinstance(told, ToldItem)
        today = day_of_moment(at)
        is_past = any(day < today for day in set(was.days) - set(told.days))
        return ChangeKind.CORRECTED if is_past else ChangeKind.CHANGED

    def find_rounds(self, record: Any) -> frozenset[int]:
        return frozenset({record.round_id} - {None})


def list_meetings(treatments: Iterable[DatedRow]) -> set[int]:
    """Return the keys of the meetings that rows of treatments name, each once."""
    rows: list[Any] = [each.row for each in treatments]
    return {row.meeting_id for row in rows if row.meeting_id is not None}


@dataclass(frozen=True)
class ToldCommitment(ToldFacts):
    """`done_on` is None for as long as it was not done."""

    done_on: date | None
    kind: str = field(compare=False)
    body: str = field(compare=False)
    holder: str = field(compare=False)
    text: str = field(compare=False)

    @property
    def kind_label(self) -> str:
        return str(CommitmentKind(self.kind).label)


class CommitmentTeller(Teller):
    """A commitment is told once it was met."""

    model = Commitment
    related = ("body__municipality", "dossier")

    def narrow_to_round(self, round_: int) -> Q:
        return Q(pk__in=[])

    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        return ground.read_rows(OWN, Commitment, {each.pk for each in records})

    def describe(self, record: Any, version: StateVersion) -> ToldCommitment:
        row: Any = version.state.own()
        return ToldCommitment(row.done_on, row.kind, record.body.name, row.holder, row.text)

    def judge(self, was: ToldFacts, told: ToldFacts, at: datetime) -> ChangeKind:
        assert isinstance(was, ToldCommitment)
        return ChangeKind.CORRECTED if was.done_on else ChangeKind.REACHED

    def tell_life(self, life: Life, at: datetime) -> Iterator[ChangeEntry]:
        was_told = False
        for entry in super().tell_life(life, at):
            assert isinstance(entry.told, ToldCommitment)
            was_told = was_told or entry.told.done_on is not None
            if was_told:
                yield entry
