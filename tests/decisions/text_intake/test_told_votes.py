"""The words of a proposed vote, taken apart again: numbers, outcome, and how it went."""

import pytest

from decisions.text_intake import ProposalKind, ToldVote, parse_told_vote, read_paper


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("12 voor, 31 tegen, verworpen", ToldVote(12, 31, "verworpen", False, False)),
        ("10 voor, 0 tegen, aangenomen", ToldVote(10, 0, "aangenomen", False, False)),
        ("9 voor, 4 tegen", ToldVote(9, 4, "", False, False)),
        ("unaniem aangenomen", ToldVote(None, None, "aangenomen", True, False)),
        ("met algemene stemmen vastgesteld", ToldVote(None, None, "vastgesteld", True, False)),
        ("zonder stemming aangenomen", ToldVote(None, None, "aangenomen", False, True)),
        (
            "zonder hoofdelijke stemming aangenomen",
            ToldVote(None, None, "aangenomen", False, True),
        ),
        ("bij handopsteken verworpen", ToldVote(None, None, "verworpen", False, False)),
        ("", ToldVote(None, None, "", False, False)),
    ],
)
def test_a_value_says_what_was_told(value, told):
    assert parse_told_vote(value) == told


@pytest.mark.parametrize(
    ("outcome", "carried"),
    [("", True), ("aangenomen", True), ("verworpen", False), ("ingetrokken", False)],
)
def test_what_was_rejected_or_taken_back_did_not_carry(outcome, carried):
    assert ToldVote(None, None, outcome, False, False).carried is carried


MINUTES = """Besluitenlijst van de raad van Zandwijk van {day}

Onderwerp: Samen verder

De raad besluit:

1. in te stemmen met de samenwerking;
"""


@pytest.mark.parametrize("day", ["15 juni 2017", "donderdag 15 juni 2017", "15-06-2017"])
def test_a_list_of_decisions_says_in_its_first_line_whose_it_is_and_of_when(day):
    paper = read_paper(MINUTES.format(day=day))

    assert paper.get(ProposalKind.DATED_ON) == "2017-06-15"
    assert paper.get(ProposalKind.SENDER) == "de raad van Zandwijk"


def test_a_list_of_decisions_without_a_day_is_of_no_day():
    paper = read_paper("Besluitenlijst van de raad van Zandwijk\n\nDe raad besluit:\n\n1. niets;")

    assert paper.get(ProposalKind.DATED_ON) == ""


def test_a_question_that_is_the_name_of_a_file_is_none():
    text = "Stukken bij dit punt:\n\n- Wat kost dat.pdf\n\n- Wat kost dat voor uw raad?"

    found = read_paper(text).find(ProposalKind.QUESTION)

    assert [each.value for each in found] == ["Wat kost dat voor uw raad?"]
