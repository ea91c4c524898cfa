"""The region drawn as tiles: one a member, marked by what its council holds."""

from django.utils.translation import gettext_lazy as _

from ..board.main import main_column
from .panel import Panel, Place
from .tiles import tiles_of


def context(board):
    """Return the tiles of what the board's main column shows, and the other subjects;
    None where there is nothing to hold or nobody to do so."""
    if not (board.region_exists and board.columns):
        return None
    column = main_column(board)
    return {
        "subject": column.shown,
        "tiles": tiles_of(board.councils, board.columns.index(column)),
        "others": [subject for subject in board.subjects if subject.pk != column.shown.pk],
    }


PANEL = Panel(
    name="region",
    title=_("De regio"),
    context=context,
    place=Place.ASIDE,
)
