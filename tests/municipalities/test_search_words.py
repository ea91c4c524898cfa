"""Which words are the same, and which of them a text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.search_words import (
    LONGEST_WORD,
    collect_word_forms,
    has_sought_words,
    list_word_forms,
    split_sought_words,
)
from municipalities.text import UncleanText


def holds(typed, *texts):
    return has_sought_words(split_sought_words(typed), *texts)


class TestAWord:
    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            ("fusie", "Wij willen geen fusies."),
            ("fusies", "Wij willen geen fusie."),
            ("wens", "De wensen van de raad"),
            ("zienswijzen", "een zienswijze"),
            ("duurzaam", "Duurzame energie"),
            ("weg", "aan wegen"),
            ("huizen", "een huis"),
            ("raden", "de raad"),
            ("coordinatie", "Coördinatie"),
            ("COÖRDINATIE", "coordinatie"),
            ("één", "EEN"),
            ("2017", "op 9 mei 2017."),
            ("licht", "licht-met-stip"),
            ("stip met licht", "licht-met-stip"),
            ("b&w", "College van B en W, van B&W"),
            ("griffie's", "griffie's"),
            ("straße", "STRASSE"),
            ("москва", "Москва"),
            ("x" * 200, "x" * 300),
        ],
    )
    def test_is_found_in_another_form(self, typed, text):
        assert holds(typed, text)

    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            ("woning", "woningbouw"),
            ("bouw", "woningbouw"),
            ("raad", "raadslid"),
            ("fusie", ""),
            ("fusie raad", "fusie"),
            ("2017", "20171"),
        ],
    )
    def test_is_not_found_inside_another(self, typed, text):
        assert not holds(typed, text)

    @pytest.mark.parametrize(
        ("typed", "text", "expected"),
        [
            ("woning*", "woningbouw", True),
            ("WONING*", "de Woningbouwopgave", True),
            ("bouw*", "woningbouw", False),
            ("woning* raad", "woningbouw", False),
            ("woning* raad", "woningbouw en raden", True),
            ("woning *", "woningbouw", False),
            ("*woning", "woningbouw", False),
        ],
    )
    def test_with_a_star_is_the_beginning(self, typed, text, expected):
        assert holds(typed, text) == expected

    def test_may_stand_in_any_of_the_texts(self):
        assert holds("fusie raad", "over fusies", "van raden")

    def test_is_sought_once_and_nothing_else_is_a_word(self):
        assert len(split_sought_words("fusie Fusie fusie")) == 1
        assert split_sought_words(" ?! _ – * '\" ") == ()

    def test_that_nobody_can_read_is_refused(self):
        with pytest.raises(UncleanText):
            split_sought_words("a\x00")


@given(st.text(max_size=300))
def test_a_form_is_a_single_word_that_no_database_reads_as_more(text):
    try:
        forms = collect_word_forms([text])
    except UncleanText:
        return

    assert all(each.isalnum() and len(each) <= LONGEST_WORD + 1 for each in forms)
    assert all(not set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") & set(each) for each in forms)


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_every_word_is_found_by_itself_and_by_its_beginning(word):
    assert list_word_forms(word)[0] == word
    assert holds(word, f"voor {word}, na")
    assert holds(f"{word[:3]}*", f"voor {word}, na")
