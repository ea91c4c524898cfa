"""Pictures and the sheet as downloads: who may, at which moment, and what a wrong address gives."""

from html import unescape
from io import BytesIO
from re import findall
from urllib.parse import parse_qs, urlsplit

import pytest
from docx import Document
from lxml import etree

from decisions.actions import correct_record
from decisions.documents.pictures.svg import NAMESPACE
from decisions.web.access import Access
from decisions.web.public import pictures
from tests import factories as make
from tests.decisions.web.public.region import scene
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
PICTURES = ("stand", "regio", "verloop")
EVERY_PICTURE = pytest.mark.parametrize("name", PICTURES)
EVERY_FILE = pytest.mark.parametrize(
    "file", [*(f"{name}.svg" for name in PICTURES), "stand-van-zaken.docx"]
)
DAY = {"peildatum": "2017-06-01"}


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene("Aalst", "Berg")
    made.held = made.read(made.position(made.councils["Aalst"], "voor", dated_on="2017-05-09"))
    return made


def said(response):
    """Return what an SVG tells who does not see it, or all text of a Word file."""
    assert response.status_code == 200
    if response["Content-Type"] == "image/svg+xml":
        root = etree.fromstring(response.content)
        return "\n".join(root.findtext(f"{{{NAMESPACE}}}{name}") for name in ("title", "desc"))
    word = Document(BytesIO(response.content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in word.paragraphs), *cells])


def pinned_query(text):
    """Return the query of the address that a file names."""
    found = findall(r"http://testserver\S+", text)
    return parse_qs(urlsplit(found[-1]).query)


class TestAFile:
    @pytest.mark.parametrize(
        ("file", "kind"),
        [
            ("stand.svg", "image/svg+xml"),
            ("regio.png", "image/png"),
            ("verloop.png", "image/png"),
            ("stand-van-zaken.pdf", "application/pdf"),
        ],
    )
    def test_comes_as_a_download_of_its_kind_also_from_memory(self, client, made, file, kind):
        for _ in range(2):
            response = client.get(f"{made.address}{file}", DAY)

            assert response["Content-Type"] == kind
            assert response["X-Content-Type-Options"] == "nosniff"
            name = file.partition(".")
            assert response["Content-Disposition"].startswith(f'attachment; filename="{name[0]}-')

    @EVERY_FILE
    def test_is_only_read(self, client, made, file):
        assert client.post(f"{made.address}{file}").status_code == 405
        assert client.head(f"{made.address}{file}", DAY).status_code == 200

    @pytest.mark.parametrize("file", ["stand.gif", "verloop.pdf", "stand-van-zaken.svg"])
    def test_of_another_format_is_not_found(self, client, made, file):
        assert client.get(f"{made.address}{file}").status_code == 404

    @EVERY_FILE
    def test_of_a_hidden_dossier_is_not_found(self, client, file):
        hidden = make.DossierFactory(status="concept")

        assert client.get(f"{hidden.get_absolute_url()}{file}").status_code == 404

    @pytest.mark.parametrize(
        "view", [pictures.matrix_picture, pictures.region_picture, pictures.course_picture]
    )
    def test_is_for_everybody(self, view):
        assert view.access is Access.EVERYBODY

    @EVERY_FILE
    @pytest.mark.parametrize("wrong", [{"peildatum": "gisteren"}, {"regel": "loting"}])
    def test_of_a_wrong_address_says_what_is_expected(self, client, made, file, wrong):
        response = client.get(f"{made.address}{file}", wrong)

        assert response.status_code == 400
        assert "Verwacht" in response.content.decode()

    @EVERY_FILE
    def test_of_too_many_councils_is_refused_with_a_sentence(self, client, made, file, monkeypatch):
        for most in ("MOST_ROWS", "MOST_TILES", "MOST_ON_PAPER"):
            monkeypatch.setattr(pictures, most, 1)

        response = client.get(f"{made.address}{file}", DAY)

        assert response.status_code == 400
        assert "ten hoogste 1 raden; dit zijn er 2." in unescape(response.content.decode())


