"""The forms of signing in, with our labels; what they check is allauth's."""

from allauth.account import forms as account
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

AGAIN = _("Nieuw wachtwoord, nog een keer")
RULES = " ".join(str(rule) for rule in password_validators_help_texts())


class Plain:
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


class SignInForm(Plain, account.LoginForm):
    labels = {"login": _("E-mailadres of gebruikersnaam"), "password": _("Wachtwoord")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].max_length = 254
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none"}


class AgainForm(Plain, account.ReauthenticateForm):
    labels = {"password": _("Wachtwoord")}


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Wachtwoord van nu"),
        "password1": _("Nieuw wachtwoord"),
        "password2": AGAIN,
    }
    helps = {"password1": RULES}


class ForgottenForm(Plain, account.ResetPasswordForm):
    labels = {"email": _("E-mailadres")}


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):
    labels = {"password1": _("Nieuw wachtwoord"), "password2": AGAIN}
    helps = {"password1": RULES}


class InvitedForm(NewPasswordForm):
    """The password with which somebody takes an invitation."""

    labels = {"password1": _("Wachtwoord"), "password2": _("Wachtwoord, nog een keer")}


class NothingForm(forms.Form):
    """A form that only asks whether."""
