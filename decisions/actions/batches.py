"""A table that is read in: opened, brought in whole or not, and taken back whole or not."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import batched
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from municipalities.actions.councils import (
    discard_seats,
    save_council_groups,
    save_council_terms,
    save_populations,
)
from municipalities.models import CouncilTerm, Group, Population, Region
from municipalities.roles import Reader
from municipalities.tracking import RowRefused, Tracked, reword_refusal

from ..domain.same_acts import find_same_acts, is_identical_act
from ..history import build_standing_act, read_standing_acts
from ..models import (
    BatchRecord,
    BatchState,
    ColumnChoice,
    Decision,
    Dossier,
    Evidence,
    ImportBatch,
    Owned,
    Position,
    Published,
    Remark,
    Status,
)
from .basis import check_rests_on_source
from .deletion import MANY_KEYS, delete_drafts, find_resting
from .publication import withdraw_records
from .records import (
    change_record,
    check_public_conditions,
    positions_depending_on,
    save_records,
    writing_in,
)
from .same_acts import SEEN_BY_OTHERS, describe_identical_act

# A table on its way in: kept for who brought it, and forgotten when newer ones come.

MOST_OPEN_BATCHES = 5
OPEN_STATES = (BatchState.READ, BatchState.CHECKED)


def open_batch(
    dossier: Dossier, *, kind: str, file_name: str, sheets: Sequence[object], by: Reader
) -> ImportBatch:
    """Keep the cells of a table until it is brought in; of one person the last five."""
    batch = ImportBatch.objects.create(
        dossier=dossier,
        kind=kind,
        file_name=file_name,
        sheets=sheets,
        made_at=by.at,
        user=by.user,
    )
    own = ImportBatch.objects.filter(user=by.user, state__in=OPEN_STATES)
    kept = list(own.order_by("-made_at", "-pk").values_list("pk", flat=True)[:MOST_OPEN_BATCHES])
    own.exclude(pk__in=kept).delete()
    return batch


def set_batch_columns(batch: ImportBatch, *, sheet: int, columns: Mapping[str, int]) -> None:
    """Note which sheet is read, and the place of each of its columns that is."""
    update_batch(batch, sheet=sheet, columns=dict(columns), state=BatchState.READ, outcome=[])


def remember_columns(batch: ImportBatch, heads: Mapping[str, str], *, by: Reader) -> None:
    """Keep what somebody chose for these heads, for their next table of this kind and region."""
    own = {"user": by.user, "region": batch.dossier.region, "kind": batch.kind}
    before = ColumnChoice.objects.filter(**own).first()
    known = {**(before.heads if before else {}), **heads}
    ColumnChoice.objects.update_or_create(**own, defaults={"heads": known})


def save_outcome(
    batch: ImportBatch, outcome: Sequence[object], counts: Mapping[str, int], *, refusal: str = ""
) -> None:
    """Keep what was found of each row; nothing of it is brought in."""
    update_batch(
        batch,
        outcome=list(outcome),
        counts=dict(counts),
        state=BatchState.CHECKED,
        refusal=refusal,
    )


def start_work(batch: ImportBatch, state: BatchState, *, total: int, by: Reader) -> None:
    """Say that a batch is being worked at; raises ValidationError where it is already, unless
    nothing came of that for a quarter of an hour."""
    free = ImportBatch.objects.filter(pk=batch.pk, state=batch.state, worked_at=batch.worked_at)
    may = not batch.is_busy or batch.is_stuck(by.at)
    told = {"state": state, "handled": 0, "total": total, "refusal": "", "worked_at": by.at}
    if not may or not free.update(**told):
        raise ValidationError(_("Hieraan wordt al gewerkt; wacht tot het klaar is."))
    batch.refresh_from_db()


def note_progress(batch: ImportBatch, handled: int) -> None:
    """Say how far the work is."""
    update_batch(batch, handled=handled)


def stop_work(batch: ImportBatch, state: BatchState, refusal: str) -> None:
    """Say that the work could not be done, and why."""
    update_batch(batch, state=state, refusal=refusal)


def update_batch(batch: ImportBatch, **fields: object) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(**fields)
    for name, value in fields.items():
        setattr(batch, name, value)


def redact_batches(passage: str) -> None:
    """Forget every table in which a passage stands that may be kept nowhere."""
    for batch in ImportBatch.objects.exclude(sheets=[]).order_by("pk"):
        if passage in str(batch.sheets) or passage in str(batch.outcome):
            update_batch(batch, sheets=[], outcome=[], columns={}, state=BatchState.READ)


# Bring a table in: every record of it, or none.


@dataclass(frozen=True)
class BatchItem:
    """A record to save, the row that it comes from, and its version where it stands already."""

    record: Tracked
    row: int
    version: int | None = None


def bring_in(
    batch: ImportBatch, stages: Iterable[Sequence[BatchItem]], *, by: Reader, reason: str
) -> int:
    """Save the records of a table, or none of them, and note them with the batch; return how many.

    Each stage holds records of one kind; what they hang on comes in an earlier one. What can be a
    concept is one. Raises PermissionDenied, ValidationError with a sentence, or Conflict.
    """
    items: list[BatchItem] = []
    with writing_in(batch.dossier):
        for stage in stages:
            save_stage(stage, batch.dossier.region, by=by, reason=reason)
            items += stage
        items += show_readings(items, by=by, reason=reason)
        check_changed_positions(items)
        check_acts_are_new(batch.dossier, items)
        BatchRecord.objects.bulk_create(list_batch_records(batch, items), batch_size=500)
        update_batch(
            batch,
            state=BatchState.BROUGHT,
            brought_at=by.at,
            sheets=[],
            outcome=[],
            columns={},
            refusal="",
        )
    return len(items)


REGISTER_SAVERS: dict[type[Tracked], Callable[..., object]] = {
    CouncilTerm: save_council_terms,
    Group: save_council_groups,
    Population: save_populations,
}


def save_stage(stage: Sequence[BatchItem], region: Region, *, by: Reader, reason: str) -> None:
    """Save records of one kind."""
    records = [each.record for each in stage]
    for each in records:
        tie_links(each)
    with reword_refusal(partial(name_row_of_table, stage)):
        if (save := REGISTER_SAVERS.get(type(records[0]))) is not None:
            save(records, region=region, by=by, reason=reason)
        else:
            save_records(cast("list[Owned]", records), by=by, reason=reason)


def name_row_of_table(stage: Sequence[BatchItem], refusal: ValidationError) -> ValidationError:
    """Return a refusal that counts the rows as the table does."""
    if not isinstance(refusal, RowRefused):
        return refusal
    own, counted = stage[refusal.row - 1].row, _("Rij %d ")
    told = [each.replace(counted % refusal.row, counted % own, 1) for each in refusal.messages]
    return ValidationError(told)


def tie_links(record: Tracked) -> None:
    """Let a record know the keys of what it hangs on, which was saved a moment ago."""
    for link in record._meta.concrete_fields:
        known = record._state.fields_cache.get(link.name) if link.is_relation else None
        if known is not None and getattr(record, link.attname) is None:
            setattr(record, link.name, known)


def show_readings(items: Collection[BatchItem], *, by: Reader, reason: str) -> list[BatchItem]:
    """Let each position that shows no reading show the first new one that reads its stance; return
    those of them that were not saved yet."""
    saved = {id(each.record) for each in items}
    showing: dict[int, BatchItem] = {}
    for each in items:
        place = each.record
        if not isinstance(place, Evidence) or place.position is None:
            continue
        position = place.position
        if position.shown_id is None and place.reads_stance == position.stance:
            position.shown = place
            showing[position.pk] = BatchItem(position, each.row, position.version)
    if showing:
        positions = [cast(Position, each.record) for each in showing.values()]
        save_records(positions, by=by, reason=reason)
    return [each for each in showing.values() if id(each.record) not in saved]


def check_changed_positions(items: Iterable[BatchItem]) -> None:
    """Refuse a public position that is left without its condition or its source."""
    changed = [each.record for each in items if each.version is not None]
    keys = {key for each in changed for key in positions_depending_on(cast(Owned, each))}
    check_public_conditions(keys)
    for each in changed:
        if isinstance(each, Position) and each.status == Status.PUBLISHED:
            each.refresh_from_db()
            check_rests_on_source(each)


def check_acts_are_new(dossier: Dossier, items: Iterable[BatchItem]) -> None:
    """Refuse a decision that says just what another one says; three queries."""
    touched = {each.record.pk for each in items if isinstance(each.record, Decision)}
    touched |= {each.record.decision_id for each in items if isinstance(each.record, Position)}
    if not touched:
        return
    standing = {
        each.pk: each for each in read_standing_acts(Decision.objects.filter(dossier=dossier))
    }
    acts = {key: build_standing_act(each) for key, each in standing.items()}
    asked = {key: acts[key] for key in touched if key in acts}
    for key, others in find_same_acts(asked, acts).items():
        for other in others:
            if is_identical_act(acts[key], acts[other]):
                raise ValidationError(describe_identical_act(standing[other]))


def list_batch_records(batch: ImportBatch, items: Iterable[BatchItem]) -> list[BatchRecord]:
    """Return the BatchRecords of what was saved, in the order of saving."""
    return [
        BatchRecord(
            batch=batch,
            number=number,
            row=each.row,
            record_model=each.record._meta.label_lower,
            record_key=each.record.pk,
            version_before=each.version,
            version_after=each.record.version,
        )
        for number, each in enumerate(items, start=1)
    ]


# Take a table back: drafts go, what others saw is withdrawn, what it changed is set back.

LIFE_FIELDS = {
    "version",
    "status",
    "shared_at",
    "public_from",
    "withdrawn_reason",
}


# What a record is part of, which is asked of each before it is taken back.
LINKS = ("dossier", "body", "decision", "position", "remark")
LINKS_OF = {
    "decision": ("body", "dossier"),
    "position": ("decision__body", "decision__dossier"),
    "remark": ("body", "dossier"),
}


@dataclass(frozen=True)
class Brought:
    """A record that a batch brought in, as it stands, beside what the batch left of it."""

    told: BatchRecord
    record: Any


def undo_batch(batch: ImportBatch, *, by: Reader, reason: str) -> None:
    """Take back all that a batch brought in, or nothing.

    What only its griffie saw is deleted, what was shared or public is withdrawn, and what it
    changed is set back as a new version; each with the batch in its reason. Raises ValidationError
    that names what somebody changed since, PermissionDenied or Conflict.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Zeg waarom u dit ongedaan maakt.")})
    told = _("Tabel ‘%(file)s’ ongedaan gemaakt: %(reason)s")
    why = told % {"file": batch.file_name, "reason": reason}
    with writing_in(batch.dossier):
        brought = read_brought(batch)
        check_unchanged(brought)
        check_nothing_added(brought)
        for each in reversed(brought):
            if each.told.version_before is not None:
                set_back(each, batch, by=by, reason=why)
        take_back(brought, batch, by=by, reason=why)
        update_batch(
            batch,
            state=BatchState.UNDONE,
            undone_at=by.at,
            undone_by=by.user,
            undone_reason=reason,
            refusal="",
        )


