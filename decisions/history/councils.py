"""The terms of one council with its groups by name: seats as known at a moment, sides as now."""

from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

from municipalities.models import CouncilTerm, Side

from .places import titled
from .terms import Term, groups_in, head_of, roles_in, terms_in, turns


@dataclass(frozen=True)
class Seated:
    """A group in one term; `sides` are (first day, last day, side) in order of time."""

    name: str
    seats: int | None
    sides: tuple

    def side_on(self, day):
        """Return the word for its latest side that has begun by `day`, '' where none has."""
        begun = [side for first_on, _, side in self.sides if first_on <= day]
        return str(Side(begun[-1]).label) if begun else ""


@dataclass(frozen=True)
class NamedTerm(Term):
    """A Term with the groups by name, the largest first, and the document that tells it.

    `id` and `instance_type` say of which row it is told, as a row of history does.
    """

    instance_type: ClassVar = CouncilTerm
    id: int
    dated_on: str
    source_id: int
    source_title: str | None
    place: str
    groups: tuple[Seated, ...]


def council_terms(municipality, *, reader, known_at=None):
    """Return the NamedTerms of a municipality's council, oldest first; three queries."""
    home, groups, sides = [municipality], defaultdict(list), defaultdict(list)
    for role in roles_in(home):
        sides[role.group_id].append((role.first_on, role.last_on, role.side))
    for group in groups_in(home, known_at):
        groups[group.term_id].append(group)
    terms = titled(terms_in(home, known_at), reader)
    return [_named(term, groups[term.id], sides) for term in terms]


def _named(term, groups, sides):
    """Return a NamedTerm of one row, its groups and everybody's sides by the group's key."""
    seated = [Seated(each.name, each.seats, tuple(sides[each.id])) for each in groups]
    seated.sort(key=lambda each: (-(each.seats or 0), each.name))
    roles = [(each.id, *side[:2]) for each in groups for side in sides[each.id]]
    return NamedTerm(
        *head_of(term),
        tuple(each.seats for each in seated),
        turns(sorted(roles, key=lambda role: role[1])),
        term.id,
        term.dated_on,
        term.source_id,
        term.source_title,
        term.place,
        tuple(seated),
    )
