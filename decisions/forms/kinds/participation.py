"""One line of who takes part in an arrangement, or no longer does, since when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..entry import WhenField
from .element import RowForm

YES, NO = "ja", "nee"
TAKES_PART = [(YES, _("neemt deel")), (NO, _("neemt niet meer deel"))]


class ParticipationRow(RowForm):
    """`homes` are (key, name) of the municipalities to choose from."""

    pair = ("municipality", "dated_on")

    municipality = forms.TypedChoiceField(label=_("Gemeente"), required=False, coerce=int)
    dated_on = WhenField(label=_("Vanaf"), required=False, help_text="")
    takes_part = forms.ChoiceField(label=_("Wat"), choices=TAKES_PART, required=False)

    def __init__(self, data, number, initial, *, homes):
        super().__init__(data, prefix=f"deelname-{number}", initial=initial)
        self.fields["municipality"].choices = [("", _("Kies…")), *homes]

    @property
    def said(self):
        """((municipality, date), whether it takes part)."""
        cleaned = self.cleaned_data
        return (cleaned["municipality"], cleaned["dated_on"]), cleaned["takes_part"] != NO
