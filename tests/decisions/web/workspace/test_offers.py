"""What a letter says of itself is offered, from its head only."""

import pytest

from decisions.text_intake import parse_paragraphs
from decisions.web.workspace.text import list_field_offers
from tests.decisions.texts import LETTER


def offered(text):
    return {
        each.field: (each.value, each.paragraph)
        for each in list_field_offers(parse_paragraphs(text))
    }


def test_a_letter_offers_its_subject_reference_and_date():
    assert offered(LETTER) == {
        "title": ("Zienswijze op het voorstel Regioraad", 2),
        "reference": ("Z/17/455361", 3),
        "dated_on": ("2017-05-09", 4),
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Verslag van de avond\n\nEr was koffie.", "Verslag van de avond"),
        ("Er was koffie.\n\nEn thee.", "Er was koffie."),
        ("Onderwerp: De toekomst van Verzonnenstad", "De toekomst van Verzonnenstad"),
    ],
)
def test_the_title_is_the_subject_a_heading_or_the_first_short_line(text, title):
    assert offered(text)["title"][0] == title


def test_a_date_that_is_called_so_comes_before_one_in_the_text():
    text = "Wij spraken u op 3 mei 2017.\n\nDatum: 9 mei 2017"

    assert offered(text)["dated_on"] == ("2017-05-09", 2)


def test_nothing_is_offered_from_far_into_the_text():
    text = "\n\n".join(["De raad vraagt " + "om meer uitleg " * 20] * 20 + ["Kenmerk: Z/17/455361"])

    assert offered(text) == {}


def test_a_text_that_says_nothing_of_itself_offers_nothing():
    assert offered("") == {}
