"""Records in batches, each with the places that show it, for a table of any length."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Any

from django.db.models import Model, Q, QuerySet

from municipalities.models import Group
from municipalities.roles import Reader

from ..domain.group_votes import GroupVote
from ..models import Decision, Dossier, Evidence, Position, Remark
from .group_votes import read_group_votes_by_decision
from .holding import sum_seats
from .rows import read_evidence, read_groups_by_position, visible_conditions, visible_rows

BATCH = 1_000


@dataclass(frozen=True)
class ShownRow:
    """A record with the places that show it. A decision comes with itself and a position with what
    it follows from, and with how groups voted on that; a position also with its conditions and the
    groups behind it."""

    record: Any
    places: Sequence[Evidence]
    decision: Decision | None = None
    votes: Sequence[GroupVote] = ()
    conditions: Sequence[Remark] = ()
    groups: Sequence[Group] = ()

    @property
    def group_seats(self) -> int | None:
        """The seats behind a position of groups: recorded, or summed where all are known."""
        recorded: int | None = self.record.group_seats
        return sum_seats(self.groups) if recorded is None else recorded


@dataclass(frozen=True)
class OpenRows:
    """What was decided in a dossier by `day`, as a reader may see it; read a thousand at a time
    each time it is gone through. `model` is Decision or Position: a position is seen where its
    decision is."""

    model: type[Decision] | type[Position]
    dossier: Dossier
    reader: Reader
    day: date
    known_at: datetime | None = None

    def __iter__(self) -> Iterator[ShownRow]:
        decisions = self.list_decision_keys()
        keys = decisions if self.model is Decision else self.list_position_keys(decisions)
        for batch in batched(keys, BATCH):
            yield from self.read(batch)

    def list_decision_keys(self) -> list[int]:
        """Return the keys of the decisions in order of time; one query."""
        found = self.visible(Decision).filter(first_on__lte=self.day)
        ordered = found.order_by("first_on", "last_on", "number", "id")
        return list(ordered.values_list("id", flat=True))

    def list_position_keys(self, decisions: Sequence[int]) -> list[int]:
        """Return the keys of the positions of these decisions, in their order; one query."""
        ranks = {key: rank for rank, key in enumerate(decisions)}
        found = self.visible(Position).order_by("id").values_list("id", "decision_id")
        told = [(ranks[decision], key) for key, decision in found if decision in ranks]
        return [key for _rank, key in sorted(told)]

    def read(self, keys: Sequence[int]) -> Iterator[ShownRow]:
        """Yield the records of these keys in their order; six queries at most of decisions, ten of
        positions."""
        rows = self.visible(self.model).filter(id__in=keys).order_by()
        if self.model is Decision:
            return self.tell_decisions(keys, rows.select_related("body__municipality"))
        return self.tell_positions(keys, rows.select_related("body__municipality", "subject"))

    def tell_decisions(self, keys: Sequence[int], rows: QuerySet[Any]) -> Iterator[ShownRow]:
        found = {each.id: each for each in rows}
        places = self.read_places(Q(decision__in=keys))
        votes = read_group_votes_by_decision(keys, self.known_at)
        for key in keys:
            yield ShownRow(found[key], places["decision", key], found[key], votes[key])

    def tell_positions(self, keys: Sequence[int], rows: QuerySet[Any]) -> Iterator[ShownRow]:
        found = {each.id: each for each in rows}
        followed = {each.decision_id for each in found.values()}
        acts = self.visible(Decision).filter(id__in=followed).order_by()
        decisions = {each.id: each for each in acts}
        places = self.read_places(Q(position__in=keys))
        votes = read_group_votes_by_decision(followed, self.known_at)
        conditions = self.read_conditions(keys)
        groups = read_groups_by_position(self.dossier, self.known_at, position__in=keys)
        for key in keys:
            act = found[key].decision_id
            yield ShownRow(
                found[key],
                places["position", key],
                decisions[act],
                votes[act],
                conditions[key],
                groups[key],
            )

    def read_places(self, only: Q) -> Any:
        return read_evidence(self.dossier, only, reader=self.reader, known_at=self.known_at)

    def read_conditions(self, keys: Sequence[int]) -> defaultdict[int, list[Remark]]:
        """Return the conditions of these positions by the day, as recorded first; one query."""
        rows = visible_conditions(self.dossier, reader=self.reader, known_at=self.known_at)
        found: defaultdict[int, list[Remark]] = defaultdict(list)
        for each in rows.filter(position__in=keys, first_on__lte=self.day).order_by("id"):
            found[each.position_id or 0].append(each)
        return found

    def visible(self, model: Any) -> Any:
        return visible_rows(model, self.reader, self.known_at, dossier=self.dossier)


@dataclass(frozen=True)
class PlacedRows:
    """Records that were read already, `kind` as in TARGETS, with their places a thousand at a
    time."""

    kind: str
    records: Sequence[Model]
    dossier: Dossier
    reader: Reader
    known_at: datetime | None = None

    def __iter__(self) -> Iterator[ShownRow]:
        for batch in batched(self.records, BATCH):
            keys = [each.id for each in batch]  # type: ignore[attr-defined]
            only = Q(**{f"{self.kind}__in": keys})
            places = read_evidence(self.dossier, only, reader=self.reader, known_at=self.known_at)
            for key, record in zip(keys, batch, strict=True):
                yield ShownRow(record, places[self.kind, key])
