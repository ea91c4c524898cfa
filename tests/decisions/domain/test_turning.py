"""Who turns an outcome alone, and the fewest together, against trying every set."""

from dataclasses import replace
from itertools import combinations
from math import comb
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.domain.rules import Outcome, Rule
from decisions.domain.stances import Stance
from decisions.domain.support import compute_support
from tests.decisions.regions import KNOWN, region, voice, voices
from tests.environment import examples

RULES = st.sampled_from(Rule)


def outcome_after(councils, rule, moved, stance):
    changed = [replace(c, stance=stance) if c.code in moved else c for c in councils]
    return compute_support(changed, rule).outcome


def turns_by_trying(councils, rule):
    """Return every smallest set of codes that turns the outcome, by trying all sets."""
    holds = compute_support(councils, rule).outcome == Outcome.JA
    stance = Stance.TEGEN if holds else Stance.VOOR
    codes = sorted(council.code for council in councils)
    for size in range(1, len(codes) + 1):
        found = [
            moved
            for moved in combinations(codes, size)
            if (outcome_after(councils, rule, moved, stance) == Outcome.JA) is not holds
        ]
        if found:
            return found
    return []


def first_of(sets, councils):
    """Return the set with the fewest unknown seats, then fewest seats, then first by code."""
    seats = {council.code: council.seats for council in councils}

    def rank(codes):
        numbers = [seats[code] for code in codes]
        return numbers.count(None), sum(number or 0 for number in numbers), codes

    return min(sets, key=rank, default=())


@settings(max_examples=examples(250), deadline=None)
@given(councils=voices(uncertain=False, most=6), rule=RULES)
def test_the_smallest_turn_is_the_one_that_trying_every_set_finds(councils, rule):
    tried = turns_by_trying(councils, rule)

    found = compute_support(councils, rule)

    assert found.smallest_turn == first_of(tried, councils)
    assert found.others_as_small == max(0, len(tried) - 1)


@settings(max_examples=examples(40), deadline=None)
@given(
    councils=voices(
        uncertain=False, least=7, most=7, seats=st.integers(1, 9), inhabitants=st.integers(90, 110)
    ),
    rule=RULES,
)
def test_it_is_so_too_where_many_sets_are_nearly_alike(councils, rule):
    tried = turns_by_trying(councils, rule)

    found = compute_support(councils, rule)

    assert found.smallest_turn == first_of(tried, councils)
    assert found.others_as_small == len(tried) - 1


@settings(deadline=None)
@given(councils=voices(uncertain=False), rule=RULES)
def test_a_council_tips_exactly_when_its_own_move_gives_another_outcome(councils, rule):
    found = compute_support(councils, rule)

    expected = [
        council.code
        for council in councils
        if any(
            outcome_after(councils, rule, {council.code}, stance) != found.outcome
            for stance in (Stance.VOOR, Stance.TEGEN)
        )
    ]
    assert found.tipping == tuple(sorted(expected))


@pytest.mark.parametrize(
    ("rule", "stances", "tipping"),
    [
        ("alle_raden_akkoord", ("voor", "voor", "voor"), ("a", "b", "c")),
        ("alle_raden_akkoord", ("voor", "voor", "tegen"), ("c",)),
        ("alle_raden_akkoord", ("voor", "tegen", "tegen"), ()),
        ("alle_raden_akkoord", ("voor", "geen_standpunt", "voor"), ("a", "b", "c")),
        ("geen_raad_tegen", ("voor", "geen_standpunt", None), ("a", "b", "c")),
        ("geen_raad_tegen", ("tegen", None, "voor"), ("a",)),
        ("meerderheid_raden", ("voor", "voor", "tegen"), ("a", "b")),
        ("meerderheid_raden", ("voor", "voor", "voor"), ()),
        ("meerderheid_raden", ("voor", None, "tegen"), ("a", "b", "c")),
    ],
)
def test_who_tips(rule, stances, tipping):
    assert compute_support(region(*stances), Rule(rule)).tipping == tipping


@pytest.mark.parametrize(
    ("seats", "turn", "others"),
    [
        ({"a": 9, "b": 11, "c": 13}, ("a",), 2),
        ({"a": 11, "b": 9, "c": 9}, ("b",), 2),
        ({"a": None, "b": 45, "c": 13}, ("c",), 2),
        ({"a": None, "b": None, "c": None}, ("a",), 2),
    ],
)
def test_equally_small_sets_are_told_by_fewest_seats_unknown_last_then_code(seats, turn, others):
    councils = [voice(code, "tegen", seats=number) for code, number in seats.items()]
    councils += [voice("d", "voor"), voice("e", "voor")]

    found = compute_support(councils, Rule.MEERDERHEID_RADEN)

    assert (found.smallest_turn, found.others_as_small) == (turn, others)


