"""Decisions in running text: what minutes tell, and what a letter asks or wants."""

import pytest

from decisions.text_intake import ProposalKind, read_paper


def read_points(text, kind=ProposalKind.DECISION_POINT):
    return [each.value for each in read_paper(text).find(kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "De raad besluit de haven te verdiepen.",
        "Met 14 stemmen voor en 7 tegen besluit de raad de haven te verdiepen.",
        "Met 14 stemmen voor en 7 tegen wordt besloten de haven te verdiepen.",
        "Zonder hoofdelijke stemming heeft de raad ingestemd met de verdieping.",
        "Ook stemde de raad in met de oprichting van een adviesraad.",
        "De raad gaat akkoord met de regeling.",
        "Besloten is subsidie te verlenen aan de veerdienst.",
        "De commissie adviseert het voorstel als hamerstuk te agenderen.",
        "De wijziging van de regeling wordt unaniem vastgesteld.",
        "Aan mevrouw A. B. de Wit wordt eervol ontslag verleend.",
        "De motie wordt met 12 stemmen voor en 4 tegen verworpen.",
        "Conform voorstel besloten.",
        "Ongewijzigd vastgesteld.",
        "Afgesproken wordt dat de haven dieper wordt.",
    ],
)
def test_minutes_tell_what_was_decided(sentence):
    assert read_points(f"Verslag van de raad\n\n{sentence} Daarna is er pauze.") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "De heer Vos vindt dat de regeling te laat is vastgesteld.",
        "Wethouder Smit hoopt dat het voorstel wordt aangenomen.",
        "Zodra het plan is vastgesteld komt er een brief.",
        "De raad heeft in 2019 besloten een haven te graven.",
        "De raad besloot vorig jaar een haven te graven.",
        "Is de regeling vastgesteld?",
        "Aldus vastgesteld in de vergadering van 3 mei 2031.",
        "De voorzitter sluit de vergadering.",
        f"De raad besluit {'de haven en ' * 100}de sluis te verdiepen.",
    ],
)
def test_what_is_said_or_was_decided_before_is_no_decision(sentence):
    assert read_points(f"Verslag van de raad\n\n{sentence}") == []


def test_a_label_before_what_was_decided_is_no_part_of_it():
    text = "Verslag van de commissie\n\nConclusie: De brief wordt voor kennisgeving aangenomen."

    assert read_points(text) == ["De brief wordt voor kennisgeving aangenomen."]


def test_under_points_the_outcome_is_none_but_another_decision_is():
    text = (
        "Verslag van de raad\n\nDe motie luidt:\n\nDe raad besluit:\n1. een kade te bouwen;\n"
        "2. een brug te bouwen.\n\nDe motie is aangenomen. De raad besluit de haven te verdiepen."
    )

    assert read_points(text)[2:] == ["De raad besluit de haven te verdiepen."]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("De raad:\na) stemt in met het plan;\nb) vraagt u om een brief.", 2),
        ("De raad van Elzendam:\na) het plan;\nb) de brief.", 0),
        ("Het presidium wordt gevraagd:\n1) een avond te kiezen\n2) de zaal te huren", 2),
        ("Aan de raad wordt gevraagd zich uit te spreken over het plan.", 1),
        ("Motie\n\nSpreekt uit:\ndat de haven open moet blijven;", 1),
        ("Beslispunt 2 te wijzigen in:\n\u201cde haven niet te verdiepen\u201d", 1),
        ("Draagt het college op\nom een brief te sturen;\nom de kade te keuren;\nen te melden", 3),
        ("Besluit: 3 mei 2031", 0),
        ("Besluit: Er zijn geen vragen gesteld.", 0),
    ],
)
def test_who_is_asked_or_decides_stands_above_the_points(text, points):
    assert len(read_points(text)) == points