def read_brought(batch: ImportBatch) -> list[Brought]:
    """Return what a batch brought in and still stands, in the order of saving; a query a kind."""
    rows = list(batch.records.order_by("number"))
    keys = defaultdict(list)
    for each in rows:
        keys[each.record_model].append(each.record_key)
    found = {
        (name, record.pk): record
        for name, some in keys.items()
        for record in read_with_links(model_of(name)).in_bulk(some).values()
    }
    pairs = [(each, found.get((each.record_model, each.record_key))) for each in rows]
    return [Brought(told, record) for told, record in pairs if record is not None]


def read_with_links(model: type[Tracked]) -> Any:
    """Return all rows of a model, read along with what says whose they are."""
    names = [each for each in LINKS if any(f.name == each for f in model._meta.concrete_fields)]
    links = [*names, *(f"{name}__{more}" for name in names for more in LINKS_OF.get(name, ()))]
    return model._base_manager.select_related(*links) if links else model._base_manager.all()


def model_of(name: str) -> type[Tracked]:
    return cast("type[Tracked]", apps.get_model(name))


def check_unchanged(brought: Iterable[Brought]) -> None:
    """Refuse where somebody made a record say something else since; becoming public is no change
    of what it says, and what was withdrawn already says nothing."""
    later = [
        each
        for each in brought
        if each.record.version != each.told.version_after and not is_withdrawn(each.record)
    ]
    rows = read_left_versions(later)
    for each in later:
        left = rows.get((type(each.record), each.record.pk))
        if left is None or differs(each.record, left):
            told = {"row": each.told.row, "what": describe(each.record)}
            sentence = _(
                "Rij %(row)d (%(what)s) is daarna gewijzigd. Maak die wijziging eerst ongedaan, of "
                "trek in wat u niet wilt houden."
            )
            raise ValidationError(sentence % told)


