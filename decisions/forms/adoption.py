"""Adopt the replies of a round: by which body, on which day, under which reference."""

from django.utils.translation import gettext_lazy as _

from ..models import ReplyNote
from .entry import EntryForm, EntryMeta
from .kinds.clock import DayField


class AdoptionForm(EntryForm):
    """`instance` is a ReplyNote of the round, of the body that opened it where one did."""

    adopted_on = DayField(label=_("Vastgesteld op"))

    field_order = ("body", "adopted_on", "reference", "note")

    class Meta(EntryMeta):
        model = ReplyNote
        fields = ("body", "adopted_on", "reference", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.body_id is not None:
            del self.fields["body"]
