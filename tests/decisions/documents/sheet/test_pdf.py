"""The sheet as PDF, read back with pikepdf, pypdf and pdfua."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pdfua import validate
from pypdf import PdfReader

from decisions.documents.sheet.pdf import write
from tests.decisions.documents.pictures.pictures import ADDRESS, HOSTILE
from tests.decisions.documents.sheet.sheets import NAMES, full_region, sheet_of
from tests.decisions.documents.test_pdf import NOT_JUDGED, tags_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return full_region()


def opened(sheet):
    return pikepdf.open(BytesIO(write(sheet)))


def text_of(sheet):
    pages = PdfReader(BytesIO(write(sheet))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


class TestThePage:
    def test_is_one_a4_for_eight_councils(self, made):
        file = opened(sheet_of(made))

        assert len(file.pages) == 1
        assert [round(float(each)) for each in file.pages[0].mediabox] == [0, 0, 595, 842]

    def test_goes_on_where_there_are_many(self, made):
        sheet = sheet_of(made)

        assert len(opened(replace(sheet, rows=sheet.rows * 12)).pages) > 1

    def test_says_the_answer_the_stands_and_who_must_speak(self, made):
        text = text_of(sheet_of(made))

        for part in (
            "Stand van zaken",
            "Stand van 1 juni 2017, zoals bekend op 2 juni 2017 om 10.00 uur",
            "Regel: alle raden akkoord.",
            "Wat vindt u? 0 van 8 gesproken",
            "Bron",
            *NAMES,
        ):
            assert part in text

    def test_says_why_it_is_empty(self, made):
        sheet = sheet_of(made, day=date(1900, 1, 1))

        assert "bestond nog niet op 1 januari 1900" in text_of(sheet)

    def test_warns_of_what_is_not_public(self, made):
        sheet = sheet_of(made, is_public=False)

        assert sheet.name.endswith("-niet-openbaar")
        assert "NIET OPENBAAR" in text_of(sheet)

    def test_is_the_same_for_the_same_sheet(self, made):
        assert write(sheet_of(made)) == write(sheet_of(made))

    def test_text_is_never_read_as_markup(self, made):
        sheet = sheet_of(made)
        row = replace(sheet.rows[0], name=HOSTILE)

        assert "".join(HOSTILE.split()) in "".join(text_of(replace(sheet, rows=(row,))).split())

    def test_a_sign_that_no_font_draws_is_named(self, made):
        text = text_of(replace(sheet_of(made), dossier="Samen \U0001f600"))

        assert "[U+1F600]" in text


class TestAccessibility:
    def test_it_says_that_it_is_pdf_ua_1_in_dutch(self, made):
        file = opened(sheet_of(made))

        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Stand van zaken: Samen of niet"
        assert str(file.Root.Lang) == "nl-NL"

    def test_headings_table_and_link_are_tagged_as_such(self, made):
        file = opened(sheet_of(made))

        tags = set(tags_of(file.Root.StructTreeRoot))

        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Link"} <= tags

    def test_pdfua_finds_nothing(self, made, tmp_path):
        path = tmp_path / "stand-van-zaken.pdf"
        path.write_bytes(write(sheet_of(made, is_public=False)))

        report = validate(path)

        assert [str(finding) for finding in report.findings] == []
        assert {skipped.rule_id for skipped in report.skipped} <= NOT_JUDGED

    def test_the_link_leads_to_the_pinned_address(self, made):
        file = opened(sheet_of(made))

        links = [str(link.A.URI) for page in file.pages for link in page.Annots]
        assert set(links) == {ADDRESS}
