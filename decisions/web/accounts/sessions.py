"""What a session remembers, when it ends, and what it needs to write."""

import logging
import time

from allauth.account.signals import user_logged_in as signed_in_by_allauth
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError
from django.dispatch import receiver
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from municipalities.models import Role, RoleKind

logger = logging.getLogger(__name__)

# What a session remembers: signed in since when, last seen, and by whom with a second factor.
#
# Moments are seconds since 1970, as the session keeps them.

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
SECOND_FACTOR = "second_factor"
SEEN_AGAIN_SECONDS = 60


def begin_session(session, now):
    """Note that somebody signed in."""
    session[SIGNED_IN_AT] = session[SEEN_AT] = int(now)


def is_session_over(session, now):
    """Whether it was left alone for too long, or began too long ago."""
    idle = now - session.get(SEEN_AT, now)
    age = now - session.get(SIGNED_IN_AT, now)
    return idle >= settings.SESSION_IDLE_SECONDS or age >= settings.SESSION_COOKIE_AGE


def touch_session(session, now):
    """Note that it is in use; written once a minute, so that reading a page seldom writes."""
    if SIGNED_IN_AT not in session:
        begin_session(session, now)
    elif now - session[SEEN_AT] >= SEEN_AGAIN_SECONDS:
        session[SEEN_AT] = int(now)
        save_if_possible(session)


def save_if_possible(session):
    """Save what was noted, or leave it: with a full disk who is signed in goes on reading."""
    try:
        session.save()
    except (OperationalError, UpdateError):
        logger.warning("A session could not be saved.", exc_info=True)
    session.modified = False


def note_second_factor(session, user):
    """Note that this user passed a second factor in this session."""
    session[SECOND_FACTOR] = user.pk


def forget_second_factor(session):
    session.pop(SECOND_FACTOR, None)


def passed_second_factor(session, user):
    """Whether this user passed a second factor in this session."""
    return session.get(SECOND_FACTOR) == user.pk


# What every request of somebody who signed in passes: the end of a session, the second factor.

WRITERS = (RoleKind.GRIFFIE, RoleKind.COLLEGE, RoleKind.REDACTIE, RoleKind.BEHEER)


class SessionLimitsMiddleware:
    """Ends a session that was left alone, or began too long ago."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = time.time()
            if is_session_over(request.session, now):
                end_session(request)
            else:
                touch_session(request.session, now)
        return self.get_response(request)


def end_session(request):
    from .adapters import add_message

    logout(request)
    add_message(request, _("U bent uitgelogd, omdat u een tijd niets deed. Log opnieuw in."))


class SecondFactorMiddleware:
    """Leads whoever may write to a second factor first; till then nothing else answers.

    Views that are needed on the way there carry `before_second_factor`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if getattr(view, "before_second_factor", False) or not lacks_second_factor(request):
            return None
        query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(f"{reverse('second-factor')}?{query}".rstrip("?"))


def lacks_second_factor(request):
    """Whether this is somebody who may write, and passed no second factor in this session."""
    user = request.user
    if not settings.SECOND_FACTOR or not user.is_authenticated:
        return False
    return not passed_second_factor(request.session, user) and may_write(user)


def may_write(user):
    roles = Role.objects.filter(user=user, kind__in=WRITERS)
    return roles.held_at(timezone.now()).exists()


# What is noted in the session when somebody signs in or passes, adds or loses a second factor.

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@receiver(user_logged_in)
def on_sign_in(request, **kwargs):
    begin_session(request.session, time.time())


@receiver(signed_in_by_allauth)
def on_identity_sign_in(request, user, sociallogin=None, **kwargs):
    """An identity provider's own second factor counts where the settings say that it asks one."""
    if sociallogin and sociallogin.provider.app.settings["second_factor"]:
        note_second_factor(request.session, user)


@receiver(authenticator_used)
def on_factor_used(request, user, **kwargs):
    note_second_factor(request.session, user)


@receiver(authenticator_added)
def on_factor_added(request, user, authenticator, **kwargs):
    if authenticator.type in FACTORS:
        note_second_factor(request.session, user)


@receiver(authenticator_removed)
def on_factor_removed(request, user, **kwargs):
    if not is_mfa_enabled(user, FACTORS):
        forget_second_factor(request.session)
