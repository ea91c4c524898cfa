"""Whom a subject concerns on a day, and how support follows from it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.concerns import ConcernLine, find_concerned, find_outside
from decisions.domain.rules import Outcome, Rule
from decisions.domain.stances import Stance
from decisions.domain.support import CouncilVoice, compute_support

START = date(2016, 1, 1)


def line(home, day, takes_part=True):
    return ConcernLine(home, START + timedelta(days=day), takes_part)


def concerned(lines, day):
    return find_concerned(lines, START + timedelta(days=day))


def test_without_lines_nothing_is_said():
    assert concerned([], 0) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (-100, {1, 2}),  # before the first day those of that day
        (0, {1, 2}),
        (9, {1, 2}),
        (10, {1, 3}),
        (19, {1, 3}),
        (20, {1, 2, 3}),
    ],
)
def test_the_latest_line_of_each_begun_by_the_day_counts(day, expected):
    lines = [line(3, 10), line(1, 0), line(2, 0), line(2, 10, False), line(2, 20)]

    assert concerned(lines, day) == expected


def test_who_is_only_left_out_leaves_nobody():
    assert concerned([line(1, 0, False)], 5) == frozenset()


def test_of_two_lines_of_one_day_the_last_counts():
    assert concerned([line(1, 0), line(1, 0, False)], 0) == frozenset()


lines_of_any_day = st.lists(
    st.builds(line, st.integers(1, 5), st.integers(-20, 20), st.booleans()), max_size=12
)


@given(lines_of_any_day, st.integers(-30, 30))
def test_a_day_says_what_the_last_turn_before_it_said(lines, day):
    turns = sorted({(each.first_on - START).days for each in lines})
    begun = [turn for turn in turns if turn <= day] or turns[:1]

    assert concerned(lines, day) == (concerned(lines, begun[-1]) if begun else None)


@given(lines_of_any_day, st.integers(-30, 30))
def test_only_who_is_named_with_that_word_counts(lines, day):
    found = concerned(lines, day) or frozenset()

    assert found <= {each.home for each in lines if each.takes_part}


@given(lines_of_any_day, lines_of_any_day, st.integers(-30, 30))
def test_nobody_is_outside_on_any_day_where_nobody_is_on_a_turn(inner, outer, day):
    turns = {each.first_on for each in (*inner, *outer)}
    if not (inner and outer) or find_outside(inner, outer, turns):
        return

    assert concerned(inner, day) <= concerned(outer, day)


def test_who_lies_outside_is_told_with_the_first_day():
    inner, outer = [line(1, 0), line(2, 5)], [line(1, 0), line(2, 0), line(2, 8, False)]
    days = {each.first_on for each in (*inner, *outer)}

    assert find_outside(inner, outer, days) == {2: START + timedelta(days=8)}
    assert find_outside([], outer, days) == find_outside(inner, [], days) == {}


# Truth table: five councils, of which A and B accept, C is against and D and E are unknown; A has
# most seats and E most inhabitants. A scope is who is concerned, its outcomes in the order of Rule.

YES, NO, MAYBE = Outcome.JA, Outcome.NEE, Outcome.ONBESLIST
HELD = {"A": Stance.VOOR, "B": Stance.VOOR, "C": Stance.TEGEN, "D": None, "E": None}
SEATS = {"A": 29, "B": 15, "C": 15, "D": 15, "E": 15}
PEOPLE = {"A": 30_000, "B": 10_000, "C": 10_000, "D": 10_000, "E": 80_000}
TABLE = {
    "ABCDE": (NO, NO, MAYBE, MAYBE, MAYBE, MAYBE),
    "ABC": (NO, NO, YES, YES, YES, YES),
    "AB": (YES, YES, YES, YES, YES, YES),
    "CDE": (NO, NO, MAYBE, MAYBE, MAYBE, MAYBE),
    "C": (NO, NO, NO, NO, NO, NO),
    "DE": (MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE),
    "": (MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE),
}


def voice(code):
    return CouncilVoice(
        code=code,
        stance=HELD[code],
        certain_stance=HELD[code],
        uncertain=False,
        seats=SEATS[code],
        seats_derived=False,
        inhabitants=PEOPLE[code],
        documented_stance=HELD[code],
    )


@pytest.mark.parametrize("scope", TABLE)
def test_each_rule_runs_over_those_concerned(scope):
    told = tuple(compute_support(map(voice, scope), rule).outcome for rule in Rule)

    assert told == TABLE[scope]
