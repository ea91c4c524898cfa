"""On which day a body received the request: from there its term counts."""

from django.utils.translation import gettext_lazy as _

from ...models import RoundBody
from ..entry import EntryMeta
from ..kinds.clock import DayField
from .asked import AskedForm

COUNTS = _("Zoals 14 september 2017. De dag zelf telt niet mee in de termijn.")


class ReceivedForm(AskedForm):
    received_on = DayField(label=_("Verzoek ontvangen op"), required=False, help_text=COUNTS)

    class Meta(EntryMeta):
        model = RoundBody
        fields = ("received_on",)
