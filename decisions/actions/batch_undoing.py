"""Take a table back: drafts go, what others saw is withdrawn, what it changed is set back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched, groupby
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from municipalities.actions.councils import discard_seats
from municipalities.audit import AuditedAct, note_act
from municipalities.models import Region
from municipalities.roles import Reader
from municipalities.tracking import Tracked

from ..models import (
    BatchRecord,
    BatchState,
    Evidence,
    ImportBatch,
    Owned,
    Position,
    Published,
    Remark,
    Status,
)
from .batch_bringing import REGISTER_SAVERS, save_rows
from .batches import check_still_to_do, update_batch
from .deletion import MANY_KEYS, delete_drafts, find_resting
from .publication import withdraw_records
from .records import check_public_conditions, positions_depending_on, writing_in
from .same_acts import SEEN_BY_OTHERS, check_acts_are_new

# What tells one record from every other: its kind and its key.
type RecordOfKind = tuple[type[Tracked], int]


@dataclass(frozen=True)
class Brought:
    """A record that a batch brought in, as it stands, beside what the batch left of it."""

    told: BatchRecord
    record: Any

    @property
    def is_made(self) -> bool:
        """Whether the batch made it, and did not change what stood."""
        return self.told.version_before is None

    @property
    def key(self) -> RecordOfKind:
        """What tells it from every other record."""
        return type(self.record), self.record.pk


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
        check_still_to_do(batch, BatchState.UNDONE)
        brought, region = read_brought(batch), batch.dossier.region
        check_unchanged(brought)
        check_nothing_added(brought)
        changed = [each for each in brought if not each.is_made]
        standing = set_back(changed, region, by=by, reason=why)
        take_back([each.record for each in brought if each.is_made], region, by=by, reason=why)
        check_what_stands(standing)
        update_batch(
            batch,
            state=BatchState.UNDONE,
            undone_at=by.at,
            undone_by=by.user,
            undone_reason=reason,
            refusal="",
        )
        note_act(AuditedAct.IMPORT_UNDONE, batch, by=by, records=len(brought))


# What a batch brought in, and the rows of the history that tell what was changed.

# What a record hangs on, which is asked of each before it is taken back.
LINKS = ("dossier", "body", "subject", "decision", "position", "remark", "term", "municipality")
LINKS_OF = {
    "body": ("municipality",),
    "decision": ("body", "dossier"),
    "position": ("decision__body", "decision__dossier"),
    "remark": ("body", "dossier"),
    "term": ("body__municipality",),
}


def read_brought(batch: ImportBatch) -> list[Brought]:
    """Return what a batch brought in and still stands, in the order of saving; for
    each kind a query, and one for each of its links."""
    rows = list(batch.records.order_by("number"))
    keys: dict[str, list[int]] = {}
    for each in rows:
        keys.setdefault(each.record_model, []).append(each.record_key)
    found = {
        (name, record.pk): record
        for name, some in keys.items()
        for record in read_with_links(model_of(name)).in_bulk(some).values()
    }
    pairs = [(each, found.get((each.record_model, each.record_key))) for each in rows]
    return [Brought(told, record) for told, record in pairs if record is not None]


def model_of(name: str) -> type[Tracked]:
    return cast("type[Tracked]", apps.get_model(name))


def read_with_links(model: type[Tracked]) -> Any:
    """Return all rows of a model, read along with what says whose they are; what many rest on is
    read once."""
    own = {each.name for each in model._meta.concrete_fields}
    names = [each for each in LINKS if each in own]
    links = [*names, *(f"{name}__{more}" for name in names for more in LINKS_OF.get(name, ()))]
    return model._base_manager.prefetch_related(*links)


def read_recorded_versions(versions: Mapping[RecordOfKind, int]) -> dict[RecordOfKind, Any]:
    """Return the last row of the history with the version that is given of each record, by its
    kind and key; those without one are left out. A query for every five hundred of a kind."""
    asked: dict[type[Tracked], list[int]] = {}
    for model, key in versions:
        asked.setdefault(model, []).append(key)
    found = {}
    for model, own in asked.items():
        for keys in batched(own, MANY_KEYS):
            wanted = {versions[model, key] for key in keys}
            rows = model.history.filter(id__in=keys, version__in=wanted)
            for row in rows.order_by("history_date", "history_id"):
                if row.version == versions[model, row.id]:
                    found[model, row.id] = row
    return found


# What keeps a table from being taken back.

LIFE_FIELDS = {"version", "status", "shared_at", "public_from", "withdrawn_reason"}


def check_unchanged(brought: Iterable[Brought]) -> None:
    """Refuse where somebody made a record say something else since; becoming public is no change
    of what it says, and what was withdrawn already says nothing."""
    later = [
        each
        for each in brought
        if each.record.version != each.told.version_after and not is_withdrawn(each.record)
    ]
    left = read_recorded_versions({each.key: each.told.version_after for each in later})
    for each in later:
        if each.key not in left or differs(each.record, left[each.key]):
            told = {"row": each.told.row, "what": describe(each.record)}
            sentence = _(
                "Rij %(row)d (%(what)s) is daarna gewijzigd. Maak die wijziging eerst ongedaan, of "
                "trek in wat u niet wilt houden."
            )
            raise ValidationError(sentence % told)


def is_withdrawn(record: Tracked) -> bool:
    return isinstance(record, Published) and record.is_withdrawn


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
    rows = {each.key: each.told.row for each in brought}
    made = [
        each.record
        for each in brought
        if each.is_made and isinstance(each.record, Owned) and not is_withdrawn(each.record)
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


# Taking it back.


def set_back(
    changed: Sequence[Brought], region: Region, *, by: Reader, reason: str
) -> list[Tracked]:
    """Let records say again what they said before the batch, as a new version of each, what was
    saved last first; return them. What was withdrawn since says nothing, and stays so."""
    before = read_recorded_versions(
        {each.key: cast(int, each.told.version_before) for each in changed}
    )
    standing = [each for each in changed if each.key in before and not is_withdrawn(each.record)]
    for each in standing:
        for name in content_fields(each.record):
            setattr(each.record, name, getattr(before[each.key], name))
    for _model, run in groupby(reversed(standing), key=lambda each: type(each.record)):
        some = list(run)
        rows = [each.told.row for each in some]
        save_rows([each.record for each in some], rows, region, by, reason)
    return [each.record for each in standing]


def take_back(made: Sequence[Any], region: Region, *, by: Reader, reason: str) -> None:
    """Delete what the batch made and only its keeper saw; withdraw what others did."""
    register = [each for each in made if type(each) in REGISTER_SAVERS]
    for _model, run in groupby(reversed(register), key=type):
        discard_seats(list(run), region=region, by=by, reason=reason)
    owned = [each for each in made if isinstance(each, Owned)]
    seen = [each for each in owned if getattr(each, "status", "") in SEEN_BY_OTHERS]
    withdraw_records(cast("list[Position]", seen), by=by, reason=reason)
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


def check_what_stands(changed: Iterable[Tracked]) -> None:
    """Refuse what setting records back would leave: a public position without its condition, or a
    decision that says just what another one says."""
    owned = [each for each in changed if isinstance(each, Owned)]
    check_public_conditions({key for each in owned for key in positions_depending_on(each)})
    check_acts_are_new(owned)
