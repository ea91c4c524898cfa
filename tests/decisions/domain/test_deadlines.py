"""By when something must be done, how near that is, and one list of several."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.deadlines import (
    Deadline,
    DeadlineGround,
    Urgency,
    choose_deadline,
    judge_urgency,
    merge_by_deadline,
)

DAY = date(2026, 11, 23)


def after(days):
    return DAY + timedelta(days=days)


class TestADeadline:
    @pytest.mark.parametrize(
        ("due", "safe", "expected", "ground"),
        [
            (None, None, None, DeadlineGround.NONE),
            (None, 3, None, DeadlineGround.NONE),
            (10, None, 10, DeadlineGround.TERM),
            (10, 10, 10, DeadlineGround.TERM),
            (10, 4, 4, DeadlineGround.SAFE_DAY),
            (10, 0, 0, DeadlineGround.SAFE_DAY),
            (10, -1, 10, DeadlineGround.TERM),
            (-5, -9, -5, DeadlineGround.TERM),
        ],
    )
    def test_is_the_last_safe_day_while_that_lies_ahead(self, due, safe, expected, ground):
        days = [None if each is None else after(each) for each in (due, safe, expected)]

        found = choose_deadline(days[0], days[1], DAY)

        assert found == Deadline(days[2], ground)


class TestUrgency:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            (None, Urgency.UNDATED), (-1, Urgency.LATE), (0, Urgency.THIS_WEEK),
            (7, Urgency.THIS_WEEK), (8, Urgency.THIS_MONTH), (31, Urgency.THIS_MONTH),
            (32, Urgency.LATER),
        ],
    )  # fmt: skip
    def test_is_how_near_the_day_is(self, days, expected):
        assert judge_urgency(None if days is None else after(days), DAY) == expected


dues = st.lists(st.none() | st.integers(-20, 20).map(after), max_size=8).map(
    lambda days: sorted(days, key=lambda day: (day is None, day or date.max))
)


class TestOneList:
    def test_puts_the_earliest_first_and_what_has_no_day_last(self):
        found = merge_by_deadline([[after(5), None], [after(2), after(9)], [None]], 0, 10)

        assert found == [(1, 0), (0, 0), (1, 1), (0, 1), (2, 0)]

    def test_keeps_the_order_of_the_lists_on_one_day(self):
        assert merge_by_deadline([[DAY, None], [DAY, None]], 0, 10) == [
            (0, 0),
            (1, 0),
            (0, 1),
            (1, 1),
        ]

    def test_of_nothing_is_empty(self):
        assert merge_by_deadline([], 0, 5) == merge_by_deadline([[], []], 0, 5) == []

    @given(st.lists(dues, max_size=5), st.integers(1, 6))
    def test_in_parts_is_the_whole_with_each_row_once_and_in_its_own_order(self, lists, size):
        total = sum(map(len, lists))
        whole = merge_by_deadline(lists, 0, total)

        parts = [
            each for at in range(0, total, size) for each in merge_by_deadline(lists, at, size)
        ]

        assert parts == whole
        assert sorted(whole) == [
            (n, row) for n, days in enumerate(lists) for row in range(len(days))
        ]
        shown = [lists[which][row] for which, row in whole]
        assert shown == sorted(shown, key=lambda day: (day is None, day or date.max))
