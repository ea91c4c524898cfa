"""Writing who: the register, regions, bodies, seats and users. Only beheer does."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ..tracking import discard, write, writing


def keep_register(record, *, by, reason=""):
    """Save a record of the register, new or changed; raises PermissionDenied, ValidationError
    or Conflict."""
    check_beheer(by)
    return write(record, by=by, reason=reason)


def drop_register(record, *, by, reason):
    """Delete a record of the register that nothing rests on; its history stays."""
    check_beheer(by)
    with writing():
        discard(record, by=by, reason=reason)


def keep_user(user, *, by):
    """Save a user, new or changed; what a user may do stands in its roles, with their history.

    The user itself has none: password hashes and moments of signing in do not belong there.
    """
    check_beheer(by)
    with writing():
        user.full_clean()
        user.save()
    return user


def check_beheer(by):
    if not by.is_beheer:
        raise PermissionDenied(_("Alleen beheer wijzigt het register."))
