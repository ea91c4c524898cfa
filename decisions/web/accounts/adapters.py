"""How allauth behaves here: nobody signs up, secrets are sealed, and providers only for who is
known."""

import base64
import time
from hashlib import sha256
from unicodedata import normalize

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from municipalities.audit import ActOutcome, AuditedAct, note_act
from municipalities.roles import reader_of

from .audited import find_waiting_user
from .devices import find_known_device, find_typed_user
from .mail import send_message
from .sessions import SIGNED_IN_AT

# How allauth behaves here: nobody signs up, Dutch sentences, where one goes afterwards.

FRESH_SECONDS = 300
MISMATCH = gettext_lazy("Deze naam en dit wachtwoord horen niet bij elkaar, of bestaan hier niet.")

WAYS = {
    "reauthenticate": gettext_lazy("Met uw wachtwoord"),
    "mfa_reauthenticate": gettext_lazy("Met een code van uw app of een reservecode"),
    "mfa_reauthenticate:webauthn": gettext_lazy("Met een passkey"),
}


# What allauth says where too many tries came: of a password, of a code.
LOCKED = ("too_many_login_attempts", "rate_limited")


class AccountAdapter(DefaultAccountAdapter):
    """Who is invited signs in; a keeper starts at the desk, a councillor at the council."""

    tried = None  # whose name or address was typed

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("Dit account is uitgeschakeld."),
        "email_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "invalid_login": MISMATCH,
        "enter_current_password": gettext_lazy("Dit is niet uw wachtwoord van nu."),
        "incorrect_code": gettext_lazy("Deze code klopt niet of is al gebruikt."),
        "incorrect_password": gettext_lazy("Dit wachtwoord klopt niet."),
        "invalid_password_reset": gettext_lazy("Deze link werkt niet meer. Vraag een nieuwe aan."),
        "too_many_login_attempts": gettext_lazy(
            "Er is te vaak geprobeerd in te loggen. Probeer het over een kwartier opnieuw."
        ),
        "rate_limited": gettext_lazy("Dit is te vaak geprobeerd. Wacht een paar minuten."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        reader = reader_of(request.user, at=timezone.now())
        if reader.keeps or reader.college_of:
            return find_start_address()
        return reverse("own-council") if reader.councillor_of else reverse("home")

    def get_password_change_redirect_url(self, request):
        return reverse("account")

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever signed in minutes ago has just shown who they are."""
        signed_in = self.request.session.get(SIGNED_IN_AT, 0)
        if time.time() - signed_in < FRESH_SECONDS:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def pre_authenticate(self, request, **credentials):
        """Count a try, and refuse it where too many came before: on a device where this user signed
        in before by itself, and of everybody else together."""
        self.tried = find_typed_user(name_typed(credentials))
        device = self.tried and find_known_device(request, self.tried)
        if device is None:
            super().pre_authenticate(request, **credentials)
            return
        self._login_failed_rl_usage = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed_on_device",
            key=f"account {self.tried.pk} device {device}",
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count by account, whichever of its names was typed, and by what was typed where there is
        none. The host counts for nothing: the port in a Host header is anybody's choice."""
        typed = name_typed(credentials)
        user = self.tried or find_typed_user(typed)
        return f"account {user.pk}" if user else f"name {normalize('NFKC', typed).casefold()}"

    def authentication_failed(self, request, **credentials):
        note_act(AuditedAct.SIGN_IN, self.tried, outcome=ActOutcome.FAILED, way="password")

    def respond_user_inactive(self, request, user):
        note_act(AuditedAct.SIGN_IN, user, outcome=ActOutcome.REFUSED, cause="disabled")
        return super().respond_user_inactive(request, user)

    def validation_error(self, code, *args):
        """Return the refusal with our sentence; that too many tries came is told as well."""
        if code in LOCKED:
            about = self.tried or find_waiting_user(context.request)
            note_act(AuditedAct.LOCK, about, outcome=ActOutcome.REFUSED)
        return super().validation_error(code, *args)

    def get_reauthentication_methods(self, user):
        methods = super().get_reauthentication_methods(user)
        return [each | {"description": WAYS[each["id"]]} for each in methods]

    def send_mail(self, template_prefix, email, context):
        """Queue what allauth tells somebody; of this nothing is a link that lets anybody in."""
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        send_message.enqueue(message.to, message.subject, message.body)

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Leave out that somebody signed in or out: the page shows it."""
        if message_template and message_template.startswith("account/messages/logged_"):
            return
        super().add_message(request, level, message_template, *args, **kwargs)


def name_typed(credentials):
    """Return the name or address that somebody signs in with."""
    return credentials.get("email") or credentials.get("username", "")


def find_start_address():
    """Return the address of the workspace, or of the front page where there is none."""
    try:
        return reverse("desk")
    except NoReverseMatch:
        return reverse("home")


def add_message(request, sentence, level=messages.INFO):
    """Keep a sentence for the next page that shows messages."""
    messages.add_message(request, level, sentence)


# How second factors are kept: their secrets sealed with the secret key, in our words.

NAME = "Regio"


class FactorAdapter(DefaultMFAAdapter):
    """The secret of an app or of codes is worth nothing to who reads the database only."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("Deze manier kunt u niet weghalen."),
        "cannot_generate_recovery_codes": gettext_lazy("Stel eerst een app of een passkey in."),
        "incorrect_code": gettext_lazy("Deze code klopt niet of is al gebruikt."),
    }

    def encrypt(self, text):
        return build_cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return the secret; ValidationError where the secret key was changed without keeping
        the old one in REGIO_SECRET_KEY_FALLBACKS."""
        try:
            return build_cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise self.validation_error("incorrect_code") from error

    def generate_authenticator_name(self, user, type):  # noqa: A002  named by allauth
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey %d") % number

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": NAME}


def build_cipher():
    """Return what seals with the secret key, and opens with those before it too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(derive_fernet_key(key)) for key in keys])


def derive_fernet_key(secret):
    return base64.urlsafe_b64encode(sha256(f"second-factor:{secret}".encode()).digest())


# Signing in with the identity provider of a municipality: only for who was invited.


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
            refuse_sign_in(request, gettext("Zo kunt u hier niet inloggen."))
        if not sociallogin.is_existing:
            refuse_sign_in(
                request,
                gettext(
                    "Bij uw e-mailadres hoort hier geen account. "
                    "Alleen wie is uitgenodigd, kan inloggen."
                ),
            )

    def on_authentication_error(self, request, provider, error=None, **kwargs):
        if error == AuthError.CANCELLED:
            refuse_sign_in(request, gettext("U hebt het inloggen bij uw gemeente afgebroken."))
        refuse_sign_in(
            request, gettext("Inloggen bij uw gemeente lukte niet. Probeer het opnieuw.")
        )


def refuse_sign_in(request, sentence):
    """Go back to the sign-in page, which says why."""
    note_act(AuditedAct.SIGN_IN, outcome=ActOutcome.REFUSED, way="identity")
    add_message(request, sentence, messages.ERROR)
    raise ImmediateHttpResponse(HttpResponseRedirect(reverse("login")))
