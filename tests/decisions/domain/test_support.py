"""Support as a whole: camps, numbers, shares, certainty, and laws that hold for every region."""

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.rules import Outcome, Rule
from decisions.domain.stances import Stance
from decisions.domain.support import compute_support, count_support, round_to_percent
from tests.decisions.regions import KNOWN, region, voice, voices

RULES = st.sampled_from(Rule)

# The regioraad on 1 June 2017, as the design works it out.
REGIORAAD = [
    voice("gm0546", "geen_blokkade", seats=39, inhabitants=123_753),
    voice("gm0547", "tegen", seats=21, inhabitants=26_968),
    voice("gm0579", "tegen", seats=19, inhabitants=23_209),
    voice("gm0626", "geen_blokkade", seats=21, inhabitants=25_211, derived=True),
    voice("gm0638", "tegen", seats=13, inhabitants=8_119),
]


def test_the_worked_example_of_the_design_comes_out():
    found = compute_support(REGIORAAD, Rule.ALLE_RADEN_AKKOORD)

    assert (found.outcome, found.outcome_certain) == (Outcome.NEE, Outcome.NEE)
    assert found.accepting == found.going_on == ("gm0546", "gm0626")
    assert found.against == ("gm0547", "gm0579", "gm0638")
    assert found.open == found.unknown == found.missing == found.tipping == ()
    assert (found.seats_accepting, found.seats_total, found.seats_share) == (60, 113, 0.531)
    assert found.seats_derived == ("gm0626",)
    assert (found.inhabitants_accepting, found.inhabitants_total) == (148_964, 207_260)
    assert found.inhabitants_share == 0.719
    assert found.smallest_turn == ("gm0547", "gm0579", "gm0638")
    assert found.others_as_small == 0


@pytest.mark.parametrize(
    ("rule", "outcome", "tipping", "turn", "others"),
    [
        ("geen_raad_tegen", "nee", (), ("gm0547", "gm0579", "gm0638"), 0),
        ("meerderheid_raden", "nee", ("gm0547", "gm0579", "gm0638"), ("gm0638",), 2),
        ("meerderheid_zetels", "ja", ("gm0546", "gm0626"), ("gm0626",), 1),
        ("meerderheid_inwoners", "ja", ("gm0546",), ("gm0546",), 0),
        ("raden_en_inwoners", "nee", ("gm0547", "gm0579", "gm0638"), ("gm0638",), 2),
    ],
)
def test_the_worked_example_differs_by_rule(rule, outcome, tipping, turn, others):
    found = compute_support(REGIORAAD, Rule(rule))

    assert (found.outcome, found.tipping) == (outcome, tipping)
    assert (found.smallest_turn, found.others_as_small) == (turn, others)


@pytest.mark.parametrize("rule", Rule)
def test_a_region_without_councils_decides_nothing(rule):
    found = compute_support([], rule)

    assert found.outcome == found.outcome_certain == Outcome.ONBESLIST
    assert not found.is_uncertain
    assert (found.accepting, found.against, found.open, found.unknown) == ((), (), (), ())
    assert (found.tipping, found.smallest_turn, found.others_as_small) == ((), (), 0)
    assert (found.seats_accepting, found.seats_total, found.seats_share) == (None, None, None)
    assert (found.missing, found.seats_derived, found.going_on) == ((), (), ())


@pytest.mark.parametrize("stance", [*Stance, None])
def test_every_stance_puts_its_council_in_one_camp(stance):
    found = compute_support([voice("a", stance)], Rule.MEERDERHEID_RADEN)

    camps = {
        "accepting": stance is not None and stance.is_accepting,
        "open": stance is not None and stance.is_open,
        "against": stance is not None and stance.is_against,
        "unknown": stance is None,
    }
    assert {camp: getattr(found, camp) == ("a",) for camp in camps} == camps


def test_codes_are_sorted_whatever_the_order_of_the_voices():
    found = compute_support(
        [voice("c", "voor"), voice("a", "voor"), voice("b", "tegen")], Rule.GEEN_RAAD_TEGEN
    )

    assert found.accepting == ("a", "c")


def test_a_council_that_speaks_twice_is_refused():
    with pytest.raises(ValueError, match="één keer"):
        compute_support([voice("a", "voor"), voice("a", "tegen")], Rule.MEERDERHEID_RADEN)


