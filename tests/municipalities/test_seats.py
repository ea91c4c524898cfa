"""Seats of a council: recorded, summed, by law, or unknown."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.seats import (
    CouncilSeats,
    council_seats,
    find_most_seats,
    nearest_population,
    population_reference_day,
    seats_by_law,
)


@pytest.mark.parametrize(
    ("up_to", "seats"),
    [
        *((3_000, 9), (6_000, 11), (10_000, 13), (15_000, 15), (20_000, 17), (25_000, 19)),
        *((30_000, 21), (35_000, 23), (40_000, 25), (45_000, 27), (50_000, 29), (60_000, 31)),
        *((70_000, 33), (80_000, 35), (100_000, 37), (200_000, 39)),
    ],
)
def test_article_8_counts_up_to_and_including_each_bound(up_to, seats):
    assert seats_by_law(up_to) == seats
    assert seats_by_law(up_to - 1) == seats
    assert seats_by_law(up_to + 1) > seats


@pytest.mark.parametrize(
    ("inhabitants", "seats"),
    [(0, 9), (1, 9), (8_119, 13), (25_211, 21), (200_001, 45), (10**9, 45)],
)
def test_article_8_has_no_gap_below_between_or_above(inhabitants, seats):
    assert seats_by_law(inhabitants) == seats


def test_fewer_than_no_inhabitants_do_not_exist():
    with pytest.raises(ValueError, match="niet negatief"):
        seats_by_law(-1)


@given(fewer=st.integers(0, 300_000), more=st.integers(0, 300_000))
def test_more_inhabitants_never_give_fewer_seats_and_seats_are_odd(fewer, more):
    assert seats_by_law(fewer) <= seats_by_law(fewer + more)
    assert seats_by_law(fewer) % 2 == 1


@pytest.mark.parametrize(("year", "day"), [(2014, date(2013, 1, 1)), (2026, date(2025, 1, 1))])
def test_article_1_names_the_first_day_of_the_year_before(year, day):
    assert population_reference_day(year) == day


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([date(2012, 6, 1), date(2013, 2, 1)], date(2013, 2, 1)),
        ([date(2013, 2, 1), date(2012, 12, 31)], date(2012, 12, 31)),
        ([date(2013, 1, 11), date(2012, 12, 22)], date(2012, 12, 22)),
        ([date(1990, 1, 1)], date(1990, 1, 1)),
    ],
)
def test_the_nearest_number_counts_and_the_earlier_of_two_as_near(days, found):
    numbers = [(day, day.year) for day in days]

    assert nearest_population(numbers, date(2013, 1, 1)) == (found, found.year)


def test_nothing_is_nearest_among_nothing():
    assert nearest_population([], date(2013, 1, 1)) is None


@given(
    days=st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1),
    day=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_no_number_is_nearer_than_the_nearest(days, day):
    found, _ = nearest_population(((other, 1) for other in days), day)

    assert all(abs(found - day) <= abs(other - day) for other in days)
    assert found in days


def seats_of(*, recorded=None, groups=(), complete=False, populations=(), election_year=2014):
    return council_seats(
        recorded=recorded,
        groups=groups,
        groups_complete=complete,
        populations=populations,
        election_year=election_year,
    )


COUNTED = [(date(2013, 1, 1), 25_211)]


@pytest.mark.parametrize(
    ("given_numbers", "seats"),
    [
        (
            {"recorded": 23, "groups": [1], "complete": True, "populations": COUNTED},
            CouncilSeats(23, derived=False, how="vastgelegd"),
        ),
        (
            {"groups": [9, 6, 4], "complete": True, "populations": COUNTED},
            CouncilSeats(19, derived=False, how="opgeteld"),
        ),
        (
            {"groups": [9, 6, 4], "complete": False, "populations": COUNTED},
            CouncilSeats(21, derived=True, how="afgeleid", inhabitants=25_211),
        ),
        (
            {"groups": [9, None], "complete": True, "populations": COUNTED},
            CouncilSeats(21, derived=True, how="afgeleid", inhabitants=25_211),
        ),
        (
            {"groups": [], "complete": True, "populations": COUNTED},
            CouncilSeats(21, derived=True, how="afgeleid", inhabitants=25_211),
        ),
        (
            {"groups": [9], "complete": False},
            CouncilSeats(None, derived=False, how="onbekend"),
        ),
        (
            {"populations": [(date(2013, 1, 1), None)]},
            CouncilSeats(None, derived=False, how="onbekend"),
        ),
        (
            {"populations": COUNTED, "election_year": None},
            CouncilSeats(None, derived=False, how="onbekend"),
        ),
    ],
)
def test_each_source_of_seats_comes_in_its_turn(given_numbers, seats):
    assert seats_of(**given_numbers) == seats


def test_an_unknown_number_of_inhabitants_is_passed_over_for_the_nearest_known():
    numbers = [(date(2013, 1, 1), None), (date(2016, 12, 31), 61_000), (date(2009, 1, 1), 9_000)]

    assert seats_of(populations=numbers).inhabitants == 61_000


def test_groups_and_numbers_may_come_as_iterators():
    assert seats_of(groups=iter([10, 11]), complete=True).number == 21
    assert seats_of(populations=iter(COUNTED)).number == 21


@given(
    groups=st.lists(st.integers(0, 45), min_size=1),
    year=st.integers(1900, 2100),
    inhabitants=st.integers(0, 900_000),
)
def test_what_is_recorded_or_summed_is_never_called_derived(groups, year, inhabitants):
    counted = [(population_reference_day(year) + timedelta(days=3), inhabitants)]

    summed = seats_of(groups=groups, complete=True, populations=counted, election_year=year)
    by_inhabitants = seats_of(groups=groups, populations=counted, election_year=year)

    assert (summed.number, summed.derived) == (sum(groups), False)
    assert (by_inhabitants.number, by_inhabitants.derived) == (seats_by_law(inhabitants), True)


@dataclass(frozen=True)
class Term:
    """A term that began within a period and goes on until before `until`."""

    first_on: date
    last_on: date
    seats: int | None
    until: date | None = None
    municipality_id: int = 1
    election_year: int = 2014
    groups_complete: bool = False
    group_seats: tuple = ()

    def meets(self, first_on, last_on):
        return self.first_on <= last_on and not (self.until and self.until <= first_on)


@dataclass(frozen=True)
class People:
    inhabitants: int
    first_on: date = date(2013, 1, 1)
    municipality_id: int = 1
    id: int = 1
    is_approximate: bool = False


IN_2014, IN_2018 = date(2014, 3, 27), date(2018, 3, 29)
NINETEEN = Term(IN_2014, IN_2014, 19, IN_2018)
TWENTY_ONE = Term(IN_2018, IN_2018, 21, election_year=2018)
MARCH = Term(date(2014, 3, 1), date(2014, 3, 31), 19, IN_2018)
UNKNOWN = Term(IN_2014, IN_2014, None, IN_2018)


class TestTheMostSeats:
    @pytest.mark.parametrize(
        ("terms", "days", "number"),
        [
            ([NINETEEN], (date(2017, 5, 9), date(2017, 5, 9)), 19),
            ([NINETEEN, TWENTY_ONE], (date(2017, 5, 9), date(2017, 5, 9)), 19),
            ([NINETEEN, TWENTY_ONE], (date(2019, 5, 9), date(2019, 5, 9)), 21),
            ([NINETEEN, TWENTY_ONE], (date(2018, 3, 1), date(2018, 3, 31)), 21),
            ([NINETEEN, TWENTY_ONE], (date(2014, 3, 1), date(2014, 3, 31)), None),
            ([NINETEEN], (date(2014, 3, 26), date(2014, 3, 26)), None),
            ([MARCH], (date(2014, 3, 10), date(2014, 3, 10)), None),
            ([MARCH], (date(2014, 4, 1), date(2014, 4, 1)), 19),
            ([NINETEEN], (date(2018, 3, 28), date(2018, 3, 28)), 19),
            ([NINETEEN], (date(2018, 3, 29), date(2018, 3, 29)), None),
            ([UNKNOWN, TWENTY_ONE], (date(2018, 3, 1), date(2018, 3, 31)), None),
            ([], (date(2017, 5, 9), date(2017, 5, 9)), None),
        ],
    )
    def test_are_those_of_every_term_that_may_have_been_in_force(self, terms, days, number):
        assert find_most_seats(days, terms, []).number == number

    @pytest.mark.parametrize(
        ("term", "people", "found"),
        [
            (UNKNOWN, [People(20_000)], (17, True)),
            (UNKNOWN, [], (None, False)),
            (NINETEEN, [People(20_000)], (19, False)),
            (replace(UNKNOWN, groups_complete=True, group_seats=(10, 9)), [], (19, False)),
            (replace(UNKNOWN, group_seats=(10, 9)), [], (None, False)),
        ],
    )
    def test_are_recorded_or_summed_and_else_by_law(self, term, people, found):
        seats = find_most_seats((date(2017, 5, 9), date(2017, 5, 9)), [term], people)

        assert (seats.number, seats.derived) == found
