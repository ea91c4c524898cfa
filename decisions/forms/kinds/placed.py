"""A form of something that a source shows: it may name one place in a source along the way."""

from django.utils.translation import gettext_lazy as _

from ..place import PlaceForm
from .composite import Section
from .record import RecordForm


class PlacedForm(RecordForm):
    """`target` is the field of Evidence that the record fills."""

    target = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        made = PlaceForm(self.given(), prefix="plaats", dossier=self.dossier, reader=self.reader)
        self.place = self.hold(made)

    def more_sections(self):
        label = _("Waar staat dit?") if self.is_new else _("Nog een plaats in een bron")
        place = Section(label, self.bound(self.place), is_closed=not self.is_new)
        return (*super().more_sections(), place)

    def place_of(self, record):
        return self.place.evidence(dossier=record.dossier, **{self.target: record})
