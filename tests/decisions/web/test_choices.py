"""Choosing from a list by an address: options, words and pages, and how a wrong one is refused."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from decisions.web.parameters import (
    PAGE_SIZE,
    BadParameter,
    holds_words,
    parse_choice,
    parse_page,
    parse_search_words,
)

KINDS = [("wens", "wens"), ("vraag", "vraag")]


def asked(text):
    return QueryDict(text)


class TestAChoice:
    def test_is_empty_where_nothing_is_asked(self):
        choice = parse_choice(asked(""), "soort", "Soort", KINDS)

        assert choice.value == ""
        assert choice.options == (("wens", "wens"), ("vraag", "vraag"))

    def test_is_what_was_asked(self):
        assert parse_choice(asked("soort=vraag"), "soort", "Soort", KINDS).value == "vraag"

    @pytest.mark.parametrize("query", ["soort=klacht", "soort=Wens", "soort=wens&soort=vraag"])
    def test_that_is_no_option_is_refused_by_name(self, query):
        with pytest.raises(BadParameter) as refused:
            parse_choice(asked(query), "soort", "Soort", KINDS)

        assert refused.value.name == "soort"


class TestWords:
    def test_come_folded_beside_what_was_typed(self):
        assert parse_search_words(asked("zoek=Één++ HUIS")) == ("Één   HUIS", ("een", "huis"))

    @pytest.mark.parametrize(
        "typed", ["%00", "a%E2%80%8Bb", "%ED%A0%80".replace("%", "%25") + "%07"]
    )
    def test_with_a_character_that_hides_are_refused(self, typed):
        with pytest.raises(BadParameter):
            parse_search_words(asked(f"zoek={typed}"))

    def test_of_more_than_200_characters_are_refused(self):
        with pytest.raises(BadParameter, match="200"):
            parse_search_words(asked("zoek=" + "a" * 201))

    def test_are_all_sought_in_all_texts_together(self):
        assert holds_words(("fusie", "leiden"), "Een FUSIE", None, "Léiden")
        assert not holds_words(("fusie", "oegst"), "Een fusie", "Leiden")

    def test_that_are_none_are_everywhere(self):
        assert holds_words((), "wat dan ook")


class TestAPage:
    def test_holds_twenty_rows_and_knows_its_neighbours(self):
        page = parse_page(asked("pagina=2"), list(range(50)))

        assert page.object_list == list(range(20, 40))
        assert (page.number, page.paginator.num_pages, page.paginator.count) == (2, 3, 50)
        assert (page.previous_page_number(), page.next_page_number()) == (1, 3)

    def test_of_an_empty_list_is_the_first_and_only_one(self):
        page = parse_page(asked(""), [])

        assert (page.object_list, page.number, page.paginator.num_pages) == ([], 1, 1)
        assert not page.has_other_pages()

    @pytest.mark.parametrize("number", ["0", "-1", "4", "01", "a", "1.0", "9" * 40, "٢", "2%00"])
    def test_that_does_not_exist_is_refused_with_the_last_one(self, number):
        with pytest.raises(BadParameter) as refused:
            parse_page(asked(f"pagina={number}"), list(range(50)))

        assert "van 1 tot en met 3" in refused.value.expected

    @given(st.integers(min_value=0, max_value=400))
    def test_after_page_gives_every_row_once(self, count):
        rows = list(range(count))
        last = parse_page(asked(""), rows).paginator.num_pages

        pages = [parse_page(asked(f"pagina={n}"), rows) for n in range(1, last + 1)]

        assert [row for page in pages for row in page] == rows
        assert all(len(page) <= PAGE_SIZE for page in pages)
