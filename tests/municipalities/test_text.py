"""The one cleaning: what is kept, what is made one, what is refused and where."""

import re
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.text import UncleanText, clean_text, fold_text, natural_order_of


def accepted(text):
    try:
        clean_text(text)
    except UncleanText:
        return False
    return True


PILE = re.compile("[\u0300-\u036f]{9}")
SIGNS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn"], exclude_characters="\ufffd")
CLEANABLE = st.text(SIGNS | st.just("\n")).filter(lambda text: not PILE.search(text))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("   ", ""),
        ("\u00a0\u2003", ""),
        (" raad ", "raad"),
        ("een\ttab", "een\ttab"),
        ("twee  spaties", "twee  spaties"),
        ("a\u00a0b", "a\u00a0b"),
        ("regel\r\nregel", "regel\nregel"),
        ("regel\rregel", "regel\nregel"),
        ("regel\u2028regel", "regel\nregel"),
        ("regel\u2029regel", "regel\nregel"),
        ("regel\u0085regel", "regel\nregel"),
        ("regel\r\r\nregel\n", "regel\n\nregel"),
        ("re\u0301gio", "r\u00e9gio"),
        ("\u212b", "\u00c5"),
        ("groen 🌳", "groen 🌳"),
        ("€ 1.000 – ‘ja’", "€ 1.000 – ‘ja’"),
        ("<script>{{7*7}}", "<script>{{7*7}}"),
        ("=1+1", "=1+1"),
    ],
)
def test_text_is_kept_with_one_form_for_line_ends_and_accents(text, cleaned):
    assert clean_text(text) == cleaned


HIDES_OR_BREAKS = [
    *("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x9f"),
    *("\ud800", "\udfff"),
    *("\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c"),
    *("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\U000e0041"),
    *("\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\U0010ffff"),
]


def refusal(text):
    """Return what is told of a text that is not accepted: character, place and sentence."""
    try:
        return clean_text(text), None, ""
    except UncleanText as refused:
        return refused.codepoint, refused.position, str(refused)


def test_a_character_that_hides_or_breaks_is_refused_wherever_it_stands():
    wrong = []
    for character, place in product(HIDES_OR_BREAKS, ["{}raad", "ra{}ad", "raad{}", "{}"]):
        text = place.format(character)
        codepoint, position, sentence = refusal(text)
        told = (codepoint, position, f"U+{ord(character):04X}" in sentence)
        if told != (ord(character), text.index(character), True):
            wrong.append((text, told))

    assert wrong == []


def test_the_first_refused_character_is_the_one_named():
    with pytest.raises(UncleanText, match=r"Op plaats 3 staat een onzichtbaar teken \(U\+200B\)"):
        clean_text("ab\u200bc\x00")


def test_a_line_end_counts_for_one_place():
    with pytest.raises(UncleanText) as refused:
        clean_text("a\r\nb\x00")

    assert refused.value.position == 3


def test_an_unclean_text_is_a_value_error():
    with pytest.raises(ValueError, match="besturingsteken"):
        clean_text("\x07")


@given(text=st.text())
def test_cleaning_twice_is_cleaning_once(text):
    if accepted(text):
        assert clean_text(clean_text(text)) == clean_text(text)


@given(text=st.text())
def test_what_is_cleaned_has_no_character_that_is_refused(text):
    if not accepted(text):
        return
    categories = {unicodedata.category(c) for c in clean_text(text) if c not in "\n\t"}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert clean_text(text).encode("utf-8").decode("utf-8") == clean_text(text)


@given(text=CLEANABLE)
def test_ordinary_text_is_never_refused(text):
    assert clean_text(text) == unicodedata.normalize("NFC", clean_text(text))


@given(text=CLEANABLE)
def test_composed_and_decomposed_twins_become_one(text):
    assert clean_text(unicodedata.normalize("NFD", text)) == clean_text(
        unicodedata.normalize("NFC", text)
    )


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Sudwest-Fryslân ", "sudwest-fryslan"),
        ("SÚDWEST-FRYSLÂN", "sudwest-fryslan"),
        ("Coöperatie\n\t van  de", "cooperatie van de"),
        ("a\u00a0b", "a b"),
        ("Straße", "strasse"),
        ("İ", "i"),
        ("", ""),
    ],
)
def test_folding_forgets_capitals_accents_and_white_space(text, folded):
    assert fold_text(text) == folded


def test_folding_refuses_what_cleaning_refuses():
    with pytest.raises(UncleanText):
        fold_text("raad\x00")


@given(text=CLEANABLE)
def test_folding_twice_is_folding_once(text):
    assert fold_text(fold_text(text)) == fold_text(text)


@given(text=CLEANABLE)
def test_twins_in_form_or_spacing_fold_alike(text):
    assert fold_text(unicodedata.normalize("NFD", f" {text}  ")) == fold_text(text)


class TestAccents:
    def test_on_a_letter_are_kept(self):
        assert clean_text("Vie\u0323\u0302t") == "Vi\u1ec7t"

    @pytest.mark.parametrize("marks", [9, 199])
    def test_in_a_pile_are_refused_with_their_place(self, marks):
        with pytest.raises(UncleanText, match="Op plaats 2 staat een stapel accenten"):
            clean_text("x" + "\u0332" * marks)

    def test_may_be_eight(self):
        assert clean_text("x" + "\u0332" * 8) == "x" + "\u0332" * 8


def test_what_could_not_be_read_is_refused():
    with pytest.raises(UncleanText, match="niet te lezen was"):
        clean_text("caf\ufffd")


class TestNaturalOrder:
    @pytest.mark.parametrize(
        ("first", "then"),
        [
            ("4", "10"),
            ("4.a", "4.b"),
            ("4", "4.a"),
            ("4.9", "4.10"),
            ("9", "A"),
            ("hoofdstuk 2", "Hoofdstuk 10"),
            ("10", ""),
            ("A", ""),
        ],
    )
    def test_puts_numbers_by_their_value_and_nothing_at_all_last(self, first, then):
        assert natural_order_of((first,)) < natural_order_of((then,))

    @given(st.lists(st.text(max_size=8)))
    def test_orders_any_texts(self, texts):
        assert sorted(texts, key=lambda each: natural_order_of((each,))) is not None
