"""A place in a source that shows a record; of somebody else's position it is proposed."""

from django.utils.translation import gettext_lazy as _

from ...actions import change, keep, propose_reading, read
from ...models import Evidence
from ...permissions import may_keep
from ..entry import EntryMeta
from ..passage import paragraph_at
from .record import RecordForm

OF_A_POSITION = ("reads_stance", "reads_on")


class EvidenceForm(RecordForm):
    """The record that is shown is chosen by the address and stays."""

    class Meta(EntryMeta):
        model = Evidence
        fields = (
            "source",
            "place",
            "summary",
            "quote",
            "reads_stance",
            "reads_on",
            "is_joint",
            "is_derived",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.position_id is None:
            for name in OF_A_POSITION:
                del self.fields[name]
        self.fields["is_joint"].help_text = _("De plaats spreekt van meer organen tegelijk.")
        self.fields["is_derived"].help_text = _("De plaats noemt dit orgaan niet zelf.")

    def store(self):
        place, position = self.instance, self.instance.position
        place.paragraph = paragraph_at(place.source, place.place)
        if not self.is_new:
            return change(place, by=self.reader, reason=self.why)
        if position is None:
            return keep(place, by=self.reader, reason=self.why)
        if may_keep(self.reader, position):
            read(position, place, by=self.reader, reason=self.why)
        else:
            propose_reading(position, place, by=self.reader, reason=self.why)
        return place
