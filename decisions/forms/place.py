"""One place in a source: which document, where in it, and what it says in our own words."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import Evidence
from .entry import TypedField
from .offered import sources_of
from .passage import paragraph_at

WHOLE = ("source", "place", "summary")


class PlaceForm(forms.Form):
    """All of it or nothing: who names a source says where in it and what it reads there."""

    source = forms.ModelChoiceField(None, label=_("Bron"), required=False, empty_label=_("Kies…"))
    place = TypedField(
        label=_("Plaats in de bron"),
        max_length=200,
        required=False,
        help_text=_("Zoals alinea 12, bladzijde 3 of beslispunt 2."),
    )
    summary = TypedField(
        label=_("Wat staat daar, in eigen woorden"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    quote = TypedField(
        label=_("Citaat"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, dossier, reader, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources_of(dossier, reader)

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in (*WHOLE, "quote")):
            return cleaned
        for name in WHOLE:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(_("Vul dit ook in, of laat de plaats leeg.")))
        return cleaned

    def evidence(self, **target):
        """Return the Evidence that was typed, unsaved and about `target`; None for nothing."""
        if not self.cleaned_data.get("source"):
            return None
        own = {name: self.cleaned_data[name] for name in (*WHOLE, "quote")}
        return Evidence(**own, paragraph=paragraph_at(own["source"], own["place"]), **target)
