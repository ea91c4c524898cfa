"""Downloading the bundle and the reactienota of a round, read back cell by cell."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document
from pdfua import validate

from decisions.actions import correct_record, withdraw_record
from decisions.documents.rounds import NOTED, REGISTER_FORMATS
from decisions.models import Remark, Reply
from decisions.web.access import Access
from decisions.web.parameters import AMSTERDAM
from decisions.web.rounds.downloads import bundle_file, reply_note_file
from tests import factories as make
from tests.decisions.documents.test_pdf import NOT_JUDGED
from tests.decisions.web.public.reading import CANARY, shown
from tests.decisions.web.public.region import words
from tests.decisions.web.rounds.bundled import (
    FORMULA,
    full,
    get,
    raised,
    round_of,
    said_in,
    table_of,
)
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
SHEETS = pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
FILES = pytest.mark.parametrize("file", ["bundel", "reactienota"])
BUNDLE = {
    "Houd het klein.": ["Bewonersavond", "", "wens", "Regioraad", "", "", "1 mei 2016", "", ""],
    FORMULA: [
        *("Gemeenteraad Aalst", "", "bedenking", "Regioraad", "hoofdstuk 2", "Wonen"),
        *("1 juni 2016", "Woningbouw", "minder"),
    ],
    "Wie betaalt?": [
        *("Gemeenteraad Aalst", "twee fracties", "vraag", "Regioraad", "", ""),
        *("1 juni 2016", "", ""),
    ],
    "Bouw meer.": [
        *("Gemeenteraad Berg", "", "wens", "Regioraad", "hoofdstuk 10", "Wonen"),
        *("1 juni 2016", "Woningbouw", "meer"),
    ],
}
WRONG = (
    ("doc", {}, 404),
    ("csv", {"ordening": "kleur"}, 400),
    ("csv", {"orgaan": "bestaat-niet"}, 400),
    ("csv", {"voor": "mij"}, 400),
    ("csv", {"peildatum": "2017-02-31"}, 400),
    ("csv", {"peildatum": "2016-01-01"}, 404),
    ("csv", {"bekend": "\x00"}, 400),
)
EACH = pytest.mark.parametrize(
    ("file", "ending"),
    [
        *(("bundel", "csv"), ("bundel", "ods"), ("bundel", "pdf")),
        *(("reactienota", "xlsx"), ("reactienota", "docx")),
    ],
)
CELLS = (
    *("van wie", "fracties", "soort", "onderwerp", "onderdeel", "thema", "datum"),
    *("gedeeld punt", "richting"),
)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return full()


def records_of(response, ending):
    """Return the rows of a sheet by their labels; what CSV puts before a formula is taken off."""
    labels, *rows = table_of(response, ending)
    found = [dict(zip(labels, row, strict=True)) for row in rows]
    return [each | {"tekst": each["tekst"].removeprefix("'")} for each in found]


def texts(response, ending="csv"):
    return [each["tekst"] for each in records_of(response, ending)]


class TestTheBundle:
    @SHEETS
    def test_as_a_sheet_has_every_cell_of_every_point(self, client, made, ending):
        found = records_of(get(client, made, f"bundel.{ending}"), ending)

        numbers = dict(Remark.objects.values_list("text", "pk"))
        assert [(each["tekst"], [each[name] for name in CELLS]) for each in found] == list(
            BUNDLE.items()
        )
        assert [int(each["nummer"]) for each in found] == [numbers[each] for each in BUNDLE]
        assert {each["status"] for each in found} == {"openbaar"}
        assert [each["stand"] for each in found] == ["ingediend"] * 3 + ["beantwoord"]
        assert found[3]["bron en plaats"].endswith(", alinea 1")

    def test_as_word_has_a_table_under_each_heading(self, client, made):
        response = get(client, made, "bundel.docx", ordening="onderdeel")
        word = Document(BytesIO(response.content))

        assert [each.text for each in word.paragraphs if each.style.name == "Heading 2"] == [
            "Regioraad",
            "Regioraad: hoofdstuk 2",
            "Regioraad: hoofdstuk 10",
            "Over dit bestand",
        ]
        assert [len(table.rows) for table in word.tables] == [3, 2, 2]
        assert table_of(response, "docx")[0] == [
            "Nummer, soort en stand",
            "Van wie en wanneer",
            "Waarover",
            "Tekst en bron",
        ]

    @pytest.mark.parametrize(
        ("ordering", "expected"),
        [
            ("orgaan", ["Houd het klein.", FORMULA, "Wie betaalt?", "Bouw meer."]),
            ("thema", ["Bouw meer.", FORMULA, "Houd het klein.", "Wie betaalt?"]),
            ("onderdeel", ["Houd het klein.", "Wie betaalt?", FORMULA, "Bouw meer."]),
        ],
    )
    def test_is_in_the_order_that_is_asked(self, client, made, ordering, expected):
        sheet = texts(get(client, made, "bundel.csv", ordening=ordering))
        said = said_in(get(client, made, "bundel.docx", ordening=ordering), "docx")

        assert sheet == expected
        assert sorted(expected, key=said.index) == expected


class TestTheReplyNote:
    @pytest.mark.parametrize("ordering", NOTED)
    def test_as_word_has_every_point_in_the_order_that_is_asked(self, client, made, ordering):
        sheet = texts(get(client, made, "reactienota.csv", ordening=ordering))

        said = said_in(get(client, made, "reactienota.docx", ordening=ordering), "docx")

        assert sorted(sheet, key=said.index) == sheet

    @SHEETS
    def test_as_a_sheet_has_point_reply_change_and_place(self, client, made, ending):
        found = records_of(get(client, made, f"reactienota.{ending}"), ending)
        reply = Reply.objects.get()

        assert [each["tekst"] for each in found] == [
            FORMULA,
            "Bouw meer.",
            "Houd het klein.",
            "Wie betaalt?",
        ]
        assert [each["gedeeld punt"] for each in found] == ["Woningbouw", "Woningbouw", "", ""]
        assert [each["richting"] for each in found] == ["minder", "meer", "", ""]
        assert [each["reactie"] for each in found] == [
            "geen reactie",
            "overgenomen",
            "geen reactie",
            "geen reactie",
        ]
        answered = found[1]
        assert answered["redenen"] == reply.reasons
        assert answered["gewijzigd in versie"] == "Regioraad"
        assert answered["plaats in die versie"] == "paragraaf 2"
        assert answered["reactie van"] == "Stuurgroep, 1 september 2016"
        assert answered["bron van de reactie"].endswith(", alinea 1")

    @pytest.mark.parametrize("ending", ["docx", "pdf"])
    def test_on_paper_tells_that_it_was_not_adopted_and_what_the_law_asks(
        self, client, made, ending
    ):
        said = said_in(get(client, made, f"reactienota.{ending}"), ending)

        assert "nog niet vastgesteld: 1 van 4 punten hebben een reactie" in said
        assert "Wet gemeenschappelijke regelingen, artikel 35, sinds 1 juli 2022" in said
        assert "Gemeenteraad Aalst, Gemeenteraad Berg" in said
        assert "Gedeeld punt: Woningbouw" in said
        assert "Punten die op zichzelf staan" in said

    def test_tells_who_adopted_it_and_to_whom_it_went(self, client, made):
        note = make.ReplyNoteFactory(round=made.round, body=made.asks, reference="Z-1")
        make.DispatchFactory(reply_note=note, body=made.councils["Berg"])

        said = said_in(get(client, made, "reactienota.docx"), "docx")
        before = said_in(get(client, made, "reactienota.docx", peildatum="2016-09-30"), "docx")

        assert "Vastgesteld:\top 1 oktober 2016 door Stuurgroep" in said
        assert "Kenmerk:\tZ-1" in said
        assert "Verzonden aan:\tGemeenteraad Berg (4 oktober 2016)" in said
        assert "nog niet vastgesteld" in before

    def test_tells_the_duties_apart_where_they_differ(self, client, made):
        late = make.council(made.dossier.region)
        make.RoundBodyFactory(round=made.round, body=late, received_on=date(2022, 6, 30))

        said = said_in(get(client, made, "reactienota.docx"), "docx")

        assert f"{late.name}: De grondslag noemt geen plicht" in said
        assert "Gemeenteraad Aalst, Gemeenteraad Berg: Het bestuur beantwoordt" in said

    def test_leaves_out_a_reply_that_does_not_count(self, client, made):
        withdraw_record(Reply.objects.get(), by=beheer(), reason="Van een ander.")
        make.ReplyFactory(
            remark=Remark.objects.get(text="Wie betaalt?"), body=made.councils["Berg"]
        )

        found = records_of(get(client, made, "reactienota.csv"), "csv")

        assert {each["reactie"] for each in found} == {"geen reactie"}


class TestAnyFile:
    @EACH
    def test_comes_with_its_media_type_and_a_name_of_our_own(self, client, made, file, ending):
        response = get(client, made, f"{file}.{ending}", orgaan=made.councils["Berg"].slug)

        assert response["Content-Type"] == REGISTER_FORMATS[ending].media_type
        ordering = {"bundel": "orgaan", "reactienota": "punt"}[file]
        name = f"{file}-ronde-{made.round.pk}-per-{ordering}-{made.councils['Berg'].slug}"
        assert f'filename="{name}-2017-06-01.{ending}"' in response["Content-Disposition"]
        if ending in ("csv", "xlsx", "ods"):
            assert texts(response, ending) == ["Bouw meer."]
        else:
            assert "Bouw meer." in said_in(response, ending)
            assert "Wie betaalt?" not in said_in(response, ending)

    @FILES
    def test_as_pdf_passes_the_rules_that_a_machine_can_judge(self, client, made, tmp_path, file):
        path = tmp_path / "file.pdf"
        path.write_bytes(get(client, made, f"{file}.pdf").content)

        report = validate(path)

        assert [str(finding) for finding in report.findings] == []
        assert {skipped.rule_id for skipped in report.skipped} <= NOT_JUDGED

    @FILES
    def test_without_a_point_says_so(self, client, file):
        made = round_of("Aalst", slug="ander")

        assert "Er is geen punt ingediend." in said_in(get(client, made, f"{file}.pdf"), "pdf")
        assert texts(get(client, made, f"{file}.csv")) == []

    @FILES
    def test_leaves_out_what_came_later_and_what_was_withdrawn(self, client, made, file):
        withdraw_record(Remark.objects.get(text="Bouw meer."), by=beheer(), reason="Van een ander.")

        assert texts(get(client, made, f"{file}.csv", peildatum="2016-05-31")) == [
            "Houd het klein."
        ]
        assert "Bouw meer." not in texts(get(client, made, f"{file}.csv"))

    @FILES
    def test_is_not_given_for_what_is_not_known(self, client, made, file):
        for name, asked, status in WRONG:
            assert get(client, made, f"{file}.{name}", **asked).status_code == status, asked

    @FILES
    def test_is_refused_when_nobody_could_read_it(self, client, made, file, monkeypatch):
        few = dict(REGISTER_FORMATS, pdf=replace(REGISTER_FORMATS["pdf"], most=3))
        monkeypatch.setattr("decisions.web.public.remarks.REGISTER_FORMATS", few)

        response = get(client, made, f"{file}.pdf")

        assert response.status_code == 400
        assert "bevat ten hoogste 3 punten; dit zijn er 4." in words(response)

    @FILES
    def test_says_what_was_known_then(self, client, made, file):
        then = timezone.now() + timedelta(minutes=1)
        with time_machine.travel(then + timedelta(minutes=1)):
            texted = Remark.objects.get(text="Wie betaalt?")
            correct_record(
                texted, changes={"text": "Wie draagt dat?"}, by=beheer(), reason="tikfout"
            )
        moment = f"{then.astimezone(AMSTERDAM):%Y-%m-%dT%H:%M}"

        with time_machine.travel(then + timedelta(hours=1)):
            now = texts(get(client, made, f"{file}.csv"))
            known = texts(get(client, made, f"{file}.csv", bekend=moment))

        assert sorted(set(now) ^ set(known)) == ["Wie betaalt?", "Wie draagt dat?"]
        assert "Wie betaalt?" in known

    def test_is_read_only_and_open_to_everybody(self, client, made):
        assert client.post(f"{made.files}bundel.csv").status_code == 405
        assert bundle_file.access is reply_note_file.access is Access.EVERYBODY


class TestWhoMaySee:
    @EACH
    def test_the_griffie_gets_her_draft_and_can_see_what_the_public_gets(
        self, client, made, file, ending
    ):
        raised(made, "Aalst", CANARY, draft=True)
        said = {}
        read = texts if ending in ("csv", "xlsx", "ods") else said_in
        said["public"] = read(get(client, made, f"{file}.{ending}"), ending)
        client.force_login(griffie(made.councils["Aalst"].municipality).user)
        own = get(client, made, f"{file}.{ending}")
        said["own"] = read(own, ending)
        preview = get(client, made, f"{file}.{ending}", voor="publiek")
        said["preview"] = read(preview, ending)

        assert {name: CANARY in each for name, each in said.items()} == {
            "public": False,
            "own": True,
            "preview": False,
        }
        assert f"-niet-openbaar.{ending}" in own["Content-Disposition"]
        assert "niet-openbaar" not in preview["Content-Disposition"]
        if ending in ("docx", "pdf"):
            assert "NIET OPENBAAR: gemaakt voor wie is ingelogd" in said["own"]
            assert "NIET OPENBAAR" not in said["preview"]

    def test_another_griffie_gets_no_draft_and_no_draft_of_a_reply(self, client, made):
        draft = raised(made, "Aalst", CANARY, draft=True)
        make.ReplyFactory(
            remark=Remark.objects.get(text="Wie betaalt?"),
            body=made.councils["Aalst"],
            reasons=CANARY,
            draft=True,
        )
        client.force_login(griffie(made.councils["Berg"].municipality).user)

        for file in ("bundel", "reactienota"):
            assert CANARY not in get(client, made, f"{file}.csv").content.decode()
        assert draft.status == "concept"

    def test_a_council_with_nothing_but_a_draft_is_no_choice(self, client, made):
        body = make.council(made.dossier.region)
        raised(made, "Aalst", CANARY, body=body, draft=True)

        assert get(client, made, "bundel.csv", orgaan=body.slug).status_code == 400

    def test_the_public_version_of_a_hidden_dossier_is_refused(self, client):
        hidden = make.DossierFactory(draft=True)
        asked = make.RoundFactory(dossier=hidden)
        client.force_login(beheer().user)

        address = f"{hidden.get_absolute_url()}rondes/{asked.pk}/bundel.csv"
        response = client.get(address, {"voor": "publiek", "peildatum": "2017-06-01"})

        assert response.status_code == 400
        assert "Dit dossier is niet openbaar." in words(response)


@pytest.mark.parametrize(("file", "ending"), [("bundel", "docx"), ("reactienota", "csv")])
def test_it_takes_as_many_queries_whatever_there_is(client, made, file, ending):
    few = queries(client, made, f"{file}.{ending}")
    grow(made)

    assert queries(client, made, f"{file}.{ending}") == few


def queries(client, made, name):
    client.get("/gezond/")
    with CaptureQueriesContext(connection) as asked:
        assert get(client, made, name).status_code == 200
    return len(asked)


def grow(made):
    """Add a council with points of its own, on other themes, in other points, replied to."""
    body = make.council(made.dossier.region)
    make.RoundBodyFactory(round=made.round, body=body)
    for number in range(3):
        theme = make.ThemeFactory(dossier=made.dossier)
        section = f"hoofdstuk {number + 20}"
        point = raised(made, "Aalst", "Nog iets.", body=body, theme=theme, section=section)
        make.ReplyFactory(remark=point, body=made.asks, changed_in=made.proposal)
        make.PointRemarkFactory(point=make.PointFactory(dossier=made.dossier), remark=point)
        shown(point, "remark")
