"""Each round: who has spoken, who still has to, by when and where."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from .panel import Panel, Place

NEAR = timedelta(weeks=4)


def context(board):
    """Return the rounds, the latest first, each with (who was asked, a last safe day to tell);
    None where nobody was asked anything."""
    if not board.rounds:
        return None
    return {
        "rounds": [
            (each, [(asked, near(asked, board.day)) for asked in each.asked])
            for each in board.rounds[::-1]
        ]
    }


def near(asked, day):
    """Return the last safe day of who did not speak yet where it is at most four weeks ahead."""
    can = None if asked.has_spoken else asked.by_when.workable
    safe_on = can.last_safe_on if can else None
    return safe_on if safe_on is not None and day <= safe_on <= day + NEAR else None


PANEL = Panel(
    name="readiness",
    title=_("Wie moet zich nog uitspreken"),
    context=context,
    place=Place.ASIDE,
)