class TestBothClocks:
    @EVERY_FILE
    def test_are_pinned_with_the_rule_in_the_address_that_it_names(self, client, made, file):
        asked = DAY | {"regel": "geen_raad_tegen"}

        query = pinned_query(said(client.get(f"{made.address}{file}", asked)))

        assert query["peildatum"] == ["2017-06-01"]
        assert query["regel"] == ["geen_raad_tegen"]
        assert query["bekend"][0].endswith("Z")

    @EVERY_FILE
    def test_give_the_same_bytes_whatever_is_corrected(self, client, made, file):
        before = client.get(f"{made.address}{file}", DAY)
        query = {name: value[0] for name, value in pinned_query(said(before)).items()}
        correct_record(made.held, changes={"stance": "tegen"}, by=beheer(), reason="Onjuist.")

        after = client.get(f"{made.address}{file}", query)

        assert after.content == before.content
        assert "tegen" in said(client.get(f"{made.address}{file}", DAY)).lower()

    @EVERY_PICTURE
    def test_show_a_day_on_which_nobody_spoke_as_empty(self, client, made, name):
        told = said(client.get(f"{made.address}{name}.svg", {"peildatum": "2016-06-01"}))

        assert "Aalst: voor" not in told

    def test_of_a_course_are_pinned_with_its_window(self, client, made):
        told = said(client.get(f"{made.address}verloop.svg", {"van": "2017-05-01"}))

        query = pinned_query(told)
        assert query["van"] == ["2017-05-01"]
        assert "tot" in query


class TestWhatIsNotPublic:
    def test_stays_out_of_the_file_of_the_public(self, client, made):
        made.position(made.councils["Berg"], "tegen", dated_on="2017-05-10", status="concept")

        assert "Tegen: Berg" not in said(client.get(f"{made.address}stand.svg", DAY))

    def test_is_warned_of_in_the_file_of_who_signed_in(self, client, made):
        client.force_login(griffie(made.councils["Berg"].municipality).user)

        response = client.get(f"{made.address}stand.svg", DAY)

        assert "niet-openbaar" in response["Content-Disposition"]
        assert "NIET OPENBAAR" in said(response)
        assert response["Cache-Control"] == "no-store"


class TestWhatIsChosen:
    def test_is_the_subject_of_the_region(self, client, made):
        told = said(client.get(f"{made.address}regio.svg", DAY | {"onderwerp": "zwaar"}))

        assert "De regio: Zwaar" in told
        assert pinned_query(told)["onderwerp"] == ["zwaar"]

    def test_is_the_subject_of_a_column(self, client, made):
        told = said(client.get(f"{made.address}stand.svg", DAY | {"toon": "regioraad"}))

        assert "Aalst: Regioraad: voor" in told
        assert pinned_query(told)["toon"] == ["regioraad"]

    def test_is_a_council_of_the_course(self, client, made):
        told = said(client.get(f"{made.address}verloop.svg", {"raad": "aalst"}))

        assert "Aalst: " in told
        assert "Berg: " not in told


class TestTheWays:
    def test_lead_from_the_board_to_every_file_of_its_own_moment(self, client, made):
        page = client.get(made.address, DAY | {"bekend": "2026-01-01T12:00:30Z"})

        found = [
            unescape(each)
            for each in findall(
                r'href="([^"]+[.](?:png|svg|pdf|docx)[?][^"]+)"', page.content.decode()
            )
        ]
        files = [urlsplit(each) for each in found]
        assert {each.path.rpartition("/")[2] for each in files} == {
            *("stand.png", "stand.svg", "regio.png", "regio.svg"),
            *("stand-van-zaken.pdf", "stand-van-zaken.docx"),
        }
        for each in files:
            assert parse_qs(each.query)["bekend"][0].endswith("00:30Z")
        assert {client.get(each).status_code for each in found} == {200}

    @pytest.mark.parametrize(
        ("page", "file"),
        [("", "stand.png"), ("verloop/", "verloop.png"), ("draagvlak/", "regio.png")],
    )
    def test_lead_from_what_is_shared_to_the_same_moment(self, client, made, page, file):
        content = unescape(client.get(f"{made.address}{page}", DAY).content.decode())

        shared = content.partition("Als beeld:")[2].partition("</p>")[0]
        address = findall(r'href="([^"]+)"', shared)[0]
        assert file in address
        assert parse_qs(urlsplit(address).query)["bekend"][0].endswith("Z")
        assert client.get(address).status_code == 200

    def test_lead_to_no_picture_of_what_is_only_supposed(self, client, made):
        page = client.get(f"{made.address}draagvlak/", DAY | {"stel": "aalst:tegen"})

        assert "Als beeld:" not in page.content.decode()

    def test_are_left_out_where_there_is_nothing_to_show(self, client, made):
        content = client.get(made.address, {"peildatum": "1900-01-01"}).content.decode()

        assert "stand.png" not in content
        assert "regio.png" not in content
