"""When two sources differ about a date or a number: the table, and what holds of any two."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.figures import (
    FigureError,
    ReadNumber,
    any_figures_differ,
    figures_differ,
    find_other_seats,
    list_other_counts,
    name_reference_day,
    parse_read_number,
)
from municipalities.edtf.grammar import parse_edtf_date


def number(text):
    return parse_read_number(text, has_decimals="." in text)


@pytest.mark.parametrize(
    ("first", "other", "expected"),
    [
        ("10", "10", False),
        ("10", "11", True),
        ("0", "1", True),
        ("~10", "11", False),
        ("10", "~11", False),
        ("~10", "~11", False),
        ("54.3", "54.30", False),
        ("54.3", "54.4", True),
    ],
)
def test_numbers_differ_when_unequal_and_neither_is_approximate(first, other, expected):
    assert figures_differ(number(first), number(other)) is expected


@pytest.mark.parametrize(
    ("first", "other", "expected"),
    [
        ("2017-03-28", "2017-03-28", False),
        ("2017-03-28", "2017-03-29", True),
        ("2017-03", "2017-03-29", False),
        ("2017-03", "2017-04", True),
        ("2017-03/2017-04", "2017-04/2017-05", False),
        ("2017-03-28~", "2017-03-28", False),
        ("2017-03-28~", "2017-03-29", True),  # a mark moves no bound
        ("2016-11/2017-01", "2017-01-01", False),
    ],
)
def test_dates_differ_when_their_days_nowhere_overlap(first, other, expected):
    assert figures_differ(parse_edtf_date(first), parse_edtf_date(other)) is expected


def test_a_date_and_a_number_are_never_compared():
    assert not figures_differ(parse_edtf_date("2017"), ReadNumber(Decimal(2017)))


DATES = st.sampled_from(["2016", "2017", "2017-05", "2017-05-09", "2017-05-09~", "2017/2018"])
FIGURES = st.builds(ReadNumber, st.integers(0, 3).map(Decimal), st.booleans()) | DATES.map(
    parse_edtf_date
)


@given(FIGURES, FIGURES)
def test_differing_goes_both_ways_and_never_from_itself(first, other):
    assert figures_differ(first, other) == figures_differ(other, first)
    assert not figures_differ(first, first)


@given(st.lists(FIGURES, max_size=5), FIGURES)
def test_one_more_source_never_takes_a_difference_away(figures, more):
    if any_figures_differ(figures):
        assert any_figures_differ([*figures, more])


@pytest.mark.parametrize(
    ("text", "has_decimals"),
    [
        ("", False),
        ("tien", False),
        ("1.250", False),
        ("54.3", False),
        ("-1", False),
        ("10~", False),
        ("~~10", False),
        ("²", False),
        ("54,3", True),
        ("54.345", True),
        ("1234", True),
    ],
)
def test_anything_else_than_digits_is_refused_in_a_sentence(text, has_decimals):
    with pytest.raises(FigureError, match="Geef een"):
        parse_read_number(text, has_decimals=has_decimals)


@dataclass(frozen=True)
class Count:
    inhabitants: int
    dated_on: str = "2018-01-01"
    is_approximate: bool = False
    municipality_id: int = 1
    id: int = 1
    first_on: date = date(2018, 1, 1)


class TestInhabitants:
    def test_of_the_last_day_of_a_year_are_those_of_the_first_of_the_next(self):
        assert name_reference_day("2017-12-31") == name_reference_day("2018-01-01")
        assert name_reference_day("2017-12") == "2017-12"

    @pytest.mark.parametrize(
        ("other", "differs"),
        [
            (Count(124_417), True),
            (Count(124_417, dated_on="2017-12-31"), True),
            (Count(124_417, dated_on="2017-01-01"), False),
            (Count(124_417, is_approximate=True), False),
            (Count(124_417, municipality_id=2), False),
            (Count(124_303), False),
        ],
    )
    def test_differ_of_one_municipality_and_day_only(self, other, differs):
        assert list_other_counts(Count(124_303), [Count(124_303), other]) == [other][: int(differs)]


@dataclass(frozen=True)
class Term:
    seats: int | None
    group_seats: tuple
    groups_complete: bool = True
    election_year: int = 2014
    first_on: date = date(2014, 3, 27)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term(19, (10, 9)), None),
        (Term(19, (10, 8)), 18),
        (Term(19, (10, 8), groups_complete=False), None),
        (Term(19, (10, None)), None),
        (Term(None, (10, 8)), None),
        (Term(19, ()), None),
    ],
)
def test_the_groups_of_a_council_differ_from_it_only_where_all_are_known(term, expected):
    assert find_other_seats(term) == expected
