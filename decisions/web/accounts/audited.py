"""What is told of signing in and out and of second factors: a line each, where allauth and Django
say that it happened."""

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.utils import timezone

from municipalities.actions.people import PENDING
from municipalities.audit import ActOutcome, AuditedAct, note_act
from municipalities.models import User
from municipalities.roles import reader_of


def note_own_act(act, user, **more):
    """Tell what somebody does with the own account."""
    note_act(act, user, by=reader_of(user, at=timezone.now()), **more)


def find_waiting_user(request):
    """Return whose password was right in this session while a second factor is still asked, and
    whose it is else; None for a stranger. It holds the number only."""
    if request is None:
        return None
    if request.user.is_authenticated:
        return request.user
    key = request.session.get(PENDING)
    return User(pk=int(key)) if key else None


@receiver(user_logged_in)
def tell_sign_in(request, user, **kwargs):
    methods = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    note_own_act(AuditedAct.SIGN_IN, user, way="+".join(each["method"] for each in methods))


@receiver(user_logged_out)
def tell_sign_out(user, **kwargs):
    if user is not None:
        note_own_act(AuditedAct.SIGN_OUT, user)


@receiver(password_changed)
def tell_password_changed(user, **kwargs):
    note_own_act(AuditedAct.PASSWORD_CHANGED, user)


@receiver(password_reset)
def tell_password_reset(user, **kwargs):
    note_own_act(AuditedAct.PASSWORD_RESET, user)


@receiver([authenticator_added, authenticator_reset])
def tell_factor_set(user, authenticator, **kwargs):
    note_own_act(AuditedAct.FACTOR_SET, user, factor=str(authenticator.type))


@receiver(authenticator_removed)
def tell_factor_removed(user, authenticator, **kwargs):
    note_own_act(AuditedAct.FACTOR_REMOVED, user, factor=str(authenticator.type))


@receiver(authenticator_used)
def tell_factor_used(user, authenticator, **kwargs):
    note_own_act(AuditedAct.FACTOR_USED, user, factor=str(authenticator.type))


@receiver(authentication_failed)
def tell_factor_failed(user, **kwargs):
    note_act(AuditedAct.FACTOR_USED, user, outcome=ActOutcome.FAILED)


def tell_passkey_failed(user):
    """Tell of a passkey that does not fit: whose it should have been, None where it says so itself.

    What it says itself is no evidence, so it is not told either."""
    if user is None:
        note_act(AuditedAct.SIGN_IN, outcome=ActOutcome.FAILED, way="passkey")
    else:
        note_act(AuditedAct.FACTOR_USED, user, outcome=ActOutcome.FAILED, factor="webauthn")
