"""The pages and forms of signing in, each with its rule of access."""

import json
import struct
from functools import wraps

from allauth.account import forms as account
from allauth.account import views
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as openid
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.serializers.json import DjangoJSONEncoder
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from municipalities.actions.role_scope import read_role_scope
from municipalities.models import Role
from municipalities.roles import reader_of

from ...demo.people import LOGINS, PASSWORD
from ..access import Access, restrict_to
from ..errors import build_page_stamp
from .adapters import LOCKED, add_message
from .audited import tell_passkey_failed
from .mail import send_reset_links

# The forms of signing in, with our labels; what they check is allauth's.

AGAIN = gettext_lazy("Nieuw wachtwoord, nog een keer")
RULES = " ".join(str(rule) for rule in password_validators_help_texts())


class PlainFormMixin:
    """Names its fields as `labels` says, without placeholders, with the help of `helps` alone."""

    labels = {}
    helps = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if not field.widget.is_hidden:
                field.widget.attrs["class"] = "utrecht-textbox utrecht-textbox--html-input"


class SignInForm(PlainFormMixin, account.LoginForm):
    labels = {
        "login": gettext_lazy("E-mailadres of gebruikersnaam"),
        "password": gettext_lazy("Wachtwoord"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].max_length = 254
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}


class AgainForm(PlainFormMixin, account.ReauthenticateForm):
    labels = {"password": gettext_lazy("Wachtwoord")}


class ChangePasswordForm(PlainFormMixin, account.ChangePasswordForm):
    labels = {
        "oldpassword": gettext_lazy("Wachtwoord van nu"),
        "password1": gettext_lazy("Nieuw wachtwoord"),
        "password2": AGAIN,
    }
    helps = {"password1": RULES}


class ForgottenForm(PlainFormMixin, account.ResetPasswordForm):
    """Does the same for every address: whose it is, the worker looks up."""

    labels = {"email": gettext_lazy("E-mailadres")}

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        send_reset_links.enqueue(email)
        return email


class NewPasswordForm(PlainFormMixin, account.ResetPasswordKeyForm):
    labels = {"password1": gettext_lazy("Nieuw wachtwoord"), "password2": AGAIN}
    helps = {"password1": RULES}


class InvitedForm(NewPasswordForm):
    """The password with which somebody takes an invitation."""

    labels = {
        "password1": gettext_lazy("Wachtwoord"),
        "password2": gettext_lazy("Wachtwoord, nog een keer"),
    }


class NothingForm(forms.Form):
    """A form that only asks whether."""


# The forms of the second factor, with our labels; what they check is allauth's.

LONGEST_NAME = 60

# What the library raises on an answer of a passkey that no browser made: it reads without looking.
MISSHAPEN = (AttributeError, LookupError, TypeError, ValueError, struct.error)


class CodeField(PlainFormMixin):
    """Six digits of an app, or a spare code of eight."""

    labels = {"code": gettext_lazy("Code")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].max_length = 32
        self.fields["code"].widget.attrs |= {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
        }


class CodeForm(CodeField, base.AuthenticateForm):
    helps = {"code": gettext_lazy("De code van uw app, of een van uw reservecodes.")}


class CodeAgainForm(CodeField, base.ReauthenticateForm):
    helps = CodeForm.helps


class AppForm(CodeField, totp.ActivateTOTPForm):
    labels = {"code": gettext_lazy("Code die de app toont")}


