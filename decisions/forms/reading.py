"""What the griffie does with a reading that another one proposed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import ReasonField, Refusable

TAKE, REFUSE = "aannemen", "weigeren"


class ReadingForm(Refusable, forms.Form):
    """Which button was pressed, and why; the reason is filled in for taking it in."""

    does = forms.ChoiceField(
        label=_("Besluit"),
        choices=[(TAKE, _("Aannemen")), (REFUSE, _("Niet aannemen"))],
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Kies aannemen of niet aannemen."),
            "invalid_choice": _("Kies aannemen of niet aannemen."),
        },
    )
    reason = ReasonField(
        initial=_("Nagelezen: het staat zo in de bron."),
        help_text=_("Dit komt in de geschiedenis. Neemt u de lezing niet aan, zeg dan waarom."),
    )

    def __init__(self, data=None, refusal=None):
        super().__init__(data)
        self.refusal = refusal
