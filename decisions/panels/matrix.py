"""Councils by families of subjects: who stands where on the day."""

from django.utils.translation import gettext_lazy as _

from .panel import Panel, Place


def context(board):
    return {"columns": board.columns, "rows": board.councils, "count": len(board.councils)}


PANEL = Panel(
    name="matrix",
    title=_("Standpunten per raad"),
    context=context,
    shown=lambda board: board.region_exists,
    place=Place.WIDE,
)
