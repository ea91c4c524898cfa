"""Writing who: the register, regions, bodies, seats and users. Only beheer does."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ..models import User
from ..roles import Reader
from ..tracking import Tracked, discard_record, write_record, writing


def save_register_record[R: Tracked](record: R, *, by: Reader, reason: str = "") -> R:
    """Save a record of the register, new or changed; raises PermissionDenied, ValidationError
    or Conflict."""
    check_beheer(by)
    return write_record(record, by=by, reason=reason)


def delete_register_record(record: Tracked, *, by: Reader, reason: str) -> None:
    """Delete a record of the register that nothing rests on; its history stays."""
    check_beheer(by)
    with writing():
        discard_record(record, by=by, reason=reason)


def save_user(user: User, *, by: Reader) -> User:
    """Save a user, new or changed; what a user may do stands in its roles, with their history.

    The user itself has none: password hashes and moments of signing in do not belong there.
    """
    check_beheer(by)
    with writing():
        user.full_clean()
        user.save()
    return user


def check_beheer(by: Reader) -> None:
    if not by.is_beheer:
        raise PermissionDenied(_("Alleen beheer wijzigt het register."))
