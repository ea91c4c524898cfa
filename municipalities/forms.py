"""Forms of the admin and the site that leave the saving to an action and show what it refuses."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from .text import UncleanText, clean_text
from .tracking import LONGEST_REASON, Conflict


class ReasonField(forms.CharField):
    """Why a record changes, in cleaned text."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Reden"),
            max_length=LONGEST_REASON,
            widget=forms.Textarea(attrs={"rows": 2}),
            **kwargs,
        )

    def to_python(self, value):
        try:
            return clean_text(super().to_python(value))
        except UncleanText as error:
            raise ValidationError(str(error), code="unclean") from error


class RefusableMixin:
    """A form that shows `refusal`: what the action said the first time, if anything."""

    refusal = None

    def clean(self):
        cleaned = super().clean()
        if self.refusal is not None:
            self.show(self.refusal)
        return cleaned

    def show(self, refusal):
        """Put what the action refused beside the field that it is about, or above the form."""
        for field, messages in list_refusal_sentences(refusal).items():
            for message in messages:
                self.add_error(field if field in self.fields else None, message)


class ActingForm(RefusableMixin, forms.ModelForm):
    """A form for a new record."""


class ChangeForm(ActingForm):
    """A form that brings back the version that it was read at, and says why it changes."""

    needs_reason = True

    expected_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = ReasonField(help_text=_("Waarom deze wijziging? Dit komt in de geschiedenis."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["expected_version"] = self.instance.version
        self.fields["reason"].required = self.needs_reason

    def clean(self):
        self.instance.version = self.cleaned_data.get("expected_version", self.instance.version)
        return super().clean()

    def show(self, refusal):
        super().show(refusal)
        if isinstance(refusal, Conflict) and refusal.current is not None:
            for line in self.what_stands(refusal.current):
                self.add_error(None, line)
            # Who saves once more has seen what stands now, and chooses.
            self.data = self.data.copy()
            self.data[self.add_prefix("expected_version")] = refusal.current.version

    def what_stands(self, current):
        """Return a sentence for each field that was typed otherwise than it stands now."""
        own = {field.name: field for field in current._meta.fields}
        typed = [name for name in self.changed_data if name in own]
        return [
            _("Nu staat bij %(label)s: %(value)s")
            % {"label": own[name].verbose_name, "value": display_value(current, own[name])}
            for name in typed
        ]


class DeleteForm(forms.Form):
    """What goes along with deleting a record: its version, and why."""

    expected_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = ReasonField()


def display_value(record, field):
    """Return the value of a field as people read it."""
    if field.choices:
        return getattr(record, f"get_{field.name}_display")()
    value = getattr(record, field.name)
    return _("leeg") if value in (None, "") else value


def list_refusal_sentences(refusal: Exception) -> dict[str, list[str]]:
    """Return the Dutch sentences of a refusal by field; those of the whole under '__all__'."""
    if isinstance(refusal, ValidationError):
        if hasattr(refusal, "error_dict"):
            return refusal.message_dict
        return {"__all__": refusal.messages}
    if isinstance(refusal, IntegrityError):
        return {"__all__": [_("Dit past niet bij wat er al staat; er is niets gewijzigd.")]}
    return {"__all__": [str(refusal)]}
