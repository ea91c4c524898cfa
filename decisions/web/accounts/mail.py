"""The e-mail of signing in: asked for in a page, made and sent by the worker, and tried again.

A task says who gets what and holds no link: that is made when the e-mail goes out, so nothing in
the queue lets anybody in. Whoever asks waits for no mail server, and neither the answer nor the
time that it takes tells whether an address is known."""

import logging
from contextlib import contextmanager
from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import filter_users_by_email, user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from municipalities.actions.people import make_invitation_token
from municipalities.models import Role, User

from .senders import find_region_of_roles, name_sender

logger = logging.getLogger(__name__)

QUEUE = "mail"
# How long after each attempt that failed the next one comes: more than five hours together.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))


@task(queue_name=QUEUE)
def send_message(to, subject, body, attempt=0):
    """Send an e-mail without a link in it."""
    with try_again(send_message, attempt, to=to, subject=subject, body=body):
        EmailMessage(subject, body, to=to).send()


@task(queue_name=QUEUE)
def send_reset_links(email, attempt=0):
    """Send everybody who signs in with this address and a password a link for a new one.

    Nobody may: then nothing is sent. Who signs in elsewhere gets none, because a password would be
    a way round that.
    """
    with try_again(send_reset_links, attempt, email=email):
        for user in filter_users_by_email(email, is_active=True, prefer_verified=True):
            if user.has_usable_password() or not user.socialaccount_set.exists():
                link = settings.ADDRESS + make_reset_address(user)
                send_rendered("password_reset_key", email, {"password_reset_url": link})


def make_reset_address(user):
    """Return the address where a user sets a new password, once and for three days."""
    key = default_token_generator.make_token(user)
    found = {"uidb36": user_pk_to_url_str(user), "key": key}
    return reverse("account_reset_password_from_key", kwargs=found)


@task(queue_name=QUEUE)
def send_invitation(user_id, attempt=0):
    """Send somebody who was invited the link that ends the link of before."""
    user = User.objects.get(pk=user_id)
    with try_again(send_invitation, attempt, user_id=user_id):
        send_invitation_now(user)


def send_invitation_now(user):
    """Send the invitation; raises OSError where the mail server does not take it."""
    roles = list_held_roles(user, timezone.now())
    context = {
        "roles": roles,
        "days": settings.INVITATION_DAYS,
        "link": settings.ADDRESS + reverse("invited", args=[make_invitation_token(user)]),
        "identity": settings.ADDRESS + reverse("login") if settings.IDENTITY_PROVIDERS else "",
    }
    sender = name_sender(find_region_of_roles(roles))
    send_rendered("invitation", user.email, context, sender)


def list_held_roles(user, now):
    """Return the roles that somebody holds now, each with its home read along."""
    return Role.objects.filter(user=user).held_at(now).select_related("municipality", "region")


def send_rendered(name, email, context, sender=None):
    """Send an e-mail of two templates; without a `sender` the installation sends it."""
    subject = render_to_string(f"account/email/{name}_subject.txt").strip()
    body = render_to_string(f"account/email/{name}_message.txt", context)
    EmailMessage(subject, body, sender, to=[email]).send()


@contextmanager
def try_again(what, attempt, **told):
    """Queue a task anew where the mail server failed, after a longer pause each time.

    After the last one, and where tasks are done at once, it fails: it stays as it is, and
    /gezond/ counts it.
    """
    try:
        yield
    except OSError as error:
        is_last = attempt >= len(PAUSES) or not what.get_backend().supports_defer
        level = logging.ERROR if is_last else logging.WARNING
        logger.log(level, "E-mail kon niet weg (%s, poging %d): %s", what.name, attempt + 1, error)
        if is_last:
            raise
        later = what.using(run_after=timezone.now() + PAUSES[attempt])
        later.enqueue(attempt=attempt + 1, **told)
