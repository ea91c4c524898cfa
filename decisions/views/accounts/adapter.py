"""How allauth behaves here: nobody signs up, Dutch sentences, where one goes afterwards."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.roles import reader_of

from .session import SIGNED_IN_AT

FRESH_SECONDS = 300
MISMATCH = _("Deze naam en dit wachtwoord horen niet bij elkaar, of bestaan hier niet.")

WAYS = {
    "reauthenticate": _("Met uw wachtwoord"),
    "mfa_reauthenticate": _("Met een code van uw app of een reservecode"),
    "mfa_reauthenticate:webauthn": _("Met een passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Who is invited signs in; who keeps records starts at the desk."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dit account is uitgeschakeld."),
        "email_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "invalid_login": MISMATCH,
        "enter_current_password": _("Dit is niet uw wachtwoord van nu."),
        "incorrect_code": _("Deze code klopt niet of is al gebruikt."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
        "too_many_login_attempts": _(
            "Er is te vaak geprobeerd in te loggen. Probeer het over een kwartier opnieuw."
        ),
        "rate_limited": _("Dit is te vaak geprobeerd. Wacht een paar minuten."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        reader = reader_of(request.user, at=timezone.now())
        return desk_or_home() if reader.keeps or reader.college_of else reverse("home")

    def get_password_change_redirect_url(self, request):
        return reverse("account")

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever signed in minutes ago has just shown who they are."""
        signed_in = self.request.session.get(SIGNED_IN_AT, 0)
        if time.time() - signed_in < FRESH_SECONDS:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count per name, not per name and host: the port in a Host header is anybody's choice."""
        return (credentials.get("email") or credentials.get("username", "")).lower()

    def get_reauthentication_methods(self, user):
        methods = super().get_reauthentication_methods(user)
        return [each | {"description": WAYS[each["id"]]} for each in methods]

    def send_password_reset_mail(self, user, email, context):
        """Send nothing to who signs in elsewhere: a password would be a way round that."""
        if user.has_usable_password() or not user.socialaccount_set.exists():
            super().send_password_reset_mail(user, email, context)

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Leave out that somebody signed in or out: the page shows it."""
        if message_template and message_template.startswith("account/messages/logged_"):
            return
        super().add_message(request, level, message_template, *args, **kwargs)


def desk_or_home():
    """Return the address of the workspace, or of the front page where there is none."""
    try:
        return reverse("desk")
    except NoReverseMatch:
        return reverse("home")


def tell(request, sentence, level=messages.INFO):
    """Keep a sentence for the next page that shows messages."""
    messages.add_message(request, level, sentence)
