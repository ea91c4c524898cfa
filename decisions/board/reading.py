"""Everything a board needs, read in a number of queries that no dossier changes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from .. import history
from ..models import AgendaItem
from .ground import OF_BODY, read_ground


@dataclass(frozen=True)
class Material:
    """The rows of one dossier for one reader; a query for each kind of row.

    `places` are those in documents that show the milestones.
    """

    dossier: Any
    subjects: list
    memberships: list
    bodies: list
    entries: list
    milestones: list
    populations: list
    terms: list
    requested: Any
    items: list
    places: dict


# A board reads many rows, and of each only what a face shows.
OF_MEETING = ("title", "held_on", "starts_at")


def read(dossier, *, reader, known_at=None):
    """Read the dossier for `reader`, now or as it was known at `known_at`."""
    scope = {"reader": reader, "known_at": known_at}
    ground = read_ground(dossier, known_at=known_at)
    return Material(
        dossier=dossier,
        **ground._asdict(),
        entries=history.entries(dossier, **scope),
        milestones=history.milestones(dossier, **scope),
        requested=history.requested(dossier, **scope),
        items=items_of(dossier, reader),
        places=history.places(dossier, Q(milestone__isnull=False), **scope),
    )


def items_of(dossier, reader):
    """Return the agenda items that the reader may see, with body and meeting."""
    found = history.seen(AgendaItem, reader, None, dossier=dossier).exclude(status="ingetrokken")
    more = [f"body__{name}" for name in OF_BODY] + [f"meeting__{name}" for name in OF_MEETING]
    needed = ("title", "reference", "treatment", "planned_note", "status", "url", "dossier_id")
    return list(
        found.select_related("meeting", "body").only(*needed, "round_id", *more).order_by("id")
    )
