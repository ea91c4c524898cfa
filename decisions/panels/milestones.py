"""What happened by the day, latest last."""

from django.utils.translation import gettext_lazy as _

from .panel import Panel


def context(board):
    """Return each milestone with whether it is still to come, None where there are none."""
    if not board.milestones:
        return None
    return {
        "milestones": [(each, each.last_on > board.day) for each in board.milestones],
        "places": board.scene.material.places,
    }


PANEL = Panel(
    name="milestones",
    title=_("Mijlpalen"),
    context=context,
)
