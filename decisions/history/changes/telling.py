"""How the changes of one kind of record are told: which records, when, and what of them."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Max, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from municipalities.roles import Reader

from ...domain.rhythms import AMSTERDAM
from ...models import Dossier, Published
from ..rows import build_seen_condition, visible_rows
from .entries import ChangeEntry, ChangeKind, FollowedScope, ToldFacts
from .moments import NoticedWrites
from .versions import (
    DOSSIER,
    OWN,
    ChangeGround,
    DatedRow,
    StateVersion,
    Versions,
    find_public_moment,
    fold_rows,
)


@dataclass(frozen=True)
class ComingTurn:
    """That something comes about at a moment while a version stands, without anybody writing."""

    kind: ChangeKind
    at: datetime


@dataclass(frozen=True)
class Life:
    """The versions of a record from the first one that everybody could see, since `public_at`."""

    record: Any
    public_at: datetime
    versions: Versions


class Teller(ABC):
    """Tells the changes of one kind of record, from its versions and those of what it stands on.

    `order` names the parts that it is told from, `shown_by` those whose status says who sees it.
    Of one of which there are few (`is_few`) a feed looks at all.
    """

    model: type[Any]
    related: tuple[str, ...] = ("body", "dossier")
    order: Sequence[str] = (DOSSIER, OWN)
    shown_by: Sequence[str] = (DOSSIER, OWN)
    is_few = False

    # Which records.

    def list_visible(self, reader: Reader) -> QuerySet[Any]:
        """Return the records that the public sees, with what is told along."""
        if issubclass(self.model, Published):
            rows = visible_rows(self.model, reader, None)
        else:
            rows = self.model.objects.all()
        rows = rows.filter(build_seen_condition(Dossier, reader, "dossier_id"))
        return rows.select_related(*self.related)

    def narrow(self, scope: FollowedScope) -> Q:
        """Return the condition that a record may be told to who follows something."""
        found = Q()
        if scope.dossier is not None:
            found &= Q(dossier=scope.dossier)
        if scope.municipality is not None:
            found &= self.narrow_to_home(scope.municipality)
        if scope.round is not None:
            found &= self.narrow_to_round(scope.round)
        return found

    def narrow_to_home(self, home: int) -> Q:
        return Q(body__municipality=home)

    @abstractmethod
    def narrow_to_round(self, round_: int) -> Q: ...

    def list_touched(self, writes: NoticedWrites) -> list[Q]:
        """Return the conditions under which something of a record was noticed."""
        found = [Q(pk__in=writes.list_keys(self.model)), Q(dossier__in=writes.opened)]
        if issubclass(self.model, Published):
            found.append(writes.became_public())
        return found

    def build_touched_moment(self) -> Combinable:
        """Return the moment at which something of a record was written or became public last."""
        return Greatest("public_from", "dossier__public_from", build_last_write(self.model, "pk"))

    # What of them.

    @abstractmethod
    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        """Return the rows that each record is told from, by its key, those of its dossier left out;
        and read what else it is told with."""

    @abstractmethod
    def describe(self, record: Any, version: StateVersion) -> ToldFacts: ...

    def find_public_from(self, version: StateVersion) -> datetime | None:
        """Return since when everybody may see a version, None for one that is closed."""
        if version.state.one() is None:
            return None
        return version.state.find_public_from(self.shown_by)

    def list_turns(self, record: Any, version: StateVersion) -> Iterable[ComingTurn]:
        """Return what comes about by itself while a version stands."""
        return ()

    def judge(self, was: ToldFacts, told: ToldFacts, at: datetime) -> ChangeKind:
        """Return whether what differs at a moment happened, or was put right."""
        return ChangeKind.CORRECTED

    def find_homes(self, record: Any) -> frozenset[int]:
        home = record.body.municipality_id if record.body else None
        return frozenset() if home is None else frozenset({home})

    def find_rounds(self, record: Any) -> frozenset[int]:
        return frozenset()

    # Telling.

    def tell(self, records: Sequence[Any], ground: ChangeGround) -> Iterator[ChangeEntry]:
        """Yield the ChangeEntries of records, in no order."""
        rows, dossiers = self.read_rows(records, ground), ground.read_dossiers(records)
        for record in records:
            own = [*rows.get(record.pk, []), *dossiers[record.dossier_id]]
            versions = fold_rows(own, self.order, ground.moments)
            if life := self.find_life(record, versions, ground.reader.at):
                yield from self.tell_life(life, ground.reader.at)

    def find_life(self, record: Any, versions: Versions, at: datetime) -> Life | None:
        """Return the Life of a record by a moment, None where everybody cannot see it."""
        found = find_public_moment(versions, self.find_public_from, at)
        return found and Life(record, found[1], versions[found[0] :])

    def tell_life(self, life: Life, at: datetime) -> Iterator[ChangeEntry]:
        record, last = life.record, self.describe(life.record, life.versions[0])
        yield self.build_entry(ChangeKind.NEW, life.public_at, record, last)
        is_withdrawn, came_about = False, set()
        # A dossier that was taken back takes nothing back of what was decided in it.
        own_parts = [part for part in self.shown_by if part != DOSSIER]
        for place, version in enumerate(life.versions):
            told = self.describe(record, version)
            if place and not last.tells_as(told):
                kind = self.judge(last, told, version.at)
                reason = version.reason if kind is ChangeKind.CORRECTED else ""
                yield self.build_entry(kind, version.at, record, told, was=last, reason=reason)
                last = told
            if version.state.is_withdrawn(own_parts) and not is_withdrawn:
                is_withdrawn = True
                if place:
                    kind, reason = ChangeKind.WITHDRAWN, version.reason
                    yield self.build_entry(kind, version.at, record, told, reason=reason)
            if not is_withdrawn:
                for turn in self.list_coming(life, version, at):
                    if turn not in came_about:
                        came_about.add(turn)
                        yield self.build_entry(turn.kind, turn.at, record, told)

    def list_coming(self, life: Life, version: StateVersion, at: datetime) -> Iterator[ComingTurn]:
        """Yield the turns that came by a moment while a version stood and was seen."""
        since = max(version.at, life.public_at)
        for turn in self.list_turns(life.record, version):
            is_after = turn.at > since
            if is_after and turn.at <= at and (version.until is None or turn.at < version.until):
                yield turn

    def build_entry(
        self,
        kind: ChangeKind,
        at: datetime,
        record: Any,
        told: ToldFacts,
        *,
        was: ToldFacts | None = None,
        reason: str = "",
    ) -> ChangeEntry:
        return ChangeEntry(
            kind=kind,
            at=at,
            record=record,
            told=told,
            was=was,
            reason=reason,
            homes=self.find_homes(record),
            rounds=self.find_rounds(record),
        )


def build_last_write(model: type[Model], key: str, by: str = "id") -> Coalesce:
    """Return the moment of the last version of a record, as an expression."""
    rows = model.history.filter(**{by: OuterRef(key)}).order_by()  # type: ignore[attr-defined]
    last = rows.values(by).annotate(last=Max("history_date")).values("last")
    return Coalesce(Subquery(last), F("dossier__public_from"))


def begin_of_local_day(day: date) -> datetime:
    """Return the midnight with which a day begins in the Netherlands."""
    return datetime.combine(day, time.min, AMSTERDAM)


def end_of_local_day(day: date) -> datetime:
    return begin_of_local_day(day + timedelta(days=1))


def day_of_moment(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
