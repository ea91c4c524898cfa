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
from municipalities.models import CouncilTerm, Group, Population, Region
from municipalities.roles import Reader
from municipalities.tracking import RowRefused, Tracked, reword_refusal

from ..models import (
    BatchRecord,
    BatchState,
    Evidence,
    ImportBatch,
    Owned,
    Position,
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
        check_still_to_do(batch, BatchState.BROUGHT, BatchState.UNDOING, BatchState.UNDONE)
        for stage in stages:
            save_stage(stage, batch.dossier.region, by=by, reason=reason)
            items += stage
        items += show_readings(items, by=by, reason=reason)
        check_changed_positions(items)
        check_acts_are_new(owned_records(items))
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
