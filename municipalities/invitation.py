"""The invitation: a link that is valid for some days, once, for the person it was sent to."""

from datetime import timedelta

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import User

SALT = "municipalities.invitation"


def token_for(user):
    """Return what stands in the link; it ends when the password or the address changes."""
    return signing.dumps([user.pk, fingerprint(user)], salt=SALT)


def invited_by(token, *, days):
    """Return the invited User, or None when the link is too old, used or made up."""
    try:
        pk, known = signing.loads(token, salt=SALT, max_age=timedelta(days=days))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or not constant_time_compare(known, fingerprint(user)):
        return None
    return user


def fingerprint(user):
    """Return what changes when the link is used, or when beheer invites or disables again."""
    known = f"{user.pk} {user.password} {user.email} {user.last_login}"
    return salted_hmac(SALT, known, algorithm="sha256").hexdigest()[:32]


def is_waiting(user):
    """Whether somebody was invited, and never signed in."""
    fresh = user.last_login is None and not user.has_usable_password()
    return bool(fresh and user.is_active and user.email)
