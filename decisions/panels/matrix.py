"""Councils by families of subjects: who stands where on the day."""

from django.utils.translation import gettext_lazy as _

from .panel import Panel, Place


def context(board):
    """Return the councils with what they hold, None before there was a region."""
    if not board.region_exists:
        return None
    return {"columns": board.columns, "rows": board.councils, "count": len(board.councils)}


PANEL = Panel(
    name="matrix",
    title=_("Standpunten per raad"),
    context=context,
    place=Place.WIDE,
)
