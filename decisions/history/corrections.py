"""What was changed in the record of stances since it could be seen: no change of mind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from municipalities.edtf.words import format_dutch_date
from municipalities.roles import Reader

from ..models import Decision, Dossier, Position, Status, Subject
from .rows import (
    HistoryRow,
    PositionEntry,
    TrackedField,
    first_visible_moment_of_row,
    pair_with_replacement,
    read_entries,
)
from .versions import FieldChange, LinkedNames, field_value_words, list_changed_fields

type RowsByRecord = defaultdict[int, list[HistoryRow]]
type SubjectNames = Mapping[int, str]

# What of a record is told here; who wrote it, confirmed it or chose a reading is told elsewhere.
STANCE_FIELDS = {"subject", "stance", "groups_label", "group_seats"}
ACT_FIELDS = {"dated_on", "form", "speaker", "outcome", "no_vote_asked"} | {
    *("seats", "votes_for", "votes_against", "abstained", "absent", "left")
}


@dataclass(frozen=True)
class Correction:
    """That the record of a stance, or of the decision behind it, was changed `at` a moment.

    Without `changes` it was taken back (`is_withdrawn`) or first recorded (`is_new`).
    """

    entry: PositionEntry
    at: datetime
    reason: str
    changes: tuple[FieldChange, ...] = ()
    is_withdrawn: bool = False
    is_new: bool = False


def read_corrections(
    dossier: Dossier,
    subjects: Iterable[Subject],
    *,
    reader: Reader,
    known_at: datetime | None = None,
    known_from: datetime | None = None,
) -> list[Correction]:
    """Return the Corrections that this reader could see happen, oldest first.

    Those after `known_from`, with what was first recorded since; without it all of them. Withdrawn
    positions are among them. Two queries, and those of `read_entries`.
    """
    entries = read_entries(dossier, reader=reader, known_at=known_at, withdrawn=True)
    shares = dossier.region_id in reader.shares_in
    acts = read_rows_by_record(Decision, dossier, known_at)
    stances = read_rows_by_record(Position, dossier, known_at)
    names, nobody = {each.pk: each.name for each in subjects}, LinkedNames([], reader)
    found: list[Correction] = []
    for entry in entries:
        act, stance = acts[entry.decision.id], stances[entry.position.id]
        moments = [find_seen_moment(rows, reader, shares) for rows in (act, stance)]
        since = max((each for each in moments if each is not None), default=None)
        if since is None or None in moments:
            continue
        if known_from is not None and since > known_from:
            found.append(Correction(entry, since, "", is_new=True))
        after = since if known_from is None else max(since, known_from)
        for rows, fields in ((act, ACT_FIELDS), (stance, STANCE_FIELDS)):
            found += list_corrections_in(entry, rows, fields, after, names, nobody)
    return sorted(found, key=lambda each: (each.at, each.entry.position.id))


def read_rows_by_record(
    model: type[Decision] | type[Position], dossier: Dossier, known_at: datetime | None
) -> RowsByRecord:
    """Return the history rows of a dossier until a moment, oldest first, by the record's key."""
    rows = model.history.filter(dossier=dossier)
    if known_at is not None:
        rows = rows.filter(history_date__lte=known_at)
    found: RowsByRecord = defaultdict(list)
    for row in rows.order_by("history_id"):
        found[row.id].append(row)
    return found


def find_seen_moment(rows: Sequence[HistoryRow], reader: Reader, shares: bool) -> datetime | None:
    """Return since when the reader, or everybody, could see a record by its status, or None."""
    moments = (
        first_visible_moment_of_row(row, until, reader, shares)
        for row, until in pair_with_replacement(rows)
    )
    return min((each for each in moments if each is not None), default=None)


def list_corrections_in(
    entry: PositionEntry,
    rows: Sequence[HistoryRow],
    fields: set[str],
    after: datetime,
    names: SubjectNames,
    nobody: LinkedNames,
) -> list[Correction]:
    """Return the Corrections of one record after a moment."""
    found: list[Correction] = []
    for before, row in zip(rows, rows[1:], strict=False):
        if row.history_date <= after:
            continue
        reason = row.history_change_reason or ""
        changed = [each for each in list_changed_fields(before, row) if each.name in fields]
        if changed:
            told = tuple(tell_change(before, row, each, names, nobody) for each in changed)
            found.append(Correction(entry, row.history_date, reason, told))
        if row.status == Status.WITHDRAWN and before.status != Status.WITHDRAWN:
            found.append(Correction(entry, row.history_date, reason, is_withdrawn=True))
    return found


def tell_change(
    before: HistoryRow,
    after: HistoryRow,
    field: TrackedField,
    names: SubjectNames,
    nobody: LinkedNames,
) -> FieldChange:
    """Return what a field said before and after, in words."""
    was, became = (tell_value(row, field, names, nobody) for row in (before, after))
    return FieldChange(str(field.verbose_name), was, became)


def tell_value(
    row: HistoryRow, field: TrackedField, names: SubjectNames, nobody: LinkedNames
) -> str:
    value = getattr(row, field.attname)
    if field.name == "subject":
        return names.get(value, "–")
    if field.name == "dated_on":
        return format_dutch_date(value, one_day=True)
    return field_value_words(row, field, nobody)
