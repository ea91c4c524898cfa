"""Signing in with the identity provider of a municipality: only for who was invited."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .adapter import tell


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Ties an identity to the invited user with its e-mail address, once; makes nobody."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def is_email_verified(self, provider, email):
        return provider.app.settings["trust_email"]

    def can_authenticate_by_email(self, login, email):
        """Whether this provider answers for the address: its own domain, and verified."""
        settings = login.provider.app.settings
        domain = email.rpartition("@")[2].lower()
        claims = login.account.get_provider_account().get_user_data() or {}
        verified = settings["trust_email"] or claims.get("email_verified") in (True, "true")
        return verified and domain in settings["domains"]

    def pre_social_login(self, request, sociallogin):
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            refuse(request, _("Zo kunt u hier niet inloggen."))
        if not sociallogin.is_existing:
            refuse(
                request,
                _(
                    "Bij uw e-mailadres hoort hier geen account. "
                    "Alleen wie is uitgenodigd, kan inloggen."
                ),
            )

    def on_authentication_error(self, request, provider, error=None, **kwargs):
        if error == AuthError.CANCELLED:
            refuse(request, _("U hebt het inloggen bij uw gemeente afgebroken."))
        refuse(request, _("Inloggen bij uw gemeente lukte niet. Probeer het opnieuw."))


def refuse(request, sentence):
    """Go back to the sign-in page, which says why."""
    tell(request, sentence, messages.ERROR)
    raise ImmediateHttpResponse(HttpResponseRedirect(reverse("login")))
