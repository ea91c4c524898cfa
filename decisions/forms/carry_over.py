"""Which open points of the round before go on in this one, from when, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import ReasonField, Refusable

from ..actions import carry_over
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

    def __init__(self, data=None, *, round_, remarks, reader, initial, refusal=None):
        super().__init__(data, initial=initial)
        self.round, self.reader, self.refusal = round_, reader, refusal
        self.fields["punt"].queryset = remarks
        self.keys = data.getlist("punt") if data is not None else []

    def store(self):
        """Save a draft of each; return the drafts."""
        told = self.cleaned_data
        found = told["punt"].select_related("dossier", "body", "theme")
        return carry_over(
            list(found),
            self.round,
            dated_on=told["dated_on"],
            by=self.reader,
            reason=told["reason"],
        )
