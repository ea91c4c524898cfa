"""Put an agenda item on a meeting, or say in words what is known of its planning."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .keep import keep


def schedule(item, *, meeting=None, planned_note="", by, reason=""):
    """Plan an item on a meeting of its own body; with a meeting the note falls away."""
    if meeting is not None and meeting.body_id != item.body_id:
        raise ValidationError(_("Kies een vergadering van hetzelfde orgaan."))
    item.meeting = meeting
    item.planned_note = "" if meeting else planned_note
    return keep(item, by=by, reason=reason)
