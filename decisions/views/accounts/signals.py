"""What is noted in the session when somebody signs in or passes, adds or loses a second factor."""

import time

from allauth.account.signals import user_logged_in as signed_in_by_allauth
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from .session import begin, forget_second_factor, note_second_factor

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@receiver(user_logged_in)
def signed_in(request, **kwargs):
    begin(request.session, time.time())


@receiver(signed_in_by_allauth)
def signed_in_elsewhere(request, user, sociallogin=None, **kwargs):
    """An identity provider's own second factor counts where the settings say that it asks one."""
    if sociallogin and sociallogin.provider.app.settings["second_factor"]:
        note_second_factor(request.session, user)


@receiver(authenticator_used)
def used(request, user, **kwargs):
    note_second_factor(request.session, user)


@receiver(authenticator_added)
def added(request, user, authenticator, **kwargs):
    if authenticator.type in FACTORS:
        note_second_factor(request.session, user)


@receiver(authenticator_removed)
def removed(request, user, **kwargs):
    if not is_mfa_enabled(user, FACTORS):
        forget_second_factor(request.session)
