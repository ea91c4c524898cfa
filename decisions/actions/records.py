"""Save a record of a dossier: permission, rules, counter and history in one place."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.roles import Reader
from municipalities.tracking import Conflict, write_record

from ..models import Decision, Dossier, Owned, Position, Published, Remark, Status
from ..permissions import may_keep
from .counting import raise_counter, writing_in
from .integrity import (
    check_body_takes_part,
    check_integrity,
    check_public_conditions,
    is_moved,
    positions_depending_on,
)

# A confirmation holds for what was confirmed, and for nothing that came after it.

CONFIRMED_FIELDS = ("stance", "subject_id", "decision_id", "groups_label")
DECISION_FIELDS = ("dated_on", "speaker")


def differs_in_fields[R: Owned](
    record: R, stored: R | None, fields: Iterable[str] = CONFIRMED_FIELDS
) -> bool:
    """Whether a record differs in these fields from what is stored."""
    return any(getattr(record, name) != getattr(stored, name) for name in fields)


def clear_confirmation(record: Owned, stored: Owned | None) -> None:
    """Take the confirmation off a position, in memory, that comes to say something else."""
    if not isinstance(record, Position) or stored is None:
        return
    if differs_in_fields(record, stored):
        record.confirmed_at = record.confirmed_by = None


def clear_confirmations(record: Owned, stored: Owned | None, *, by: Reader, reason: str) -> None:
    """Take the confirmation off the positions of a Decision whose date or speaker changed."""
    if not isinstance(record, Decision) or stored is None:
        return
    if not differs_in_fields(record, stored, DECISION_FIELDS):
        return
    for position in record.positions.filter(confirmed_at__isnull=False):
        position.confirmed_at = position.confirmed_by = None
        write_record(position, by=by, reason=reason)


# Most actions save through `save_record`. Those that have another rule of permission (confirming a
# position, proposing a reading, asking a body in a round) open the write themselves.

SEEN_STATUSES = (Status.PUBLISHED, Status.WITHDRAWN)


def save_record[R: Owned](record: R, *, by: Reader, reason: str = "") -> R:
    """Save a record of a dossier, new or changed, and return it.

    Raises PermissionDenied, ValidationError with Dutch sentences, or Conflict. A record that
    the public has seen changes with a reason only; a confirmed position that comes to say
    something else has to be confirmed again.
    """
    with writing_in(record) as opened:
        stored = get_stored_record(record)
        check_may_save(record, stored, by)
        check_body_takes_part(record, stored, by, opened)
        check_integrity(record, stored)
        check_change_has_reason(stored, reason)
        clear_confirmation(record, stored)
        write_record(record, by=by, reason=reason)
        clear_confirmations(record, stored, by=by, reason=reason)
        if isinstance(record, Dossier):
            raise_counter(record.pk, opened)  # a new one has a counter from now on
    return record


def get_stored_record[R: Owned](record: R) -> R | None:
    """Return what the database holds of a record, None for a new one; raises Conflict when it
    was deleted meanwhile."""
    if record._state.adding:
        return None
    stored = type(record)._base_manager.filter(pk=record.pk).first()
    if stored is None:
        raise Conflict(record, None)
    return stored


def check_may_save[R: Owned](record: R, stored: R | None, by: Reader) -> None:
    """Refuse who may not keep this record as it becomes, or may not as it stands."""
    judged = [record]
    if stored is not None and is_moved(record, stored):
        judged.append(stored)
    if not all(may_keep(by, each) for each in judged):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))


def check_change_has_reason(stored: Owned | None, reason: str) -> None:
    """Refuse to change what the public has seen without saying why."""
    if stored is not None and was_seen_in_public(stored) and not reason.strip():
        raise ValidationError(_("Dit is al openbaar: geef een reden voor de wijziging."))


def was_seen_in_public(record: Owned) -> bool:
    """Whether the record, or the one it belongs to, stood or stands in public."""
    holder = record.status_holder if isinstance(record, Owned) else None
    return isinstance(holder, Published) and holder.status in SEEN_STATUSES


# Save a record as a form left it: new, still a draft, or seen by the public already.


def change_record[R: Owned](record: R, *, by: Reader, reason: str = "") -> R:
    """Save a record, new or changed, as `save_record` does; return it.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition.
    """
    with writing_in(record):
        stood = get_stored_record(record) if isinstance(record, Remark) else None
        rested = positions_depending_on(stood)
        save_record(record, by=by, reason=reason)
        check_public_conditions(rested | positions_depending_on(record))
    return record


# Correct our own error: the record changes, its history keeps what stood there and why.

FIXED_FIELDS = {
    "id",
    "dossier",
    "dossier_id",
    "version",
    "key",
    "status",
    "public_from",
    "shared_at",
}


def correct_record[R: Owned](
    record: R, *, changes: Mapping[str, object], by: Reader, reason: str
) -> R:
    """Change fields of a record with a reason; what never changes is refused by name.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition.
    """
    if not reason.strip():
        raise ValidationError(_("Geef een reden voor de correctie."))
    for name in changes:
        check_may_correct_field(record, name)
    rested = positions_depending_on(record)
    for name, value in changes.items():
        setattr(record, name, value)
    with writing_in(record):
        save_record(record, by=by, reason=reason)
        check_public_conditions(rested | positions_depending_on(record))
    return record


def check_may_correct_field(record: Owned, name: str) -> None:
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise ValidationError(_("Dit veld bestaat niet: %s.") % name) from error
    if name in FIXED_FIELDS or not field.editable:
        raise ValidationError(_("Dit veld wordt niet met een correctie gewijzigd: %s.") % name)
