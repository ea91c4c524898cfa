"""A body of the region itself: a steering group, a sounding board, a conference."""

from municipalities.models import Body
from municipalities.models.body import MUNICIPAL

from ..entry import EntryMeta
from .record import RecordForm


class BodyForm(RecordForm):
    class Meta(EntryMeta):
        model = Body
        fields = ("kind", "name")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        if self.instance.municipality_id is None:
            field.choices = [each for each in field.choices if each[0] not in MUNICIPAL]
        else:
            del self.fields["kind"]
