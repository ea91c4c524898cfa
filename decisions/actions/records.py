"""Save a record of a dossier: permission, rules, counter and history in one place."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.roles import Reader
from municipalities.tracking import Conflict, write

from ..models import Decision, Dossier, Owned, Position, Remark, Status
from ..permissions import may_keep
from .counting import raise_counter, writing_in
from .integrity import (
    check_integrity,
    check_public_conditions,
    check_takes_part,
    is_moved,
    resting_on,
)

# A confirmation holds for what was confirmed, and for nothing that came after it.

SAYS = ("stance", "subject_id", "decision_id", "groups_label")
ACT = ("dated_on", "speaker")


def says_otherwise[R: Owned](record: R, stored: R | None, fields: Iterable[str] = SAYS) -> bool:
    """Whether a record differs in these fields from what is stored."""
    return any(getattr(record, name) != getattr(stored, name) for name in fields)


def unconfirm(record: Owned, stored: Owned | None) -> None:
    """Take the confirmation off a position, in memory, that comes to say something else."""
    if not isinstance(record, Position) or stored is None:
        return
    if says_otherwise(record, stored):
        record.confirmed_at = record.confirmed_by = None


def unconfirm_positions(record: Owned, stored: Owned | None, *, by: Reader, reason: str) -> None:
    """Take the confirmation off the positions of a Decision whose date or speaker changed."""
    if not isinstance(record, Decision) or stored is None:
        return
    if not says_otherwise(record, stored, ACT):
        return
    for position in record.positions.filter(confirmed_at__isnull=False):
        position.confirmed_at = position.confirmed_by = None
        write(position, by=by, reason=reason)


# Most actions save through `keep`. Those that have another rule of permission (confirming a
# position, proposing a reading, asking a body in a round) open the write themselves.

SEEN = (Status.PUBLISHED, Status.WITHDRAWN)


def keep[R: Owned](record: R, *, by: Reader, reason: str = "") -> R:
    """Save a record of a dossier, new or changed, and return it.

    Raises PermissionDenied, ValidationError with Dutch sentences, or Conflict. A record that
    the public has seen changes with a reason only; a confirmed position that comes to say
    something else has to be confirmed again.
    """
    with writing_in(record) as opened:
        stored = stored_of(record)
        check_may_keep(record, stored, by)
        check_takes_part(record, stored, by, opened)
        check_integrity(record, stored)
        check_reason(stored, reason)
        unconfirm(record, stored)
        write(record, by=by, reason=reason)
        unconfirm_positions(record, stored, by=by, reason=reason)
        if isinstance(record, Dossier):
            raise_counter(record.pk, opened)  # a new one has a counter from now on
    return record


def stored_of[R: Owned](record: R) -> R | None:
    """Return what the database holds of a record, None for a new one; raises Conflict when it
    was deleted meanwhile."""
    if record._state.adding:
        return None
    stored = type(record)._base_manager.filter(pk=record.pk).first()
    if stored is None:
        raise Conflict(record, None)
    return stored


def check_may_keep[R: Owned](record: R, stored: R | None, by: Reader) -> None:
    """Refuse who may not keep this record as it becomes, or may not as it stands."""
    judged = [record]
    if stored is not None and is_moved(record, stored):
        judged.append(stored)
    if not all(may_keep(by, each) for each in judged):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))


def check_reason(stored: Owned | None, reason: str) -> None:
    """Refuse to change what the public has seen without saying why."""
    if stored is not None and is_seen(stored) and not reason.strip():
        raise ValidationError(_("Dit is al openbaar: geef een reden voor de wijziging."))


def is_seen(record: Owned) -> bool:
    """Whether the record, or the one it belongs to, stood or stands in public."""
    return isinstance(record, Owned) and record.status_holder.status in SEEN


# Save a record as a form left it: new, still a draft, or seen by the public already.


def change[R: Owned](record: R, *, by: Reader, reason: str = "") -> R:
    """Save a record, new or changed, as `keep` does; return it.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition.
    """
    with writing_in(record):
        stood = stored_of(record) if isinstance(record, Remark) else None
        rested = resting_on(stood)
        keep(record, by=by, reason=reason)
        check_public_conditions(rested | resting_on(record))
    return record


# Correct our own error: the record changes, its history keeps what stood there and why.

FIXED = {"id", "dossier", "dossier_id", "version", "key", "status", "public_from", "shared_at"}


def correct[R: Owned](record: R, *, changes: Mapping[str, object], by: Reader, reason: str) -> R:
    """Change fields of a record with a reason; what never changes is refused by name.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition.
    """
    if not reason.strip():
        raise ValidationError(_("Geef een reden voor de correctie."))
    for name in changes:
        check_field(record, name)
    rested = resting_on(record)
    for name, value in changes.items():
        setattr(record, name, value)
    with writing_in(record):
        keep(record, by=by, reason=reason)
        check_public_conditions(rested | resting_on(record))
    return record


def check_field(record: Owned, name: str) -> None:
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise ValidationError(_("Dit veld bestaat niet: %s.") % name) from error
    if name in FIXED or not field.editable:
        raise ValidationError(_("Dit veld wordt niet met een correctie gewijzigd: %s.") % name)
