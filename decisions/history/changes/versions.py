"""What a record was at each moment, with what decides how it is told and who sees it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from municipalities.roles import Reader

from ...models import Dossier, Status
from ..rows import HistoryRow
from .moments import Moments

OWN, DOSSIER = "own", "dossier"


@dataclass(frozen=True)
class DatedRow:
    """A row of the history, when it counts, and which part of what is told it is a version of."""

    at: datetime
    part: str
    row: HistoryRow


type RowsByKey = defaultdict[int, list[DatedRow]]


def is_opened(row: HistoryRow) -> bool:
    """Whether the status of a row lets everybody see it, from its moment on."""
    return row.status in (Status.PUBLISHED, Status.WITHDRAWN)


@dataclass(frozen=True)
class RecordState:
    """The rows that stood together, by part and key."""

    rows: dict[tuple[str, int], HistoryRow]

    def one(self, part: str = OWN) -> HistoryRow | None:
        """Return the row of a part that has one record."""
        return next(iter(self.every(part)), None)

    def own(self) -> HistoryRow:
        row = self.one()
        assert row is not None  # nothing is told of a record that is not there
        return row

    def every(self, part: str) -> list[HistoryRow]:
        """Return the rows of a part, by key; what was deleted is left out."""
        found = sorted((key, row) for (name, key), row in self.rows.items() if name == part)
        return [row for _key, row in found if row.history_type != "-"]

    def find_public_from(self, parts: Iterable[str]) -> datetime | None:
        """Return since when everybody may see all of these parts, None where one is not open."""
        moments = []
        for part in parts:
            row = self.one(part)
            if row is None or row.public_from is None or not is_opened(row):
                return None
            moments.append(row.public_from)
        return max(moments)

    def is_withdrawn(self, parts: Iterable[str]) -> bool:
        rows = (self.one(part) for part in parts)
        return any(row is not None and row.status == Status.WITHDRAWN for row in rows)


@dataclass(frozen=True)
class StateVersion:
    """What stood from `at` on, until the next one; and why it changed."""

    at: datetime
    until: datetime | None
    state: RecordState
    reason: str


def fold_rows(rows: Iterable[DatedRow], order: Sequence[str], moments: Moments) -> "Versions":
    """Return the StateVersions of the rows of a record, oldest first; what one form changed in
    several parts is one. `order` says which part comes first at one moment, of which only the last
    version stands: the others were never seen."""
    turns = sorted(rows, key=lambda each: (each.at, order.index(each.part), each.row.history_id))
    held: dict[tuple[str, int], HistoryRow] = {}
    found: list[tuple[datetime, RecordState, str]] = []
    for place, turn in enumerate(turns):
        held[turn.part, turn.row.id] = turn.row
        after = turns[place + 1] if place + 1 < len(turns) else None
        if after is None or not is_joined(turn, after, moments):
            reason = turn.row.history_change_reason or ""
            found.append((turn.at, RecordState(dict(held)), reason))
    ends = [each[0] for each in found[1:]] + [None]
    return [
        StateVersion(at, until, state, reason)
        for (at, state, reason), until in zip(found, ends, strict=True)
        if at != until
    ]


type Versions = list[StateVersion]


def is_joined(turn: DatedRow, after: DatedRow, moments: Moments) -> bool:
    """Whether the next version came with this one, of another record."""
    is_other = (turn.part, turn.row.id) != (after.part, after.row.id)
    return is_other and moments.are_one_go(turn.row, after.row)


def find_public_moment(
    versions: Versions, open_from: Callable[[StateVersion], datetime | None], at: datetime
) -> tuple[int, datetime] | None:
    """Return (place, moment) of the first version that everybody could see and since when, None
    where they cannot at a moment. What was closed again counts from when it was opened again."""
    found = None
    for place, version in enumerate(versions):
        public_from = open_from(version)
        since = public_from and max(version.at, public_from)
        if since is None or since > at or (version.until and since >= version.until):
            found = None
        elif found is None or since > version.at:
            found = (place, since)
    return found


class ChangeGround:
    """Who reads, when versions count, and rows that were read before."""

    def __init__(self, reader: Reader, moments: Moments) -> None:
        self.reader, self.moments = reader, moments
        self.dossiers: RowsByKey = defaultdict(list)
        self.read: set[int] = set()

    def read_rows(
        self, part: str, model: type[Model], keys: Collection[int], by: str = "id"
    ) -> RowsByKey:
        """Return the rows of the history that count by now, by a field; one query. None counts
        later than one that was written after it: a dossier may be public from before it was
        brought in."""
        found: RowsByKey = defaultdict(list)
        rows = model.history.filter(**{f"{by}__in": list(keys)})  # type: ignore[attr-defined]
        name = model.history.model._meta.get_field(by).attname  # type: ignore[attr-defined]
        after: dict[int, datetime] = {}
        for row in sorted(self.moments.attach(rows), key=lambda each: -each.history_id):
            at = self.moments.find(row)
            if at is None:
                continue
            at = after[row.id] = min(at, after.get(row.id, at))
            if at <= self.reader.at:
                found[getattr(row, name)].append(DatedRow(at, part, row))
        return found

    def read_dossiers(self, records: Iterable[Any]) -> RowsByKey:
        """Return the rows of the dossiers of records; one query, where they were not read yet."""
        missing = {each.dossier_id for each in records} - self.read
        if missing:
            self.dossiers |= self.read_rows(DOSSIER, Dossier, missing)
            self.read |= missing
        return self.dossiers
