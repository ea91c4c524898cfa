"""Labels and dates that a scan damaged, and what stands like them and is left alone."""

import pytest

from decisions.text_intake import ProposalKind, read_paper
from decisions.text_intake.scanned import mend_date, mend_label


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("Ondervverp: Aanleg van een haven", "Onderwerp: Aanleg van een haven"),
        ("0nderwerp : Haven", "Onderwerp: Haven"),
        ("Besluil:", "Besluit:"),
        ("V00RSTEL", "VOORSTEL"),
        ("Voorge steld bes1uit", "Voorgesteld besluit"),
        ("M O T I E", "MOTIE"),
        ("Bij1agen", "Bijlagen"),
    ],
)
def test_a_damaged_label_is_read_as_it_was_printed(line, mended):
    assert mend_label(line) == mended


@pytest.mark.parametrize(
    "line",
    [
        "Onderwerp: Aanleg van een haven",  # whole
        "te sluiten",  # no label stands with a small letter
        "2. Besluil",  # an item of a list
        "AMENDEMENT A2",  # a number, not a damaged letter
        "Agendapunt 12",
        "Motie (ingetrokken)",
        "Wethouder: mevrouw De Boer",
        "Het college gaat in gesprek met de eigenaar van de haven.",
        "Nota",
        "",
    ],
)
def test_what_is_no_damaged_label_stays_as_it_is(line):
    assert mend_label(line) == line


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("l7 rnei 2O31", "17 mei 2031"),
        ("0 7 dec. 20 31", "07 dec. 2031"),
        ("12 januari 2031", "12 januari 2031"),
        ("3 novernber 2031", "3 november 2031"),
    ],
)
def test_a_damaged_date_is_read_as_it_was_printed(words, mended):
    assert mend_date(words) == mended


def test_the_numbers_of_a_damaged_list_are_those_of_its_items():
    found = read_paper(
        "Voorste1\n\nl. de haven te verdiepen;\n2. het krediet te verhogen;\n"
        "3  de kade te vernieuwen;\nde eigenaar krijgt bericht;\n4, de sluis te openen."
    )

    assert [each.value[:6] for each in found.find(ProposalKind.DECISION_POINT)] == [
        "1. de ",
        "2. het",
        "3. de ",
        "4. de ",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Voorstel\n\nl de haven\n2 het krediet\n3 de kade",  # no number is whole
        "Voorstel\n\nl. de haven\n2. het krediet",  # too few to be certain
    ],
)
def test_numbers_that_may_be_something_else_stay_as_they_are(text):
    assert "1. de haven" not in "\n".join(each.text for each in read_paper(text).paragraphs)


def test_a_list_that_counts_again_is_mended_apart():
    text = "1. een\n2. twee\n\nEn verder\n\nl. drie\n2. vier\n3. vijf"

    assert "1. drie" in [each.text for each in read_paper(text).paragraphs]
