"""When the terms of councils begin and end by law, entered or not."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.council_terms import (
    ORDINARY_TERMS,
    EnteredTerm,
    TermState,
    list_council_periods,
    ordinary_term_of,
    period_years,
)

ENTERED, MISSING, UNKNOWN, NONE = (
    TermState.ENTERED,
    TermState.MISSING,
    TermState.UNKNOWN,
    TermState.NONE,
)


@dataclass(frozen=True)
class Home:
    """A municipality."""

    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class Row:
    """What one municipality did apart: without a day, no election was held."""

    election_year: int
    first_on: date | None = None


def day(text):
    return date.fromisoformat(text)


def entered(year, first_on, last_on=None, key=1):
    return EnteredTerm(key, day(first_on), day(last_on or first_on), year)


def month_of(year, key=1):
    """A term of which the source tells no more than the month."""
    return entered(year, f"{year}-03-01", f"{year}-03-31", key)


def find_period(periods, asked):
    """Return the one period in which a day lies."""
    [found] = [each for each in periods if each.holds(asked)]
    return found


def period_on(text, home=None, rows=(), terms=()):
    return find_period(list_council_periods(home or Home(), rows, terms), day(text))


class TestTheTableOfOrdinaryTerms:
    def test_is_in_order_and_begins_after_its_election(self):
        assert [each.election_year for each in ORDINARY_TERMS] == [
            2006,
            2010,
            2014,
            2018,
            2022,
            2026,
        ]
        for each in ORDINARY_TERMS:
            assert each.elected_on < each.first_on <= each.elected_on + timedelta(days=14)
            assert each.elected_on.year == each.first_on.year == each.election_year
            assert each.source.startswith("Kieswet art. C 4; ")

    @pytest.mark.parametrize(
        ("year", "month", "first", "last", "weekday"),
        [
            (2006, 3, 10, 16, 3),
            (2010, 3, 10, 16, 3),
            (2014, 3, 23, 29, 3),
            (2018, 3, 23, 29, 3),
            (2022, 3, 29, 35, 2),
            (2026, 3, 29, 35, 2),
        ],
    )
    def test_has_the_weekday_that_art_c_4_named_then(self, year, month, first, last, weekday):
        begun = ordinary_term_of(year).first_on

        days = (date(year, month, 1) + timedelta(days=n - 1) for n in range(first, last + 1))
        assert [each for each in days if each.weekday() == weekday] == [begun]

    def test_knows_no_other_years(self):
        assert ordinary_term_of(2016) is None


class TestAnEnteredTerm:
    @pytest.mark.parametrize(
        ("recorded", "begins"),
        [
            (entered(2014, "2014-03-01", "2014-03-31"), "2014-03-27"),
            (entered(2014, "2014-01-01", "2014-12-31"), "2014-03-27"),
            (entered(2014, "2014-04-01", "2014-04-30"), "2014-03-27"),
            (entered(2014, "2014-03-27"), "2014-03-27"),
            (entered(2014, "2014-03-25"), "2014-03-25"),
            (entered(2013, "2014-01-02"), "2014-01-02"),
            (entered(2012, "2012-11-01", "2012-11-30"), "2012-11-01"),
        ],
        ids=[
            "a month",
            "a year",
            "another month",
            "the same day",
            "an exact day stays",
            "an exact day without a row",
            "a month without a row",
        ],
    )
    def test_begins_on_the_day_of_its_row_where_none_was_recorded(self, recorded, begins):
        [found] = [
            each for each in list_council_periods(Home(), (), [recorded]) if each.entered == 1
        ]

        assert found.first_on == day(begins)

    @pytest.mark.parametrize(
        ("asked", "state", "year"),
        [
            ("2006-03-15", UNKNOWN, None),
            ("2006-03-16", MISSING, 2006),
            ("2014-03-26", MISSING, 2010),
            ("2014-03-27", ENTERED, 2014),
            ("2018-03-28", ENTERED, 2014),
            ("2018-03-29", MISSING, 2018),
            ("2022-03-29", MISSING, 2018),
            ("2022-03-30", MISSING, 2022),
            ("2026-03-31", MISSING, 2022),
            ("2026-04-01", MISSING, 2026),
            ("2030-03-28", MISSING, 2026),
            ("2030-03-29", UNKNOWN, None),
        ],
    )
    def test_ends_when_the_next_begins_by_law(self, asked, state, year):
        found = period_on(asked, terms=[month_of(2014)])

        assert (found.state, found.election_year) == (state, year)

    def test_leaves_a_gap_for_the_one_that_was_not_entered(self):
        terms = [month_of(2014, 1), month_of(2022, 2)]

        told = [period_on(text, terms=terms).entered for text in ("2016-01-01", "2020-01-01")]

        assert told == [1, None]
        assert period_on("2023-01-01", terms=terms).entered == 2

    def test_of_a_later_year_than_the_table_lasts_four_years_at_most(self):
        terms = [entered(2030, "2030-04-03")]

        assert period_on("2034-03-28", terms=terms).state is ENTERED
        assert period_on("2034-03-29", terms=terms).state is UNKNOWN


class TestARowOfOneMunicipality:
    @pytest.mark.parametrize(
        ("rows", "asked", "year"),
        [
            ([], "2018-06-01", 2018),
            ([Row(2018)], "2018-06-01", 2014),
            ([Row(2018)], "2022-03-30", 2022),
            ([Row(2017, date(2018, 1, 1))], "2018-02-01", 2017),
            ([Row(2017, date(2018, 1, 1))], "2018-03-29", 2018),
            ([Row(2017, date(2018, 1, 1)), Row(2018)], "2019-01-01", 2017),
            ([Row(2022, date(2022, 3, 24))], "2022-03-24", 2022),
            ([Row(2022, date(2022, 3, 24))], "2022-03-23", 2018),
        ],
        ids=[
            "none",
            "skips a term",
            "and the one after it holds again",
            "adds a term",
            "which ends with the next ordinary one",
            "adds one and skips the next",
            "on another day",
            "goes before the ordinary day",
        ],
    )
    def test_goes_before_the_table(self, rows, asked, year):
        assert period_on(asked, rows=rows).election_year == year

    def test_gives_its_day_to_what_was_entered(self):
        rows, terms = [Row(2021, date(2022, 1, 1))], [entered(2021, "2021-11-01", "2022-01-31")]

        assert period_on("2022-01-01", rows=rows, terms=terms).entered == 1
        assert period_on("2021-12-31", rows=rows, terms=terms).entered is None


class TestAMunicipality:
    @pytest.mark.parametrize(
        ("home", "is_doubted"),
        [
            (Home(), False),
            (Home(started_on=date(2016, 3, 28)), False),
            (Home(started_on=date(2016, 3, 29)), True),
            (Home(started_on=date(2017, 1, 1)), True),
            (Home(started_on=date(2018, 3, 28)), True),
            (Home(ended_on=date(2018, 12, 31)), True),
            (Home(ended_on=date(2019, 3, 29)), True),
            (Home(ended_on=date(2019, 3, 30)), False),
        ],
    )
    def test_near_a_merger_has_no_border_that_no_row_tells(self, home, is_doubted):
        terms = [entered(2014, "2014-03-27")] if home.started_on is None else []

        found = period_on("2018-03-29", home, terms=terms)

        assert (2018 in found.doubted_years) is is_doubted
        assert (found.first_on == date(2018, 3, 29)) is not is_doubted

    @pytest.mark.parametrize(
        ("rows", "terms"),
        [([Row(2018, date(2018, 3, 29))], []), ([], [month_of(2018)]), ([Row(2018)], [])],
        ids=["a row that it was held", "its council was entered", "a row that it was not"],
    )
    def test_near_a_merger_is_certain_where_something_tells(self, rows, terms):
        home = Home(started_on=date(2017, 1, 1))

        assert period_on("2018-04-01", home, rows, terms).doubted_years == ()

    def test_ends_its_council(self):
        home, terms = Home(ended_on=date(2016, 12, 31)), [month_of(2014)]

        assert period_on("2016-12-31", home, terms=terms).state is ENTERED
        assert period_on("2017-01-01", home, terms=terms).state is NONE
        assert period_on("2040-01-01", home, terms=terms).state is NONE

    def test_has_no_council_before_it_begins(self):
        home, terms = Home(started_on=date(2019, 1, 1)), [entered(2018, "2018-11-01", "2018-11-30")]

        assert period_on("2018-12-31", home, terms=terms).state is NONE
        assert period_on("2019-01-01", home, terms=terms).entered == 1

    def test_that_began_after_an_election_has_a_council_that_nobody_knows(self):
        found = period_on("2019-06-01", Home(started_on=date(2019, 1, 1)))

        assert (found.state, found.election_year) == (UNKNOWN, None)


DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))
YEARS = st.integers(2000, 2035)


@st.composite
def homes(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Home(draw(st.sampled_from([None, first])), draw(st.sampled_from([None, last])))


@st.composite
def entered_terms(draw):
    first_on, length = draw(DAYS), draw(st.sampled_from([0, 30, 365]))
    return EnteredTerm(
        draw(st.integers(1, 99)), first_on, first_on + timedelta(days=length), draw(YEARS)
    )


ROWS = st.lists(
    st.builds(Row, YEARS, st.none() | DAYS), max_size=4, unique_by=lambda row: row.election_year
)


@given(homes(), ROWS, st.lists(entered_terms(), max_size=4), DAYS)
def test_every_day_lies_in_exactly_one_period(home, rows, terms, asked):
    periods = list_council_periods(home, rows, terms)

    assert len([each for each in periods if each.holds(asked)]) == 1
    assert (periods[0].first_on, periods[-1].until) == (date.min, None)
    found = find_period(periods, asked)
    assert (found.election_year is None) == (found.state in (UNKNOWN, NONE))


@given(homes(), ROWS, st.lists(entered_terms(), max_size=4), DAYS)
def test_nobody_sits_outside_the_life_of_a_municipality(home, rows, terms, asked):
    outside = (home.started_on and asked < home.started_on) or (
        home.ended_on and asked > home.ended_on
    )

    state = find_period(list_council_periods(home, rows, terms), asked).state

    assert (state is NONE) is bool(outside)


@pytest.mark.parametrize(
    ("first_on", "until", "told"),
    [
        ("2014-03-27", "2018-03-29", "2014-2018"),
        ("2018-01-01", "2022-01-01", "2018-2021"),
        ("2026-04-01", None, "vanaf 2026"),
    ],
)
def test_the_years_of_a_term_are_those_of_its_first_and_last_day(first_on, until, told):
    assert period_years(day(first_on), until and day(until)) == told
