"""When each rule holds: truth tables by hand, and every value of what is missing or open."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.domain.rules import Camp, Outcome, Rule, Scale, build_scale, camp_of, outcome_of
from decisions.domain.stances import Stance
from decisions.domain.support import compute_support
from tests.decisions.regions import region, voice
from tests.environment import examples

A, OPEN, U, T = "voor", "geen_standpunt", None, "tegen"  # U: unknown, T: tegen
COUNTED = ["alle_raden_akkoord", "geen_raad_tegen", "meerderheid_raden"]
WEIGHED = ["meerderheid_zetels", "meerderheid_inwoners"]


@pytest.mark.parametrize(
    ("stances", "outcomes"),
    [
        ((A,), "ja ja ja"),
        ((OPEN,), "onbeslist ja onbeslist"),
        ((U,), "onbeslist onbeslist onbeslist"),
        ((T,), "nee nee nee"),
        ((A, A, A), "ja ja ja"),
        ((A, A, OPEN), "onbeslist ja ja"),
        ((A, A, U), "onbeslist onbeslist ja"),
        ((A, A, T), "nee nee ja"),
        ((A, OPEN, OPEN), "onbeslist ja onbeslist"),
        ((A, OPEN, T), "nee nee onbeslist"),
        ((A, U, T), "nee nee onbeslist"),
        ((A, T, T), "nee nee nee"),
        ((OPEN, OPEN, OPEN), "onbeslist ja onbeslist"),
        ((OPEN, U, OPEN), "onbeslist onbeslist onbeslist"),
        ((A, T), "nee nee nee"),
        ((A, OPEN), "onbeslist ja onbeslist"),
        ((OPEN, T), "nee nee nee"),
        ((A, A, T, T), "nee nee nee"),
        ((A, A, OPEN, T), "nee nee onbeslist"),
        ((A, A, A, T), "nee nee ja"),
    ],
)
def test_rules_that_count_councils(stances, outcomes):
    found = [compute_support(region(*stances), Rule(rule)).outcome for rule in COUNTED]

    assert " ".join(found) == outcomes


@pytest.mark.parametrize("stance", ["voor", "voor_mits", "geen_blokkade"])
def test_each_accepting_stance_counts_as_one(stance):
    assert all(compute_support(region(stance), rule).outcome == Outcome.JA for rule in Rule)


@pytest.mark.parametrize("stance", ["nader_onderzoek", "pas_op_de_plaats", "geen_standpunt"])
def test_an_open_stance_is_not_against(stance):
    assert compute_support(region(stance, "voor"), Rule.GEEN_RAAD_TEGEN).outcome == Outcome.JA
    assert (
        compute_support(region(stance, "voor"), Rule.ALLE_RADEN_AKKOORD).outcome
        == Outcome.ONBESLIST
    )


@pytest.mark.parametrize(
    ("councils", "outcome"),
    [
        (((A, 10), (T, 9)), "ja"),
        (((A, 10), (T, 10)), "nee"),
        (((A, 9), (T, 10)), "nee"),
        (((A, 10), (OPEN, 10)), "onbeslist"),
        (((A, 10), (U, 9)), "ja"),
        (((A, 10), (OPEN, 5), (T, 10)), "onbeslist"),
        (((A, 10), (OPEN, 0), (T, 10)), "nee"),
        (((A, 10), (OPEN, 5), (T, 15)), "nee"),
        (((A, None),), "ja"),
        (((A, None), (A, None)), "ja"),
        (((T, None),), "nee"),
        (((T, None), (T, 10)), "nee"),
        (((OPEN, None),), "onbeslist"),
        (((A, 10), (T, None)), "onbeslist"),
        (((A, None), (T, 10)), "onbeslist"),
        (((A, 10), (A, None), (T, 9)), "ja"),
        (((A, 10), (A, None), (T, 10)), "onbeslist"),
        (((A, 9), (T, 10), (T, None)), "nee"),
        (((A, 10), (T, 10), (T, None)), "nee"),
        (((A, 11), (T, 10), (T, None)), "onbeslist"),
        (((A, 9), (OPEN, 1), (T, 10), (T, None)), "nee"),
        (((A, 9), (OPEN, None), (T, 10)), "onbeslist"),
        (((A, 99), (U, None)), "onbeslist"),
        (((A, 0),), "ja"),
        (((A, 0), (T, 0)), "nee"),
    ],
)
@pytest.mark.parametrize("rule", WEIGHED)
def test_rules_that_weigh_councils(councils, outcome, rule):
    voices = [
        voice(str(place), stance, seats=weight, inhabitants=weight)
        for place, (stance, weight) in enumerate(councils)
    ]

    assert compute_support(voices, Rule(rule)).outcome == outcome


@pytest.mark.parametrize(
    ("councils", "outcome"),
    [
        (((A, 10), (A, 10), (T, 5)), "ja"),
        (((A, 10), (A, 10), (T, 30)), "nee"),
        (((A, 50), (T, 10), (T, 5)), "nee"),
        (((A, 50), (OPEN, 10), (T, 5)), "onbeslist"),
        (((A, 10), (A, 10), (OPEN, 30)), "onbeslist"),
        (((A, 10), (A, 10), (T, None)), "onbeslist"),
        (((A, 10), (T, 10), (T, None)), "nee"),
        (((A, None), (A, 10), (T, 9)), "ja"),
        (((A, None), (T, 1)), "nee"),
    ],
)
def test_councils_and_inhabitants_need_both_majorities(councils, outcome):
    voices = [
        voice(str(place), stance, inhabitants=weight)
        for place, (stance, weight) in enumerate(councils)
    ]

    assert compute_support(voices, Rule.RADEN_EN_INWONERS).outcome == outcome


@pytest.mark.parametrize("rule", Rule)
def test_without_councils_nothing_is_decided(rule):
    assert outcome_of(rule, build_scale([])) == Outcome.ONBESLIST


@pytest.mark.parametrize("rule", Rule)
def test_a_rule_has_a_name_and_one_sentence(rule):
    assert rule.label
    assert rule.explanation.startswith("Er is draagvlak als ")
    assert rule.explanation.count(".") == 1
    assert rule.explanation.endswith(".")


def test_rules_and_outcomes_have_names_of_their_own():
    assert len({rule.label for rule in Rule}) == len(Rule)
    assert len({outcome.label for outcome in Outcome}) == len(Outcome)


def test_only_three_rules_weigh_something():
    weighed = {rule: rule.weighs for rule in Rule if rule.weighs}

    assert weighed == {
        Rule.MEERDERHEID_ZETELS: "seats",
        Rule.MEERDERHEID_INWONERS: "inhabitants",
        Rule.RADEN_EN_INWONERS: "inhabitants",
    }


@given(
    councils=st.lists(st.tuples(st.sampled_from(Camp), st.none() | st.integers(0, 50)), min_size=1),
    target=st.sampled_from(Camp),
)
def test_a_moved_council_is_weighed_as_if_it_always_stood_there(councils, target):
    origin, weight = councils[0]

    assert build_scale(councils).moved(origin, target, weight) == build_scale(
        [(target, weight), *councils[1:]]
    )


def test_a_scale_by_head_forgets_weights_and_what_is_missing():
    scale = build_scale([(Camp.ACCEPTING, 40), (Camp.AGAINST, None)])

    assert scale == Scale((1, 0, 0, 1), (40, 0, 0, 0), (0, 0, 0, 1))
    assert scale.by_head() == Scale((1, 0, 0, 1), (1, 0, 0, 1), (0, 0, 0, 0))


def holds(rule, camps, weights):
    """Whether a rule holds once every council has spoken and every number is known."""
    accepting = [camp is Camp.ACCEPTING for camp in camps]
    by_head = 2 * sum(accepting) > len(camps)
    weight = sum(w for w, accepts in zip(weights, accepting, strict=True) if accepts)
    by_weight = all(accepting) or 2 * weight > sum(weights)
    return {
        Rule.ALLE_RADEN_AKKOORD: all(accepting),
        Rule.GEEN_RAAD_TEGEN: Camp.AGAINST not in camps,
        Rule.MEERDERHEID_RADEN: by_head,
        Rule.MEERDERHEID_ZETELS: by_weight,
        Rule.MEERDERHEID_INWONERS: by_weight,
        Rule.RADEN_EN_INWONERS: by_head and by_weight,
    }[rule]


def futures(rule, councils):
    """Yield whether the rule holds in each future: stances to come, numbers from 0 to enormous."""
    fates = {
        Camp.UNKNOWN: [Camp.ACCEPTING, Camp.AGAINST],
        Camp.OPEN: [Camp.ACCEPTING, Camp.AGAINST],
    }
    if rule is Rule.GEEN_RAAD_TEGEN:
        fates[Camp.OPEN] = [Camp.OPEN]
    camps = [fates.get(camp, [camp]) for camp, _ in councils]
    weights = [[0, 1, 10_000] if weight is None else [weight] for _, weight in councils]
    for chosen in product(*camps):
        for numbers in product(*weights):
            yield holds(rule, chosen, numbers)


@settings(max_examples=examples(300))
@given(
    councils=st.lists(
        st.tuples(st.sampled_from(Camp), st.none() | st.integers(0, 8)), min_size=1, max_size=4
    ),
    rule=st.sampled_from(Rule),
)
def test_ja_and_nee_are_said_exactly_when_no_future_differs(councils, rule):
    ends = set(futures(rule, councils))

    expected = {frozenset([True]): Outcome.JA, frozenset([False]): Outcome.NEE}
    assert outcome_of(rule, build_scale(councils)) == expected.get(
        frozenset(ends), Outcome.ONBESLIST
    )


@pytest.mark.parametrize("stance", [*Stance, None])
def test_camps_follow_the_stance(stance):
    camp = camp_of(stance)

    assert (camp is Camp.UNKNOWN) == (stance is None)
    if stance is not None:
        assert (camp is Camp.ACCEPTING) == stance.is_accepting
        assert (camp is Camp.OPEN) == stance.is_open
        assert (camp is Camp.AGAINST) == stance.is_against
