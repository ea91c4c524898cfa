"""A meeting of one body: its day, and its hours where they are known."""

from django.core.exceptions import ValidationError
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from ...models import Meeting
from ..entry import EntryMeta
from .clock import ClockField, DayField, moment_of
from .record import RecordForm


class MeetingForm(RecordForm):
    held_on = DayField(label=_("Dag"))
    starts = ClockField(label=_("Aanvang"), required=False)
    ends = ClockField(label=_("Einde"), required=False)

    field_order = ("body", "title", "held_on", "starts", "ends", "location", "url")

    class Meta(EntryMeta):
        model = Meeting
        fields = ("body", "title", "held_on", "location", "url")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts", "ends"):
            moment = getattr(self.instance, f"{name}_at")
            if moment is not None:
                self.initial[name] = moment.astimezone(get_current_timezone()).time()

    def clean(self):
        cleaned = super().clean()
        for name in ("starts", "ends"):
            setattr(self.instance, f"{name}_at", self.moment(cleaned, name))
        return cleaned

    def moment(self, cleaned, name):
        """Return the moment of a time on the day of the meeting, None where none is typed."""
        day, clock = cleaned.get("held_on"), cleaned.get(name)
        if day is None or clock is None:
            return None
        try:
            return moment_of(day, clock)
        except ValidationError as error:
            self.add_error(name, error)
            return None
