"""Where a day stands in a drawing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.drawing import WIDTH, Window, window_around
from tests.decisions.domain.drawing.windows import days, windows

MAY = Window(date(2017, 5, 1), date(2017, 5, 31))


class TestAWindow:
    def test_counts_both_its_ends(self):
        assert MAY.days == 31
        assert MAY.holds(date(2017, 5, 1))
        assert MAY.holds(date(2017, 5, 31))
        assert not MAY.holds(date(2017, 6, 1))

    def test_may_be_one_day(self):
        assert Window(date(2017, 5, 1), date(2017, 5, 1)).x(date(2017, 5, 2)) == WIDTH

    def test_never_runs_back(self):
        with pytest.raises(ValueError, match="venster"):
            Window(date(2017, 5, 2), date(2017, 5, 1))

    @pytest.mark.parametrize(
        ("first_on", "until", "touches"),
        [
            ("2017-04-01", "2017-05-01", False),
            ("2017-04-01", "2017-05-02", True),
            ("2017-05-31", None, True),
            ("2017-06-01", None, False),
            ("2017-04-01", None, True),
        ],
    )
    def test_knows_which_days_it_touches(self, first_on, until, touches):
        end = until and date.fromisoformat(until)

        assert MAY.touches(date.fromisoformat(first_on), end) is touches


class TestX:
    def test_runs_from_the_first_day_to_after_the_last(self):
        assert MAY.x(date(2017, 5, 1)) == 0
        assert MAY.x(date(2017, 6, 1)) == WIDTH

    def test_keeps_what_lies_outside_at_the_edge(self):
        assert MAY.x(date(1900, 1, 1)) == 0
        assert MAY.x(date(2100, 1, 1)) == WIDTH
        assert MAY.x(None) == WIDTH

    @given(windows(), days, days)
    def test_keeps_the_order_of_days(self, window, one, other):
        first, second = sorted([one, other])

        assert 0 <= window.x(first) <= window.x(second) <= WIDTH

    @given(windows(longest=900), st.data())
    def test_sets_days_apart_where_there_is_room(self, window, data):
        day = window.first_on + timedelta(days=data.draw(st.integers(0, window.days - 1)))

        assert window.x(day) < window.x(day + timedelta(days=1))


class TestAround:
    def test_leaves_room_at_both_sides(self):
        window = window_around([date(2017, 5, 31), date(2017, 4, 1)])

        assert window == Window(date(2017, 3, 11), date(2017, 6, 21))

    def test_leaves_more_room_around_years(self):
        window = window_around([date(2010, 1, 1), date(2018, 1, 1)])

        assert window.first_on == date(2010, 1, 1) - timedelta(days=2922 // 8)

    def test_is_nothing_without_days(self):
        assert window_around([]) is None

    def test_stays_within_the_days_that_may_be_asked(self):
        window = window_around([date(1800, 1, 2), date(2200, 12, 30)])

        assert (window.first_on, window.last_on) == (date(1800, 1, 1), date(2200, 12, 31))

    @given(st.lists(days, min_size=1))
    def test_holds_every_day(self, found):
        window = window_around(found)

        assert all(window.holds(day) for day in found)
