"""The rows of a dossier as one reader may see them, as known at a moment.

Live rows when no moment is asked; else each record's last history row at that moment, judged
by what was visible then. Both carry the same attributes, so nothing above cares which it has.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists

from ..models import (
    Decision,
    Dossier,
    Evidence,
    Milestone,
    Position,
    PositionGroup,
    shown_to,
    visible,
)


@dataclass(frozen=True)
class Entry:
    """A Position with its Decision, the groups behind it and its readings."""

    position: Any
    decision: Any
    groups: tuple = ()
    readings: tuple = ()

    @property
    def order(self):
        """First day, last day, number: the order in which decisions count."""
        return (self.decision.first_on, self.decision.last_on, self.decision.number)


def rows(model, known_at, **immutable):
    """Return live rows, or the rows known at a moment; filter on fields that never change."""
    if known_at is None:
        return model.objects.filter(**immutable)
    return model.history.known_on(known_at, **immutable)


def seen(model, reader, known_at, **immutable):
    """Return rows of a published kind that the reader may see, now or as it was then."""
    reader = reader if known_at is None else reader.known_at(known_at)
    return shown_to(reader, rows(model, known_at, **immutable).filter(visible(model, reader)))


# What a stance on a day is told with: a board reads hundreds of rows, so it reads little of each.
OF_POSITION = (
    *("dossier_id", "decision_id", "body_id", "subject_id", "stance", "status", "shown_id"),
    *("groups_label", "group_seats", "confirmed_at", "public_from"),
)
OF_DECISION = (
    *("dossier_id", "body_id", "number", "dated_on", "first_on", "last_on"),
    *("title", "form", "speaker", "status", "public_from"),
)
OF_READING = ("position_id", "reads_stance", "is_joint", "is_derived")


def entries(dossier, *, reader, known_at=None, withdrawn=False):
    """Return every Entry of the dossier that the reader may see; three queries, four when known.

    Rows carry the fields named above; the page of one record reads the rest itself.
    """
    scope = {"reader": reader, "known_at": known_at, "withdrawn": withdrawn}
    return entries_and_decisions(dossier, **scope)[0]


def entries_and_decisions(dossier, *, reader, known_at=None, withdrawn=False):
    """Return the entries, and the decisions by key: when known all of them, live those that an
    entry follows from."""
    positions = seen(Position, reader, known_at, dossier=dossier)
    if not withdrawn:
        positions = positions.exclude(status="ingetrokken")
    found, decisions = with_decisions(positions, reader, known_at, dossier)
    groups = groups_of(dossier, known_at)
    readings = readings_of(dossier, known_at)
    made = [
        Entry(each, decisions[each.decision_id], groups[each.id], readings[each.id])
        for each in found
        if each.decision_id in decisions
    ]
    return made, decisions


def with_decisions(positions, reader, known_at, dossier):
    """Return positions and their decisions by key; a historical row needs its own look-up."""
    if known_at is None:
        more = (f"decision__{name}" for name in OF_DECISION)
        found = list(positions.select_related("decision").only("id", *OF_POSITION, *more))
        return found, {each.decision_id: each.decision for each in found}
    decisions = seen(Decision, reader, known_at, dossier=dossier)
    return list(positions.only("id", *OF_POSITION)), {
        each.id: each for each in decisions.only("id", *OF_DECISION)
    }


def groups_of(dossier, known_at):
    """Return the groups behind each position, by the position's key."""
    links = rows(PositionGroup, known_at).filter(position__dossier=dossier)
    found = defaultdict(tuple)
    links = links.select_related("group").only("position_id", "group__name", "group__seats")
    for link in links.order_by("group__name", "id"):
        found[link.position_id] += (link.group,)
    return found


def readings_of(dossier, known_at):
    """Return the accepted readings of each position, by the position's key."""
    places = rows(Evidence, known_at, dossier=dossier).filter(
        is_accepted=True, position__isnull=False
    )
    found = defaultdict(tuple)
    for place in places.only("id", *OF_READING).order_by("id"):
        found[place.position_id] += (place,)
    return found


def milestones(dossier, *, reader, known_at=None):
    """Return the dossier's events in order of time, states of proposals among them.

    None, where the reader could not see the dossier itself at `known_at`.
    """
    found = rows(Milestone, known_at, dossier=dossier)
    if known_at is not None:
        found = found.filter(Exists(seen(Dossier, reader, known_at, id=dossier.pk)))
    return list(found.order_by("first_on", "last_on", "id"))