def test_a_missing_number_leaves_totals_and_shares_empty():
    found = compute_support(
        [voice("a", "voor", seats=None, inhabitants=10), voice("b", "tegen", inhabitants=None)],
        Rule.MEERDERHEID_ZETELS,
    )

    assert (found.seats_accepting, found.seats_total, found.seats_share) == (None, None, None)
    assert (found.inhabitants_accepting, found.inhabitants_total) == (10, None)
    assert found.inhabitants_share is None
    assert found.missing == ("a",)


@pytest.mark.parametrize(
    ("rule", "missing"),
    [
        ("alle_raden_akkoord", ()),
        ("geen_raad_tegen", ()),
        ("meerderheid_raden", ()),
        ("meerderheid_zetels", ("a", "c")),
        ("meerderheid_inwoners", ("b",)),
        ("raden_en_inwoners", ("b",)),
    ],
)
def test_missing_names_only_the_numbers_that_the_rule_adds_up(rule, missing):
    councils = [
        voice("a", "voor", seats=None),
        voice("b", "voor", inhabitants=None),
        voice("c", "voor", seats=None),
    ]

    assert compute_support(councils, Rule(rule)).missing == missing


def test_a_share_of_nothing_is_empty():
    assert compute_support(region("voor", seats=0), Rule.MEERDERHEID_ZETELS).seats_share is None


def test_derived_seats_are_named_only_where_there_are_seats():
    councils = [
        voice("a", "tegen", derived=True),
        voice("b", "voor", seats=None, derived=True),
        voice("c", "voor"),
    ]

    assert compute_support(councils, Rule.MEERDERHEID_RADEN).seats_derived == ("a",)


@pytest.mark.parametrize(
    ("part", "whole", "percentage"),
    [
        (0, 3, 0),
        (1, 3, 33),
        (2, 3, 67),
        (1, 200, 1),
        (1, 201, 0),
        (5, 1000, 1),
        (60, 113, 53),
        (7, 7, 100),
    ],
)
def test_percentages_round_halves_up(part, whole, percentage):
    assert round_to_percent(part, whole) == percentage


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (1, 0), (-1, 10), (1, -1)])
def test_a_percentage_of_nothing_does_not_exist(part, whole):
    with pytest.raises(ValueError, match="aandeel"):
        round_to_percent(part, whole)


@pytest.mark.parametrize(
    ("accepting", "total", "share"),
    [(1, 2000, 0.001), (1, 2001, 0.0), (1, 3, 0.333), (2, 3, 0.667)],
)
def test_shares_round_halves_up_at_the_third_decimal(accepting, total, share):
    councils = [voice("a", "voor", seats=accepting), voice("b", "tegen", seats=total - accepting)]

    assert compute_support(councils, Rule.MEERDERHEID_ZETELS).seats_share == share


@pytest.mark.parametrize(
    ("stance", "certain", "outcome", "outcome_certain"),
    [
        ("voor", None, "ja", "onbeslist"),
        ("voor", Stance.TEGEN, "ja", "nee"),
        ("tegen", Stance.VOOR, "nee", "ja"),
        ("voor", Stance.VOOR_MITS, "ja", "ja"),
        ("nader_onderzoek", None, "onbeslist", "onbeslist"),
    ],
)
def test_an_uncertain_position_is_counted_and_left_out(stance, certain, outcome, outcome_certain):
    found = compute_support(
        [voice("a", "voor"), voice("b", stance, certain=certain)], Rule.ALLE_RADEN_AKKOORD
    )

    assert (found.outcome, found.outcome_certain) == (outcome, outcome_certain)
    assert found.is_uncertain is (outcome != outcome_certain)


@pytest.mark.parametrize(
    ("stance", "documented", "outcome", "outcome_documented"),
    [
        ("voor", None, "ja", "onbeslist"),  # only the press says so
        ("voor", Stance.TEGEN, "ja", "nee"),  # the press says so of what a document said before
        ("tegen", Stance.VOOR, "nee", "ja"),
        ("voor", Stance.VOOR_MITS, "ja", "ja"),
        (None, None, "onbeslist", "onbeslist"),
    ],
)
def test_what_no_document_says_is_counted_and_left_out(
    stance, documented, outcome, outcome_documented
):
    found = compute_support(
        [voice("a", "voor"), voice("b", stance, documented=documented)], Rule.ALLE_RADEN_AKKOORD
    )

    assert (found.outcome, found.outcome_documented) == (outcome, outcome_documented)
    assert found.is_undocumented is (outcome != outcome_documented)


