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


def terms_of(homes, known_at=None):
    """Return the Terms of these municipalities, oldest first; three queries.

    Seats are as known at `known_at`; who was in the coalition shows as now.
    """
    seats, roles = defaultdict(tuple), defaultdict(list)
    for term, number in groups_in(homes, known_at).values_list("term_id", "seats"):
        seats[term] += (number,)
    of_role = ("group__term_id", "group_id", "first_on", "last_on")
    for term, *role in roles_in(homes).values_list(*of_role):
        roles[term].append(role)
    return [
        Term(*head_of(term), seats[term.id], turns(roles[term.id]))
        for term in terms_in(homes, known_at)
    ]


def terms_in(homes, known_at=None):
    """Return the rows of the terms of these municipalities, each with its body, oldest first."""
    found = rows(CouncilTerm, known_at, body__municipality__in=homes)
    return found.select_related("body").order_by("first_on", "id")


def groups_in(homes, known_at=None):
    """Return the rows of the groups in these terms."""
    return rows(Group, known_at).filter(term__body__municipality__in=homes).order_by("id")


def roles_in(homes):
    """Return the roles of these groups, in order of time."""
    found = GroupRole.objects.filter(group__term__body__municipality__in=homes)
    return found.order_by("first_on", "id")


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
