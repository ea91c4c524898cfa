"""A table on its way in: kept for who brought it, and forgotten when newer ones come."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from municipalities.retention import KEPT_OPEN_TABLES
from municipalities.roles import Reader

from ..models import BatchState, ColumnChoice, Dossier, ImportBatch

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


def erase_open_tables(*, at: datetime) -> int:
    """Forget the tables that nobody brought in; return how many."""
    old = ImportBatch.objects.filter(state__in=OPEN_STATES, made_at__lt=at - KEPT_OPEN_TABLES)
    return old.delete()[0]


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


def check_still_to_do(batch: ImportBatch, *done: BatchState) -> None:
    """Refuse to do again what another press did meanwhile; asked inside a write of the dossier,
    which waits for that one."""
    state = BatchState(ImportBatch.objects.values_list("state", flat=True).get(pk=batch.pk))
    if state in done:
        raise ValidationError(_("Dit is intussen al gedaan: deze tabel is %s.") % state.label)


def update_batch(batch: ImportBatch, **fields: object) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(**fields)
    for name, value in fields.items():
        setattr(batch, name, value)


def list_seen_batches(reader: Reader) -> QuerySet[ImportBatch]:
    """Return the tables that a reader sees: those that the reader brought, of beheer all; their
    rows may be drafts of one griffie."""
    rows = ImportBatch.objects.order_by("-made_at", "-pk")
    return rows if reader.is_beheer else rows.filter(user=reader.user)


def redact_batches(passage: str) -> None:
    """Forget every table in which a passage stands that may be kept nowhere."""
    for batch in ImportBatch.objects.exclude(sheets=[]).order_by("pk"):
        if passage in str(batch.sheets) or passage in str(batch.outcome):
            update_batch(batch, sheets=[], outcome=[], columns={}, state=BatchState.READ)
