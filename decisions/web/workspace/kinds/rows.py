"""A line of a form, of which several together are one part of a record."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

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
