"""Erase what the ground holds of people past its term: sessions, counts of tries and invitations
that nobody took."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils.translation import gettext as _

from ..retention import KEPT_INVITED
from .people import erase_name, find_waiting_users, get_import_reader


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
    for user in find_waiting_users(before=at - KEPT_INVITED):
        try:
            erase_name(user, by=get_import_reader(at), reason=_("De uitnodiging is verlopen."))
        except PermissionDenied:
            return erased
        erased += 1
    return erased
