"""What is refused because it says of itself that it is secret, and what is only prose."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.text_intake import TextRefused, find_secrecy_marking

OPEN = "Geachte leden van de raad, graag gaan wij met u in gesprek over de samenwerking."

MARKED = [
    # stamps and lines of their own
    "GEHEIM",
    "Geheim",
    "geheim",
    "** GEHEIM **",
    "G E H E I M",
    "Vertrouwelijk",
    "vertrouwelijk",
    "Vertrouwelijk!",
    "VERTROUWELIJK",
    "V E R T R O U W E L I J K",
    "Strikt vertrouwelijk",
    "STRIKT VERTROUWELIJK",
    "Persoonlijk en vertrouwelijk",
    "Besloten",
    "BESLOTEN",
    "- besloten -",
    "Niet openbaar",
    "NIET OPENBAAR",
    "Niet-openbaar",
    "Geheimhouding",
    "Onder geheimhouding",
    "CONFIDENTIAL",
    "ver\u200btrouwelijk",
    "Ge\u00adheim",
    # labels
    "Classificatie: vertrouwelijk",
    "Classificatie | vertrouwelijk",
    "Classificatie\tvertrouwelijk",
    "Rubricering: geheim",
    "Status: concept, vertrouwelijk",
    "Vertrouwelijk: ja",
    "Geheimhouding: ja, tot 1 januari 2018",
    "Openbaarheid: niet openbaar",
    "Openbaar: nee",
    "Onderwerp: Vertrouwelijk advies over de fusie",
    "Betreft: geheime bijlage bij raadsvoorstel 12",
    "Onderwerp: besloten raadsvergadering 9 mei 2017",
    "Soort vergadering: besloten",
    # brackets
    "Bijlage 3 (vertrouwelijk)",
    "Raadsvoorstel fusieonderzoek (geheim)",
    "Memo [strikt vertrouwelijk]",
    "Verslag stuurgroep (besloten)",
    "Financi\u00eble bijlage (niet openbaar)",
    "De cijfers staan in bijlage 4 (vertrouwelijk), die u apart krijgt toegestuurd.",
    # titles
    "Vertrouwelijke notitie",
    "Geheime bijlage",
    "Besloten vergadering",
    "Besloten deel",
    "Verslag van de besloten vergadering van de raad op 9 mei 2017",
    "Notulen besloten raadsvergadering",
    "Raadsbrief vertrouwelijk",
    "Conceptverslag - vertrouwelijk",
    "Vertrouwelijk \u2013 alleen voor raadsleden",
    "Niet-openbare besluitenlijst college",
    "VERTROUWELIJK Notitie over de samenwerking, opgesteld voor de stuurgroep van 24 mei 2017.",
    # sentences about the text itself
    "Dit stuk is vertrouwelijk.",
    "Deze brief is strikt vertrouwelijk en alleen voor u bestemd.",
    "Op dit stuk is geheimhouding opgelegd.",
    "Het college heeft op grond van artikel 25 van de Gemeentewet geheimhouding opgelegd.",
    "Geheimhouding opgelegd ex art. 25 Gemeentewet",
    "art. 25 Gemeentewet geheimhouding",
    "Geheimhouding op grond van artikel 87 Gemeentewet",
    "Geheim op grond van artikel 88, eerste lid, Gemeentewet.",
    "Art. 89 Gemeentewet",
    "De raad bekrachtigt de geheimhouding die het college heeft opgelegd.",
    "Geheimhouding is opgelegd totdat de raad deze opheft of zij is opgeheven.",
    "Wij verzoeken u deze informatie vertrouwelijk te behandelen.",
    "De bijlage verstrekken wij u onder geheimhouding.",
    "Dit document bevat vertrouwelijke informatie.",
    "Deze bijlage is op grond van artikel 5.1 van de Woo niet openbaar.",
    "Deze vergadering is besloten.",
    "Vertrouwelijk stuk voor de leden van de raad, alleen in te zien op de griffie.",
    "1. Vertrouwelijke bijlage",
    "3. Besloten gedeelte",
    "Besloten: ja",
    "Vergadering van 9 mei 2017 \u2013 BESLOTEN",
    "# Vertrouwelijk",
    "Niet openbaar tot 1 januari 2018",
    "Besloten raadsvergadering van 9 mei 2017, 20.00 uur.",
    "Gemeente Voorbeeld | Vertrouwelijk | Bladzijde 1",
    "Ver-\ntrouwelijk",
]
ORDINARY = [
    "de besloten vennootschap",
    "De besloten vennootschap Voorbeeld Beheer is eigenaar van de grond.",
    "Onderwerp: oprichting besloten vennootschap",
    "De raad heeft besloten",
    "De raad heeft besloten om in te stemmen met het voorstel.",
    "DE RAAD HEEFT BESLOTEN:",
    "Aldus BESLOTEN in de openbare vergadering",
    "Besloten werd het voorstel aan te houden.",
    "Besloten is de brief ter kennisname aan te nemen",
    "Besloten wordt:",
    "Besloten: conform het voorstel van het college",
    "Onderwerp: wat de raad heeft besloten over de regioraad",
    "Er is nog niets besloten",
    "Wat is er op 9 mei besloten?",
    "Het geheim van een goede samenwerking is vertrouwen.",
    "Het geheim van de smid",
    "Het is geen geheim",
    "Dat is een publiek geheim.",
    "In vertrouwelijk overleg met de provincie bleek dat er weinig steun was.",
    "Wij hebben daarover in vertrouwelijk overleg met de andere colleges gesproken en komen terug.",
    "De gesprekken verliepen open, vertrouwelijk en constructief.",
    "De raad sprak hierover in een besloten bijeenkomst met de klankbordgroep.",
    "- 12 maart: besloten bijeenkomst van de stuurgroep",
    "Dit stuk is niet vertrouwelijk.",
    "Deze brief is openbaar.",
    "Vertrouwelijk: nee",
    "Geheimhouding: n.v.t.",
    "Geheimhouding: geen",
    "Classificatie: openbaar",
    "Classificatie: niet vertrouwelijk",
    "Openbaar: ja",
    "Openbare besluitenlijst",
    "De geheimhouding op de bijlage is opgeheven.",
    "De stemming was geheim, met gesloten briefjes.",
    "Zij noemden het rapport vertrouwelijk, maar de wethouder sprak dat tegen.",
    "Vertrouwen",
    "Onderwerp: herstel van vertrouwen",
    "Een vertrouwelijke sfeer is nodig voor zo'n gesprek.",
    "Artikel 25 van de Gemeentewet regelt dit.",
    "Het rapport is niet openbaar gemaakt, zo meldde de krant.",
    "De gemeente heeft een besloten karakter, zeggen bewoners.",
    "Afgesloten",
    "Openbaar vervoer: niet op orde",
    "Stemming: geheim",
    "Geheime stemming over de voordracht",
    "Dit is besloten.",
    "Besloten:",
    "In deze vergadering is besloten het voorstel aan te houden.",
    "- vertrouwelijke gesprekken met bewoners",
    "Vertrouwelijke gesprekken tussen de colleges leidden tot niets.",
    "Een breed gedragen voorstel is in vertrouwelijk overleg niet te maken.",
    "Raadsbesluit",
]


class TestATextMarkedAsSecret:
    def test_is_refused(self):
        assert [line for line in MARKED if find_secrecy_marking(line) is None] == []

    def test_is_refused_between_other_text(self):
        between = f"Gemeente Voorbeeld\n\n{OPEN}\n\n{{}}\n\n{OPEN}\n"
        found = {line: find_secrecy_marking(between.format(line)) for line in MARKED}

        assert [line for line, each in found.items() if each is None or each.number != 5] == []


def test_ordinary_prose_is_let_through():
    refused = {line: find_secrecy_marking(f"{OPEN}\n\n{line}\n\n{OPEN}\n") for line in ORDINARY}

    assert [line for line, found in refused.items() if found is not None] == []


def test_the_line_that_says_so_is_told():
    found = find_secrecy_marking(f"Gemeente Voorbeeld\n  Classificatie:   vertrouwelijk\n\n{OPEN}")

    assert (found.number, found.line) == (2, "Classificatie: vertrouwelijk")
    assert "Regel 2" in found.sentence
    assert "\u2018Classificatie: vertrouwelijk\u2019" in found.sentence
    assert "niet de plaats" in found.sentence


def test_the_first_line_that_says_so_is_the_one_told():
    assert find_secrecy_marking("Memo\n\nGEHEIM\n\nVertrouwelijk").number == 3


def test_a_long_line_is_shown_short():
    found = find_secrecy_marking("GEHEIM " + "heel " * 100 + "\x07veel")

    assert len(found.line) == 120
    assert found.sentence.isprintable()


@pytest.mark.parametrize("word", ["besloten.", "vertrouwelijk", "geheim"])
def test_a_word_that_a_page_broke_off_its_sentence_is_prose(word):
    full = "In de vergadering van gisteravond is na een lang debat over de regioraad toch anders"

    assert find_secrecy_marking(f"{full}\n{word}\n") is None


def test_the_same_word_under_a_letterhead_is_a_marking():
    assert find_secrecy_marking("Gemeente Voorbeeld\nvertrouwelijk\n").number == 2


def test_nothing_says_nothing():
    assert find_secrecy_marking("") is None


def test_more_than_a_letter_is_refused_unread():
    with pytest.raises(TextRefused, match=r"500\.000"):
        find_secrecy_marking("a" * 500_001)


@pytest.mark.timed
@pytest.mark.parametrize("word", ["besloten ", "geheimhouding van ", "(", "dit stuk is ", "a b "])
def test_a_long_text_of_one_word_takes_no_long_time(word):
    started_at = process_time()

    find_secrecy_marking((word * 200_000)[:200_000])

    assert process_time() - started_at < 5


@given(st.text(alphabet="geh im(:)\n|-.\u00adVERTOUWLIJK", max_size=60))
def test_no_text_hides_a_stamp_on_a_line_of_its_own(text):
    assert find_secrecy_marking(f"{text}\n\nGEHEIM\n\n{text}") is not None
