"""The ways in of one user: live sessions, second factors, identities elsewhere."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

PENDING = "account_authentication_methods_user"  # who passed a first step and not the second


def end_sessions(user):
    """End every session of a user, and every sign-in that waits for its second factor."""
    Session.objects.filter(pk__in=sessions_of(user)).delete()


def sessions_of(user):
    """Return the keys of the sessions that are this user's, or are about to be."""
    key = str(user.pk)
    held = ((each.pk, each.get_decoded()) for each in Session.objects.all())
    return [pk for pk, data in held if key in (data.get(SESSION_KEY), data.get(PENDING))]


def forget_factors(user):
    """Drop the app, the passkeys and the codes of a user."""
    Authenticator.objects.filter(user=user).delete()


def forget_identities(user):
    """Drop what ties a user to an identity provider or an e-mail address."""
    for model in (SocialAccount, EmailAddress):
        model.objects.filter(user=user).delete()


def prove_address(user):
    """Note that the e-mail address is the user's own: it took a link that was sent there."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email.lower(), verified=True, primary=True)
