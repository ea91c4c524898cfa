"""Which days of a line an address asks for."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.drawing import Window
from decisions.web.parameters import BadParameter, parse_window

DEFAULT = Window(date(2017, 2, 1), date(2017, 6, 30))


def window(query):
    return parse_window(QueryDict(query), DEFAULT)


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("", "2017-02-01", "2017-06-30"),
        ("van=&tot=", "2017-02-01", "2017-06-30"),
        ("van=2016-01-01&tot=2016-12-31", "2016-01-01", "2016-12-31"),
        ("van=2017-05-09&tot=2017-05-09", "2017-05-09", "2017-05-09"),
        ("van=2017-05-09", "2017-05-09", "2018-05-09"),
        ("van=2016-01-01", "2016-01-01", "2017-06-30"),
        ("van=2200-12-31", "2200-12-31", "2200-12-31"),
        ("tot=2017-05-09", "2016-05-09", "2017-05-09"),
        ("tot=2019-01-01", "2017-02-01", "2019-01-01"),
        ("tot=1800-01-01", "1800-01-01", "1800-01-01"),
    ],
)
def test_fills_the_side_that_is_left_out(query, first, last):
    assert window(query) == Window(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("van=2017-02-31", "van"),
        ("van=gisteren", "van"),
        ("tot=2017-13-01", "tot"),
        ("tot=0001-01-01", "tot"),
        ("tot=%D9%A2", "tot"),
        ("van=2017-01-01&van=2017-01-02", "van"),
        ("van=2017-05-09&tot=2017-05-08", "tot"),
    ],
)
def test_refuses_what_is_no_day_or_runs_back(query, name):
    with pytest.raises(BadParameter) as refused:
        window(query)

    assert refused.value.name == name


DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@given(DAYS)
def test_always_holds_the_side_that_is_asked(day):
    assert window(f"van={day.isoformat()}").first_on == day
    assert window(f"tot={day.isoformat()}").last_on == day