PROPOSAL = "Raadsvoorstel\n\nInleiding\nDe haven is te ondiep geworden voor de nieuwe schepen.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij stellen uw raad voor de haven te verdiepen en de kade te vernieuwen.",
        "Om die reden stelt het college de raad voor de haven te verdiepen.",
        "Wij adviseren u de haven te verdiepen.",
    ],
)
def test_a_proposal_without_a_list_asks_in_a_sentence(sentence):
    assert read_points(PROPOSAL + sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij verzoeken u contact op te nemen met de griffie.",
        "Wij vragen u te gaan?",
        f"Wij stellen u voor {'de haven en ' * 100}de sluis te verdiepen.",
    ],
)
def test_a_courtesy_is_no_point(sentence):
    assert read_points(PROPOSAL + sentence) == []


def test_what_a_list_says_is_not_asked_again_in_a_sentence():
    text = (
        PROPOSAL + "Wij stellen u voor de haven te verdiepen.\n\nBesluit:\n1. de haven te dempen."
    )

    assert read_points(text) == ["1. de haven te dempen."]


def test_a_view_in_running_text_wants_something():
    text = (
        "Betreft: zienswijze jaarplan\n\nGeacht bestuur,\n\nDe raad is blij met het plan. "
        "Wij verzoeken u het tarief te spreiden. Tot slot dringt de raad erop aan u te haasten."
        "\n\nWij vragen om uw reactie.\n\nKosten\n\nDe raad stemt niet in met de begroting."
    )

    assert read_points(text, ProposalKind.REMARK) == [
        "Wij verzoeken u het tarief te spreiden.",
        "Tot slot dringt de raad erop aan u te haasten.",
        "De raad stemt niet in met de begroting.",
    ]


def test_what_speaks_against_a_proposal_is_no_objection_of_a_council():
    text = "Raadsvoorstel\n\nKanttekeningen\n1. De rente kan stijgen.\n2. De bouw kan wachten."

    assert read_points(text, ProposalKind.REMARK) == []


@pytest.mark.parametrize(
    ("items", "points"),
    [
        ("- de haven te verdiepen\n- de kade te vernieuwen", 2),
        ("- de haven te verdiepen\n- de kade is oud", 0),  # one of them tells something
        ("- de haven te verdiepen", 0),  # one item is no list
    ],
)
def test_a_list_of_what_is_to_be_done_needs_no_words_above_it(items, points):
    assert len(read_points(f"Beste raad,\n\nDit zijn de plannen:\n{items}\n\nMet groet")) == points


@pytest.mark.parametrize("heading", ["Wat beslist de raad?", "Nieuwe tekst (punt 2):"])
def test_a_heading_in_other_words_leads_to_points(heading):
    assert len(read_points(f"{heading}\n1. de haven te verdiepen\n2. de kade te vernieuwen")) == 2


def test_a_table_with_bars_tells_what_was_decided():
    text = (
        "Besluitenlijst\n\nNr | Onderwerp | Besluit\n1 | Haven | Akkoord.\n2 | Kade | Afgedaan.\n"
        "Contact | Privacy"
    )

    assert read_points(text)[:2] == ["Akkoord.", "Afgedaan."]


def test_a_motion_on_one_line_of_a_longer_text_is_cut():
    why = "overwegende dat de haven te ondiep is voor de schepen die er komen, " * 6
    text = (
        "Motie 7\n\nOnderwerp: De haven\n\nIndiener: J. de Wit\n\nAgendapunt 4\n\nBijlage: 1\n\n"
        f"De raad, {why}verzoekt het college (1) de haven te verdiepen, (2) de kade te sluiten en "
        "(3) de raad te berichten, en gaat over tot de orde van de dag."
    )

    assert len(read_points(text)) == 3


def test_an_outcome_behind_the_word_is_what_was_decided():
    assert read_points("Besluitenlijst\n\nPunt 8\nBesluit: unaniem aangenomen") == [
        "unaniem aangenomen"
    ]


def test_numbered_questions_need_no_name_of_whom_they_are_put_to():
    text = "Onze vragen:\nVraag 1. Hoeveel sluizen zijn er nog open?\nVraag 2: Wat kosten die?"

    assert read_points(text, ProposalKind.QUESTION) == [
        "Hoeveel sluizen zijn er nog open?",
        "Wat kosten die?",
    ]


def test_of_whom_something_is_asked_is_no_addressee():
    text = "Aan de raad wordt gevraagd zich uit te spreken over het plan."

    assert read_points(text, ProposalKind.ADDRESSEE) == []
