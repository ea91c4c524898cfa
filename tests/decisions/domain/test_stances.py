"""The stances: their order, their words and signs, and which camp each is in."""

import re

import pytest

from decisions.domain.stances import (
    AGAINST_UNLESS,
    STANCE_CHOICES,
    Stance,
    css_of,
    glyph_of,
    label_of,
    stance_order,
    word_stance,
    wording_order,
)

# value, label, glyph, css, accepting, open, against: the table of the design.
TABLE = [
    ("voor", "voor", "✓", "voor", True, False, False),
    ("voor_mits", "voor, mits", "✓*", "voor-mits", True, False, False),
    ("geen_blokkade", "geen blokkade", "○", "geen-blokkade", True, False, False),
    ("nader_onderzoek", "eerst nader onderzoek", "?", "nader-onderzoek", False, True, False),
    ("pas_op_de_plaats", "pas op de plaats", "‖", "pas-op-de-plaats", False, True, False),
    ("geen_standpunt", "geen standpunt", "–", "geen-standpunt", False, True, False),
    ("tegen", "tegen", "✕", "tegen", False, False, True),
]


def test_the_table_holds_every_stance_in_order():
    assert [row[0] for row in TABLE] == [stance.value for stance in Stance]


@pytest.mark.parametrize(
    ("value", "label", "glyph", "css", "accepting", "is_open", "against"), TABLE
)
def test_a_stance_knows_its_words_sign_and_camp(
    value, label, glyph, css, accepting, is_open, against
):
    stance = Stance(value)

    assert (stance.label, stance.glyph, stance.css) == (label, glyph, css)
    assert (stance.is_accepting, stance.is_open, stance.is_against) == (accepting, is_open, against)


@pytest.mark.parametrize("stance", Stance)
def test_every_stance_is_in_exactly_one_camp(stance):
    assert [stance.is_accepting, stance.is_open, stance.is_against].count(True) == 1


def test_no_two_stances_share_a_word_or_a_sign():
    for told in ("label", "glyph", "css", "order"):
        assert len({getattr(stance, told) for stance in Stance}) == len(Stance)


def test_a_css_name_needs_no_escaping():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", stance.css) for stance in Stance)


def test_order_follows_the_table():
    assert [stance.order for stance in Stance] == list(range(len(TABLE)))


def test_onbekend_sorts_last_and_is_no_stance():
    shuffled = [None, Stance.TEGEN, Stance.VOOR, None, Stance.GEEN_STANDPUNT]

    ordered = sorted(shuffled, key=stance_order)

    assert ordered == [Stance.VOOR, Stance.GEEN_STANDPUNT, Stance.TEGEN, None, None]
    with pytest.raises(ValueError, match="onbekend"):
        Stance("onbekend")


def test_onbekend_has_a_word_and_no_sign():
    assert (label_of(None), glyph_of(None), css_of(None)) == ("onbekend", "", "onbekend")


@pytest.mark.parametrize("stance", Stance)
def test_a_known_stance_is_told_as_itself(stance):
    assert label_of(stance) == stance.label
    assert glyph_of(stance) == stance.glyph
    assert css_of(stance) == stance.css
    assert stance_order(stance) == stance.order


def test_choices_are_what_a_form_offers():
    assert [(row[0], row[1]) for row in TABLE] == STANCE_CHOICES
    assert all(type(value) is str for value, _ in STANCE_CHOICES)


def test_a_stance_is_its_value_wherever_text_is_wanted():
    assert f"{Stance.VOOR_MITS}" == "voor_mits"
    assert Stance("tegen") is Stance.TEGEN


@pytest.mark.parametrize("stance", [*Stance, None])
@pytest.mark.parametrize("conditions", [0, 1, 3])
def test_only_tegen_with_a_condition_is_told_otherwise(stance, conditions):
    is_against_unless = stance is Stance.TEGEN and conditions > 0

    assert word_stance(stance, conditions) == (AGAINST_UNLESS if is_against_unless else stance)


def test_against_unless_is_tegen_in_other_words():
    told = AGAINST_UNLESS

    assert (told.stance, told.value, told.order) == (Stance.TEGEN, "tegen", Stance.TEGEN.order)
    assert (label_of(told), glyph_of(told)) == ("tegen, tenzij", "✕*")
    assert sorted([None, told, Stance.TEGEN], key=wording_order) == [Stance.TEGEN, told, None]
