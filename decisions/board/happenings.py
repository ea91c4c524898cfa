"""What happened around a subject: milestones, states of proposals, new councils, coalitions."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _


class Kind(StrEnum):
    """How an event is drawn."""

    MILESTONE = "mijlpaal"
    STATE = "staat"
    COUNCIL = "raad"
    COALITION = "coalitie"


@dataclass(frozen=True)
class Happening:
    """An event between two days; `is_main` where it is about the subject or a moment of the
    board. `milestone` is the record, None where it follows from council terms."""

    kind: Kind
    title: str
    first_on: date
    last_on: date
    is_main: bool = False
    milestone: Any = None


def happenings(milestones, terms, subject, names):
    """Return the events in order of time; `names` are those of municipalities, by key."""
    told = (of_milestone(each, subject) for each in milestones)
    found = [*told, *of_terms(terms, names)]
    return sorted(found, key=lambda each: (each.first_on, each.last_on, each.kind, each.title))


def of_milestone(milestone, subject):
    kind = Kind.STATE if milestone.state else Kind.MILESTONE
    is_main = milestone.is_moment or milestone.subject_id == subject.pk
    title = milestone.title
    return Happening(kind, title, milestone.first_on, milestone.last_on, is_main, milestone)


def of_terms(terms, names):
    """Yield one event for all councils that were renewed on the same day, and one for all whose
    coalition changed."""
    renewed, turned = defaultdict(list), defaultdict(list)
    for term in terms:
        name = names[term.municipality_id]
        renewed[term.first_on, term.last_on].append(name)
        for days in term.turned_on:
            turned[days].append(name)
    for days, who in renewed.items():
        yield Happening(Kind.COUNCIL, _("nieuwe raad: %s") % listed(who), *days)
    for days, who in turned.items():
        yield Happening(Kind.COALITION, _("andere coalitie: %s") % listed(who), *days)


def listed(names):
    return ", ".join(sorted(set(names)))
