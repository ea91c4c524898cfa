"""That the answer of a body came in with who asked, and when that was confirmed."""

from django.utils.translation import gettext_lazy as _

from ...models import RoundBody
from ..entry import EntryMeta
from ..kinds.clock import DayField
from .asked import AskedForm


class ReceiptForm(AskedForm):
    receipt_on = DayField(label=_("Antwoord ontvangen op"), required=False)
    confirmed_on = DayField(
        label=_("Ontvangst bevestigd op"),
        required=False,
        help_text=_("De dag waarop de bevestiging is verstuurd."),
    )

    field_order = ("receipt_on", "receipt_reference", "confirmed_on")

    class Meta(EntryMeta):
        model = RoundBody
        fields = ("receipt_on", "receipt_reference", "confirmed_on")
