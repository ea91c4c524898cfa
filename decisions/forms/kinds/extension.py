"""More time in a round: for one body that it asks, or for all of them."""

from django.utils.translation import gettext_lazy as _

from municipalities.models import Body

from ...actions.asked import today_of
from ...models import Extension
from ..entry import EntryMeta
from .clock import DayField
from .record import RecordForm


class ExtensionForm(RecordForm):
    """The round is chosen by the address and stays."""

    granted_on = DayField(label=_("Verlengd op"))
    due_on = DayField(label=_("Nieuwe uiterste dag"))

    field_order = ("body", "due_on", "why", "granted_on")

    class Meta(EntryMeta):
        model = Extension
        fields = ("body", "due_on", "why", "granted_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = _("Elk gevraagd orgaan ziet de verlenging en deze reden.")
        if self.is_new:
            self.initial["granted_on"] = today_of(self.reader)

    def ask_body(self):
        """Offer the bodies that the round asks; none of them is all of them."""
        field = self.fields["body"]
        asked = Body.objects.filter(asked__round=self.instance.round_id)
        field.queryset, field.empty_label = asked.order_by("name", "id"), _("Alle organen")
