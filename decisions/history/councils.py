"""What councils weigh, and the terms in which their groups sit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from municipalities.council_terms import (
    ORDINARY_TERMS,
    CouncilPeriod,
    EnteredTerm,
    TermState,
    list_council_periods,
    period_years,
)
from municipalities.models import (
    CouncilElection,
    CouncilTerm,
    Group,
    GroupRole,
    Municipality,
    Party,
    Population,
    Side,
)
from municipalities.roles import Reader
from municipalities.seats import CouncilSeats, find_most_seats

from .rows import PositionEntry, known_rows, known_rows_among, read_known_records, with_source_title

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


# The terms of councils by law, entered or not, with their groups' seats and who changed sides when.


@dataclass(frozen=True)
class TermRecord:
    """The days of one municipality on which one council sat, as CouncilPeriod tells them.

    `state` says whether the term was entered; `id` is its key where it was. `group_seats` holds a
    number or None a group, `turned_on` (first, last) days. A group's first role is not a turn: it
    is what its source happened to tell first.
    """

    municipality_id: int
    state: TermState
    id: int | None
    first_on: date
    last_on: date
    until: date | None
    election_year: int | None
    doubted_years: tuple[int, ...]
    seats: int | None
    groups_complete: bool
    group_seats: tuple[int | None, ...]
    turned_on: tuple[Days, ...]

    @property
    def is_entered(self) -> bool:
        return self.state is TermState.ENTERED

    @property
    def is_missing(self) -> bool:
        """Whether it follows from the law, and nobody entered it."""
        return self.state is TermState.MISSING

    @property
    def is_unknown(self) -> bool:
        return self.state is TermState.UNKNOWN

    @property
    def is_none(self) -> bool:
        """Whether the municipality did not exist, and so no council."""
        return self.state is TermState.NONE

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first_on <= day and not self.ends_by(day)

    def meets(self, first_on: date, last_on: date) -> bool:
        """Whether one of these days lies in it."""
        return self.first_on <= last_on and not self.ends_by(first_on)

    def ends_by(self, day: date) -> bool:
        return self.until is not None and self.until <= day

    @property
    def borders(self) -> tuple[Days, ...]:
        """The days on which a council was renewed or ended, or a coalition changed."""
        if self.is_unknown:
            return self.turned_on
        return ((self.first_on, self.last_on), *self.turned_on)

    @property
    def years(self) -> str:
        """'2014-2018', '' where nobody knows which council sat, or none did."""
        is_term = self.is_entered or self.is_missing
        return period_years(self.first_on, self.until) if is_term else ""

    def doubts_on(self, day: date) -> tuple[int, ...]:
        """Return the ordinary elections before this day that may not have been held here."""
        begun = (each for each in ORDINARY_TERMS if each.first_on <= day)
        return tuple(
            each.election_year for each in begun if each.election_year in self.doubted_years
        )

    @property
    def began_on(self) -> str:
        """The day on which the council began, as EDTF."""
        if self.first_on == self.last_on:
            return self.first_on.isoformat()
        return f"{self.first_on}/{self.last_on}"


def read_terms(homes: Homes, known_at: datetime | None = None) -> list[TermRecord]:
    """Return the TermRecords of these municipalities, oldest first; five queries at most.

    Every day of a municipality lies in one of them. All of it is as known at `known_at`.
    """
    seats: defaultdict[int, tuple[int | None, ...]] = defaultdict(tuple)
    roles: defaultdict[int, list[tuple[int, date, date]]] = defaultdict(list)
    for term, number in read_group_rows(homes, known_at).values_list("term_id", "seats"):
        seats[term] += (number,)
    of_role = ("group__term_id", "group_id", "first_on", "last_on")
    for term, *role in read_group_roles(homes, known_at).values_list(*of_role):
        roles[term].append(role)
    rows: TermsByKey = {term.id: term for term in read_term_rows(homes, known_at)}
    return [
        TermRecord(*_of_period(home, period), *_of_term(rows.get(period.entered), seats, roles))
        for home, period in read_periods(homes, rows.values(), known_at)
    ]


def find_term_between[R: TermRecord](terms: Iterable[R], first_on: date, last_on: date) -> R | None:
    """Return the term of one municipality in which all these days lie, None where they are in
    two."""
    return next((each for each in terms if each.holds(first_on) and each.holds(last_on)), None)


def find_speaking_term[R: TermRecord](entry: PositionEntry, terms: Iterable[R]) -> R | None:
    """Return the term in which the groups behind a stance sat: that of the groups that are linked,
    else that of the day of the act; None where it may be either of two."""
    linked = {group.term_id for group in entry.groups}
    if len(linked) == 1:
        return next((each for each in terms if each.id in linked), None)
    return find_term_between(terms, entry.decision.first_on, entry.decision.last_on)


type TermsByKey = dict[int | None, CouncilTerm]
type Periods = list[tuple[int, CouncilPeriod]]


def read_periods(
    homes: Homes, terms: Iterable[CouncilTerm], known_at: datetime | None = None
) -> Periods:
    """Return (municipality, CouncilPeriod) of these municipalities with these terms, oldest first;
    two queries, one where the municipalities were read."""
    lives = read_lives(homes, known_at)
    entered: defaultdict[int | None, list[EnteredTerm]] = defaultdict(list)
    for term in terms:
        recorded = EnteredTerm(term.id, term.first_on, term.last_on, term.election_year)
        entered[term.body.municipality_id].append(recorded)
    elections: defaultdict[int, list[CouncilElection]] = defaultdict(list)
    for row in read_election_rows(homes, known_at):
        elections[row.municipality_id].append(row)
    found = [
        (home.pk, period)
        for home in lives
        for period in list_council_periods(home, elections[home.pk], entered[home.pk])
    ]
    return sorted(found, key=lambda each: (each[1].first_on, each[1].last_on))


def read_lives(homes: Homes, known_at: datetime | None) -> Iterable[Municipality]:
    """Return these municipalities with the days on which they began and ended, as known; one
    that came in later with those of now."""
    lives = Municipality.objects.filter(pk__in=homes) if isinstance(homes, QuerySet) else homes
    if known_at is None:
        return lives
    rows = read_known_records(Municipality, known_at, id__in=[each.pk for each in lives])
    known = {each.pk: each for each in rows}
    return [known.get(each.pk, each) for each in lives]


def read_election_rows(homes: Homes, known_at: datetime | None = None) -> QuerySet[CouncilElection]:
    """Return the elections that these municipalities held, or did not hold, apart."""
    found = known_rows(CouncilElection, known_at, municipality__in=homes)
    return found.order_by("election_year", "id")


def read_term_rows(homes: Homes, known_at: datetime | None = None) -> QuerySet[CouncilTerm]:
    """Return the rows of the terms of these municipalities, each with its body, oldest first."""
    found = known_rows(CouncilTerm, known_at, body__municipality__in=homes)
    return found.select_related("body").order_by("first_on", "id")


def read_group_rows(homes: Homes, known_at: datetime | None = None) -> QuerySet[Group]:
    """Return the rows of the groups in these terms."""
    found = known_rows_among(Group, known_at, term__body__municipality__in=homes)
    return found.order_by("id")


def read_group_roles(homes: Homes, known_at: datetime | None = None) -> QuerySet[GroupRole]:
    """Return the rows of the roles of these groups, in order of time."""
    found = known_rows_among(GroupRole, known_at, group__term__body__municipality__in=homes)
    return found.order_by("first_on", "id")


def _of_period(
    home: int, period: CouncilPeriod
) -> tuple[int, TermState, int | None, date, date, date | None, int | None, tuple[int, ...]]:
    """Return what a TermRecord begins with: whose it is, and its days."""
    return (
        home,
        period.state,
        period.entered,
        period.first_on,
        period.last_on,
        period.until,
        period.election_year,
        period.doubted_years,
    )


def _of_term(
    term: CouncilTerm | None,
    seats: Mapping[int, tuple[int | None, ...]],
    roles: Mapping[int, list[tuple[int, date, date]]],
) -> tuple[int | None, bool, tuple[int | None, ...], tuple[Days, ...]]:
    """Return what a TermRecord ends with: the seats and turns of what was entered."""
    if term is None:
        return (None, False, (), ())
    turned = role_change_days(roles.get(term.id, ()))
    return (term.seats, term.groups_complete, seats.get(term.id, ()), turned)


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

    Unknown without a municipality; six queries at most.
    """
    return ReadCouncils(known_at).find_most_seats(home_id, days)


