"""Everything a board needs, read in a number of queries that no dossier changes."""

from dataclasses import dataclass
from typing import Any

from municipalities.models import Body, RegionMembership

from .. import history
from ..models import AgendaItem, Decision, RoundBody, Subject


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


def read(dossier, *, reader, known_at=None):
    """Read the dossier for `reader`, now or as it was known at `known_at`."""
    memberships = list(
        RegionMembership.objects.filter(region=dossier.region_id)
        .select_related("municipality")
        .order_by("municipality__name", "municipality__code", "first_on", "id")
    )
    homes = {each.municipality_id for each in memberships}
    asked = list(
        RoundBody.objects.filter(round__dossier=dossier)
        .select_related("round", "body", "answer")
        .order_by("round__first_on", "round_id", "body__slug")
    )
    return Material(
        dossier=dossier,
        subjects=list(Subject.objects.filter(dossier=dossier).order_by("number", "id")),
        memberships=memberships,
        bodies=list(Body.objects.of_region(dossier.region).order_by("slug")),
        entries=history.entries(dossier, reader=reader, known_at=known_at),
        milestones=history.milestones(dossier, reader=reader, known_at=known_at),
        populations=history.populations(homes, known_at=known_at),
        terms=history.terms(homes, known_at=known_at),
        asked=asked,
        answers=answers_of(asked, dossier, reader, known_at),
        items=list(
            history.seen(AgendaItem, reader, None, dossier=dossier)
            .exclude(status="ingetrokken")
            .select_related("meeting", "body")
            .order_by("id")
        ),
    )


def answers_of(asked, dossier, reader, known_at):
    """Return the decisions that answered a round, by key, as they were known."""
    if known_at is None:
        return {each.answer_id: each.answer for each in asked if each.answer_id}
    found = history.seen(Decision, reader, known_at, dossier=dossier)
    return {row.id: row for row in found}
