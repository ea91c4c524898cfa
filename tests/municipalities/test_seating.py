"""Seats and inhabitants on a day, from rows that were read already."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.models import Population
from municipalities.seats import compare_with_law, find_inhabitants_on, find_seats_on, find_terms_on
from tests.factories import PopulationFactory

KEYS = count(1)
DAY = date(2017, 6, 1)


@dataclass
class Term:
    """A term as the board reads it."""

    first_on: date
    municipality_id: int = 1
    election_year: int = 2014
    seats: int | None = None
    groups_complete: bool = False
    group_seats: tuple = ()


@dataclass
class People:
    """A row of inhabitants."""

    first_on: date
    inhabitants: int
    municipality_id: int = 1
    is_approximate: bool = False
    id: int = 0

    def __post_init__(self):
        self.id = self.id or next(KEYS)


def on(year, month=1, day=1):
    return date(year, month, day)


def people_on(day, *rows):
    return find_inhabitants_on(day, rows)[1].inhabitants


class TestTheTermOfADay:
    def test_is_the_latest_that_has_begun(self):
        old, new, next_one = Term(on(2010)), Term(on(2014)), Term(on(2018))

        assert find_terms_on(DAY, [next_one, new, old]) == {1: new}

    def test_begins_on_its_first_day(self):
        old, new = Term(on(2010)), Term(DAY)

        assert find_terms_on(DAY, [new, old])[1] is new
        assert find_terms_on(DAY - timedelta(days=1), [new, old])[1] is old

    def test_is_left_out_before_the_first_term(self):
        assert find_terms_on(on(2013), [Term(on(2014))]) == {}

    def test_is_found_for_each_municipality(self):
        terms = [Term(on(2014), municipality_id=home) for home in (1, 2)]

        assert {home: term.municipality_id for home, term in find_terms_on(DAY, terms).items()} == {
            1: 1,
            2: 2,
        }

    @given(st.lists(st.dates(on(2000), on(2030)), max_size=8), st.dates(on(2000), on(2030)))
    def test_never_begins_after_the_day_and_no_other_lies_between(self, days, day):
        found = find_terms_on(day, [Term(first) for first in days])

        begun = [first for first in days if first <= day]
        assert [term.first_on for term in found.values()] == ([max(begun)] if begun else [])


class TestSeatsOnADay:
    def test_are_those_recorded_for_the_term(self):
        seats = find_seats_on(DAY, [Term(on(2010), seats=37), Term(on(2014), seats=39)], [])

        assert (seats[1].number, seats[1].how) == (39, "vastgelegd")

    def test_are_the_sum_of_all_groups(self):
        term = Term(on(2014), groups_complete=True, group_seats=(9, 6, 4))

        assert find_seats_on(DAY, [term], [])[1].number == 19

    def test_follow_from_art_8_where_nothing_was_recorded(self):
        rows = [People(on(2013), 25_050), People(on(2017), 60_000)]

        found = find_seats_on(DAY, [Term(on(2014))], rows)[1]

        assert (found.number, found.derived, found.inhabitants) == (21, True, 25_050)

    def test_take_the_exact_number_of_the_day_that_art_1_names(self):
        rows = [
            People(on(2013), 30_500, is_approximate=True),
            People(on(2013), 25_050),
            People(on(2013), 30_400, is_approximate=True),
        ]

        assert find_seats_on(DAY, [Term(on(2014))], rows)[1].inhabitants == 25_050

    def test_do_not_take_the_inhabitants_of_a_neighbour(self):
        found = find_seats_on(DAY, [Term(on(2014))], [People(on(2013), 25_050, municipality_id=2)])

        assert (found[1].number, found[1].how) == (None, "onbekend")

    def test_are_left_out_where_no_term_has_begun(self):
        assert find_seats_on(DAY, [Term(on(2018), seats=21)], [People(on(2013), 25_050)]) == {}


class TestInhabitantsOnADay:
    def test_are_the_latest_that_are_known_by_then(self):
        rows = People(on(2015), 100), People(on(2017), 200), People(on(2018), 300)

        assert people_on(DAY, *rows) == 200

    def test_are_the_earliest_later_ones_where_none_came_before(self):
        assert people_on(on(2010), People(on(2018), 300), People(on(2015), 100)) == 100

    @pytest.mark.parametrize("day", [on(2010), DAY], ids=["later", "come"])
    def test_are_exact_before_they_are_approximate(self, day):
        exact = People(on(2016), 100)
        rough = People(on(2016), 200, is_approximate=True)

        assert people_on(day, exact, rough) == people_on(day, rough, exact) == 100

    @pytest.mark.parametrize("day", [on(2010), DAY], ids=["later", "come"])
    def test_are_those_recorded_last_of_two_alike(self, day):
        first, last = People(on(2016), 100, id=901), People(on(2016), 200, id=902)

        assert people_on(day, first, last) == people_on(day, last, first) == 200

    def test_count_from_the_reference_date_itself(self):
        rows = People(on(2016), 100), People(DAY, 200)

        assert people_on(DAY, *rows) == 200
        assert people_on(DAY - timedelta(days=1), *rows) == 100

    def test_leave_out_who_has_no_number_at_all(self):
        assert find_inhabitants_on(DAY, []) == {}

    @given(st.lists(st.dates(on(2010), on(2020)), min_size=1, max_size=6), st.randoms())
    def test_do_not_depend_on_the_order_of_the_rows(self, days, random):
        rows = [People(day, number) for number, day in enumerate(days)]
        shuffled = random.sample(rows, len(rows))

        assert find_inhabitants_on(DAY, rows) == find_inhabitants_on(DAY, shuffled)

    @pytest.mark.django_db
    def test_are_the_same_from_live_and_from_historical_rows(self):
        row = PopulationFactory(inhabitants=25_050)
        PopulationFactory(municipality=row.municipality, dated_on="2013-01-01", inhabitants=1)

        live = find_inhabitants_on(DAY, list(Population.objects.all()))
        known = find_inhabitants_on(DAY, list(Population.history.all()))

        home = row.municipality_id
        assert live[home].inhabitants == known[home].inhabitants == 25_050


class TestComparingWithTheLaw:
    def test_puts_recorded_seats_beside_those_of_art_8(self):
        term = Term(on(2014), seats=23)

        found = compare_with_law(term, (), [People(on(2013), 25_050)])

        assert (found.seats, found.by_law, found.difference) == (23, 21, 2)

    def test_sums_the_groups_where_all_are_there(self):
        term = Term(on(2014), groups_complete=True)

        found = compare_with_law(term, (10, 9), [People(on(2013), 25_050)])

        assert (found.seats, found.difference) == (19, -2)

    def test_knows_no_difference_where_a_side_is_unknown(self):
        term = Term(on(2014))

        assert compare_with_law(term, (3,), [People(on(2013), 25_050)]).difference is None
        assert compare_with_law(Term(on(2014), seats=21), (), []).difference is None

    def test_gives_the_laws_number_without_calling_it_recorded(self):
        found = compare_with_law(Term(on(2014)), (), [People(on(2013), 25_050)])

        assert (found.seats, found.by_law) == (None, 21)

    def test_takes_the_number_nearest_to_the_day_of_art_1(self):
        rows = [People(on(2011), 9_000), People(on(2013, 6), 25_050), People(on(2016), 45_000)]

        assert compare_with_law(Term(on(2014), seats=21), (), rows).by_law == 21
