"""Bring a table in: every record of it, or none."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from django.core.exceptions import ValidationError

from municipalities.actions.councils import (
    save_council_groups,
    save_council_terms,
    save_populations,
)
from municipalities.audit import AuditedAct, note_act
from municipalities.models import CouncilTerm, Group, Population, Region
from municipalities.roles import Reader
from municipalities.tracking import RowRefused, Tracked, reword_refusal

from ..models import (
    BatchRecord,
    BatchState,
    Decision,
    Evidence,
    ImportBatch,
    Owned,
    Position,
    Remark,
    Status,
)
from .basis import check_rests_on_source
from .batches import check_still_to_do, update_batch
from .records import (
    check_public_conditions,
    positions_depending_on,
    save_records,
    writing_in,
)
from .same_acts import check_acts_are_new


@dataclass(frozen=True, slots=True)
class BatchItem:
    """A record to save, the row that it comes from, and its version where it stands already."""

    record: Tracked
    row: int
    version: int | None = None


type Stages = Iterable[Sequence[BatchItem]]


def bring_in(batch: ImportBatch, parts: Iterable[Stages], *, by: Reader, reason: str) -> int:
    """Save the records of a table, or none of them, and note them with the batch; return how many.

    The stages of a part hold records of one kind each; what they hang on comes in an earlier one,
    or stands. A part that is saved is let go of. What can be a concept is one. Raises
    PermissionDenied, ValidationError with a sentence, or Conflict.
    """
    number, of_acts = 0, []
    with writing_in(batch.dossier) as opened:
        check_still_to_do(batch, BatchState.BROUGHT, BatchState.UNDOING, BatchState.UNDONE)
        for stages in parts:
            items = save_part(stages, batch.dossier.region, by=by, reason=reason)
            BatchRecord.objects.bulk_create(list_batch_records(batch, items, number + 1), 500)
            number += len(items)
            of_acts += [each for each in items if is_of_act(each.record)]
            opened.seal_so_far()
        check_changed_positions(of_acts)
        check_acts_are_new(owned_records(of_acts))
        update_batch(
            batch,
            state=BatchState.BROUGHT,
            brought_at=by.at,
            sheets=[],
            outcome=[],
            columns={},
            refusal="",
        )
        note_act(AuditedAct.IMPORTED, batch, by=by, records=number)
    return number


def save_part(stages: Stages, region: Region, *, by: Reader, reason: str) -> list[BatchItem]:
    """Save the records of some rows; return them in the order of saving."""
    items: list[BatchItem] = []
    for stage in stages:
        save_stage(stage, region, by=by, reason=reason)
        items += stage
    return items + show_readings(items, by=by, reason=reason)


def is_of_act(record: Tracked) -> bool:
    """Whether a record is an act, or may change what one says or rests on."""
    if isinstance(record, Remark):
        return record.position_id is not None
    return isinstance(record, Decision | Position)


REGISTER_SAVERS: dict[type[Tracked], Callable[..., object]] = {
    CouncilTerm: save_council_terms,
    Group: save_council_groups,
    Population: save_populations,
}


def save_stage(stage: Sequence[BatchItem], region: Region, *, by: Reader, reason: str) -> None:
    """Save records of one kind, by the rows of the table that they come from."""
    for each in stage:
        tie_links(each.record)
    save_rows([each.record for each in stage], [each.row for each in stage], region, by, reason)


def save_rows(
    records: Sequence[Tracked], rows: Sequence[int], region: Region, by: Reader, reason: str
) -> None:
    """Save records of one kind; what is refused of one names its row in the table."""
    model = type(records[0])
    with reword_refusal(partial(name_row_of_table, model, rows)):
        if (save := REGISTER_SAVERS.get(model)) is not None:
            save(records, region=region, by=by, reason=reason)
        else:
            save_records(cast("Sequence[Owned]", records), by=by, reason=reason)


def name_row_of_table(
    model: type[Tracked], rows: Sequence[int], refusal: ValidationError
) -> ValidationError:
    """Return a refusal that counts the rows as the table does."""
    if not isinstance(refusal, RowRefused):
        return refusal
    return RowRefused(rows[refusal.row - 1], model, refusal.refusal)


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


def owned_records(items: Iterable[BatchItem]) -> list[Owned]:
    """Return the records of the dossier, without those of the register."""
    return [each.record for each in items if isinstance(each.record, Owned)]


def check_changed_positions(items: Iterable[BatchItem]) -> None:
    """Refuse a public position that is left without its condition or its source."""
    changed = owned_records(each for each in items if each.version is not None)
    check_public_conditions({key for each in changed for key in positions_depending_on(each)})
    rows = Position.objects.filter(
        pk__in=[each.pk for each in changed if isinstance(each, Position)], status=Status.PUBLISHED
    )
    along = ("evidence", "decision__evidence")
    for each in rows.select_related("subject", "decision").prefetch_related(*along).order_by("pk"):
        check_rests_on_source(each)


def list_batch_records(
    batch: ImportBatch, items: Iterable[BatchItem], first: int
) -> list[BatchRecord]:
    """Return the BatchRecords of what was saved, in the order of saving; `first` is the number of
    the first of them."""
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
        for number, each in enumerate(items, start=first)
    ]
