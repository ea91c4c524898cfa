"""What can be taken along: agenda items as files, the figures as JSON."""

from datetime import time
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from .panel import Panel, Place

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def context(board):
    return {"items": board.items, "stand": query_of(board), "support": query_of(board, rule=True)}


def query_of(board, *, rule=False):
    """Return the query of the board's own day, knowledge and, where asked, rule."""
    asked = {"peildatum": board.day.isoformat()}
    if board.known_at is not None:
        asked["bekend"] = known_text(board.known_at)
    if rule:
        asked["regel"] = board.rule.value
    return urlencode(asked)


def known_text(moment):
    """Return a moment as an address names it: the last instant of a day is that day."""
    local = moment.astimezone(AMSTERDAM)
    return local.strftime("%Y-%m-%d" if local.time() == time.max else "%Y-%m-%dT%H:%M")


PANEL = Panel(
    name="downloads",
    title=_("Meenemen"),
    context=context,
    place=Place.ASIDE,
)
