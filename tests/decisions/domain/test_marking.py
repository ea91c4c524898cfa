"""The piece of a text that is shown of it, and the sought words in it."""

from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.marking import LONGEST_PIECE, list_words_of_terms, mark_piece, mark_whole
from decisions.domain.synonyms import split_sought_terms
from municipalities.search_words import has_sought_words

FILLER = "De vergadering besprak daarna lange tijd andere zaken van de dag. "
WORDS = ("fusie", "Fusies", "wóning", "woningen", "raad", "en", "é", "3", "-", "\n", "zienswijze")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)


def told(typed, *texts, longest=LONGEST_PIECE):
    words = list_words_of_terms(split_sought_terms(typed))
    parts = mark_piece(words, texts, longest)
    return "".join(f"[{each.text}]" if each.is_marked else each.text for each in parts)


class TestAPiece:
    def test_marks_each_sought_word_as_it_is_written(self):
        assert told("fusie coordinatie", "Géén fusies of coördinatie.") == (
            "Géén [fusies] of [coördinatie]."
        )

    def test_marks_what_is_taken_for_the_same(self):
        assert told("zienswijze", "Wensen en bedenkingen.") == "[Wensen] en [bedenkingen]."

    def test_marks_words_that_begin_so(self):
        assert told("woning*", "Woningbouw en nieuwbouwwoning") == (
            "[Woningbouw] en nieuwbouwwoning"
        )

    def test_is_cut_around_the_first_place_with_most_of_the_words(self):
        text = f"De fusie. {FILLER * 8}Daarna kwam de fusie met een brug. {FILLER * 8}"

        piece = told("fusie brug", text)

        assert "Daarna kwam de [fusie] met een [brug]." in piece
        assert piece.startswith("… ") and piece.endswith(" …")

    def test_comes_of_the_text_that_holds_most(self):
        assert told("fusie brug", "Een fusie.", "Een fusie en een brug.") == (
            "Een [fusie] en een [brug]."
        )

    def test_is_the_beginning_where_no_word_stands(self):
        assert told("zeppelin", "", "Een brug.") == "Een brug."
        assert told("zeppelin", FILLER * 9).startswith("De vergadering")
        assert told("zeppelin", "", " ") == ""

    def test_cuts_a_word_without_an_end(self):
        piece = told("fusie", "x" * 1000)

        assert piece == "x" * LONGEST_PIECE + " …"

    @given(TEXTS, st.sampled_from(["fusie", "woning*", "raad en", "zienswijze 3"]))
    def test_says_what_the_text_says_and_no_more_than_asked(self, text, typed):
        words = list_words_of_terms(split_sought_terms(typed))

        parts = mark_piece(words, [text])
        shown = "".join(each.text for each in parts)
        plain = shown.removeprefix("… ").removesuffix(" …")

        assert plain in text
        assert len(plain) <= LONGEST_PIECE
        assert all(has_any(words, each.text) for each in parts if each.is_marked)

    @given(TEXTS)
    def test_of_a_whole_text_leaves_nothing_out(self, text):
        words = list_words_of_terms(split_sought_terms("fusie zienswijze"))

        parts = mark_whole(words, text)

        assert "".join(each.text for each in parts) == text
        assert not any(has_any(words, each.text) for each in parts if not each.is_marked)


def has_any(words, text):
    return any(has_sought_words([word], text) for word in words)
