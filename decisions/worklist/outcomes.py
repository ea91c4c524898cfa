"""Meetings that were held and of which the outcomes are to be entered, and what is to be done after
them."""

from ..models import Commitment, Meeting, Status, Treatment
from .drafts import build_kept_condition

ITEM_WAYS = {"body": "item__body", "region": "item__dossier__region", "dossier": "item__dossier"}


def list_meetings_without_outcome(reader, today):
    """Return the meetings held by a day in which an item of the reader's bodies has no outcome, the
    latest first."""
    open_ones = Treatment.objects.filter(
        build_kept_condition(reader, **ITEM_WAYS), meeting__isnull=False, outcome=""
    )
    standing = open_ones.exclude(item__status=Status.WITHDRAWN)
    # Looked up by their keys: asked of every meeting, a country of them was read.
    rows = Meeting.objects.filter(pk__in=standing.order_by().values("meeting"), held_on__lte=today)
    return rows.select_related("body").order_by("-held_on", "-pk")


def list_open_commitments(reader):
    """Return the commitments to the reader's bodies that stand and were not done, the latest
    first; each with the item at which it was made, where that is known."""
    rows = Commitment.objects.filter(build_kept_condition(reader), done_on__isnull=True)
    standing = rows.exclude(status=Status.WITHDRAWN).order_by("-made_on", "-pk")
    return standing.select_related("treatment__item", "decision__moved_in__item")
