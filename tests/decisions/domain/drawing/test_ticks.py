"""The scale of a drawing."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given

from decisions.domain.drawing import WIDTH, Window, build_scale_ticks
from tests.decisions.domain.drawing.windows import windows

QUARTERS = [f"{month} {year}" for year in (2016, 2017) for month in ("jan", "apr", "jul", "okt")]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2017-05-01", "2017-05-03", ["1 mei", "2 mei", "3 mei"]),
        ("2017-05-09", "2017-05-09", ["9 mei"]),
        ("2017-05-01", "2017-05-31", ["1 mei", "8 mei", "15 mei", "22 mei", "29 mei"]),
        ("2017-02-08", "2017-06-21", ["mrt 2017", "apr 2017", "mei 2017", "jun 2017"]),
        ("2016-01-01", "2017-12-31", QUARTERS),
        ("2010-06-01", "2020-06-01", [f"jan {year}" for year in range(2011, 2021)]),
        ("1800-01-01", "2200-12-31", [f"jan {year}" for year in range(1800, 2201, 50)]),
    ],
)
def test_says_days_months_or_years_as_they_fit(first, last, labels):
    window = Window(date.fromisoformat(first), date.fromisoformat(last))

    assert [tick.label for tick in build_scale_ticks(window)] == labels


@given(windows(longest=100_000))
def test_is_never_a_crowd_and_runs_from_left_to_right(window):
    found = build_scale_ticks(window)

    assert 1 <= len(found) <= 12
    assert all(0 <= tick.x < WIDTH for tick in found)
    assert all(a.x <= b.x for a, b in pairwise(found))
    assert len({tick.label for tick in found}) == len(found)
