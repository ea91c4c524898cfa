"""The answer of ten seconds: what is left of the proposal that was put last."""

from django.utils.translation import gettext_lazy as _

from ..board.main import main_column
from .panel import Panel, Place
from .shares import share_of


def context(board):
    """Return the board's main column and how much of the region accepts what it shows;
    None where there is nothing to accept or nobody to do so."""
    if not (board.region_exists and board.columns):
        return None
    column = main_column(board)
    return {
        "column": column,
        "count": len(board.councils),
        "seats": share_of(column.support, "seats", board.councils),
        "inhabitants": share_of(column.support, "inhabitants", board.councils),
    }


PANEL = Panel(
    name="headline",
    title=_("In het kort"),
    context=context,
    place=Place.WIDE,
)
