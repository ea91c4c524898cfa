"""To which bodies an adopted set was sent, and on which day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import Refusable

from ..actions import send_note
from .kinds.clock import DayField

NONE = _("Kies ten minste één orgaan.")
SENT = _("Dit orgaan heeft de nota intussen al.")


class DispatchForm(Refusable, forms.Form):
    """`bodies` are those that the set may still be sent to."""

    orgaan = forms.ModelMultipleChoiceField(
        None,
        label=_("Verzonden aan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NONE, "invalid_choice": SENT},
    )
    sent_on = DayField(label=_("Verzonden op"))

    def __init__(self, data=None, *, note, bodies, reader, initial, refusal=None):
        super().__init__(data, initial=initial)
        self.note, self.reader, self.refusal = note, reader, refusal
        self.fields["orgaan"].queryset = bodies
        self.fields["orgaan"].label_from_instance = lambda body: body.name

    def store(self):
        """Record what was sent; return the Dispatches."""
        bodies, sent_on = self.cleaned_data["orgaan"], self.cleaned_data["sent_on"]
        return send_note(self.note, bodies, sent_on=sent_on, by=self.reader)
