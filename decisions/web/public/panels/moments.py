"""Panels of the moment: the answer in short, changes, milestones, costs, rounds, downloads."""

from datetime import time, timedelta
from itertools import groupby
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from ...panel import Panel, PanelPlace
from .support import build_share

# The answer of ten seconds: what became of the subject of what happened last.


def headline_context(board):
    """Return the subject that the board answers for first and how much of the region accepts it;
    None where there is nothing to accept or nobody to do so."""
    if not (board.region_exists and board.headline):
        return None
    support = board.support(board.headline)
    return {
        "subject": board.headline,
        "state": board.state(board.headline),
        "support": support,
        "count": len(board.councils),
        "seats": build_share(support, "seats", board.councils),
        "inhabitants": build_share(support, "inhabitants", board.councils),
    }


HEADLINE_PANEL = Panel(
    name="headline",
    title=_("In het kort"),
    context=headline_context,
    place=PanelPlace.WIDE,
)


# What is different since the moment before, subject by subject.


def changes_context(board):
    """Return the shifts by subject, None where nothing came before."""
    if board.before is None:
        return None
    places = {subject.pk: place for place, subject in enumerate(board.subjects)}
    shifts = sorted(board.shifts, key=lambda shift: places[shift.subject.pk])
    by_subject = groupby(shifts, key=lambda shift: shift.subject)
    return {
        "before": board.before,
        "subjects": [(subject, list(group)) for subject, group in by_subject],
    }


CHANGES_PANEL = Panel(
    name="changes",
    title=_("Wat is veranderd"),
    context=changes_context,
)


# What happened by the day, latest last.


def milestones_context(board):
    """Return each milestone with whether it is still to come, None where there are none."""
    if not board.milestones:
        return None
    return {
        "milestones": [(each, each.last_on > board.day) for each in board.milestones],
        "places": board.scene.material.places,
    }


MILESTONES_PANEL = Panel(
    name="milestones",
    title=_("Mijlpalen"),
    context=milestones_context,
)


# What the dossier costs together: what no municipality pays alone.


def costs_context(board):
    """Return the shared costs that had begun by the day, None where there are none."""
    material = board.scene.material
    costs = [each for each in material.costs if each.first_on <= board.day]
    return {"costs": costs, "places": material.places} if costs else None


COSTS_PANEL = Panel(
    name="costs",
    title=_("Kosten van het dossier"),
    context=costs_context,
    place=PanelPlace.ASIDE,
)


# Each round: who has spoken, who still has to, by when and where.

NEAR = timedelta(weeks=4)


def readiness_context(board):
    """Return the rounds, the latest first, each with (who was asked, a last safe day to tell);
    None where nobody was asked anything."""
    if not board.rounds:
        return None
    return {
        "rounds": [
            (each, [(asked, near_safe_day(asked, board.day)) for asked in each.asked])
            for each in board.rounds[::-1]
        ]
    }


def near_safe_day(asked, day):
    """Return the last safe day of who did not speak yet where it is at most four weeks ahead."""
    can = None if asked.has_spoken else asked.by_when.workable
    safe_on = can.last_safe_on if can else None
    return safe_on if safe_on is not None and day <= safe_on <= day + NEAR else None


READINESS_PANEL = Panel(
    name="readiness",
    title=_("Wie moet zich nog uitspreken"),
    context=readiness_context,
    place=PanelPlace.ASIDE,
)


# What can be taken along: agenda items as files, the figures as JSON.

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def downloads_context(board):
    return {
        "items": board.items,
        "stand": board_query(board),
        "support": board_query(board, rule=True),
    }


def board_query(board, *, rule=False):
    """Return the query of the board's own day, knowledge and, where asked, rule."""
    asked = {"peildatum": board.day.isoformat()}
    if board.known_at is not None:
        asked["bekend"] = format_known_moment(board.known_at)
    if rule:
        asked["regel"] = board.rule.value
    return urlencode(asked)


def format_known_moment(moment):
    """Return a moment as an address names it: the last instant of a day is that day."""
    local = moment.astimezone(AMSTERDAM)
    return local.strftime("%Y-%m-%d" if local.time() == time.max else "%Y-%m-%dT%H:%M")


DOWNLOADS_PANEL = Panel(
    name="downloads",
    title=_("Meenemen"),
    context=downloads_context,
    place=PanelPlace.ASIDE,
)
