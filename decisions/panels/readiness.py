"""Each round: who has spoken, and who still has to."""

from django.utils.translation import gettext_lazy as _

from .panel import Panel, Place


def context(board):
    """Return the rounds, the latest first, each with who was asked and that municipality."""
    homes = {row.municipality_id: row.municipality for row in board.scene.material.memberships}
    return {
        "rounds": [
            (each, [(asked, homes.get(asked.body.municipality_id)) for asked in each.asked])
            for each in board.rounds[::-1]
        ]
    }


PANEL = Panel(
    name="readiness",
    title=_("Wie moet zich nog uitspreken"),
    context=context,
    shown=lambda board: bool(board.rounds),
    place=Place.ASIDE,
)
