"""Erase what the ground holds of people past its term: sessions, counts of tries and invitations
that nobody took."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from ..models import User
from ..proof.journal import AccountAct
from ..proof.links import ChainLink
from ..retention import KEPT_INVITED
from .people import erase_name, get_import_reader, is_waiting


def erase_ended_sessions(*, at: datetime) -> int:
    """Erase the sessions that ended; return how many."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def erase_old_counts(*, at: datetime) -> int:
    """Erase what the shared cache counted and counts no more, network addresses in its names among
    that; return how much. Django drops it only once the table is full."""
    table = connection.ops.quote_name(str(settings.CACHES["default"]["LOCATION"]))
    moment = connection.ops.adapt_datetimefield_value(at)  # as DatabaseCache writes them
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [moment])
        return int(cursor.rowcount)


def erase_unused_invitations(*, at: datetime) -> int:
    """Erase the name and address of who was invited and never came; return of how many.

    None where beheer took the right to write from the user that imports.
    """
    erased = 0
    for user in User.objects.filter(is_active=True, last_login=None, date_joined__lt=at):
        if not is_waiting(user) or find_last_invitation(user) >= at - KEPT_INVITED:
            continue
        try:
            erase_name(user, by=get_import_reader(at), reason=_("De uitnodiging is verlopen."))
        except PermissionDenied:
            return erased
        erased += 1
    return erased


def find_last_invitation(user: User) -> datetime:
    """Return when an account was last written: invited, or invited again."""
    acts = AccountAct.objects.filter(account=user).values("pk")
    links = ChainLink.objects.filter(kind=AccountAct._meta.label_lower, row_id__in=acts)
    last: datetime | None = links.aggregate(last=Max("sealed_at"))["last"]
    return max(last, user.date_joined) if last else user.date_joined
