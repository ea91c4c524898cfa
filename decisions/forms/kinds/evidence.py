"""A place in a source that shows a record; of somebody else's position it is proposed."""

from django.utils.translation import gettext_lazy as _

from ...models import Evidence
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

    @property
    def along(self):
        return {"paragraph": paragraph_at(self.instance.source, self.instance.place)}
