"""Everything a board needs, read in a number of queries that no dossier changes."""

from dataclasses import dataclass
from typing import Any

from municipalities.models import Body, RegionMembership

from .. import history
from ..models import AgendaItem, RoundBody, Subject


@dataclass(frozen=True)
class Material:
    """The rows of one dossier for one reader; ten queries live, some more as known."""

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


# A board reads many rows, and of each only what a face shows.
OF_BODY = ("slug", "kind", "name", "municipality_id", "region_id")
OF_ROUND = ("title", "dated_on", "first_on", "last_on", "due_on", "questions", "dossier_id")
OF_ANSWER = ("speaker", "status", "public_from", "first_on", "last_on", "dated_on", "body_id")
OF_MEETING = ("title", "held_on", "starts_at")


def read(dossier, *, reader, known_at=None):
    """Read the dossier for `reader`, now or as it was known at `known_at`."""
    memberships = memberships_of(dossier)
    homes = {each.municipality_id for each in memberships}
    asked = asked_in(dossier)
    subjects = Subject.objects.filter(dossier=dossier).defer("description")
    entries, decisions = history.entries_and_decisions(dossier, reader=reader, known_at=known_at)
    return Material(
        dossier=dossier,
        subjects=list(subjects.order_by("number", "id")),
        memberships=memberships,
        bodies=list(Body.objects.of_region(dossier.region).only(*OF_BODY).order_by("slug")),
        entries=entries,
        milestones=history.milestones(dossier, reader=reader, known_at=known_at),
        populations=history.populations(homes, known_at=known_at),
        terms=history.terms(homes, known_at=known_at),
        asked=asked,
        answers=decisions if known_at else answers_of(asked),
        items=items_of(dossier, reader),
    )


def memberships_of(dossier):
    """Return who took part since when, by name and in order of time."""
    found = RegionMembership.objects.filter(region=dossier.region_id).select_related("municipality")
    needed = ("municipality_id", "first_on", "takes_part")
    home = ("municipality__code", "municipality__name", "municipality__slug")
    return list(
        found.only(*needed, *home).order_by(
            "municipality__name", "municipality__code", "first_on", "id"
        )
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
