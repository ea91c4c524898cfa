"""A line of a form, of which several together are one part of a record."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..fields import WhenField
from ..searched import NOT_FOUND, SearchedSelect

FILL_BOTH = _("Vul beide in, of laat de regel leeg.")


class RowForm(forms.Form):
    """A line of which two fields are filled together; `pair` names them."""

    pair = ()

    def clean(self):
        cleaned = super().clean()
        empty = [name for name in self.pair if not cleaned.get(name)]
        if len(empty) == 1 and not self.errors:
            self.add_error(empty[0], ValidationError(FILL_BOTH))
        return cleaned

    @property
    def is_empty(self):
        return not self.cleaned_data.get(self.pair[0])


class DatedHomeRow(RowForm):
    """What holds of a municipality from a day; `homes` are the choices, `part` names the lines."""

    part = ""
    pair = ("municipality", "dated_on")

    municipality = forms.TypedChoiceField(label=_("Gemeente"), required=False, coerce=int)
    dated_on = WhenField(label=_("Vanaf"), required=False, help_text="")

    def __init__(self, data, number, initial, *, homes):
        super().__init__(data, prefix=f"{self.part}-{number}", initial=initial)
        self.fields["municipality"].choices = [("", _("Kies…")), *homes]


# A record that is chosen by its key, of which the choices are read once for all lines.


def build_key_field(label, empty):
    """Return a field that chooses a record by its key, searched by name where there are many; None
    for none, which is called `empty`."""
    field = forms.TypedChoiceField(
        label=label, coerce=int, empty_value=None, required=False, widget=SearchedSelect
    )
    field.error_messages = {**field.error_messages, "invalid_choice": NOT_FOUND}
    field.empty = empty
    return field


def offer_keys(field, names):
    """Offer these (key, name)s."""
    field.choices = [("", field.empty), *names]
