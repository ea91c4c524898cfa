"""Council terms with their groups' seats, and the days on which a group changed sides."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from municipalities.models import CouncilTerm, Group, GroupRole

from .rows import rows


@dataclass(frozen=True)
class Term:
    """One term; `group_seats` holds a number or None a group, `turned_on` (first, last) days.

    A group's first role is not a turn: it is what its source happened to tell first.
    """

    municipality_id: int
    first_on: date
    last_on: date
    election_year: int
    seats: int | None
    groups_complete: bool
    group_seats: tuple
    turned_on: tuple


TERM = ("id", "body__municipality_id", "first_on", "last_on", "election_year", "seats")
TERM += ("groups_complete",)
GROUP = ("id", "term_id", "seats")
ROLE = ("group_id", "group__term_id", "first_on", "last_on")


def reads_of_terms(homes, known_at=None):
    """Return what to read for the terms of these municipalities, for `together`.

    Seats are as known at `known_at`; who was in the coalition shows as now.
    """
    groups = rows(Group, known_at).filter(term__body__municipality__in=homes)
    roles = GroupRole.objects.filter(group__term__body__municipality__in=homes)
    found = rows(CouncilTerm, known_at, body__municipality__in=homes)
    return {
        "terms": (found.order_by("first_on", "id"), TERM),
        "groups": (groups.order_by("id"), GROUP),
        "roles": (roles.order_by("first_on", "id"), ROLE),
    }


def terms_of(told):
    """Return a Term for each one that was read, oldest first."""
    seats, roles = defaultdict(tuple), defaultdict(list)
    for group in told["groups"]:
        seats[group.term_id] += (group.seats,)
    for role in told["roles"]:
        roles[role.group.term_id].append((role.group_id, role.first_on, role.last_on))
    return [Term(*head_of(term), seats[term.id], turns(roles[term.id])) for term in told["terms"]]


def head_of(term):
    """Return what a Term begins with, from the row of one."""
    return (
        term.body.municipality_id,
        term.first_on,
        term.last_on,
        term.election_year,
        term.seats,
        term.groups_complete,
    )


def turns(roles):
    """Return the days of every role but each group's first; roles come in order of time."""
    begun, found = set(), set()
    for group, first_on, last_on in roles:
        if group in begun:
            found.add((first_on, last_on))
        begun.add(group)
    return tuple(sorted(found))
