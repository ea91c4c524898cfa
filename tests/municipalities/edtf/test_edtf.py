"""Dates told in Dutch, and what was told read back."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.edtf.typed import parse_dutch_date
from municipalities.edtf.words import format_dutch_date, format_short_date

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@st.composite
def single_dates(draw, after=date(1800, 1, 1)):
    """A year, month or day with or without a mark, that does not begin before `after`."""
    day = draw(st.dates(after, date(2200, 12, 31)))
    return day.isoformat()[: draw(st.sampled_from([4, 7, 10]))] + draw(
        st.sampled_from(["", "~", "?", "%"])
    )


@st.composite
def intervals(draw):
    first = draw(single_dates())
    near = st.just(parse_edtf_date(first).first_on)
    last = draw(st.one_of(single_dates(), near.flatmap(lambda day: single_dates(after=day))))
    ordered = sorted([first, last], key=lambda side: parse_edtf_date(side).first_on)
    text = "/".join(ordered)
    return (
        text
        if parse_edtf_date(ordered[0]).first_on <= parse_edtf_date(ordered[1]).last_on
        else ordered[0]
    )


def accepted(text):
    try:
        parse_edtf_date(text)
    except EdtfError:
        return False
    return True


ANY_DATE = st.one_of(single_dates(), intervals().filter(accepted))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-05-09", "9 mei 2017"),
        ("2017-05", "mei 2017"),
        ("2016", "2016"),
        ("2017-03~", "ongeveer maart 2017"),
        ("2017-05-09?", "vermoedelijk 9 mei 2017"),
        ("2019%", "vermoedelijk ongeveer 2019"),
    ],
)
@pytest.mark.parametrize("one_day", [True, False])
def test_a_date_alone_reads_the_same_as_a_day_and_as_a_period(text, words, one_day):
    assert format_dutch_date(text, one_day=one_day) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-04/2017-05", "op een dag in april of mei 2017"),
        ("2016-12/2017-01", "op een dag in december 2016 of januari 2017"),
        ("2016/2017", "op een dag in 2016 of 2017"),
        ("2017-05-24/2017-09", "op een dag tussen 24 mei en 30 september 2017"),
        ("2017-04/2017-06", "op een dag tussen 1 april en 30 juni 2017"),
        ("2017-03-01/2017-03-10", "op een dag tussen 1 en 10 maart 2017"),
        ("2016-11-28/2017-01", "op een dag tussen 28 november 2016 en 31 januari 2017"),
        ("2017-04~/2017-05", "op een dag tussen ongeveer 1 april en 31 mei 2017"),
        ("2017-05-09/2017-05-09", "9 mei 2017"),
    ],
)
def test_an_interval_of_one_day_says_so(text, words):
    assert format_dutch_date(text, one_day=True) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-04/2017-05", "april tot en met mei 2017"),
        ("2017-05-24/2017-09", "24 mei tot en met september 2017"),
        ("2017-03-01/2017-03-10", "1 tot en met 10 maart 2017"),
        ("2016-12/2017-01", "december 2016 tot en met januari 2017"),
        ("2015/2020", "2015 tot en met 2020"),
        ("2017/2017-05", "2017 tot en met mei 2017"),
        ("2017-05/2017", "mei 2017 tot en met 2017"),
        ("2017-05-24/2017-09~", "24 mei tot en met ongeveer september 2017"),
        ("2017-05-09~/2017-05-09", "ongeveer 9 mei 2017"),
    ],
)
def test_a_period_says_from_and_to(text, words):
    assert format_dutch_date(text, one_day=False) == words


def test_a_month_twice_is_that_month():
    assert format_dutch_date("2017-05/2017-05", one_day=False) == "mei 2017"
    assert format_dutch_date("2017-05/2017-05", one_day=True) == "mei 2017"


def test_words_refuse_what_is_not_a_date():
    with pytest.raises(EdtfError):
        format_dutch_date("mei 2017", one_day=True)


@settings(deadline=None)
@given(text=ANY_DATE, one_day=st.booleans())
def test_words_are_understood_again_with_the_same_bounds_and_marks(text, one_day):
    told = format_dutch_date(text, one_day=one_day)

    found, again = parse_edtf_date(text), parse_edtf_date(parse_dutch_date(told))

    assert (again.first_on, again.last_on) == (found.first_on, found.last_on), told
    assert (again.approximate, again.uncertain) == (found.approximate, found.uncertain), told


@settings(deadline=None)
@given(day=DAYS)
def test_a_day_survives_every_common_way_of_writing_it(day):
    written = [
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        format_dutch_date(day.isoformat(), one_day=True).upper(),
        day.isoformat(),
    ]

    assert {parse_dutch_date(text) for text in written} == {day.isoformat()}


@settings(deadline=None)
@given(first=DAYS, length=st.integers(0, 800), one_day=st.booleans())
def test_two_days_make_a_period_or_one_day_with_just_those_bounds(first, length, one_day):
    last = min(first + timedelta(days=length), date(2200, 12, 31))

    told = format_dutch_date(f"{first}/{last}", one_day=one_day)
    found = parse_edtf_date(parse_dutch_date(told))

    assert (found.first_on, found.last_on) == (first, last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-05-09", "9 mei"),
        ("2016-05-09", "9 mei 2016"),
        ("2017-05-08~", "± 8 mei"),
        ("2017-03?", "? mrt"),
        ("2017", "2017"),
        ("2017-04/2017-05", "apr–mei"),
        ("2016-04/2016-05", "apr–mei 2016"),
        ("2016-12/2017-01", "dec 2016–jan"),
        ("2016/2017", "2016–2017"),
        ("2017-05/2017-05", "mei"),
    ],
)
def test_in_few_letters_leaves_out_the_year_that_the_reader_knows(text, words):
    assert format_short_date(text, year=2017) == words


def test_in_few_letters_names_the_year_where_none_is_known():
    assert format_short_date("2017-05-09") == "9 mei 2017"
