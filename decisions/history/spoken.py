"""What bodies decided and held, asked for one part of a dossier: a municipality, a subject."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ..models import Decision, Position, Status
from .rows import Entry, groups_of, seen

RELATED = ("body", "subject__works_out")


@dataclass(frozen=True)
class Spoken:
    """Decisions by key, and the Entry of every stance that follows from them."""

    decisions: dict
    entries: tuple

    @property
    def standing(self):
        """The entries that count: withdrawing one said that the record was wrong."""
        return [each for each in self.entries if each.position.status != Status.WITHDRAWN]

    def acts(self, day):
        """Return an Act for each decision that had begun by `day`, the newest first."""
        told = {key: [] for key in self.decisions}
        for entry in self.entries:
            told[entry.decision.id].append(entry)
        begun = [each for each in self.decisions.values() if each.first_on <= day]
        begun.sort(key=lambda each: (each.first_on, each.last_on, each.number), reverse=True)
        return [Act(each, tuple(told[each.id])) for each in begun]


@dataclass(frozen=True)
class Act:
    """A decision with the stances that follow from it."""

    decision: Any
    entries: tuple


def spoken(dossier, *, reader, places, positions, decisions=None, known_at=None):
    """Return what was Spoken where the conditions hold; three queries at most.

    `positions` and `decisions` are conditions; without the second the decisions are those of the
    positions. `places` are the readings, already read. A stance is seen where its decision is.
    """
    stances = seen(Position, reader, known_at, dossier=dossier).filter(positions)
    acts = seen(Decision, reader, known_at, dossier=dossier)
    stances = stances.filter(decision__in=acts.values("id")).select_related(*RELATED)
    ordered = stances.order_by("subject__number", "subject_id", "groups_label", "id")
    if decisions is None and known_at is None:
        found = list(ordered.select_related("decision__body", *RELATED))
        by_key = {each.decision_id: each.decision for each in found}
    else:
        found = list(ordered)
        only = Q(id__in=stances.values("decision_id")) if decisions is None else decisions
        by_key = {each.id: each for each in acts.filter(only).select_related("body")}
    groups = groups_of(dossier, known_at)
    return Spoken(by_key, tuple(entries_of(found, by_key, groups, places)))


def entries_of(positions, decisions, groups, places):
    """Yield the Entry of each position whose decision is there."""
    for each in positions:
        if each.decision_id in decisions:
            readings = places["position", each.id]
            yield Entry(each, decisions[each.decision_id], groups[each.id], readings)