class PasskeyNameMixin(PlainFormMixin):
    """What the passkey is called in the list."""

    labels = {
        "name": gettext_lazy("Naam"),
        "passwordless": gettext_lazy("Ook inloggen zonder wachtwoord"),
    }
    helps = {"name": gettext_lazy("Zo herkent u de passkey in de lijst, bijvoorbeeld 'laptop'.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME
        self.fields["name"].max_length = LONGEST_NAME


class KeyForm(PasskeyNameMixin, webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].widget.attrs["class"] = "utrecht-checkbox"

    def clean(self):
        try:
            return super().clean()
        except MISSHAPEN as error:
            raise get_factor_adapter().validation_error("incorrect_code") from error


class KeyNameForm(PasskeyNameMixin, webauthn.EditWebAuthnForm):
    pass


class ToldKeyMixin:
    """Tells of a passkey that does not fit, as of a wrong code; of the lock the adapter tells."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except forms.ValidationError as error:
            if error.code not in LOCKED:
                tell_passkey_failed(self.user)
            raise
        except MISSHAPEN as error:
            tell_passkey_failed(self.user)
            raise get_factor_adapter().validation_error("incorrect_code") from error


class KeyStepForm(ToldKeyMixin, webauthn.AuthenticateWebAuthnForm):
    pass


class KeyInForm(ToldKeyMixin, webauthn.LoginWebAuthnForm):
    pass


class KeyAgainForm(ToldKeyMixin, webauthn.ReauthenticateWebAuthnForm):
    pass


# The pages of allauth that exist here, each with its rule of access, in our look.


def wrap_allauth_view(view, access, **extra):
    """Return a view of allauth with its rule, its stamp and `extra`, open before a second factor.

    The values of `extra` are called with each request.
    """

    @wraps(view)
    def stamped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if getattr(response, "is_rendered", True) is False:
            context = {name: make(request) for name, make in extra.items()}
            stamp = build_page_stamp(request, timezone.now())
            known = response.context_data or {}
            response.context_data = {**known, **context, **passkey_options(known), "stamp": stamp}
        return response

    guarded = restrict_to(access)(stamped)
    guarded.before_second_factor = True
    return guarded


def passkey_options(context):
    """Return what the browser needs to ask for a passkey, as text for an attribute."""
    data = context.get("js_data")
    return {"options": json.dumps(next(iter(data.values())), cls=DjangoJSONEncoder)} if data else {}


def logins(request):
    return LOGINS if settings.DEMO else ()


def providers(request):
    return [(each["provider_id"], each["name"]) for each in settings.IDENTITY_PROVIDERS]


def next_address(request):
    return get_adapter().get_login_redirect_url(request)


def require_password(view):
    """Lead who signs in elsewhere away from a form that asks for a password."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        if not request.user.has_usable_password():
            add_message(request, _("U logt in bij uw gemeente; hier hebt u geen wachtwoord."))
            return redirect("account")
        return view(request, *args, **kwargs)

    return asked


sign_in = wrap_allauth_view(
    views.login,
    Access.EVERYBODY,
    logins=logins,
    password=lambda request: PASSWORD,
    providers=providers,
)
sign_out = wrap_allauth_view(require_POST(views.logout), Access.EVERYBODY)
inactive = wrap_allauth_view(views.account_inactive, Access.EVERYBODY)
again = wrap_allauth_view(views.reauthenticate, Access.SIGNED_IN)
password_change = wrap_allauth_view(require_password(views.password_change), Access.SIGNED_IN)
forgotten = wrap_allauth_view(views.password_reset, Access.EVERYBODY)
forgotten_sent = wrap_allauth_view(views.password_reset_done, Access.EVERYBODY)
new_password = wrap_allauth_view(views.password_reset_from_key, Access.EVERYBODY)
new_password_set = wrap_allauth_view(views.password_reset_from_key_done, Access.EVERYBODY)

factor_asked = wrap_allauth_view(factors.authenticate, Access.EVERYBODY)
factor_again = wrap_allauth_view(factors.reauthenticate, Access.SIGNED_IN)
factor_list = wrap_allauth_view(factors.index, Access.SIGNED_IN, onward=next_address)
app_on = wrap_allauth_view(app.activate_totp, Access.SIGNED_IN)
app_off = wrap_allauth_view(app.deactivate_totp, Access.SIGNED_IN)
codes_shown = wrap_allauth_view(codes.view_recovery_codes, Access.SIGNED_IN, onward=next_address)
codes_new = wrap_allauth_view(codes.generate_recovery_codes, Access.SIGNED_IN)
passkey_in = wrap_allauth_view(passkeys.login_webauthn, Access.EVERYBODY)
passkey_list = wrap_allauth_view(passkeys.list_webauthn, Access.SIGNED_IN)
passkey_add = wrap_allauth_view(passkeys.add_webauthn, Access.SIGNED_IN)
passkey_name = wrap_allauth_view(passkeys.edit_webauthn, Access.SIGNED_IN)
passkey_off = wrap_allauth_view(passkeys.remove_webauthn, Access.SIGNED_IN)
passkey_again = wrap_allauth_view(passkeys.reauthenticate_webauthn, Access.SIGNED_IN)

identity_in = wrap_allauth_view(require_POST(openid.login), Access.EVERYBODY)
identity_back = wrap_allauth_view(openid.callback, Access.EVERYBODY)


def second_factor(request):
    """Lead to the second factor that this person has, or to setting one up."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    ways = [each["url"] for each in methods if each["id"].startswith("mfa_")]
    asked = request.GET.get("next", "")
    if ways:
        safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
        query = urlencode({"next": asked if safe else next_address(request)})
        return redirect(f"{ways[0]}?{query}")
    add_message(request, _("Wie mag schrijven, logt in met een tweede stap. Stel die eerst in."))
    return redirect("mfa_index")


def own_account(request):
    """Show who one is here, with the roles, and what there is to change."""
    now = timezone.now()
    roles = Role.objects.filter(user=request.user).held_at(now)
    context = {
        "roles": roles.select_related("municipality", "region"),
        "gives_roles": bool(read_role_scope(reader_of(request.user, at=now))),
        "stamp": build_page_stamp(request, now),
    }
    return render(request, "account/account.html", context)


second_factor = wrap_allauth_view(second_factor, Access.SIGNED_IN)
own_account = wrap_allauth_view(own_account, Access.SIGNED_IN)