class ReadCouncils:
    """The councils of municipalities, each read once: for many acts that are judged in one go.

    Nothing of the register may be written while it is in use.
    """

    def __init__(self, known_at: datetime | None = None) -> None:
        self._known_at = known_at
        self._terms: dict[int, list[TermRecord]] = {}
        self._populations: dict[int, list[Population]] = {}
        self._groups: dict[int, CouncilTerm] = {}

    def find_most_seats(self, home_id: int | None, days: Days) -> CouncilSeats:
        """Return what `read_most_seats` does."""
        if home_id is None:
            return CouncilSeats(None, derived=False, how="onbekend")
        if home_id not in self._populations:
            home = Municipality.objects.filter(pk=home_id)
            self._populations[home_id] = read_populations(home, self._known_at)
        return find_most_seats(days, self._read_terms(home_id), self._populations[home_id])

    def find_act_council(self, home_id: int, first_on: date, last_on: date) -> "ActCouncil":
        """Return what `read_act_council` does, as it is now."""
        terms = self._read_terms(home_id)
        found = find_term_between(terms, first_on, last_on)
        if found is None or found.id is None:
            return ActCouncil(why_none=_tell_why_none(terms, found, first_on, last_on))
        if found.id not in self._groups:
            rows = CouncilTerm.objects.prefetch_related("groups")
            self._groups[found.id] = rows.get(pk=found.id)
        term = self._groups[found.id]
        return ActCouncil(term, tuple(term.groups.all()))

    def _read_terms(self, home_id: int) -> list[TermRecord]:
        if home_id not in self._terms:
            home = Municipality.objects.filter(pk=home_id)
            self._terms[home_id] = read_terms(home, self._known_at)
        return self._terms[home_id]


