"""Meetings that the system of a council told of, and that wait for its griffie."""

from django.db.models import Exists, OuterRef, Q

from ..models import PulledKind, PulledRecord, PulledState
from ..models.pulled import OPEN_PULLED
from .tasks import CountOf

PARTS_THAT_WAIT = {
    "new_items": Q(kind=PulledKind.ITEM, state=PulledState.PROPOSED),
    "new_documents": Q(kind=PulledKind.DOCUMENT, state=PulledState.PROPOSED),
    "new_outcomes": Q(kind=PulledKind.OUTCOME, state=PulledState.PROPOSED),
    "changes": Q(changed_at__isnull=False),
}


def list_pulled_meetings(reader):
    """Return the meetings of the reader's councils of which something waits, the last first; each
    with the numbers of PARTS_THAT_WAIT."""
    parts = PulledRecord.objects.filter(meeting=OuterRef("pk")).that_wait()
    own = PulledRecord.objects.kept_by(reader).filter(kind=PulledKind.MEETING)
    rows = own.filter(OPEN_PULLED | Exists(parts))
    counts = {name: CountOf(parts.filter(which)) for name, which in PARTS_THAT_WAIT.items()}
    return rows.annotate(**counts).order_by("-held_on", "-pk")
