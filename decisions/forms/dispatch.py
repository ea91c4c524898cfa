"""To which bodies an adopted set was sent, and on which day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import Refusable

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

    def __init__(self, data=None, *, bodies, initial, refusal=None):
        super().__init__(data, initial=initial)
        self.refusal = refusal
        self.fields["orgaan"].queryset = bodies
        self.fields["orgaan"].label_from_instance = lambda body: body.name