def is_withdrawn(record: Tracked) -> bool:
    return isinstance(record, Published) and record.is_withdrawn


def read_left_versions(brought: Iterable[Brought]) -> dict[tuple[type[Tracked], int], Any]:
    """Return the row of the history that the batch left of each record, by its kind and key; a
    query for every five hundred of a kind."""
    asked: dict[type[Tracked], dict[int, int]] = {}
    for each in brought:
        asked.setdefault(type(each.record), {})[each.record.pk] = each.told.version_after
    found = {}
    for model, versions in asked.items():
        for keys in batched(versions, MANY_KEYS):
            wanted = {versions[key] for key in keys}
            rows = model.history.filter(id__in=keys, version__in=wanted)
            for row in rows.order_by("history_date", "history_id"):
                if row.version == versions[row.id]:
                    found[model, row.id] = row
    return found


def read_version(record: Tracked, version: int) -> Any:
    """Return the row of the history that a version of a record left, None for none."""
    rows = type(record).history.filter(id=record.pk, version=version)
    return rows.order_by("-history_date", "-history_id").first()


def content_fields(record: Tracked) -> list[str]:
    """Return the names of what a record says, without how it stands."""
    names = [each.attname for each in record._meta.concrete_fields if not each.primary_key]
    return [each for each in names if each not in LIFE_FIELDS]


