"""Each round: who has spoken, and who still has to."""

from django.utils.translation import gettext_lazy as _

from .panel import Panel, Place


def context(board):
    return {"rounds": board.rounds[::-1]}


PANEL = Panel(
    name="readiness",
    title=_("Wie moet zich nog uitspreken"),
    context=context,
    shown=lambda board: bool(board.rounds),
    place=Place.ASIDE,
)
