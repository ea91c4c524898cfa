"""Pages made into one text."""

import pytest

from decisions.text_intake.pages import JoinedPages, join_pages
from decisions.text_intake.pdf import note_empty_pages


def page(*texts):
    return [[text, False] for text in texts]


def test_lines_stay_and_those_that_stand_apart_begin_a_paragraph():
    found = join_pages([[["een", False], ["twee", False], ["drie", True]]])

    assert (found.text, found.margins, found.empty) == ("een\ntwee\n\ndrie", (), ())


@pytest.mark.parametrize(
    ("last", "first", "whole"),
    [
        ("dat de raad", "besluit neemt", "dat de raad\nbesluit neemt"),
        ("de samen-", "werking", "de samen-\nwerking"),
        ("de Zuid-", "Hollandse", "de Zuid-\nHollandse"),
        ("Dat is zo.", "Hierna", "Dat is zo.\n\nHierna"),
        ("Dat is zo.", "hierna", "Dat is zo.\n\nhierna"),
        ("dat de raad", "Hierna", "dat de raad\n\nHierna"),
    ],
)
def test_a_sentence_goes_on_over_the_end_of_a_page(last, first, whole):
    assert join_pages([page(last), page(first)]).text == whole


class TestMargins:
    def test_return_on_most_pages_with_another_number(self):
        pages = [page("Gemeente X", f"tekst {name}", f"Pagina {n}") for n, name in enumerate("abc")]

        found = join_pages(pages)

        assert found.margins == ("Gemeente X", "Pagina 0")
        assert found.text == "tekst a\ntekst b\ntekst c"

    def test_are_not_taken_from_a_single_page(self):
        assert join_pages([page("Gemeente X", "tekst", "Pagina 1")]).margins == ()

    def test_are_not_taken_from_the_middle_of_a_page(self):
        pages = [page(*f"{n}a {n}b {n}c Kop {n}d {n}e {n}f".split()) for n in ("x", "y")]

        assert join_pages(pages).margins == ()

    def test_are_never_a_whole_page(self):
        assert join_pages([page("a", "b"), page("a", "b")]) == JoinedPages("a\nb\na\nb", (), ())

    def test_are_not_what_returns_on_few_pages(self):
        pages = [page("Bijlage", "a"), page("Bijlage", "b"), page("c"), page("d")]

        assert join_pages(pages).margins == ()


def test_pages_without_text_are_told():
    found = join_pages([page("a"), [], page("b"), []])

    (note,) = note_empty_pages(found.empty)
    assert note.startswith("Op bladzijde 2, 4 staat geen tekst")


def test_very_many_pages_without_text_are_told_in_short():
    (note,) = note_empty_pages(join_pages([[]] * 21).empty)

    assert "19, 20 en verder" in note
    assert "21" not in note