def differs(record: Tracked, row: Any) -> bool:
    return any(getattr(record, name) != getattr(row, name) for name in content_fields(record))


def describe(record: Tracked) -> str:
    if isinstance(record, Position):
        return str(record.line)
    return f"{record._meta.verbose_name} ‘{str(record)[:80]}’"


def check_nothing_added(brought: Collection[Brought]) -> None:
    """Refuse where somebody hung something on what the batch made."""
    rows = {(type(each.record), each.record.pk): each.told.row for each in brought}
    made = [
        each.record
        for each in brought
        if each.told.version_before is None
        and isinstance(each.record, Owned)
        and not is_withdrawn(each.record)
    ]
    for record, other in find_resting(made):
        if (type(other), other.pk) in rows or not is_added(record, other):
            continue
        told = {"row": rows[type(record), record.pk], "what": describe(cast(Tracked, other))}
        sentence = _("Bij rij %(row)d is daarna iets toegevoegd: %(what)s. Haal dat eerst weg.")
        raise ValidationError(sentence % told)


def is_added(record: Owned, other: models.Model) -> bool:
    """Whether another record keeps this one from being taken back: anything on a draft, a stance,
    a point or a place on what others saw."""
    is_draft = getattr(record, "status", Status.DRAFT) == Status.DRAFT
    return is_draft or isinstance(other, Position | Remark | Evidence)


def set_back(each: Brought, batch: ImportBatch, *, by: Reader, reason: str) -> None:
    """Let a record say again what it said before the batch, as a new version."""
    before = read_version(each.record, cast(int, each.told.version_before))
    if before is None or is_withdrawn(each.record):
        return
    for name in content_fields(each.record):
        setattr(each.record, name, getattr(before, name))
    save = REGISTER_SAVERS.get(type(each.record))
    if save is not None:
        save([each.record], region=batch.dossier.region, by=by, reason=reason)
    else:
        change_record(each.record, by=by, reason=reason)


def take_back(brought: Iterable[Brought], batch: ImportBatch, *, by: Reader, reason: str) -> None:
    """Delete what the batch made and only its keeper saw; withdraw what others did."""
    made = [each.record for each in brought if each.told.version_before is None]
    register = [each for each in made if type(each) in REGISTER_SAVERS]
    for each in reversed(register):
        discard_seats(each, region=batch.dossier.region, by=by, reason=reason)
    owned = [each for each in made if isinstance(each, Owned)]
    seen = [each for each in owned if getattr(each, "status", "") in SEEN_BY_OTHERS]
    withdraw_records(cast("list[Decision]", seen), by=by, reason=reason)
    own = {(type(each), each.pk) for each in owned}
    delete_drafts([each for each in owned if is_to_delete(each, own)], by=by, reason=reason)


def is_to_delete(record: Owned, made: Collection[tuple[type, int]]) -> bool:
    """Whether a record is deleted: a draft, and what has no status of its own, unless it hangs on
    what the batch made and others saw; that stays as it was seen."""
    if hasattr(record, "status"):
        return bool(record.status == Status.DRAFT)
    above = record.parent
    is_kept = isinstance(above, Published) and above.status != Status.DRAFT
    return not (is_kept and (type(above), cast(Any, above).pk) in made)


def list_seen_batches(reader: Reader) -> QuerySet[ImportBatch]:
    """Return the tables that a reader sees: those that the reader brought, of beheer all; their
    rows may be drafts of one griffie."""
    rows = ImportBatch.objects.order_by("-made_at", "-pk")
    return rows if reader.is_beheer else rows.filter(user=reader.user)
