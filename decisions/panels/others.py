"""Bodies of the region and committees: everything that each of them holds on the day."""

from django.utils.translation import gettext_lazy as _

from .panel import Panel
from .spoken import spoken_rows


def context(board):
    return {"rows": spoken_rows(board, board.others)} if board.others else None


PANEL = Panel(
    name="others",
    title=_("Andere organen"),
    context=context,
)
