"""Which records become public together, and from when."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import ReasonField, Refusable

from .act import MomentMixin

NONE = _("Kies ten minste één stuk.")
CHANGED = _("Een stuk is intussen gewijzigd of al openbaar; kies opnieuw.")


class PublishSetForm(Refusable, MomentMixin):
    """`candidates` are what may be chosen; each says itself at which version it was seen."""

    reason = ReasonField(required=False)

    def __init__(self, data=None, *, candidates, reader, refusal=None):
        super().__init__(data)
        self.candidates = {each.key: each for each in candidates}
        self.reader, self.refusal = reader, refusal
        self.keys = data.getlist("stuk") if data is not None else []
        self.fields["stuk"] = forms.MultipleChoiceField(
            label=_("Stukken"),
            choices=[(each.key, each.name) for each in candidates],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": NONE, "invalid_choice": CHANGED},
        )

    def tick_all(self):
        """Tick everything that can be public, to look at before it is sent."""
        self.keys = [key for key, each in self.candidates.items() if not each.blocks]

    def clean_stuk(self):
        chosen = [self.candidates[key] for key in self.cleaned_data["stuk"]]
        if any(each.blocks for each in chosen):
            names = ", ".join(f"‘{each.name}’" for each in chosen if each.blocks)
            raise ValidationError(_("Dit kan nog niet openbaar worden: %s.") % names)
        return chosen
