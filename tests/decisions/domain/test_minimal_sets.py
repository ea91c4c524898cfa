"""The smallest sets that weigh enough: the count and the cheapest, against trying them all."""

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.domain.minimal_sets import MinimalSet, WeightedOption, count_needed, find_minimal_set
from tests.environment import examples


def things(weights):
    """Things whose sets all cost differently: thing number n costs 2 to the power n."""
    return [WeightedOption(weight, 1 << place) for place, weight in enumerate(weights)]


def by_trying(weights, need, at_least):
    """Return the cost of every smallest set that weighs `need`."""
    for size in range(at_least, len(weights) + 1):
        costs = [
            sum(thing.cost for thing in chosen)
            for chosen in combinations(things(weights), size)
            if sum(thing.weight for thing in chosen) >= need
        ]
        if costs:
            return size, costs
    return None


@pytest.mark.parametrize(
    ("weights", "need", "at_least", "found"),
    [
        ([], 0, 0, MinimalSet(0, 1)),
        ([5], 0, 0, MinimalSet(0, 1)),
        ([5], 5, 0, MinimalSet(1, 1)),
        ([5, 5, 5], 10, 0, MinimalSet(0b011, 3)),
        ([3, 5, 4], 9, 0, MinimalSet(0b110, 1)),
        ([3, 5, 4], 8, 0, MinimalSet(0b011, 2)),
        ([9, 1, 9, 1], 10, 0, MinimalSet(0b0011, 5)),
        ([7, 7, 1], 3, 2, MinimalSet(0b011, 3)),
        ([0, 0, 0], 0, 2, MinimalSet(0b011, 3)),
    ],
)
def test_sets_that_can_be_counted_by_hand(weights, need, at_least, found):
    assert find_minimal_set(things(weights), need=need, at_least=at_least) == found


@settings(max_examples=examples(400), deadline=None)
@given(
    weights=st.lists(st.integers(0, 30) | st.sampled_from([9, 9, 11, 13]), max_size=10),
    part=st.floats(0, 1),
    at_least=st.integers(0, 4),
)
def test_the_cheapest_and_the_count_are_those_of_trying_every_set(weights, part, at_least):
    at_least = min(at_least, len(weights))
    need = int(sum(weights) * part)
    size, costs = by_trying(weights, need, at_least)

    found = find_minimal_set(things(weights), need=need, at_least=at_least)

    assert count_needed(things(weights), need=need, at_least=at_least) == size
    assert found == MinimalSet(min(costs), len(costs))


@settings(max_examples=examples(15), deadline=None)
@given(
    weights=st.lists(st.integers(1_000, 200_000), min_size=13, max_size=13, unique=True),
    part=st.floats(0.2, 0.8),
)
def test_it_is_so_too_for_numbers_as_large_and_as_different_as_inhabitants(weights, part):
    need = int(sum(weights) * part)
    _, costs = by_trying(weights, need, 0)

    assert find_minimal_set(things(weights), need=need) == MinimalSet(min(costs), len(costs))


@given(size=st.integers(1, 400), number=st.integers(0, 400))
def test_equal_weights_are_a_binomial(size, number):
    number = min(size, number)

    assert find_minimal_set(things([9] * size), need=9 * number).ways == comb(size, number)


def test_few_weights_are_counted_exactly_however_many_things_there_are():
    weights = [9 + 2 * (place % 19) for place in range(300)]

    found = find_minimal_set(things(weights), need=sum(weights) // 2 + 1)

    assert found.ways > 10**6


def test_too_many_weights_give_the_heaviest_without_a_count():
    weights = [50_000 + (place * 7_919) % 40_009 for place in range(300)]
    number = count_needed(things(weights), need=sum(weights) // 2, at_least=0)
    heaviest = sorted(things(weights), key=lambda thing: -thing.weight)[:number]

    found = find_minimal_set(things(weights), need=sum(weights) // 2)

    assert found == MinimalSet(sum(thing.cost for thing in heaviest), None)


@settings(max_examples=examples(25), deadline=None)
@given(
    weights=st.lists(st.integers(3_000, 900_000), min_size=20, max_size=20),
    part=st.floats(0, 1),
    at_least=st.integers(0, 20),
)
def test_twenty_things_are_always_counted(weights, part, at_least):
    need = int(sum(weights) * part)

    assert find_minimal_set(things(weights), need=need, at_least=at_least).ways >= 1
