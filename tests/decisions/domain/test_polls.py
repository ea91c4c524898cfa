"""What a poll is on a day, and what its figures say."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.polls import (
    PollFigures,
    PollState,
    PollTurn,
    compute_area_shares,
    find_poll_standing,
    find_rounding_margin,
)

PERIOD = {"first_on": date(2017, 5, 10), "last_on": date(2017, 5, 12), "dated_on": "2017-05-10/12"}
PLANNED = PollTurn(date(2017, 1, 5), date(2017, 1, 5), planned_on="2017-03-15")
MOVED = PollTurn(date(2017, 2, 1), date(2017, 2, 28), is_move=True)
OFF = PollTurn(date(2017, 4, 1), date(2017, 4, 1), is_call_off=True)

# day, turns, state, planned for, uncertain, announced
TRUTH = (
    ("2016-12-31", (), "gepland", "2017-05-10/12", False, False),
    ("2017-05-09", (), "gepland", "2017-05-10/12", False, False),
    ("2017-05-10", (), "loopt", "", False, True),
    ("2017-05-11", (), "loopt", "", False, True),
    ("2017-05-12", (), "gehouden", "", False, True),
    ("2030-01-01", (), "gehouden", "", False, True),
    ("2017-01-04", (PLANNED,), "onbekend", "", False, False),
    ("2017-01-05", (PLANNED,), "gepland", "2017-03-15", False, True),
    ("2017-01-31", (PLANNED, MOVED), "gepland", "2017-03-15", False, True),
    ("2017-02-01", (PLANNED, MOVED), "gepland", "2017-05-10/12", True, True),
    ("2017-02-28", (PLANNED, MOVED), "gepland", "2017-05-10/12", False, True),
    ("2017-05-12", (PLANNED, MOVED), "gehouden", "", False, True),
    ("2017-03-01", (MOVED, OFF), "gepland", "", False, True),
    ("2017-04-01", (PLANNED, MOVED, OFF), "afgelast", "", False, True),
    ("2017-05-12", (PLANNED, MOVED, OFF), "afgelast", "", False, True),
    ("2017-03-31", (OFF,), "onbekend", "", False, False),
)


@pytest.mark.parametrize(("day", "turns", "state", "planned_on", "uncertain", "announced"), TRUTH)
def test_state_on_a_day(day, turns, state, planned_on, uncertain, announced):
    found = find_poll_standing(date.fromisoformat(day), **PERIOD, turns=turns)

    assert (found.state, found.planned_on) == (state, planned_on)
    assert (found.uncertain, found.is_announced) == (uncertain, announced)
    assert found.is_held == (state == "gehouden")


def test_a_move_is_told_as_one_until_it_is_held():
    moved = find_poll_standing(date(2017, 3, 1), **PERIOD, turns=(PLANNED, MOVED))
    held = find_poll_standing(date(2017, 5, 12), **PERIOD, turns=(PLANNED, MOVED))

    assert moved.is_moved
    assert not held.is_moved


def test_a_poll_that_is_planned_anew_after_it_was_called_off_is_planned():
    again = PollTurn(date(2017, 4, 20), date(2017, 4, 20), planned_on="2017-05-10")

    found = find_poll_standing(date(2017, 4, 20), **PERIOD, turns=(OFF, again))

    assert found.state == PollState.PLANNED


def figures(*pairs):
    return [PollFigures(votes, percentage and Decimal(percentage)) for votes, percentage in pairs]


class TestPercentages:
    def test_those_of_the_source_stay_as_they_are(self):
        found = compute_area_shares(figures((60, "61.2"), (None, "38")), 100)

        assert [each.percentage for each in found.shares] == [Decimal("61.2"), Decimal("38")]
        assert not any(each.is_computed for each in found.shares)

    def test_are_computed_over_who_took_part(self):
        found = compute_area_shares(figures((60, None), (30, None)), 100)

        assert [each.percentage for each in found.shares] == [Decimal("60.0"), Decimal("30.0")]
        assert all(each.is_computed for each in found.shares)

    def test_are_computed_over_all_answers_where_nobody_tells_who_took_part(self):
        found = compute_area_shares(figures((60, None), (30, None)), None)

        assert [each.percentage for each in found.shares] == [Decimal("66.7"), Decimal("33.3")]

    def test_are_computed_over_what_the_others_were_counted_over(self):
        found = compute_area_shares(figures((60, "66.7"), (30, None)), 100)

        assert found.shares[1].percentage == Decimal("33.3")
        assert not found.is_contradicted

    def test_are_not_computed_while_a_number_lacks(self):
        found = compute_area_shares(figures((60, None), (None, None)), None)

        assert [each.percentage for each in found.shares] == [None, None]

    def test_are_not_computed_out_of_nothing(self):
        found = compute_area_shares(figures((0, None), (0, None)), 0)

        assert [each.percentage for each in found.shares] == [None, None]

    def test_may_come_to_less_than_a_hundred(self):
        assert not compute_area_shares(figures((None, "40"), (None, "12.25")), None).is_above_whole

    @pytest.mark.parametrize(
        ("pairs", "votes", "above"),
        [
            (((None, "33.4"), (None, "33.3"), (None, "33.4")), None, False),
            (((None, "34"), (None, "34"), (None, "33")), None, False),
            (((None, "60"), (None, "60")), None, True),
            (((60, None), (60, None)), 100, True),
            (((60, None), (40, None)), 100, False),
        ],
    )
    def test_above_all_beyond_rounding_is_marked(self, pairs, votes, above):
        assert compute_area_shares(figures(*pairs), votes).is_above_whole == above

    @given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
    def test_computed_ones_come_to_a_hundred_but_for_rounding(self, votes):
        found = compute_area_shares([PollFigures(each) for each in votes], None)
        total = sum(each.percentage or 0 for each in found.shares)

        assert abs(total - 100) <= Decimal("0.05") * len(votes) if sum(votes) else total == 0
        assert not found.is_contradicted


class TestContradiction:
    @pytest.mark.parametrize(
        ("votes", "percentage", "contradicts"),
        [
            (414, "41.4", False),
            (414, "41.3", True),
            (414, "41", True),
            (414, "0.01", True),
            (0, "0", False),
        ],
    )
    def test_is_beyond_the_rounding_of_what_is_written(self, votes, percentage, contradicts):
        beside = (None, "12.5")

        found = compute_area_shares(figures((votes, percentage), beside), 1000)

        assert found.shares[0].is_contradicted == contradicts
        assert found.is_contradicted == contradicts

    def test_a_whole_number_stands_for_what_rounds_to_it(self):
        assert not compute_area_shares(figures((414, "41")), 1000).is_contradicted
        assert compute_area_shares(figures((416, "41")), 1000).is_contradicted

    def test_zeros_at_the_end_say_nothing_of_rounding(self):
        margin = find_rounding_margin([Decimal("41.50"), Decimal("58.00"), None])

        assert margin == Decimal("0.05")

    def test_nothing_contradicts_where_the_whole_is_unknown(self):
        assert not compute_area_shares(figures((414, "41"), (None, "59")), None).is_contradicted

    @given(
        st.lists(st.integers(0, 10**5), min_size=1, max_size=8).filter(sum),
        st.integers(0, 2),
    )
    def test_what_is_rounded_from_the_votes_never_contradicts_them(self, votes, decimals):
        unit = Decimal(1).scaleb(-decimals)
        total = sum(votes)
        told = [PollFigures(each, (Decimal(each) * 100 / total).quantize(unit)) for each in votes]

        found = compute_area_shares(told, None)

        assert not found.is_contradicted
