"""The days that decide something, stretches in which one thing holds, and what a change is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.course import (
    DatedState,
    DayOutcome,
    DecisiveTurn,
    StepKind,
    Stretch,
    TurnKind,
    compare_stances,
    cut_days,
    cut_stretches,
    find_certain_day,
    find_decisive_window,
    is_off_table,
    join_stretches,
    list_outcome_turns,
    list_state_turns,
    pair_with_previous,
)
from decisions.domain.drawing import Window
from decisions.domain.rules import Outcome
from decisions.domain.stances import Stance

FIRST = date(2017, 1, 1)
YES, NO, OPEN = Outcome.JA, Outcome.NEE, Outcome.ONBESLIST
days = st.integers(0, 60).map(lambda passed: FIRST + timedelta(days=passed))


def on(number):
    """The day that many days after the first."""
    return FIRST + timedelta(days=number)


def state(name, first, last=None):
    fallen = name in ("verworpen", "ingetrokken")
    return DatedState(name, on(first), on(first if last is None else last), fallen)


def outcome(day, now, certain=None):
    return DayOutcome(on(day), now, now if certain is None else certain)


def short(turns):
    """Return (first day, last day, before, after) of turns, in days after the first."""
    return [
        ((each.first_on - FIRST).days, (each.last_on - FIRST).days, each.before, each.after)
        for each in turns
    ]


class TestTheStateOfAProposal:
    @pytest.mark.parametrize(
        ("states", "turns"),
        [
            ([], []),
            ([state("voorgelegd", 1)], []),
            ([state("voorgelegd", 1), state("voorgelegd", 5)], []),
            ([state("aangenomen", 1)], [(1, 1, "voorgelegd", "aangenomen")]),
            (
                [state("voorgelegd", 1), state("verworpen", 5, 9)],
                [(5, 9, "voorgelegd", "verworpen")],
            ),
            (
                [state("verworpen", 1), state("voorgelegd", 5), state("aangenomen", 9)],
                [
                    (1, 1, "voorgelegd", "verworpen"),
                    (5, 5, "verworpen", "voorgelegd"),
                    (9, 9, "voorgelegd", "aangenomen"),
                ],
            ),
        ],
    )
    def test_changes_where_it_is_another_and_not_where_it_is_put(self, states, turns):
        assert short(list_state_turns(states)) == turns

    @pytest.mark.parametrize(
        ("states", "day", "is_off"),
        [
            ([], 5, False),
            ([state("voorgelegd", 1)], 5, False),
            ([state("aangenomen", 1)], 5, False),
            ([state("verworpen", 5, 9)], 4, False),
            ([state("verworpen", 5, 9)], 5, False),
            ([state("verworpen", 5, 9)], 8, False),
            ([state("verworpen", 5, 9)], 9, True),
            ([state("ingetrokken", 5)], 5, True),
            ([state("verworpen", 5), state("voorgelegd", 8)], 7, True),
            ([state("verworpen", 5), state("voorgelegd", 8)], 8, False),
        ],
    )
    def test_takes_it_off_the_table_from_its_last_day(self, states, day, is_off):
        assert is_off_table(states, on(day)) is is_off


class TestTheOutcomeOfSupport:
    @pytest.mark.parametrize(
        ("outcomes", "states", "turns"),
        [
            ([], [], []),
            ([outcome(1, OPEN)], [], []),
            ([outcome(1, YES)], [], [(1, 1, OPEN, YES)]),
            ([outcome(1, YES), outcome(4, YES)], [], [(1, 1, OPEN, YES)]),
            ([outcome(1, YES), outcome(4, NO)], [], [(1, 1, OPEN, YES), (4, 4, YES, NO)]),
            # Uncertain until it is the same without what is uncertain.
            ([outcome(1, NO, OPEN), outcome(6, NO, NO)], [], [(1, 6, OPEN, NO)]),
            # Or until it is another.
            (
                [outcome(1, NO, OPEN), outcome(3, NO, OPEN), outcome(6, YES, YES)],
                [],
                [(1, 3, OPEN, NO), (6, 6, NO, YES)],
            ),
            # Nothing counts of what is off the table, until it comes back.
            ([outcome(5, NO)], [state("verworpen", 5)], []),
            ([outcome(5, NO)], [state("verworpen", 5, 9)], [(5, 5, OPEN, NO)]),
            ([outcome(5, NO)], [state("aangenomen", 2)], [(5, 5, OPEN, NO)]),
            (
                [outcome(5, NO), outcome(9, YES)],
                [state("verworpen", 2), state("voorgelegd", 8)],
                [(9, 9, NO, YES)],
            ),
        ],
    )
    def test_turns_while_the_proposal_is_on_the_table(self, outcomes, states, turns):
        assert short(list_outcome_turns(outcomes, states)) == turns

    def test_that_never_becomes_certain_ends_on_the_last_day_that_is_known(self):
        assert find_certain_day([outcome(1, NO, OPEN), outcome(3, NO, OPEN)]) == on(3)


def turn(first, last=None):
    last_on = on(first if last is None else last)
    return DecisiveTurn(TurnKind.OUTCOME, on(first), last_on, OPEN, YES)


class TestTheDecisiveWindow:
    @pytest.mark.parametrize(
        ("turns", "day", "window"),
        [
            ([], 9, None),
            ([turn(5)], 4, None),
            ([turn(5)], 5, (5, 5)),
            ([turn(5), turn(20)], 9, (5, 5)),
            ([turn(20), turn(5)], 30, (5, 20)),
            # A day between two counts on the last one, at most on the day asked.
            ([turn(5, 8), turn(20, 24)], 30, (8, 24)),
            ([turn(5, 8), turn(20, 24)], 22, (8, 22)),
        ],
    )
    def test_runs_from_the_first_to_the_last_decisive_day(self, turns, day, window):
        expected = window and Window(on(window[0]), on(window[1]))

        assert find_decisive_window(turns, on(day)) == expected

    def test_says_of_a_turn_whether_its_day_is_known(self):
        assert [turn(5).is_uncertain, turn(5, 8).is_uncertain] == [False, True]


A, B = "een voorstel", "een ander"
KINDS = [
    (A, None, A, None, StepKind.SILENT),
    (A, None, A, Stance.VOOR, StepKind.FIRST),
    (A, Stance.VOOR, A, Stance.VOOR, StepKind.SAME),
    (A, Stance.VOOR, A, Stance.TEGEN, StepKind.CHANGED),
    (A, Stance.VOOR, A, Stance.VOOR_MITS, StepKind.CHANGED),
    (A, Stance.VOOR, A, None, StepKind.GONE),
    (A, Stance.VOOR, B, Stance.TEGEN, StepKind.OTHER_SUBJECT),
    (A, Stance.VOOR, B, Stance.VOOR, StepKind.OTHER_SUBJECT),
    (A, None, B, Stance.VOOR, StepKind.OTHER_SUBJECT),
    (A, Stance.VOOR, B, None, StepKind.OTHER_SUBJECT),
    (A, None, B, None, StepKind.OTHER_SUBJECT),
]


class TestAStep:
    @pytest.mark.parametrize(("subject", "was", "other", "became", "kind"), KINDS)
    def test_is_told_as_the_table_says(self, subject, was, other, became, kind):
        assert compare_stances((subject, was), (other, became)) is kind

    @given(st.none() | st.sampled_from(Stance), st.none() | st.sampled_from(Stance))
    def test_to_another_subject_is_never_a_change(self, was, became):
        assert compare_stances((A, was), (B, became)).value == "ander voorstel"

    def test_has_the_row_before_it(self):
        assert list(pair_with_previous("abc")) == [(None, "a"), ("a", "b"), ("b", "c")]
        assert list(pair_with_previous("")) == []


class TestStretches:
    def test_join_what_goes_on_and_break_where_it_changes(self):
        turns = [(on(9), "b"), (on(1), "a"), (on(4), "a"), (on(12), "a")]

        assert join_stretches(turns) == [
            Stretch("a", on(1), on(9)),
            Stretch("b", on(9), on(12)),
            Stretch("a", on(12), None),
        ]

    @given(st.lists(st.tuples(days, st.sampled_from("abc")), max_size=8))
    def test_say_of_every_day_what_the_last_turn_before_it_said(self, turns):
        found = join_stretches(turns)

        for number in range(70):
            begun = sorted(day for day, _ in turns if day <= on(number))
            told = [each.what for each in found if each.holds(on(number))]
            last = [what for day, what in turns if begun and day == begun[-1]]
            assert told == last[-1:]

    @given(days, st.none() | days, days, st.none() | days)
    def test_cut_leave_the_days_that_lie_in_both(self, first, until, other, end):
        whole, bounds = Stretch("", first, until), Stretch("", other, end)
        found = cut_days((first, until), (other, end))

        for number in range(70):
            in_both = whole.holds(on(number)) and bounds.holds(on(number))
            assert in_both == (found is not None and Stretch("", *found).holds(on(number)))

    def test_cut_to_bounds_leave_out_those_outside(self):
        found = cut_stretches(
            [Stretch("a", on(1), on(5)), Stretch("b", on(5), on(9)), Stretch("c", on(9), None)],
            (on(6), on(9)),
        )

        assert found == [Stretch("b", on(6), on(9))]
