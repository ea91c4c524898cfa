"""What a paper says of itself is offered in the form of its source, from its head only."""

import pytest

from decisions.text_intake import read_paper
from decisions.web.workspace.paper_offers import list_field_offers, list_proposed_groups
from tests.decisions.texts import LETTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(world):
    def offer(text):
        found = list_field_offers(read_paper(text), world.region)
        return {each.field: (each.value, each.paragraph) for each in found}

    return offer


def test_a_letter_offers_its_subject_reference_and_date(offered):
    assert offered(LETTER) == {
        "title": ("Zienswijze op het voorstel Regioraad", 2),
        "reference": ("Z/17/455361", 3),
        "dated_on": ("2017-05-09", 4),
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Verslag van de avond\n\nEr was koffie.", "Verslag van de avond"),
        ("Onderwerp: De toekomst van Verzonnenstad", "De toekomst van Verzonnenstad"),
    ],
)
def test_the_title_is_the_subject_or_the_heading(offered, text, title):
    assert offered(text)["title"][0].removeprefix("# ") == title


def test_a_date_that_is_called_so_comes_before_one_in_the_text(offered):
    text = "Wij spraken u op 3 mei 2017.\n\nDatum: 9 mei 2017"

    assert offered(text)["dated_on"] == ("2017-05-09", 2)


def test_nothing_is_offered_from_far_into_the_text(offered):
    text = "\n\n".join(["De raad vraagt " + "om meer uitleg " * 20] * 20 + ["Kenmerk: Z/17/455361"])

    assert offered(text) == {}


def test_a_sender_that_is_no_body_of_the_region_is_offered_as_publisher(offered):
    found = offered("Brief\n\nHoogachtend,\n\nde fractie van Elders Belang")

    assert found["publisher"][0] == "De fractie van Elders Belang"


def test_what_is_proposed_is_told_by_kind_with_its_paragraphs():
    groups = list_proposed_groups(read_paper("De raad besluit:\n1. te wachten;\n2. te delen."))

    assert [(str(each.label), [line.paragraph for line in each.lines]) for each in groups] == [
        ("Beslispunten", [2, 3])
    ]


@pytest.mark.parametrize("text", ["", "Er was koffie.\n\nEn thee."])
def test_a_text_that_says_nothing_of_itself_offers_nothing(offered, text):
    assert offered(text) == {}