@pytest.mark.parametrize(
    ("rule", "stances", "turn", "others"),
    [
        ("alle_raden_akkoord", ("voor", "tegen", None), ("b", "c"), 0),
        ("alle_raden_akkoord", ("voor", "voor", "voor"), ("a",), 2),
        ("geen_raad_tegen", ("geen_standpunt", "tegen", None), ("b", "c"), 0),
        ("geen_raad_tegen", ("geen_standpunt", "voor", "voor"), ("a",), 2),
        ("meerderheid_raden", ("voor", "geen_standpunt", "tegen"), ("b",), 1),
        ("meerderheid_raden", ("voor", "voor", "voor"), ("a", "b"), 2),
        ("meerderheid_zetels", ("voor", "tegen", "tegen"), ("b",), 1),
        ("meerderheid_inwoners", ("voor", "voor", "voor", "voor"), ("a", "b"), 5),
        ("raden_en_inwoners", (None, None, None), ("a", "b"), 2),
        ("raden_en_inwoners", ("voor", "voor", "tegen"), ("a",), 1),
    ],
)
def test_the_fewest_together_among_councils_of_one_size(rule, stances, turn, others):
    found = compute_support(region(*stances), Rule(rule))

    assert (found.smallest_turn, found.others_as_small) == (turn, others)


def test_either_majority_lost_ends_ja_under_councils_and_inhabitants():
    councils = [
        voice("a", "voor", seats=25, inhabitants=50),
        voice("b", "voor", seats=17, inhabitants=20),
        voice("c", "tegen", seats=9, inhabitants=10),
    ]

    found = compute_support(councils, Rule.RADEN_EN_INWONERS)

    assert found.outcome == Outcome.JA
    assert (found.smallest_turn, found.others_as_small) == (("b",), 1)


def test_ties_on_seats_go_to_the_first_codes_together():
    found = compute_support(region(*["tegen"] * 5), Rule.MEERDERHEID_RADEN)

    assert found.smallest_turn == ("a", "b", "c")
    assert found.others_as_small == comb(5, 3) - 1


def test_a_council_without_a_number_must_accept_itself_before_it_is_ja():
    councils = [voice("a", "voor", inhabitants=60), voice("b", "tegen", inhabitants=None)]
    councils += [voice("c", "tegen", inhabitants=40)]

    found = compute_support(councils, Rule.MEERDERHEID_INWONERS)

    assert (found.outcome, found.missing) == (Outcome.ONBESLIST, ("b",))
    assert (found.smallest_turn, found.others_as_small) == (("b",), 0)


def test_a_council_without_a_number_ends_ja_alone():
    councils = [voice("a", "voor", seats=40), voice("b", "voor", seats=None)]
    councils += [voice("c", "tegen", seats=5), voice("d", "voor", seats=1)]

    found = compute_support(councils, Rule.MEERDERHEID_ZETELS)

    assert found.outcome == Outcome.JA
    assert (found.smallest_turn, found.others_as_small) == (("a",), 1)


@settings(max_examples=examples(30), deadline=None)
@given(councils=voices(seats=KNOWN, inhabitants=KNOWN, least=1, most=60), rule=RULES)
def test_the_set_turns_the_outcome_and_one_council_fewer_of_it_does_not(councils, rule):
    found = compute_support(councils, rule)
    stance = Stance.TEGEN if found.outcome == Outcome.JA else Stance.VOOR
    moved = set(found.smallest_turn)

    turned = outcome_after(councils, rule, moved, stance)

    assert (turned == Outcome.JA) is not (found.outcome == Outcome.JA)
    for code in moved:
        after = outcome_after(councils, rule, moved - {code}, stance)
        assert (after == Outcome.JA) is (found.outcome == Outcome.JA)


def country(size, stance, *, inhabitants):
    dice = Random(size)
    return [
        voice(
            f"gm{number:04}",
            stance or dice.choice([None, *Stance]),
            seats=dice.choice(range(9, 47, 2)),
            inhabitants=dice.choice(inhabitants),
        )
        for number in range(size)
    ]


@pytest.mark.parametrize("stance", [Stance.VOOR, Stance.TEGEN, None])
@pytest.mark.parametrize("inhabitants", [range(3_000, 200_000), range(50_000, 50_100)])
@pytest.mark.parametrize("rule", Rule)
def test_twenty_councils_are_counted_exactly(stance, inhabitants, rule):
    found = compute_support(country(20, stance, inhabitants=inhabitants), rule)

    assert found.others_as_small is not None


@pytest.mark.timed
@pytest.mark.parametrize("stance", [Stance.VOOR, Stance.TEGEN, None])
@pytest.mark.parametrize("rule", Rule)
def test_three_hundred_councils_take_milliseconds(stance, rule):
    councils = country(300, stance, inhabitants=range(3_000, 200_000))

    timings = []
    for _ in range(3):
        started = process_time()
        found = compute_support(councils, rule)
        timings.append(process_time() - started)

    assert found.smallest_turn
    assert min(timings) < 0.06


@pytest.mark.parametrize("rule", ["meerderheid_raden", "meerderheid_zetels"])
def test_counting_councils_or_seats_is_exact_at_any_number(rule):
    found = compute_support(
        country(300, Stance.TEGEN, inhabitants=range(3_000, 200_000)), Rule(rule)
    )

    assert found.others_as_small is not None


def test_where_counting_explodes_the_largest_are_taken_and_the_number_is_unknown():
    councils = country(300, Stance.TEGEN, inhabitants=range(3_000, 200_000))
    largest = sorted(councils, key=lambda council: -council.inhabitants)

    found = compute_support(councils, Rule.MEERDERHEID_INWONERS)

    taken = len(found.smallest_turn)
    assert found.others_as_small is None
    assert set(found.smallest_turn) == {council.code for council in largest[:taken]}
