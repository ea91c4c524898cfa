"""Records in batches, each with the places that show it, for a table of any length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Any

from django.db.models import Model, Q

from municipalities.roles import Reader

from ..models import Decision, Dossier, Evidence, Position
from .rows import read_evidence, visible_rows

BATCH = 1_000

type ShownRow = tuple[Any, Decision | None, tuple[Evidence, ...]]


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
        """Yield the records of these keys in their order; four queries at most."""
        records = self.visible(self.model).filter(id__in=keys).order_by()
        if self.model is Decision:
            found = {each.id: each for each in records.select_related("body__municipality")}
            decisions = found
            only = Q(decision__in=keys)
        else:
            found = {
                each.id: each for each in records.select_related("body__municipality", "subject")
            }
            wanted = {each.decision_id for each in found.values()}
            acts = self.visible(Decision).filter(id__in=wanted).order_by()
            decisions = {each.id: each for each in acts}
            only = Q(position__in=keys)
        kind = str(self.model._meta.model_name)
        places = read_evidence(self.dossier, only, reader=self.reader, known_at=self.known_at)
        for key in keys:
            record = found[key]
            decision = decisions[getattr(record, "decision_id", key)]
            yield record, decision, places[kind, key]

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
                yield record, None, places[self.kind, key]
