"""The dossier itself: the question, its region and its decision rule."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...models import Dossier
from ..entry import EntryMeta
from .clock import DayField
from .named import NamedForm

# The words that stand in the place of a dossier's address in the workspace.
TAKEN = {"bronnen", "datum", "kladje", "lezingen", "meldingen", "nieuw", "reces"}


class DossierForm(NamedForm):
    slug_from = "title"

    closed_on = DayField(label=_("Gesloten op"), required=False)

    field_order = ("title", "question", "region", "rule", "dated_on", "closed_on")

    class Meta(EntryMeta):
        model = Dossier
        fields = ("title", "question", "region", "rule", "dated_on", "closed_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dated_on"].label = _("Geopend op")
        if not self.is_new:
            del self.fields["region"]
        elif not self.reader.is_beheer:
            regions = self.fields["region"]
            regions.queryset = regions.queryset.filter(pk__in=self.reader.redactie_of)

    def clean(self):
        cleaned = super().clean()
        if self.is_new and self.instance.slug in TAKEN:
            self.add_error("title", ValidationError(_("Kies een langere titel; dit is bezet.")))
        return cleaned
