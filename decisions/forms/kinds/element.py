"""One line of what a derived variant takes from another one."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..entry import TypedField

HALF = _("Vul beide in, of laat de regel leeg.")


class RowForm(forms.Form):
    """A line of which two fields are filled together; `pair` names them."""

    pair = ()

    def clean(self):
        cleaned = super().clean()
        empty = [name for name in self.pair if not cleaned.get(name)]
        if len(empty) == 1 and not self.errors:
            self.add_error(empty[0], ValidationError(HALF))
        return cleaned

    @property
    def is_empty(self):
        return not self.cleaned_data.get(self.pair[0])


class ElementRow(RowForm):
    """The variant that lends it and what it is; `lenders` are variants by key."""

    pair = ("taken_from", "name")

    taken_from = forms.TypedChoiceField(label=_("Uit variant"), required=False, coerce=int)
    name = TypedField(label=_("Element"), max_length=200, required=False)

    def __init__(self, data, number, initial, *, lenders):
        super().__init__(data, prefix=f"element-{number}", initial=initial)
        self.lenders = lenders
        names = [(key, each.name) for key, each in lenders.items()]
        self.fields["taken_from"].choices = [("", _("Kies…")), *names]

    @property
    def element(self):
        """(variant that lends, name)."""
        return self.lenders[self.cleaned_data["taken_from"]], self.cleaned_data["name"]
