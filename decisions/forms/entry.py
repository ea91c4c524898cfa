"""What every form of the workspace is: cleaned by its model, saved by an action."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import ActingForm, ChangeForm
from municipalities.edtf import EdtfError, from_dutch, in_words
from municipalities.fields import EdtfField
from municipalities.text import UncleanText, clean

from .conflict import ConflictMixin
from .offered import offer

AS_WRITTEN = _("Zoals 9 mei 2017, mei 2017 of begin maart 2017.")


class TypedField(forms.CharField):
    """One line of cleaned text for a form that has no model."""

    def to_python(self, value):
        try:
            return clean(super().to_python(value))
        except UncleanText as error:
            raise ValidationError(str(error), code="unclean") from error


class WhenField(TypedField):
    """A date as people write it, read as EDTF; shown in words that it understands again.

    With script the page says at once how it is read, in the next `.desk-field__read`.
    """

    reads_date = True

    def __init__(self, *, one_day=True, **kwargs):
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("help_text", AS_WRITTEN)
        super().__init__(**kwargs)
        self.one_day = one_day
        self.widget.attrs |= {
            "autocomplete": "off",
            "hx-get": reverse_lazy("desk-when"),
            "hx-trigger": "input changed delay:300ms, load",
            "hx-target": "next .desk-field__read",
        }

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return value
        try:
            return from_dutch(value)
        except EdtfError as error:
            raise ValidationError(str(error), code="edtf") from error

    def prepare_value(self, value):
        """Return EDTF in words, and anything else as it was typed."""
        try:
            words = in_words(value, one_day=self.one_day)
            return words if from_dutch(words) == value else value
        except (EdtfError, TypeError):
            return value


def entry_field(db_field, **kwargs):
    """Return the form field of a model field, as the workspace asks for it."""
    if isinstance(db_field, EdtfField):
        # The model's own example is EDTF, which nobody here has to know.
        return db_field.formfield(form_class=WhenField, help_text=AS_WRITTEN, **kwargs)
    if isinstance(db_field, models.TextField):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
    field = db_field.formfield(**kwargs)
    if getattr(field, "empty_label", None):
        field.empty_label = _("Kies…")
    elif getattr(field, "choices", None) and field.choices[0][0] == "":
        field.choices = [("", _("Kies…")), *field.choices[1:]]
    return field


class EntryMeta:
    """The Meta that every form of a record takes over."""

    formfield_callback = entry_field


class EntryForm(ConflictMixin, ActingForm):
    """A form for a new record of `dossier`, by `reader`; `refusal` is what the action refused."""

    def __init__(self, *args, dossier, reader, refusal=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.dossier, self.reader, self.refusal = dossier, reader, refusal
        for field in self.fields.values():
            offer(field, dossier, reader)


class ChangeEntry(EntryForm, ChangeForm):
    """A form for a record that stands: it brings its version back, and says why it changes."""