# The council that sat on the day of an act, with the groups that can have spoken.


@dataclass(frozen=True)
class ActCouncil:
    """The term in which an act lies, where it was entered, with its groups by name.

    Without groups `why_none` says why in a sentence: the act may lie in two terms, or the term was
    not entered.
    """

    term: CouncilTerm | None = None
    groups: tuple[Group, ...] = ()
    why_none: str = ""


NOBODY = ActCouncil()


def read_act_council(home: Municipality, first_on: date, last_on: date) -> ActCouncil:
    """Return the ActCouncil of a municipality for an act on a day between two; seven queries."""
    return ReadCouncils().find_act_council(home.pk, first_on, last_on)


def _tell_why_none(
    terms: Iterable[TermRecord], found: TermRecord | None, first_on: date, last_on: date
) -> str:
    """Return why no group can be chosen for an act on these days."""
    if found is None:
        met = [each.years for each in terms if each.meets(first_on, last_on)]
        if not all(met):
            return _("Niet op al deze dagen is bekend welke raad er was; maak de datum preciezer.")
        told = _("De datum valt in meer raadsperioden (%s); maak hem preciezer.")
        return told % _(" en ").join(met)
    if found.is_missing:
        told = _("Raadsperiode %s is niet ingevoerd; noem de fracties zoals de bron dat doet.")
        return told % found.years
    if found.is_none:
        return _("De gemeente bestaat op deze dag niet; er is dus geen raad.")
    return _("Welke raad er op deze dag was, is niet bekend; noem de fracties zoals de bron.")


# The terms of one council with its groups by name, as known at a moment.


@dataclass(frozen=True)
class SeatedGroup:
    """A group in one term, with its party or None; `sides` are (first day, last day, side) in order
    of time."""

    name: str
    seats: int | None
    sides: tuple[SideInTime, ...]
    party: Party | None

    def side_on(self, day: date) -> str:
        """Return the word for its latest side that has begun by `day`, '' where none has."""
        begun = [side for first_on, _, side in self.sides if first_on <= day]
        return str(Side(begun[-1]).label) if begun else ""


@dataclass(frozen=True)
class NamedTerm(TermRecord):
    """A term that was entered, with the groups by name, the largest first, and its document.

    `id` and `instance_type` say of which row it is told, as a row of history does.
    """

    instance_type: ClassVar[type[CouncilTerm]] = CouncilTerm
    dated_on: str
    source_id: int
    source_title: str | None
    place: str
    groups: tuple[SeatedGroup, ...]


def read_council_terms(
    municipality: Municipality, *, reader: Reader, known_at: datetime | None = None
) -> list[TermRecord]:
    """Return the terms of a municipality's council, oldest first; four queries.

    What was entered is a NamedTerm, what follows from the law alone a TermRecord.
    """
    home = [municipality]
    groups: defaultdict[int, list[Group]] = defaultdict(list)
    sides: SidesByGroup = defaultdict(list)
    for role in read_group_roles(home, known_at):
        sides[role.group_id].append((role.first_on, role.last_on, role.side))
    for group in read_group_rows(home, known_at).select_related("party"):
        groups[group.term_id].append(group)
    found = with_source_title(read_term_rows(home, known_at), reader)
    rows: TermsByKey = {term.id: term for term in found}
    return [
        _named(key, period, rows.get(period.entered), groups, sides)
        for key, period in read_periods(home, rows.values(), known_at)
    ]


def _named(
    home: int,
    period: CouncilPeriod,
    term: CouncilTerm | None,
    groups: Mapping[int, list[Group]],
    sides: SidesByGroup,
) -> TermRecord:
    """Return the NamedTerm of a period that was entered, else its TermRecord."""
    if term is None:
        return TermRecord(*_of_period(home, period), *_of_term(None, {}, {}))
    seated = [
        SeatedGroup(each.name, each.seats, tuple(sides[each.id]), each.party)
        for each in groups[term.id]
    ]
    seated.sort(key=lambda each: (-(each.seats or 0), each.name))
    roles = [(each.id, *side[:2]) for each in groups[term.id] for side in sides[each.id]]
    numbers = {term.id: tuple(each.seats for each in seated)}
    turned = {term.id: sorted(roles, key=lambda role: role[1])}
    return NamedTerm(
        *_of_period(home, period),
        *_of_term(term, numbers, turned),
        term.dated_on,
        term.source_id,
        term.source_title,
        term.place,
        tuple(seated),
    )
