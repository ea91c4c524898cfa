"""Downloading the register of remarks: the rows of the page, for whoever may see the page."""

import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from pypdf import PdfReader

from decisions.actions import withdraw_record
from decisions.documents.register import REGISTER_FORMATS
from decisions.web.access import Access
from decisions.web.public.remarks import remarks_file
from tests import factories as make
from tests.decisions.documents.register.sheets import sheets_of
from tests.decisions.web.public.reading import CANARY, fill, shown
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie, raadslid

pytestmark = pytest.mark.django_db
EVERY = pytest.mark.parametrize("ending", REGISTER_FORMATS)
PATH = "wensen-en-bedenkingen"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def remark(made, text, **fields):
    fields = {"body": made.councils["Aalst"]} | fields
    return make.RemarkFactory(dossier=made.dossier, text=text, **fields)


def get(client, made, ending="csv", **parameters):
    asked = {"peildatum": "2017-06-01"} | parameters
    return client.get(f"{made.address}{PATH}.{ending}", asked)


def texts(response):
    lines = csv.DictReader(StringIO(response.content.decode(), newline=""))
    return [line["tekst"] for line in lines]


def said_in(response, ending):
    """Return everything that a file says, as one text."""
    content = response.content
    if ending in ("xlsx", "ods"):
        sheets = sheets_of(content).values()
        return " ".join(str(cell) for rows in sheets for cells in rows for cell in cells)
    if ending == "docx":
        word = Document(BytesIO(content))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return " ".join([each.text for each in word.paragraphs] + cells)
    if ending == "pdf":
        pages = PdfReader(BytesIO(content)).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    return content.decode()


class TestFile:
    @EVERY
    def test_it_comes_with_its_media_type_and_a_name_of_our_own(self, client, made, ending):
        remark(made, "a")

        response = get(client, made, ending)

        assert response.status_code == 200
        assert response["Content-Type"] == REGISTER_FORMATS[ending].media_type
        name = f"wensen-en-bedenkingen-2017-06-01.{ending}"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert response["X-Content-Type-Options"] == "nosniff"

    @EVERY
    def test_it_says_what_the_page_says(self, client, made, ending):
        shown(remark(made, "Meer huizen bij het spoor."), "remark")

        said = said_in(get(client, made, ending), ending)

        for part in ("Meer huizen bij het spoor.", "Gemeenteraad Aalst", "1 juni 2016"):
            assert part in said

    @pytest.mark.parametrize("ending", ["xlsx", "ods", "docx", "pdf"])
    def test_it_says_what_was_chosen_and_where(self, client, made, ending):
        remark(made, "a")

        said = said_in(get(client, made, ending, soort="wens", zoek="A"), ending)

        assert re.search("Met de woorden:?\\s*A", said)
        assert re.search("Soort:?\\s*wens", said)
        assert "/wensen-en-bedenkingen/?soort=wens&zoek=A&peildatum=2017-06-01" in "".join(
            said.split()
        )

    @EVERY
    def test_without_a_point_there_is_a_file_too(self, client, made, ending):
        assert get(client, made, ending).status_code == 200

    def test_the_rule_of_access_is_marked(self):
        assert remarks_file.access is Access.EVERYBODY

    def test_it_is_read_only(self, client, made):
        assert client.post(f"{made.address}{PATH}.csv").status_code == 405


class TestRows:
    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({}, ["Een", "Twee", "Drie"]),
            ({"soort": "vraag"}, ["Twee"]),
            ({"orgaan": "bijeenkomst"}, ["Drie"]),
            ({"staat": "beantwoord"}, ["Een"]),
            ({"zoek": "twee"}, ["Twee"]),
            ({"volgorde": "nieuwste"}, ["Drie", "Twee", "Een"]),
            ({"peildatum": "2016-02-15"}, ["Een", "Twee"]),
            ({"pagina": "99"}, ["Een", "Twee", "Drie"]),
        ],
    )
    def test_are_chosen_and_sorted_as_on_the_page(self, client, made, asked, expected):
        make.ReplyFactory(remark=remark(made, "Een", dated_on="2016-01-01"))
        remark(made, "Twee", dated_on="2016-02-01", kind="vraag")
        remark(made, "Drie", dated_on="2016-03-01", body=None, gathering="Zaal")

        assert texts(get(client, made, **asked)) == expected

    def test_are_more_than_a_page_holds(self, client, made):
        for number in range(51):
            remark(made, f"Punt {number:02d}")

        assert texts(get(client, made)) == [f"Punt {number:02d}" for number in range(51)]

    def test_that_were_withdrawn_tell_why(self, client, made):
        withdraw_record(remark(made, "Oud"), by=beheer(), reason="Van een ander.")

        assert "ingetrokken: Van een ander." in get(client, made).content.decode()

    def test_stay_text_whatever_they_begin_with(self, client, made):
        remark(made, '=HYPERLINK("https://evil.example")')

        said = said_in(get(client, made, "xlsx"), "xlsx")

        assert texts(get(client, made)) == ['\'=HYPERLINK("https://evil.example")']
        assert '=HYPERLINK("https://evil.example")' in said


