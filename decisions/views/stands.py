"""Who stands where on one subject, each with the reading that is shown."""

from dataclasses import dataclass
from typing import Any

from .. import history
from ..panels.spoken import speaks


@dataclass(frozen=True)
class Stand:
    """A body with its Cell and the place that its stance is read from, None where there is none."""

    body: Any
    municipality: Any
    cell: Any
    place: Any = None


def stands_on(scene, subject, places):
    """Return the Stands of councils, and of the colleges and other bodies that spoke."""
    councils = [stand(scene, *pair, subject, places) for pair in scene.councils]
    colleges = [stand(scene, *pair, subject, places) for pair in scene.colleges]
    others = [stand(scene, None, body, subject, places) for body in scene.others]
    return {
        "councils": councils,
        "others": [each for each in colleges + others if heard(each.cell)],
    }


def stand(scene, municipality, body, subject, places):
    cell = scene.cell(body, subject)
    return Stand(body, municipality, cell, shown_place(cell, places))


def heard(cell):
    return cell.is_known or speaks(cell)


def shown_place(cell, places):
    """Return the place of the reading shown, else the first that there is, or None."""
    if not cell.is_known:
        return None
    entry = cell.standing.held.entry
    readings = places["position", cell.position.id]
    return history.shown_reading(entry) or next(iter(readings), None)
