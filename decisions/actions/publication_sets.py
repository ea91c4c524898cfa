"""Publish what somebody chose, in the order in which it may become public, or none of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects

from municipalities.roles import Reader
from municipalities.tracking import reword_refusal

from ..models import (
    AgendaItem,
    Answer,
    Commitment,
    CommonItem,
    Decision,
    Dossier,
    Poll,
    Position,
    Remark,
    Reply,
    Statement,
)
from .publication import (
    UNPUBLISHED_STATUSES,
    PublishedRecord,
    RecordKey,
    check_publishable,
    find_dossier_above,
    find_governing_record,
    mark_published,
    name_refused_record,
    name_refused_row,
    read_dependents_of,
    record_identity,
)
from .records import save_records, writing_in
from .same_acts import SEEN_BY_OTHERS, describe_identical_act, read_identical_acts

PUBLICATION_ORDER = (
    *(Dossier, Decision, Position, Remark, Statement, CommonItem, AgendaItem, Reply, Answer),
    *(Commitment, Poll),
)
# The way to what a record cannot be public without, beside its dossier.
GOVERNED_BY = {Position: "decision", Reply: "remark", Answer: "line__item"}


@dataclass(frozen=True)
class ChosenRecord:
    """A record that is chosen, by the name that a refusal is told with."""

    record: PublishedRecord
    name: str

    def __str__(self) -> str:
        return self.name


def publish_chosen_records[C: Collection[ChosenRecord]](
    chosen: C, *, by: Reader, public_from: datetime | None = None, reason: str = ""
) -> C:
    """Publish every ChosenRecord record from a moment on (now unless given), or none; return them.

    What goes along with another one of the set is published once. Raises ValidationError with the
    name of the record that stood in the way, PermissionDenied or Conflict.
    """
    ordered = sorted(chosen, key=chosen_record_field)
    with writing_in(*(each.record for each in ordered)):
        going = read_publication_set([each.record for each in ordered])
        for each in ordered:
            if record_identity(each.record) not in going.handled:
                with reword_refusal(partial(name_refused_record, each.name)):
                    publish_in_memory(each, going, public_from or by.at, by=by)
        for model in PUBLICATION_ORDER:
            some = [each for each in going.changed if type(each.record) is model]
            with reword_refusal(partial(name_refused_row, some)):
                save_records([each.record for each in some], by=by, reason=reason)
    return chosen


def chosen_record_field(chosen: ChosenRecord) -> tuple[int, int]:
    return PUBLICATION_ORDER.index(type(chosen.record)), chosen.record.pk


# What becomes public, in memory: every rule is asked before anything is saved.


@dataclass
class PublicationSet:
    """Records on their way to public.

    `along` holds what goes along with each, `above` what they follow from as it stands by then,
    `identical` the decisions that say just what one of them says; all by key. `handled` are the
    keys of what was asked already, `changed` what is to be saved.
    """

    along: dict[RecordKey, list[Position | Remark]]
    above: dict[RecordKey, PublishedRecord]
    identical: dict[int, list[Decision]]
    handled: set[RecordKey] = field(default_factory=set)
    changed: list[ChosenRecord] = field(default_factory=list)


def read_publication_set(records: Sequence[PublishedRecord]) -> PublicationSet:
    """Return a PublicationSet of these records, nothing of it public yet; a few queries a kind."""
    along = read_dependents_of(records)
    decisions = [each for each in records if isinstance(each, Decision)]
    return PublicationSet(along, read_above(records), read_identical_acts(decisions))


def read_above(records: Sequence[PublishedRecord]) -> dict[RecordKey, PublishedRecord]:
    """Return what these records follow from, their dossiers among it, as it stands now, by key."""
    for model in PUBLICATION_ORDER[1:]:
        some = [each for each in records if type(each) is model]
        prefetch_related_objects(some, "dossier", *filter(None, [GOVERNED_BY.get(model)]))
    keys: dict[type[PublishedRecord], set[int]] = {}
    for above in (above for each in records for above in list_above(each)):
        keys.setdefault(type(above), set()).add(above.pk)
    return {
        (model, key): found
        for model, some in keys.items()
        for key, found in model._base_manager.in_bulk(some).items()
    }


def list_above(record: PublishedRecord) -> list[PublishedRecord]:
    """Return the records that must be public before this one."""
    above = (find_governing_record(record), find_dossier_above(record))
    return [each for each in above if each is not None]


def publish_in_memory(
    chosen: ChosenRecord, going: PublicationSet, moment: datetime, *, by: Reader
) -> None:
    """Let a record and what goes along with it say that they are public; raise ValidationError
    where they cannot be, as `publish_record` does."""
    record = chosen.record
    for above in list_above(record):
        stands = going.above[record_identity(above)]
        above.status, above.public_from = stands.status, stands.public_from
    along = going.along[record_identity(record)]
    check_publishable(record, moment, along)
    check_shows_no_twin(record, going)
    for each in (record, *along):
        going.handled.add(record_identity(each))
        going.above[record_identity(each)] = each
        if each.status in UNPUBLISHED_STATUSES:
            mark_published(each, record, moment, by=by)
            going.changed.append(ChosenRecord(each, chosen.name))


def check_shows_no_twin(record: PublishedRecord, going: PublicationSet) -> None:
    """Refuse a decision beside one that says just the same and that others see, or will by then."""
    if not isinstance(record, Decision) or record.status not in UNPUBLISHED_STATUSES:
        return
    for other in going.identical.get(record.pk, ()):
        if other.status in SEEN_BY_OTHERS or record_identity(other) in going.handled:
            raise ValidationError(describe_identical_act(other))
