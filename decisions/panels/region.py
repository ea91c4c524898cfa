"""The region drawn as tiles: one a member, marked by what its council holds."""

from django.utils.translation import gettext_lazy as _

from ..board.main import main_column
from .panel import Panel, Place
from .tiles import tiles_of


def context(board):
    """Return the tiles of what the board's main column shows, and the other subjects."""
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
    shown=lambda board: board.region_exists and bool(board.columns),
    place=Place.ASIDE,
)
