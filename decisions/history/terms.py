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


HEAD = ("body__municipality_id", "first_on", "last_on", "election_year", "seats", "groups_complete")
ROLE = ("groups__id", "groups__seats", "groups__roles__first_on", "groups__roles__last_on")


def terms(municipalities, *, known_at=None):
    """Return the council terms of these municipalities; one query, three when known.

    Seats are as known at `known_at`; who was in the coalition shows as now.
    """
    if known_at is None:
        return _live(municipalities)
    return _known(municipalities, known_at)


def _live(municipalities):
    found = CouncilTerm.objects.filter(body__municipality__in=municipalities)
    joined = found.order_by("first_on", "id", "groups__id", "groups__roles__first_on")
    heads, seats, roles = {}, defaultdict(dict), defaultdict(list)
    for key, *row in joined.values_list("id", *HEAD, *ROLE):
        head, (group, number, first_on, last_on) = row[: len(HEAD)], row[len(HEAD) :]
        heads[key] = head
        if group is not None:
            seats[key][group] = number
            roles[key].append((group, first_on, last_on))
    return [
        Term(*head, tuple(seats[key].values()), turns(roles[key])) for key, head in heads.items()
    ]


def _known(municipalities, known_at):
    homes = {"body__municipality__in": municipalities}
    seats, roles = defaultdict(tuple), defaultdict(list)
    for group in rows(Group, known_at).filter(term__body__municipality__in=municipalities):
        seats[group.term_id] += (group.seats,)
    sides = GroupRole.objects.filter(group__term__body__municipality__in=municipalities)
    for key, *role in sides.order_by("first_on").values_list(
        "group__term_id", "group_id", "first_on", "last_on"
    ):
        roles[key].append(role)
    found = rows(CouncilTerm, known_at, **homes).order_by("first_on", "id")
    return [
        Term(*head, seats[key], turns(roles[key])) for key, *head in found.values_list("id", *HEAD)
    ]


def turns(roles):
    """Return the days of every role but each group's first; roles come in order of time."""
    begun, found = set(), set()
    for group, first_on, last_on in roles:
        if group in begun:
            found.add((first_on, last_on))
        begun.add(group)
    return tuple(sorted(found))