def test_what_no_document_says_is_not_crossed_with_what_is_uncertain():
    odd = voice("a", "voor", certain=None, documented=Stance.VOOR)

    found = compute_support([odd], Rule.ALLE_RADEN_AKKOORD)

    assert found.outcome_documented == Outcome.JA
    assert found.outcome_certain == Outcome.ONBESLIST


def test_the_certain_stance_is_read_only_of_an_uncertain_council():
    odd = replace(voice("a", "voor"), certain_stance=None)

    assert compute_support([odd], Rule.ALLE_RADEN_AKKOORD).outcome_certain == Outcome.JA


@given(councils=voices(uncertain=False), rule=RULES)
def test_without_uncertain_positions_both_outcomes_are_one(councils, rule):
    found = compute_support(councils, rule)

    assert found.outcome_certain == found.outcome
    assert not found.is_uncertain


@given(councils=voices(), rule=RULES, order=st.randoms(use_true_random=False))
def test_the_order_of_the_voices_changes_nothing(councils, rule, order):
    shuffled = list(councils)
    order.shuffle(shuffled)

    assert compute_support(shuffled, rule) == compute_support(councils, rule)


@given(councils=voices(least=1), rule=RULES, data=st.data())
def test_a_council_that_moves_to_voor_never_ends_ja(councils, rule, data):
    place = data.draw(st.integers(0, len(councils) - 1))
    moved = list(councils)
    moved[place] = replace(moved[place], stance=Stance.VOOR)

    ranks = {Outcome.NEE: 0, Outcome.ONBESLIST: 1, Outcome.JA: 2}
    before, after = compute_support(councils, rule).outcome, compute_support(moved, rule).outcome

    assert ranks[after] >= ranks[before]


@given(councils=voices(seats=KNOWN, inhabitants=KNOWN, least=1), rule=RULES)
def test_where_every_council_accepts_every_rule_holds(councils, rule):
    everyone = compute_support(councils, Rule.ALLE_RADEN_AKKOORD).outcome

    if everyone == Outcome.JA:
        assert compute_support(councils, rule).outcome == Outcome.JA


@given(councils=voices(), rule=RULES)
def test_every_council_is_in_exactly_one_camp(councils, rule):
    found = compute_support(councils, rule)

    camps = found.accepting + found.against + found.open + found.unknown
    assert sorted(camps) == sorted(council.code for council in councils)


@given(councils=voices(), rule=RULES)
def test_what_is_said_alone_and_together_agrees(councils, rule):
    """A council that ends ja alone, or brings it alone, tips; sets of one are such councils."""
    found = compute_support(councils, rule)

    if len(found.smallest_turn) == 1:
        assert set(found.smallest_turn) <= set(found.tipping)
        assert found.others_as_small < len(found.tipping)
    assert len(set(found.smallest_turn)) == len(found.smallest_turn)


@given(councils=voices(seats=KNOWN, inhabitants=KNOWN, least=1), rule=RULES)
def test_shares_are_parts_of_their_totals(councils, rule):
    found = compute_support(councils, rule)

    assert abs(found.seats_share - found.seats_accepting / found.seats_total) <= 0.0005 + 1e-9
    assert 0 <= found.inhabitants_share <= 1


@pytest.mark.timed
@pytest.mark.parametrize("rule", Rule)
def test_five_councils_take_well_under_a_millisecond(rule):
    compute_support(REGIORAAD, rule)
    started = process_time()

    for _ in range(50):
        compute_support(REGIORAAD, rule)

    assert (process_time() - started) / 50 < 0.002


COUNTED = ("outcome", "outcome_certain", "seats_accepting", "seats_total")
COUNTED += ("inhabitants_accepting", "inhabitants_total")


@given(voices(), RULES)
def test_a_count_says_the_same_without_who_would_turn_it(councils, rule):
    whole, count = compute_support(councils, rule), count_support(councils, rule)

    assert [getattr(count, name) for name in COUNTED] == [getattr(whole, name) for name in COUNTED]
    assert (count.accepting, count.total) == (len(whole.accepting), len(councils))
