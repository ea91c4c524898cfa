"""Which open points of the round before go on in this one, from when, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import ReasonField, Refusable

from .entry import WhenField

NONE = _("Kies ten minste één punt om mee te nemen.")
GONE = _("Een punt is intussen meegenomen of beantwoord; kies opnieuw.")


class CarryOverForm(Refusable, forms.Form):
    """`remarks` are what may still be taken along; the page shows them, with a tick for each."""

    punt = forms.ModelMultipleChoiceField(
        None,
        label=_("Punten"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NONE, "invalid_choice": GONE},
    )
    dated_on = WhenField(label=_("Vanaf welke dag"))
    reason = ReasonField(help_text=_("Waarom leven deze punten voort in deze ronde?"))

    def __init__(self, data=None, *, remarks, initial, refusal=None):
        super().__init__(data, initial=initial)
        self.refusal = refusal
        self.fields["punt"].queryset = remarks
        self.keys = data.getlist("punt") if data is not None else []
