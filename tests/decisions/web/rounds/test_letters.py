"""Letters of a round: what a council says in its own, and the confirmation of its receipt."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from docx.oxml.ns import qn
from pdfua import validate

from decisions.actions import save_record
from decisions.documents.letters import LETTER_FORMATS
from decisions.models import Position, RoundBody
from decisions.web.access import Access
from decisions.web.rounds.downloads import opinion_file, receipt_file
from tests import factories as make
from tests.decisions.documents.test_pdf import NOT_JUDGED
from tests.decisions.web.public.reading import CANARY, shown
from tests.decisions.web.public.region import words
from tests.decisions.web.rounds.bundled import get, raised, round_of, said_in
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
EVERY = pytest.mark.parametrize("ending", LETTER_FORMATS)
BOTH = pytest.mark.parametrize("letter", ["brief", "ontvangst"])
HOSTILE = '=HYPERLINK("x") #panic("nee") $x [kop </w:t>'


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    """A round in which Aalst answered, with what follows from that and its points."""
    made = round_of("Aalst", "Berg")
    made.aalst, made.berg = made.councils.values()
    stance = made.position(made.aalst, "voor_mits", dated_on="2016-06-09", draft=True)
    made.answer = stance.decision
    theme = make.ThemeFactory(dossier=made.dossier, name="Wonen")
    about = {"decision": made.answer, "position": stance, "round": None, "section": "par. 3"}
    made.place = shown(raised(made, "Aalst", "Eerst geld.", kind="voorwaarde", **about), "remark")
    make.publish_row(stance)
    raised(made, "Aalst", HOSTILE, theme=theme)
    raised(made, "Aalst", "Wanneer?", kind="vraag")
    raised(made, "Aalst", "Liever niet.", kind="bedenking", groups_label="twee fracties")
    raised(made, "Berg", "Van de buren.")
    answered(made, made.aalst, answer=made.answer)
    return made


def answered(made, body, **changes):
    """Keep what a body did in the round."""
    row = RoundBody.objects.get(round=made.round, body=body)
    for name, value in changes.items():
        setattr(row, name, value)
    return save_record(row, by=beheer(), reason="test")


def letter(client, made, name="brief", ending="docx", body=None, **asked):
    return get(client, made, f"{name}/{(body or made.aalst).slug}.{ending}", **asked)


def paragraphs(response):
    return [each.text for each in Document(BytesIO(response.content)).paragraphs]


class TestAnOpinion:
    def test_is_a_letter_with_its_position_conditions_and_points(self, client, made):
        told = paragraphs(letter(client, made))

        place = f"{made.place.source.title}, alinea 1"
        assert told == [
            "Gemeenteraad Aalst",
            "Stuurgroep",
            "Aalst, 9 juni 2016",
            "Betreft:\tZienswijzen regioraad",
            "Antwoord van de raad van Aalst over: Regioraad",
            "Geachte leden,",
            "In de ronde Zienswijzen regioraad (begonnen: 1 april 2016) is de raad van Aalst "
            "gevraagd zich uit te spreken. De grondslag is: zienswijze op de begroting van een "
            "gemeenschappelijke regeling (Wet gemeenschappelijke regelingen, artikel 35).",
            f"De raad van Aalst sprak zich uit (9 juni 2016): {made.answer.title}.",
            "Standpunt",
            "Gemeenteraad Aalst – Regioraad: voor, mits (9 juni 2016, geen bron leest dit)",
            "Voorwaarden",
            f"Eerst geld. (par. 3) [{place}]",
            "Wensen en bedenkingen",
            f"{HOSTILE} (wens, Wonen)",
            "Vragen",
            "Wanneer?",
            "Punten van fracties",
            "Deze punten zijn van fracties of leden, niet van het orgaan zelf.",
            "Liever niet. (twee fracties, bedenking)",
            "U antwoordt ons schriftelijk en met redenen, voordat u besluit "
            "(Wet gemeenschappelijke regelingen, artikel 35).",
            "Hoogachtend,",
            "de raad van Aalst,",
            "(niet ondertekend; hier is ruimte voor de handtekening)",
        ]

    def test_tells_what_a_stance_rests_on_where_that_is_no_document(self, client, made):
        position = Position.objects.get(decision=made.answer)
        press = make.SourceFactory(publisher_kind="pers")
        make.EvidenceFactory(position=position, source=press, reads_stance=position.stance)

        assert "voor, mits (9 juni 2016, volgens de pers)" in "\n".join(
            paragraphs(letter(client, made))
        )

    def test_says_the_same_as_pdf(self, client, made):
        said = said_in(letter(client, made, ending="pdf"), "pdf")
        plain = paragraphs(letter(client, made))

        squeezed = "".join(said.split())
        assert [each for each in plain if "".join(each.split()) not in squeezed] == []

    def test_tells_what_the_council_answered_to_each_question(self, client, made):
        about = {"dossier": made.dossier, "body": made.aalst, "dated_on": "2016-06-01"}
        for number, text in ((2, "Wie betaalt?"), (1, "Wat vindt uw raad?")):
            question = make.QuestionFactory(round=made.round, number=number, text=text)
            answer = make.AnswerFactory(question=question, text=f"Antwoord {number}.", **about)
        shown(answer, "answer")
        make.AnswerFactory(question=question, text=CANARY, draft=True, **about)

        told = paragraphs(letter(client, made))

        place = told.index("Antwoorden op de vragen")
        assert told[place + 1].startswith("Wat vindt uw raad? Antwoord: Antwoord 1. [")
        assert told[place + 2] == "Wie betaalt? Antwoord: Antwoord 2."
        assert CANARY not in "".join(told)

    def test_of_a_council_that_did_not_speak_is_a_concept_that_says_so(self, client, made):
        made.position(made.berg, "tegen", dated_on="2016-05-01")

        response = letter(client, made, body=made.berg)
        told = paragraphs(response)

        assert told[0] == "CONCEPT: de raad van Berg heeft in deze ronde nog niet gesproken"
        assert "Berg, 1 juni 2017" in told
        assert "De raad van Berg heeft zich tot en met 1 juni 2017 niet uitgesproken." in told
        held = "Gemeenteraad Berg – Regioraad: tegen (1 mei 2016, geen bron leest dit)"
        assert held in told
        assert "-2017-06-01-concept.docx" in response["Content-Disposition"]

    def test_of_a_council_without_a_view_says_so(self, client, made):
        answered(made, made.berg, no_view_on=date(2016, 7, 1))

        told = paragraphs(letter(client, made, body=made.berg))

        assert "De raad van Berg gaf op 1 juli 2016 te kennen geen zienswijze te geven." in told
        assert "Berg, 1 juli 2016" in told
        assert not told[0].startswith("CONCEPT")

    def test_before_its_decision_is_a_concept_of_that_day(self, client, made):
        told = paragraphs(letter(client, made, peildatum="2016-06-08"))

        assert told[0].startswith("CONCEPT: de raad van Aalst heeft")
        assert "Aalst, 8 juni 2016" in told

    @pytest.mark.parametrize("known", ["item", "receipt"])
    def test_has_the_reference_that_is_known(self, client, made, known):
        if known == "item":
            item = {"dossier": made.dossier, "body": made.aalst, "round": made.round}
            make.AgendaItemFactory(reference="Z/16/1", **item)
        else:
            answered(made, made.aalst, receipt_on=date(2016, 6, 14), receipt_reference="Z/16/1")

        assert "Ons kenmerk:\tZ/16/1" in paragraphs(letter(client, made))


class TestAReceipt:
    def test_tells_the_day_the_reference_and_what_came_in(self, client, made):
        answered(made, made.aalst, receipt_on=date(2016, 6, 14), receipt_reference="Z/16/1")

        told = paragraphs(letter(client, made, "ontvangst"))

        assert told[:8] == [
            "Stuurgroep",
            "Gemeenteraad Aalst",
            "1 juni 2017",
            "Uw kenmerk:\tZ/16/1",
            "Betreft:\tZienswijzen regioraad",
            "Bevestiging van ontvangst",
            "Geachte leden,",
            "Op 14 juni 2016 ontvingen wij het antwoord van de raad van Aalst over: Regioraad.",
        ]
        assert f"Het gaat om: {made.answer.title} (9 juni 2016)." in told
        assert f"{HOSTILE} (wens, Wonen)" in told
        assert told[-3:-1] == ["Hoogachtend,", "Stuurgroep,"]

    def test_has_the_day_on_which_it_was_sent(self, client, made):
        on = {"receipt_on": date(2016, 6, 14), "confirmed_on": date(2016, 6, 20)}
        answered(made, made.aalst, **on)

        later = paragraphs(letter(client, made, "ontvangst"))
        before = paragraphs(letter(client, made, "ontvangst", peildatum="2016-06-15"))

        assert later[2] == "20 juni 2016"
        assert before[2] == "15 juni 2016"

    def test_is_not_found_while_nothing_came_in(self, client, made):
        answered(made, made.aalst, receipt_on=date(2016, 6, 14))

        for response in (
            letter(client, made, "ontvangst", body=made.berg),
            letter(client, made, "ontvangst", peildatum="2016-06-13"),
        ):
            assert response.status_code == 404
            assert "Van dit orgaan is op deze peildatum nog geen antwoord ontvangen." in words(
                response
            )

    def test_of_an_answer_that_is_hidden_is_hidden_too(self, client, made):
        draft = make.DecisionFactory(dossier=made.dossier, body=made.berg, draft=True)
        answered(made, made.berg, answer=draft, receipt_on=date(2016, 6, 14))

        assert letter(client, made, "ontvangst", body=made.berg).status_code == 404
        client.force_login(griffie(made.berg.municipality).user)
        own = letter(client, made, "ontvangst", body=made.berg)
        assert paragraphs(own)[0] == "CONCEPT: in deze brief staat wat nog niet openbaar is"


class TestAnyLetter:
    @pytest.mark.parametrize(("letter", "ending"), [("brief", "docx"), ("ontvangst", "pdf")])
    def test_comes_with_its_media_type_and_a_name_of_our_own(self, client, made, letter, ending):
        answered(made, made.aalst, receipt_on=date(2016, 6, 14))

        response = get(client, made, f"{letter}/{made.aalst.slug}.{ending}")

        name = f"{letter}-ronde-{made.round.pk}-{made.aalst.slug}-2017-06-01.{ending}"
        assert response["Content-Type"] == LETTER_FORMATS[ending].media_type
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'

    @BOTH
    def test_as_pdf_passes_the_rules_that_a_machine_can_judge(self, client, made, tmp_path, letter):
        answered(made, made.aalst, receipt_on=date(2016, 6, 14))
        path = tmp_path / "letter.pdf"
        path.write_bytes(get(client, made, f"{letter}/{made.aalst.slug}.pdf").content)

        report = validate(path)

        assert [str(finding) for finding in report.findings] == []
        assert {skipped.rule_id for skipped in report.skipped} <= NOT_JUDGED

    def test_as_word_has_headings_lists_and_dutch(self, client, made):
        word = Document(BytesIO(letter(client, made).content))

        styles = {each.text: each.style.name for each in word.paragraphs}
        assert styles["Antwoord van de raad van Aalst over: Regioraad"] == "Heading 1"
        assert styles["Vragen"] == "Heading 2"
        assert styles["Wanneer?"] == "List Number"
        assert {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:lang"))} == {
            "nl-NL"
        }

    def test_names_nobody_who_asks_where_no_record_does(self, client, made):
        made.round.opened_by = None
        made.round = save_record(made.round, by=beheer(), reason="test")

        assert "(vul in: wie deze ronde opende)" in paragraphs(letter(client, made))

    @BOTH
    def test_of_a_body_that_was_not_asked_is_not_found(self, client, made, letter):
        body = make.council(made.dossier.region)

        assert get(client, made, f"{letter}/{body.slug}.pdf").status_code == 404
        assert get(client, made, f"{letter}/bestaat-niet.pdf").status_code == 404

    def test_in_a_format_that_does_not_exist_is_not_found(self, client, made):
        assert letter(client, made, ending="csv").status_code == 404

    def test_is_open_to_everybody(self):
        assert opinion_file.access is receipt_file.access is Access.EVERYBODY


class TestWhoMaySee:
    @EVERY
    def test_the_griffie_gets_her_draft_and_can_see_what_the_public_gets(
        self, client, made, ending
    ):
        raised(made, "Aalst", CANARY, draft=True)

        public = said_in(letter(client, made, ending=ending), ending)
        client.force_login(griffie(made.aalst.municipality).user)
        own = said_in(letter(client, made, ending=ending), ending)
        preview = said_in(letter(client, made, ending=ending, voor="publiek"), ending)

        assert CANARY in own
        assert CANARY not in public + preview
        assert "CONCEPT: in deze brief staat wat nog niet openbaar is" in own
        assert "CONCEPT" not in public + preview

    def test_another_griffie_gets_no_draft(self, client, made):
        raised(made, "Aalst", CANARY, draft=True)
        client.force_login(griffie(made.berg.municipality).user)

        assert CANARY not in said_in(letter(client, made), "docx")


@BOTH
def test_it_takes_as_many_queries_whatever_there_is(client, made, letter):
    answered(made, made.aalst, receipt_on=date(2016, 6, 14))
    few = queries(client, made, letter)
    for number in range(3):
        theme = make.ThemeFactory(dossier=made.dossier)
        shown(raised(made, "Aalst", f"Nog {number}", theme=theme), "remark")
        make.RoundBodyFactory(round=made.round, body=make.council(made.dossier.region))
        subject = make.SubjectFactory(dossier=made.dossier)
        make.PositionFactory(decision=made.answer, subject=subject, dossier_of=made.dossier)

    assert queries(client, made, letter) == few


def queries(client, made, letter):
    client.get("/gezond/")
    with CaptureQueriesContext(connection) as asked:
        response = get(client, made, f"{letter}/{made.aalst.slug}.docx")
    assert response.status_code == 200
    return len(asked)