class TestTheBundle:
    @pytest.mark.parametrize("ending", ["docx", "pdf"])
    def test_is_parted_under_headings(self, client, made, ending):
        remark(made, "Punt van Berg", body=made.councils["Berg"], dated_on="2016-01-01")
        remark(made, "Punt van Aalst", dated_on="2016-01-02")

        response = get(client, made, ending, ordening="gemeente")

        assert f"per-gemeente-2017-06-01.{ending}" in response["Content-Disposition"]
        said = said_in(response, ending)
        assert "Wensen en bedenkingen, per gemeente" in said
        assert said.index("Punt van Aalst") < said.index("Punt van Berg")

    def test_leaves_a_sheet_as_it_is(self, client, made):
        remark(made, "Van Berg", body=made.councils["Berg"], dated_on="2016-01-01")
        remark(made, "Van Aalst", dated_on="2016-01-02")

        assert texts(get(client, made, ordening="gemeente")) == ["Van Berg", "Van Aalst"]


class TestWrongAddresses:
    @pytest.mark.parametrize("ending", ["doc", "xls", "CSV", "json", "html", "csv-x"])
    def test_a_format_that_does_not_exist_is_not_found(self, client, made, ending):
        assert get(client, made, ending).status_code == 404

    def test_an_unknown_dossier_is_not_found(self, client):
        assert client.get(f"/dossiers/bestaat-niet/{PATH}.csv").status_code == 404

    @pytest.mark.parametrize(
        "asked",
        [
            {"soort": "klacht"},
            {"ordening": "kleur"},
            {"peildatum": "2017-02-31"},
            {"bekend": "x"},
            {"zoek": "\x00"},
        ],
    )
    def test_what_is_not_known_is_refused_and_named(self, client, made, asked):
        response = get(client, made, **asked)

        assert response.status_code == 400
        assert f"Bij {next(iter(asked))} staat" in words(response)

    def test_more_than_a_document_holds_is_refused(self, client, made, monkeypatch):
        few = dict(REGISTER_FORMATS, pdf=replace(REGISTER_FORMATS["pdf"], most=1))
        monkeypatch.setattr("decisions.web.public.remarks.REGISTER_FORMATS", few)
        remark(made, "a")
        remark(made, "b", kind="vraag")

        response = get(client, made, "pdf")

        assert response.status_code == 400
        assert "bevat ten hoogste 1 punten; dit zijn er 2." in words(response)
        assert get(client, made, "pdf", soort="vraag").status_code == 200


class TestWhoMaySee:
    @EVERY
    def test_the_public_gets_no_draft_no_reply_and_no_source_that_is_hidden(
        self, client, made, ending
    ):
        remark(made, CANARY, draft=True)
        seen = remark(made, "Zichtbaar")
        make.ReplyFactory(remark=seen, reasons=CANARY, draft=True)
        hidden = make.SourceFactory(title=CANARY, is_public=False)
        make.EvidenceFactory(shows=seen, position=None, remark=seen, source=hidden)

        response = get(client, made, ending)

        assert "Zichtbaar" in said_in(response, ending)
        assert CANARY not in said_in(response, ending)

    @EVERY
    def test_its_keeper_gets_the_draft_with_a_warning_and_no_cache_keeps_it(
        self, client, made, ending
    ):
        remark(made, CANARY, draft=True)
        client.force_login(griffie(made.councils["Aalst"].municipality).user)

        response = get(client, made, ending)

        assert CANARY in said_in(response, ending)
        assert "concept" in said_in(response, ending)
        assert response["Content-Disposition"].endswith(f'-niet-openbaar.{ending}"')
        assert response["Cache-Control"] == "no-store"

    def test_a_councillor_gets_no_draft(self, client, made):
        remark(made, CANARY, draft=True)
        client.force_login(raadslid(made.councils["Aalst"].municipality).user)

        assert CANARY not in get(client, made).content.decode()

    def test_a_hidden_dossier_is_not_found(self, client):
        hidden = make.DossierFactory(draft=True)

        assert client.get(f"{hidden.get_absolute_url()}{PATH}.csv").status_code == 404

    def test_the_public_may_keep_a_file_as_it_may_keep_the_page(self, client, made):
        page = client.get(f"{made.address}{PATH}/", {"peildatum": "2017-06-01"})

        assert get(client, made).get("Cache-Control") == page.get("Cache-Control")


@pytest.mark.parametrize("number", [1, 8])
@EVERY
def test_it_takes_as_many_queries_whatever_there_is(client, made, ending, number):
    fill(made, number)
    client.get("/gezond/")

    with CaptureQueriesContext(connection) as asked:
        assert get(client, made, ending).status_code == 200

    assert len(asked) == 15
