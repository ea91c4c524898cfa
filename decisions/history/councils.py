"""What councils weigh, and the terms in which their groups sit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.db.models import QuerySet

from municipalities.models import CouncilTerm, Group, GroupRole, Municipality, Population, Side
from municipalities.roles import Reader
from municipalities.seats import CouncilSeats, find_most_seats

from .rows import known_rows, with_source_title

type Homes = QuerySet[Municipality] | Sequence[Municipality]
type Days = tuple[date, date]
type SideInTime = tuple[date, date, str]
type SidesByGroup = defaultdict[int, list[SideInTime]]

# How many inhabitants municipalities have, at every reference date.

POPULATION_FIELDS = (
    "id",
    "municipality_id",
    "dated_on",
    "first_on",
    "inhabitants",
    "is_approximate",
)


def read_populations(homes: Homes, known_at: datetime | None = None) -> list[Population]:
    """Return the inhabitants of these municipalities, now or as known at a moment."""
    found = known_rows(Population, known_at, municipality__in=homes)
    return list(found.order_by("id").only(*POPULATION_FIELDS))


# Council terms with their groups' seats, and the days on which a group changed sides.


@dataclass(frozen=True)
class TermRecord:
    """One term; `group_seats` holds a number or None a group, `turned_on` (first, last) days.

    A group's first role is not a turn: it is what its source happened to tell first.
    """

    municipality_id: int | None
    first_on: date
    last_on: date
    election_year: int
    seats: int | None
    groups_complete: bool
    group_seats: tuple[int | None, ...]
    turned_on: tuple[Days, ...]


def read_terms(homes: Homes, known_at: datetime | None = None) -> list[TermRecord]:
    """Return the TermRecords of these municipalities, oldest first; three queries.

    Seats are as known at `known_at`; who was in the coalition shows as now.
    """
    seats: defaultdict[int, tuple[int | None, ...]] = defaultdict(tuple)
    roles: defaultdict[int, list[tuple[int, date, date]]] = defaultdict(list)
    for term, number in read_group_rows(homes, known_at).values_list("term_id", "seats"):
        seats[term] += (number,)
    of_role = ("group__term_id", "group_id", "first_on", "last_on")
    for term, *role in read_group_roles(homes).values_list(*of_role):
        roles[term].append(role)
    return [
        TermRecord(*term_fields_of(term), seats[term.id], role_change_days(roles[term.id]))
        for term in read_term_rows(homes, known_at)
    ]


def read_term_rows(homes: Homes, known_at: datetime | None = None) -> QuerySet[CouncilTerm]:
    """Return the rows of the terms of these municipalities, each with its body, oldest first."""
    found = known_rows(CouncilTerm, known_at, body__municipality__in=homes)
    return found.select_related("body").order_by("first_on", "id")


def read_group_rows(homes: Homes, known_at: datetime | None = None) -> QuerySet[Group]:
    """Return the rows of the groups in these terms."""
    return known_rows(Group, known_at).filter(term__body__municipality__in=homes).order_by("id")


def read_group_roles(homes: Homes) -> QuerySet[GroupRole]:
    """Return the roles of these groups, in order of time."""
    found = GroupRole.objects.filter(group__term__body__municipality__in=homes)
    return found.order_by("first_on", "id")


def term_fields_of(term: CouncilTerm) -> tuple[int | None, date, date, int, int | None, bool]:
    """Return what a TermRecord begins with, from the row of one."""
    return (
        term.body.municipality_id,
        term.first_on,
        term.last_on,
        term.election_year,
        term.seats,
        term.groups_complete,
    )


def role_change_days(roles: Iterable[tuple[int, date, date]]) -> tuple[Days, ...]:
    """Return the days of every role but each group's first; roles come in order of time."""
    begun: set[int] = set()
    found: set[Days] = set()
    for group, first_on, last_on in roles:
        if group in begun:
            found.add((first_on, last_on))
        begun.add(group)
    return tuple(sorted(found))


# How many seats a council can have had when something was decided.


def read_most_seats(
    home_id: int | None, days: Days, known_at: datetime | None = None
) -> CouncilSeats:
    """Return the most seats that the council of a municipality can have had within these days.

    Unknown without a municipality; four queries at most.
    """
    if home_id is None:
        return CouncilSeats(None, derived=False, how="onbekend")
    home = Municipality.objects.filter(pk=home_id)
    seats: defaultdict[int, tuple[int | None, ...]] = defaultdict(tuple)
    for term, number in read_group_rows(home, known_at).values_list("term_id", "seats"):
        seats[term] += (number,)
    terms = [
        TermRecord(*term_fields_of(term), seats[term.id], ())
        for term in read_term_rows(home, known_at)
    ]
    return find_most_seats(days, terms, read_populations(home, known_at))


# The terms of one council with its groups by name: seats as known at a moment, sides as now.


@dataclass(frozen=True)
class SeatedGroup:
    """A group in one term; `sides` are (first day, last day, side) in order of time."""

    name: str
    seats: int | None
    sides: tuple[SideInTime, ...]

    def side_on(self, day: date) -> str:
        """Return the word for its latest side that has begun by `day`, '' where none has."""
        begun = [side for first_on, _, side in self.sides if first_on <= day]
        return str(Side(begun[-1]).label) if begun else ""


@dataclass(frozen=True)
class NamedTerm(TermRecord):
    """A Term with the groups by name, the largest first, and the document that tells it.

    `id` and `instance_type` say of which row it is told, as a row of history does.
    """

    instance_type: ClassVar[type[CouncilTerm]] = CouncilTerm
    id: int
    dated_on: str
    source_id: int
    source_title: str | None
    place: str
    groups: tuple[SeatedGroup, ...]


def read_council_terms(
    municipality: Municipality, *, reader: Reader, known_at: datetime | None = None
) -> list[NamedTerm]:
    """Return the NamedTerms of a municipality's council, oldest first; three queries."""
    home = [municipality]
    groups: defaultdict[int, list[Group]] = defaultdict(list)
    sides: SidesByGroup = defaultdict(list)
    for role in read_group_roles(home):
        sides[role.group_id].append((role.first_on, role.last_on, role.side))
    for group in read_group_rows(home, known_at):
        groups[group.term_id].append(group)
    terms = with_source_title(read_term_rows(home, known_at), reader)
    return [_named(term, groups[term.id], sides) for term in terms]


def _named(term: CouncilTerm, groups: Sequence[Group], sides: SidesByGroup) -> NamedTerm:
    """Return a NamedTerm of one row, its groups and everybody's sides by the group's key."""
    seated = [SeatedGroup(each.name, each.seats, tuple(sides[each.id])) for each in groups]
    seated.sort(key=lambda each: (-(each.seats or 0), each.name))
    roles = [(each.id, *side[:2]) for each in groups for side in sides[each.id]]
    return NamedTerm(
        *term_fields_of(term),
        tuple(each.seats for each in seated),
        role_change_days(sorted(roles, key=lambda role: role[1])),
        term.id,
        term.dated_on,
        term.source_id,
        term.source_title,
        term.place,
        tuple(seated),
    )
