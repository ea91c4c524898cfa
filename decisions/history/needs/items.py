"""Agenda items that are on no meeting yet."""

from ...models import AgendaItem, Status
from .mine import kept


def unplanned(reader):
    """Return the items of the reader's bodies without a meeting, newest first."""
    rows = AgendaItem.objects.filter(kept(reader), meeting__isnull=True)
    standing = rows.exclude(status=Status.WITHDRAWN).order_by("-pk")
    return standing.select_related("body", "dossier", "round")
