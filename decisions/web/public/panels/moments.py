"""Panels of the moment: what changed, who still has to speak, what can be taken along."""

from dataclasses import dataclass
from datetime import time, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from ....board import BodyProgress
from ....documents.pictures import PICTURE_FORMATS, can_draw_matrix, can_draw_region
from ....documents.sheet import SHEET_FORMATS, can_write_sheet
from ...panel import Panel, PanelPlace
from ...parameters import format_exact_moment

# What is different since the last moment that differs, subject by subject.

MOST_SHIFTS, MOST_OTHERS = 8, 40


def changes_context(board):
    """Return the moment with which the board compares and the shifts since by subject: those on
    the subject that it answers for first, or the first eight, and the `others`.

    `recent` is what was recorded last, for who was here before. None where nothing came before and
    nothing was recorded.
    """
    if board.before is None and not board.recent:
        return None
    places = {subject.pk: place for place, subject in enumerate(board.subjects)}
    shifts = sorted(board.shifts, key=lambda shift: places[shift.subject.pk])
    main = [shift for shift in shifts if shift.subject == board.headline] or shifts
    shown = main[:MOST_SHIFTS]
    others = [shift for shift in shifts if shift not in shown]
    return {
        "before": board.before,
        "subjects": group_by_subject(shown),
        "others": group_by_subject(others[:MOST_OTHERS]),
        "more": len(others),
        "left": max(len(others) - MOST_OTHERS, 0),
        "recent": board.recent,
    }


def group_by_subject(shifts):
    """Return (subject, its shifts) of shifts that are in the order of the subjects."""
    return [(key, list(group)) for key, group in groupby(shifts, key=lambda each: each.subject)]


CHANGES_PANEL = Panel(
    name="changes",
    title=_("Sinds het vorige moment"),
    context=changes_context,
    place=PanelPlace.ASIDE,
    has_heading=True,
)


# Who still has to speak in a round that is not complete.

NEAR = timedelta(weeks=4)
MOST_WAITING = 20


@dataclass(frozen=True)
class WaitingRound:
    """A round that is not complete: who planned to speak, with a last safe day to tell, and who
    did not plan it yet; `more` how many of them are not named."""

    readiness: Any
    planned: list
    unplanned: list
    more: int


def readiness_context(board):
    """Return the WaitingRounds, the latest first, and how many rounds are complete; None where
    nobody was asked anything."""
    if not board.rounds:
        return None
    waiting = [each for each in board.rounds[::-1] if not each.is_open]
    return {
        "rounds": [build_waiting_round(each, board.day) for each in waiting],
        "complete": len(board.rounds) - len(waiting),
    }


def build_waiting_round(readiness, day):
    """Return the WaitingRound of a Readiness."""
    missing = [(each, near_safe_day(each, day)) for each in readiness.gate.missing]
    planned = [pair for pair in missing if has_something_to_tell(*pair)]
    unplanned = [asked for asked, safe_on in missing if not has_something_to_tell(asked, safe_on)]
    named = planned[:MOST_WAITING], unplanned[:MOST_WAITING]
    return WaitingRound(readiness, *named, more=len(missing) - sum(map(len, named)))


def has_something_to_tell(asked, safe_on):
    """Whether more is known of who did not speak yet than that nothing was planned."""
    return asked.state != BodyProgress.WAITING or safe_on is not None


def near_safe_day(asked, day):
    """Return the last safe day of who did not speak yet where it is at most four weeks ahead."""
    can = None if asked.has_spoken else asked.by_when.workable
    safe_on = can.last_safe_on if can else None
    return safe_on if safe_on is not None and day <= safe_on <= day + NEAR else None


READINESS_PANEL = Panel(
    name="readiness",
    title=_("Wie moet nog spreken"),
    context=readiness_context,
    place=PanelPlace.THIRD,
)


# What can be taken along: pictures, agenda items as files, the figures as JSON.

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def downloads_context(board):
    return {
        "has_sheet": can_write_sheet(board),
        "has_matrix": can_draw_matrix(board),
        "has_region": can_draw_region(board),
        "sheet_formats": SHEET_FORMATS,
        "picture_formats": PICTURE_FORMATS,
        "shown": board_query(board, rule=True, chosen=True),
        "items": board.items,
        "stand": board_query(board),
        "support": board_query(board, rule=True),
    }


def board_query(board, *, rule=False, chosen=False):
    """Return the query of the board's own day, knowledge and, where asked, rule and subjects that
    were chosen for their column."""
    asked = {"peildatum": board.day.isoformat()}
    if board.known_at is not None:
        asked["bekend"] = format_known_moment(board.known_at)
    if rule:
        asked["regel"] = board.rule.value
    if chosen:
        heads = [each.head for each in board.columns]
        asked["toon"] = [each.shown.slug for each in board.columns if each.shown not in heads]
    return urlencode(asked, doseq=True)


def format_known_moment(moment):
    """Return a moment as an address names it: the last instant of a day is that day, and what is no
    whole minute stays exact."""
    local = moment.astimezone(AMSTERDAM)
    if local.time() == time.max:
        return local.strftime("%Y-%m-%d")
    is_whole = not (local.second or local.microsecond)
    return local.strftime("%Y-%m-%dT%H:%M") if is_whole else format_exact_moment(moment)


DOWNLOADS_PANEL = Panel(
    name="downloads",
    title=_("Meenemen"),
    context=downloads_context,
    place=PanelPlace.THIRD,
)
