"""The colleges: each subject on which one of them spoke, and what each of them holds."""

from django.utils.translation import gettext_lazy as _

from .panel import Panel
from .spoken import speaks, spoken_rows


def context(board):
    """Return what each college holds by subject, None where none of them spoke."""
    rows = spoken_rows(board, board.colleges)
    if not rows:
        return None
    lines = [
        (subject, [row.cells[place] for row in rows])
        for place, subject in enumerate(board.subjects)
        if any(speaks(row.cells[place]) for row in rows)
    ]
    return {"names": [row.municipality.name for row in rows], "lines": lines}


PANEL = Panel(
    name="colleges",
    title=_("De colleges"),
    context=context,
)
