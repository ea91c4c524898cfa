"""From concept to shared to public and back: one record, with what follows from it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from municipalities.audit import AuditedAct, note_act
from municipalities.roles import Reader
from municipalities.tracking import RowRefused, reword_refusal

from ..domain.stances import Stance
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
    Status,
)
from .basis import check_rests_on_source
from .records import (
    check_condition,
    check_public_conditions,
    positions_depending_on,
    save_record,
    save_records,
    writing_in,
)
from .same_acts import SEEN_BY_OTHERS, check_act_is_new

# What has a status of its own, and what tells one such record from every other.
type PublishedRecord = (
    Dossier
    | Decision
    | Position
    | Remark
    | Statement
    | AgendaItem
    | Reply
    | Answer
    | CommonItem
    | Commitment
    | Poll
)
type RecordKey = tuple[type[PublishedRecord], int]
UNPUBLISHED_STATUSES = (Status.DRAFT, Status.SHARED)

# From concept to shared to public, alone or with all that follows from it.


def share_record[R: PublishedRecord](record: R, *, by: Reader, reason: str = "") -> R:
    """Show a concept to the councillors, griffies and regioredactie of the region."""
    check_can_become_visible(record)
    with writing_in(record):
        check_seen_once(record)
        for each in [record, *read_dependents(record)]:
            if each.status == Status.DRAFT:
                each.status, each.shared_at = Status.SHARED, by.at
                note_act(AuditedAct.SHARED, each, by=by)
                save_record(each, by=by, reason=reason)
    return record


def publish_record[R: PublishedRecord](
    record: R,
    *,
    by: Reader,
    public_from: datetime | None = None,
    reason: str = "",
    asks_source: bool = True,
) -> R:
    """Make a record public from a moment on (now unless given), with all that follows from it.

    A Decision takes its Positions and Remarks along, a Position its conditions; what follows
    is never public earlier. Raises ValidationError when a 'voor, mits' has no condition, when
    the record was withdrawn, when the dossier or what it follows from is not public by then, or
    when a stance lacks the source that it asks for (an import tells that, and goes on).
    """
    moment = public_from or by.at
    with writing_in(record):
        along = read_dependents(record)
        check_publishable(record, moment, along, asks_source=asks_source)
        check_seen_once(record)
        for each in [record, *along]:
            if each.status in UNPUBLISHED_STATUSES:
                mark_published(each, record, moment, by=by)
                save_record(each, by=by, reason=reason)
    return record


def mark_published(
    record: PublishedRecord, above: PublishedRecord, moment: datetime, *, by: Reader
) -> None:
    """Let a record say, in memory, that it is public from a moment on, and no earlier than the one
    that it goes along with, which may be itself."""
    record.status = Status.PUBLISHED
    record.shared_at = record.shared_at or by.at
    record.public_from = max(moment, above.public_from or moment)
    note_act(AuditedAct.PUBLISHED, record, by=by)


def publish_records[R: PublishedRecord](
    records: Iterable[R], *, by: Reader, public_from: datetime | None = None, reason: str = ""
) -> list[R]:
    """Publish several records, or none of them."""
    with writing_in(*records):
        return [
            publish_record(each, by=by, public_from=public_from, reason=reason) for each in records
        ]


def check_seen_once(record: PublishedRecord) -> None:
    """Refuse to show a decision beside one that others see already and that says just the same."""
    if isinstance(record, Decision) and record.status in UNPUBLISHED_STATUSES:
        check_act_is_new(record, among=SEEN_BY_OTHERS)


def list_dependents(record: PublishedRecord) -> list[Position | Remark]:
    """Return what goes along with a record: positions and remarks of a Decision, conditions of
    a Position."""
    if isinstance(record, Position):
        return list(record.conditions.all())
    if not isinstance(record, Decision):
        return []
    return [*record.positions.all(), *record.remarks.all()]


def read_dependents(record: PublishedRecord) -> list[Position | Remark]:
    """Return what goes along with a record, each with what is asked before it becomes public; six
    queries at most."""
    along = read_own_dependents(record)
    read_asked_of_positions(along)
    return along


def read_dependents_of(
    records: Sequence[PublishedRecord],
) -> dict[RecordKey, list[Position | Remark]]:
    """Return what goes along with each of these records, by its key, read along as
    `read_dependents` does, which these keep; a dozen queries at most."""
    for model, names in ((Decision, ("positions", "remarks")), (Position, ("conditions",))):
        some = [each for each in records if isinstance(each, model)]
        prefetch_related_objects(some, "dossier", "body", *names)
    found = {record_identity(each): read_own_dependents(each) for each in records}
    read_asked_of_positions([*records, *(each for along in found.values() for each in along)])
    return found


def read_own_dependents(record: PublishedRecord) -> list[Position | Remark]:
    """Return what goes along with a record, each beside the records that it hangs on."""
    along = [attach_to_parent(each, record) for each in list_dependents(record)]
    positions = {each.pk: each for each in along if isinstance(each, Position)}
    for each in along:
        if isinstance(each, Remark) and each.position_id in positions:
            each.position = positions[each.position_id]
    return along


def read_asked_of_positions(records: Iterable[PublishedRecord]) -> None:
    """Read what is asked of the positions among these before they become public."""
    positions = [each for each in records if isinstance(each, Position)]
    prefetch_related_objects(positions, "subject", "evidence", "decision__evidence")
    bound = [each for each in positions if each.stance == Stance.VOOR_MITS]
    prefetch_related_objects(bound, "conditions")


def attach_to_parent[R: Position | Remark](record: R, above: PublishedRecord) -> R:
    """Return a record that knows the one that it goes along with, its dossier and its body."""
    for name in ("dossier", "body"):
        if getattr(record, f"{name}_id") == getattr(above, f"{name}_id"):
            setattr(record, name, getattr(above, name))
    if isinstance(above, Decision):
        record.decision = above
    return record


def find_governing_record(record: PublishedRecord) -> Decision | AgendaItem | Remark | None:
    """Return the record without which this one says nothing, or None."""
    if isinstance(record, Position):
        return record.decision
    if isinstance(record, Answer):
        return record.line.item if record.line else None
    return record.remark if isinstance(record, Reply) else None


def find_dossier_above(record: PublishedRecord) -> Dossier | None:
    """Return the dossier that a record stands in, None for a dossier itself."""
    return None if isinstance(record, Dossier) else record.dossier


def check_can_become_visible(record: PublishedRecord) -> None:
    """Refuse what was withdrawn, and what follows from something that nobody sees yet."""
    if record.status == Status.WITHDRAWN:
        raise ValidationError(_("Dit is ingetrokken; leg het opnieuw vast."))
    dossier, first = find_dossier_above(record), find_governing_record(record)
    if dossier is not None and dossier.status == Status.DRAFT:
        raise ValidationError(_("Deel of publiceer eerst het dossier."))
    if first is not None and first.status not in (Status.SHARED, Status.PUBLISHED):
        raise ValidationError(_("Deel of publiceer eerst waar dit uit volgt."))


def check_publishable(
    record: PublishedRecord,
    moment: datetime,
    along: Iterable[Position | Remark] | None = None,
    *,
    asks_source: bool = True,
) -> None:
    """Refuse what cannot be public at a moment; `along` is what goes along, where that is known."""
    check_can_become_visible(record)
    dossier, first = find_dossier_above(record), find_governing_record(record)
    if dossier is not None and (dossier.public_from is None or dossier.public_from > moment):
        raise ValidationError(_("Dit kan niet eerder openbaar zijn dan het dossier."))
    if first is not None and (
        first.status != Status.PUBLISHED or first.public_from is None or first.public_from > moment
    ):
        raise ValidationError(_("Dit kan niet eerder openbaar zijn dan waar het uit volgt."))
    positions: Iterable[Position | Remark] = [record] if isinstance(record, Position) else []
    if isinstance(record, Decision):
        positions = record.positions.all() if along is None else along
    for position in positions:
        if isinstance(position, Position):
            check_condition(position)
            if asks_source and position.status in UNPUBLISHED_STATUSES:
                check_rests_on_source(position)


# What keeps a record from being public, and what would become public with it.


def record_identity(record: PublishedRecord) -> RecordKey:
    return type(record), record.pk


def list_publication_blockers(
    record: PublishedRecord, moment: datetime, public: Collection[RecordKey] = frozenset()
) -> list[str]:
    """Return the sentences that say why a record cannot be public at a moment, in no query where
    what goes along was read; `public` are the keys of what becomes public before it."""
    first = find_governing_record(record)
    if first is not None and record_identity(first) in public:
        return []
    try:
        check_publishable(record, moment)
    except ValidationError as error:
        return error.messages
    return []


def list_published_along(record: PublishedRecord) -> list[Position | Remark]:
    """Return what becomes public with a record and is not public yet."""
    return [each for each in list_dependents(record) if each.status in UNPUBLISHED_STATUSES]


# Say that our record was wrong: it stays visible to whoever saw it, with the reason.


def withdraw_record[R: PublishedRecord](record: R, *, by: Reader, reason: str) -> R:
    """Withdraw a shared or published record, with what follows from it.

    A record whose `public_from` has not come yet never becomes public. Raises ValidationError
    for the last condition of a 'voor, mits' that stays public.
    """
    if not reason.strip():
        raise ValidationError(_("Geef een reden voor het intrekken."))
    if record.status not in (Status.SHARED, Status.PUBLISHED):
        raise ValidationError(_("Alleen wat gedeeld of gepubliceerd is kan worden ingetrokken."))
    with writing_in(record):
        for each in [record, *list_dependents(record)]:
            if each.status in (Status.SHARED, Status.PUBLISHED):
                mark_withdrawn(each, by=by, reason=reason)
                save_record(each, by=by, reason=reason)
        check_public_conditions(positions_depending_on(record))
    return record


def withdraw_records(records: Sequence[PublishedRecord], *, by: Reader, reason: str) -> None:
    """Withdraw many shared or published records as `withdraw_record` does one, each with what
    follows from it and each once, or none of them."""
    if not reason.strip():
        raise ValidationError(_("Geef een reden voor het intrekken."))
    if any(each.status not in SEEN_BY_OTHERS for each in records):
        raise ValidationError(_("Alleen wat gedeeld of gepubliceerd is kan worden ingetrokken."))
    with writing_in(*records):
        by_model: dict[type[PublishedRecord], list[PublishedRecord]] = {}
        for each in list_with_dependents(records):
            if each.status in SEEN_BY_OTHERS:
                mark_withdrawn(each, by=by, reason=reason)
                by_model.setdefault(type(each), []).append(each)
        for some in by_model.values():
            with reword_refusal(partial(name_refused_row, some)):
                save_records(some, by=by, reason=reason)
        check_public_conditions({key for each in records for key in positions_depending_on(each)})


def list_with_dependents(records: Sequence[PublishedRecord]) -> list[PublishedRecord]:
    """Return records and after them what goes along with one of them, each once."""
    known = {record_identity(each): each for each in records}
    for along in read_dependents_of(records).values():
        for each in along:
            known.setdefault(record_identity(each), each)
    return [*known.values()]


def name_refused_record(name: str, refusal: ValidationError) -> ValidationError:
    """Return a refusal that says which record of the set it is about."""
    told = {"name": name, "why": " ".join(refusal.messages)}
    return ValidationError(_("‘%(name)s’: %(why)s") % told)


def name_refused_row(records: Sequence[object], refusal: ValidationError) -> Exception:
    """Return a refusal of one of these records, or what each is told as, that names it and counts
    no rows."""
    if not isinstance(refusal, RowRefused):
        return refusal
    record = records[refusal.row - 1]
    name = record.line if isinstance(record, Position) else record
    return name_refused_record(str(name), refusal.refusal)


def mark_withdrawn(record: PublishedRecord, *, by: Reader, reason: str) -> None:
    """Let a record say, in memory, that it is withdrawn."""
    record.status, record.withdrawn_reason = Status.WITHDRAWN, reason
    note_act(AuditedAct.WITHDRAWN, record, by=by)
    if record.public_from is not None and record.public_from > by.at:
        record.public_from = None
