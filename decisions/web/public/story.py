"""What belongs to the story of a dossier beside its councils: what colleges and other bodies hold,
its milestones, and what it costs together."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ... import history
from ..panel import Panel, list_shown_panels

# What the parts are made of.

SHOWN_IN_STORY = Q(milestone__isnull=False) | Q(cost__municipality__isnull=True, cost__isnull=False)


@dataclass(frozen=True)
class Story:
    """The Snapshot of the day, the costs of no municipality alone, and the places in documents
    that show these and the milestones."""

    scene: Any
    costs: list
    places: dict


def build_story_panels(open_, scene):
    """Return (panel, context) of each part that has something to tell; two queries."""
    places = open_.read(history.read_evidence, SHOWN_IN_STORY)
    costs = open_.read(history.read_costs, Q(municipality__isnull=True))
    return list_shown_panels(STORY_PANELS, Story(scene, costs, places))


# What bodies hold over every subject of the dossier, not only over those that a column shows.


@dataclass(frozen=True)
class SpokenRow:
    """A body with a BoardCell for every subject of the board; `spoken` are those with a stance."""

    body: Any
    municipality: Any
    cells: tuple

    @property
    def spoken(self):
        return [cell for cell in self.cells if has_own_stance(cell)]


def list_spoken_rows(scene, pairs):
    """Return a SpokenRow for each (municipality, body) that says something on the day."""
    found = [scene.row(home, body, scene.material.subjects) for home, body in pairs]
    told = [SpokenRow(row.body, row.municipality, row.cells) for row in found]
    return [each for each in told if each.spoken]


def has_own_stance(cell):
    """Whether a body, or groups of it, holds something of its own; `via` repeats another cell."""
    return (cell.is_known and cell.via is None) or bool(cell.groups)


# The colleges: each subject on which one of them spoke, and what each of them holds.


def colleges_context(story):
    """Return what each college holds by subject, None where none of them spoke."""
    rows = list_spoken_rows(story.scene, story.scene.colleges)
    if not rows:
        return None
    lines = [
        (subject, [row.cells[place] for row in rows])
        for place, subject in enumerate(story.scene.material.subjects)
        if any(has_own_stance(row.cells[place]) for row in rows)
    ]
    return {"names": [row.municipality.name for row in rows], "lines": lines}


COLLEGES_PANEL = Panel(
    name="colleges",
    title=_("De colleges"),
    context=colleges_context,
    folder="story",
)


# Bodies of the region and committees: everything that each of them holds on the day.


def others_context(story):
    """Return what each other body holds, None where none of them spoke."""
    rows = list_spoken_rows(story.scene, [(None, body) for body in story.scene.others])
    return {"rows": rows} if rows else None


OTHERS_PANEL = Panel(
    name="others",
    title=_("Anderen die beslissen of adviseren"),
    context=others_context,
    folder="story",
)


# What happened by the day, latest last.


def milestones_context(story):
    """Return each milestone that has begun with whether it is still to end, None without any."""
    day = story.scene.day
    begun = [each for each in story.scene.material.milestones if each.first_on <= day]
    if not begun:
        return None
    return {"milestones": [(each, each.last_on > day) for each in begun], "places": story.places}


MILESTONES_PANEL = Panel(
    name="milestones",
    title=_("Mijlpalen"),
    context=milestones_context,
    folder="story",
)


# What the dossier costs together: what no municipality pays alone.


def costs_context(story):
    """Return the shared costs that had begun by the day, None where there are none."""
    costs = [each for each in story.costs if each.first_on <= story.scene.day]
    return {"costs": costs, "places": story.places} if costs else None


COSTS_PANEL = Panel(
    name="costs",
    title=_("Kosten van het dossier"),
    context=costs_context,
    folder="story",
)


STORY_PANELS = (COLLEGES_PANEL, OTHERS_PANEL, MILESTONES_PANEL, COSTS_PANEL)
