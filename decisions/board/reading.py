"""Everything a board needs, read in a number of queries that no dossier changes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from .. import history
from ..models import AgendaItem, RoundBody
from .ground import OF_BODY, read_ground


@dataclass(frozen=True)
class Material:
    """The rows of one dossier for one reader; eight queries live, nine as known.

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
    asked: list
    answers: dict
    items: list
    places: dict


# A board reads many rows, and of each only what a face shows.
OF_ROUND = ("title", "dated_on", "first_on", "last_on", "due_on", "questions", "dossier_id")
OF_ANSWER = ("speaker", "status", "public_from", "first_on", "last_on", "dated_on", "body_id")
OF_MEETING = ("title", "held_on", "starts_at")


def read(dossier, *, reader, known_at=None):
    """Read the dossier for `reader`, now or as it was known at `known_at`."""
    scope = {"reader": reader, "known_at": known_at}
    ground = read_ground(dossier, known_at=known_at)
    asked = asked_in(dossier)
    entries, decisions = history.entries_and_decisions(dossier, **scope)
    return Material(
        dossier=dossier,
        **ground._asdict(),
        entries=entries,
        milestones=history.milestones(dossier, **scope),
        asked=asked,
        answers=decisions if known_at else answers_of(asked),
        items=items_of(dossier, reader),
        places=history.places(dossier, Q(milestone__isnull=False), **scope),
    )


def asked_in(dossier):
    """Return the bodies asked in every round, with the round, the body and the answer."""
    found = RoundBody.objects.filter(round__dossier=dossier)
    related = {"round": OF_ROUND, "body": OF_BODY, "answer": OF_ANSWER}
    more = (f"{name}__{field}" for name, fields in related.items() for field in fields)
    return list(
        found.select_related(*related)
        .only("due_on", "received_on", "no_view_on", *more)
        .order_by("round__first_on", "round_id", "body__slug")
    )


def items_of(dossier, reader):
    """Return the agenda items that the reader may see, with body and meeting."""
    found = history.seen(AgendaItem, reader, None, dossier=dossier).exclude(status="ingetrokken")
    more = [f"body__{name}" for name in OF_BODY] + [f"meeting__{name}" for name in OF_MEETING]
    needed = ("title", "reference", "treatment", "planned_note", "status", "url", "dossier_id")
    return list(
        found.select_related("meeting", "body").only(*needed, "round_id", *more).order_by("id")
    )


def answers_of(asked):
    """Return the decisions that answered a round, by key."""
    return {each.answer_id: each.answer for each in asked if each.answer_id}
