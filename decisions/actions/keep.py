"""Save a record of a dossier: permission, rules, counter of the dossier and history in one place.

Most actions save through `keep`. Those that have another rule of permission (confirming a
position, proposing a reading, asking a body in a round) open the write themselves.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from municipalities.tracking import Conflict, write

from ..models import Dossier, Owned, Status
from ..permissions import may_keep
from .confirmed import unconfirm, unconfirm_positions
from .counting import raise_counter, writing_in
from .home import check_home, check_takes_part, is_moved

SEEN = (Status.PUBLISHED, Status.WITHDRAWN)


def keep(record, *, by, reason=""):
    """Save a record of a dossier, new or changed, and return it.

    Raises PermissionDenied, ValidationError with Dutch sentences, or Conflict. A record that
    the public has seen changes with a reason only; a confirmed position that comes to say
    something else has to be confirmed again.
    """
    with writing_in(record) as opened:
        stored = stored_of(record)
        check_may_keep(record, stored, by)
        check_takes_part(record, stored, by, opened)
        check_home(record, stored)
        check_reason(stored, reason)
        unconfirm(record, stored)
        write(record, by=by, reason=reason)
        unconfirm_positions(record, stored, by=by, reason=reason)
        if isinstance(record, Dossier):
            raise_counter(record.pk, opened)  # a new one has a counter from now on
    return record


def stored_of(record):
    """Return what the database holds of a record, None for a new one; raises Conflict when it
    was deleted meanwhile."""
    if record._state.adding:
        return None
    stored = type(record)._base_manager.filter(pk=record.pk).first()
    if stored is None:
        raise Conflict(record, None)
    return stored


def check_may_keep(record, stored, by):
    """Refuse who may not keep this record as it becomes, or may not as it stands."""
    judged = [record, stored] if is_moved(record, stored) else [record]
    if not all(may_keep(by, each) for each in judged):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))


def check_reason(stored, reason):
    """Refuse to change what the public has seen without saying why."""
    if stored is not None and is_seen(stored) and not reason.strip():
        raise ValidationError(_("Dit is al openbaar: geef een reden voor de wijziging."))


def is_seen(record):
    """Whether the record, or the one it belongs to, stood or stands in public."""
    return isinstance(record, Owned) and record.status_holder.status in SEEN
