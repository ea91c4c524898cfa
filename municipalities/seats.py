"""How many seats a council has on a day, and how many inhabitants a municipality."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

# How many seats a council has: what was recorded, what its groups add up to, or what the law says.
#
# Gemeentewet art. 8 lid 1 sets the number by inhabitants; art. 1 lid 2 names the day on which the
# inhabitants are counted.

_UP_TO = (
    *(3_000, 6_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000),
    *(40_000, 45_000, 50_000, 60_000, 70_000, 80_000, 100_000, 200_000),
)
_SEATS = (9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 45)


@dataclass(frozen=True, slots=True)
class CouncilSeats:
    """The seats of a council; `derived` when art. 8 gave them, from `inhabitants`."""

    number: int | None
    derived: bool
    how: Literal["vastgelegd", "opgeteld", "afgeleid", "onbekend"]
    inhabitants: int | None = None


def seats_by_law(inhabitants: int) -> int:
    """Return the seats of a council by Gemeentewet art. 8 lid 1; ValueError below zero."""
    if inhabitants < 0:
        raise ValueError("Een inwonertal is niet negatief.")
    return _SEATS[bisect_left(_UP_TO, inhabitants)]


def population_reference_day(election_year: int) -> date:
    """Return the day that art. 1 lid 2 names: 1 January of the year before the election."""
    return date(election_year - 1, 1, 1)


def nearest_population(numbers: Iterable[tuple[date, int]], day: date) -> tuple[date, int] | None:
    """Return the pair whose date is nearest to `day`, the earlier of two as near, None of none."""
    return min(numbers, key=lambda pair: (abs(pair[0] - day), pair[0]), default=None)


def council_seats(
    *,
    recorded: int | None,
    groups: Iterable[int | None],
    groups_complete: bool,
    populations: Iterable[tuple[date, int | None]],
    election_year: int | None,
) -> CouncilSeats:
    """Return the seats of one council term.

    The recorded total; else the sum of `groups`, where these are all groups of the council and
    each number is known; else art. 8 on the known number of inhabitants nearest to the day that
    art. 1 names; else unknown.
    """
    if recorded is not None:
        return CouncilSeats(recorded, derived=False, how="vastgelegd")
    numbers = list(groups)
    counted = [number for number in numbers if number is not None]
    if groups_complete and numbers and len(counted) == len(numbers):
        return CouncilSeats(sum(counted), derived=False, how="opgeteld")
    if election_year is not None:
        known = [(day, number) for day, number in populations if number is not None]
        if found := nearest_population(known, population_reference_day(election_year)):
            return CouncilSeats(
                seats_by_law(found[1]), derived=True, how="afgeleid", inhabitants=found[1]
            )
    return CouncilSeats(None, derived=False, how="onbekend")


# Seats and inhabitants on a day, from rows that were read already; nothing here asks the database.
#
# Terms carry municipality_id, first_on, election_year (None where nobody knows which election gave
# the council), seats, groups_complete and group_seats (a number or None for each group).
# Populations carry id, municipality_id, first_on, inhabitants and is_approximate. Live and
# historical rows do alike.


class SeatedTermLike(Protocol):
    """One term of a council that is known, live or as history kept it."""

    @property
    def first_on(self) -> date: ...
    @property
    def election_year(self) -> int | None: ...
    @property
    def seats(self) -> int | None: ...
    @property
    def groups_complete(self) -> bool: ...
    @property
    def group_seats(self) -> Iterable[int | None]: ...


class TermLike(SeatedTermLike, Protocol):
    """One term of one of several councils."""

    @property
    def municipality_id(self) -> int: ...


class PopulationLike(Protocol):
    """The inhabitants of a municipality at one reference date."""

    @property
    def id(self) -> int: ...
    @property
    def municipality_id(self) -> int: ...
    @property
    def first_on(self) -> date: ...
    @property
    def inhabitants(self) -> int: ...
    @property
    def is_approximate(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class LawComparison:
    """Seats of one term beside art. 8; None where either is unknown.

    `difference` is what the council has more than the law gives.
    """

    seats: int | None
    by_law: int | None
    difference: int | None


def find_seats_on(
    day: date, terms: Iterable[TermLike], populations: Iterable[PopulationLike]
) -> dict[int, CouncilSeats]:
    """Return the CouncilSeats of the term in force on `day`, by municipality.

    That is the latest term begun by then; without one the municipality is left out.
    """
    counts = _counts(populations)
    return {home: _seats(term, counts[home]) for home, term in find_terms_on(day, terms).items()}


def count_term_seats(term: TermLike, populations: Iterable[PopulationLike]) -> CouncilSeats:
    """Return the CouncilSeats of one term."""
    own = [row for row in populations if row.municipality_id == term.municipality_id]
    return _seats(term, _pairs(own))


def find_terms_on[T: TermLike](day: date, terms: Iterable[T]) -> dict[int, T]:
    """Return the latest term begun by `day`, by municipality."""
    begun = sorted((term for term in terms if term.first_on <= day), key=lambda term: term.first_on)
    return {term.municipality_id: term for term in begun}


class BoundedTermLike(SeatedTermLike, Protocol):
    """A term whose first day may be uncertain: it began by `last_on`."""

    @property
    def last_on(self) -> date: ...
    def meets(self, first_on: date, last_on: date) -> bool: ...


def find_most_seats(
    days: tuple[date, date],
    terms: Iterable[BoundedTermLike],
    populations: Iterable[PopulationLike],
) -> CouncilSeats:
    """Return the most seats that a council can have had on a day from the first to the last.

    `terms`, oldest first, and `populations` are those of one municipality. Every term that may
    have been in force on one of these days counts. Unknown where one of them has unknown seats, or
    where none is sure to have begun; derived where art. 8 gave the seats of one of them.
    """
    possible = [term for term in terms if term.meets(*days)]
    unknown = CouncilSeats(None, derived=False, how="onbekend")
    if not possible or possible[0].last_on > days[0]:
        return unknown
    people = _pairs(populations)
    found = [_seats(term, people) for term in possible]
    if any(seats.number is None for seats in found):
        return unknown
    return max(found, key=lambda seats: (seats.derived, seats.number or 0))


def find_inhabitants_on[P: PopulationLike](day: date, populations: Iterable[P]) -> dict[int, P]:
    """Return the population row that counts on `day`, by municipality.

    The latest reference date that has come, else the earliest later one; of one date an exact
    number goes before an approximate one, then the row recorded last.
    """
    best = sorted(populations, key=_preference)
    later = {row.municipality_id: row for row in reversed(best) if row.first_on > day}
    latest: dict[int, P] = {}
    for row in best:
        known = latest.get(row.municipality_id)
        if row.first_on <= day and (known is None or row.first_on > known.first_on):
            latest[row.municipality_id] = row
    return later | latest


def compare_with_law(
    term: TermLike, group_seats: Iterable[int | None], populations: Iterable[PopulationLike]
) -> LawComparison:
    """Return the seats of a term, recorded or summed, beside those of Gemeentewet art. 8.

    The law's number follows from the known inhabitants nearest to the day that art. 1 names.
    """
    recorded = council_seats(
        recorded=term.seats,
        groups=group_seats,
        groups_complete=term.groups_complete,
        populations=(),
        election_year=None,
    ).number
    lawful = _seats_by_law_of(term, populations)
    if recorded is None or lawful is None:
        return LawComparison(recorded, lawful, None)
    return LawComparison(recorded, lawful, recorded - lawful)


def _seats_by_law_of(term: SeatedTermLike, populations: Iterable[PopulationLike]) -> int | None:
    """Return what art. 8 gives a term, None where its election or the inhabitants are unknown."""
    if term.election_year is None:
        return None
    near = nearest_population(_pairs(populations), population_reference_day(term.election_year))
    return seats_by_law(near[1]) if near else None


def _seats(term: SeatedTermLike, populations: Sequence[tuple[date, int]]) -> CouncilSeats:
    return council_seats(
        recorded=term.seats,
        groups=term.group_seats,
        groups_complete=term.groups_complete,
        populations=populations,
        election_year=term.election_year,
    )


def _counts(populations: Iterable[PopulationLike]) -> dict[int, list[tuple[date, int]]]:
    """Return (reference date, inhabitants) of each municipality, the best of one date first."""
    rows: defaultdict[int, list[PopulationLike]] = defaultdict(list)
    for row in populations:
        rows[row.municipality_id].append(row)
    return defaultdict(list, {home: _pairs(found) for home, found in rows.items()})


def _pairs(populations: Iterable[PopulationLike]) -> list[tuple[date, int]]:
    return [(row.first_on, row.inhabitants) for row in sorted(populations, key=_preference)]


def _preference(row: PopulationLike) -> tuple[date, bool, int]:
    """Order rows by reference date; within one date the best comes first."""
    return (row.first_on, row.is_approximate, -row.id)
