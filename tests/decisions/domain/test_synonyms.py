"""What is asked for when somebody types a word that the glossary has another word for."""

import pytest

from decisions.domain.synonyms import list_synonyms, split_sought_terms
from municipalities.search_words import has_sought_words

GROUP = ("Een zienswijze van de raad.", "De wensen en bedenkingen van de raad.")


def holds(typed, text):
    return has_sought_words(split_sought_terms(typed), text)


class TestAWordOfTheGlossary:
    @pytest.mark.parametrize("typed", ["zienswijze", "Zienswijzen", "wensen en bedenkingen"])
    @pytest.mark.parametrize("text", GROUP)
    def test_also_finds_what_says_the_same(self, typed, text):
        assert holds(typed, text)

    def test_stands_beside_other_words_that_must_all_stand(self):
        assert holds("raad zienswijze", "De raad heeft wensen, en bedenkingen.")
        assert not holds("college zienswijze", "De raad heeft wensen en bedenkingen.")

    @pytest.mark.parametrize("typed", ["wensen", "bedenkingen", "zienswijz*", "bedenkingen wensen"])
    def test_is_meant_only_when_it_is_typed_whole(self, typed):
        assert not holds(typed, "Een zienswijs mens gaf zijn meningen.")
        assert all(len(term.ways) == 1 for term in split_sought_terms(typed))

    def test_is_one_term_however_often_it_is_typed(self):
        assert len(split_sought_terms("zienswijze wensen en bedenkingen")) == 1

    def test_is_told_beside_its_word(self):
        assert list_synonyms("fractie", "fractie") == ("raadsfractie",)
        assert list_synonyms("gemeente", "gemeente") == ()


class TestAnyOtherWord:
    def test_is_asked_for_as_it_is_with_its_star(self):
        assert holds("woning* fusie", "Fusies en woningbouw")
        assert not holds("woning* fusie", "Fusies en nieuwbouw")

    def test_says_nothing_where_nothing_was_typed(self):
        assert split_sought_terms(" ?! ") == ()
