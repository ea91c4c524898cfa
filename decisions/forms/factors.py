"""The forms of the second factor, with our labels; what they check is allauth's."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from .account import Plain

LONGEST_NAME = 60


class Code(Plain):
    """Six digits of an app, or a spare code of eight."""

    labels = {"code": _("Code")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].max_length = 32
        self.fields["code"].widget.attrs |= {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
        }


class CodeForm(Code, base.AuthenticateForm):
    helps = {"code": _("De code van uw app, of een van uw reservecodes.")}


class CodeAgainForm(Code, base.ReauthenticateForm):
    helps = CodeForm.helps


class AppForm(Code, totp.ActivateTOTPForm):
    labels = {"code": _("Code die de app toont")}


class Named(Plain):
    """What the passkey is called in the list."""

    labels = {"name": _("Naam"), "passwordless": _("Ook inloggen zonder wachtwoord")}
    helps = {"name": _("Zo herkent u de passkey in de lijst, bijvoorbeeld 'laptop'.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME
        self.fields["name"].max_length = LONGEST_NAME


class KeyForm(Named, webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].widget.attrs["class"] = "utrecht-checkbox"


class KeyNameForm(Named, webauthn.EditWebAuthnForm):
    pass
