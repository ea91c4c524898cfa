"""The PDF, read back with pikepdf, pypdf and pdfua."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from pdfua import validate
from pypdf import PdfReader

from decisions.documents.register.document import RowGroup
from decisions.documents.register.pdf import write
from tests.decisions.documents.documents import CLEAN_TEXT
from tests.decisions.documents.register.documents import FORMULAS, ODD, register, row, saying
from tests.decisions.documents.test_pdf import NOT_JUDGED, tags_of

UNDRAWN = {"😀": "[U+1F600]", "漢": "[U+6F22]"}


def opened(plain):
    return pikepdf.open(BytesIO(write(plain)))


def pages_of(plain):
    return [each.extract_text() for each in PdfReader(BytesIO(write(plain))).pages]


def text_of(plain):
    return " ".join(" ".join(page.split()) for page in pages_of(plain))


def squeezed(text):
    return "".join(text.split())


class TestAccessibility:
    def test_it_is_dutch_tagged_and_says_that_it_is_pdf_ua_1(self):
        file = opened(register())

        assert str(file.Root.Lang) == "nl-NL"
        assert bool(file.Root.MarkInfo.Marked) is True
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Wensen en bedenkingen"

    def test_tables_have_header_cells_and_data_cells(self):
        with opened(register(row(1), row(2))) as file:
            tags = list(tags_of(file.Root.StructTreeRoot))

        assert {"/H1", "/H2", "/Table", "/TR"} <= set(tags)
        assert tags.count("/TH") == 5
        assert tags.count("/TD") == 10

    @pytest.mark.parametrize(
        "plain",
        [
            register(banner="NIET OPENBAAR: let op"),
            register(*(row(number) for number in range(40))),
            register(groups=(RowGroup("Aalst", (row(1),)), RowGroup("Berg", (row(2),)))),
            register(groups=(RowGroup("", ()),)),
        ],
        ids=["a banner", "many pages", "groups", "no rows"],
    )
    def test_pdfua_finds_nothing(self, tmp_path, plain):
        path = tmp_path / "register.pdf"
        path.write_bytes(write(plain))

        report = validate(path)

        assert [str(finding) for finding in report.findings] == []
        assert {skipped.rule_id for skipped in report.skipped} <= NOT_JUDGED


class TestText:
    def test_it_stands_in_the_order_of_the_document(self):
        text = text_of(register(groups=(RowGroup("Aalst", (row(1),)), RowGroup("Berg", (row(2),)))))

        wanted = ("Verzonnen dossier", "Wensen en bedenkingen", "Aalst", "Van wie", "Meer huizen.")
        places = [text.index(part) for part in (*wanted, "Berg", "Over dit bestand")]
        assert places == sorted(places)

    def test_every_page_has_the_head_of_the_table_the_mark_and_the_foot(self):
        plain = register(*(row(n) for n in range(40)), banner="NIET OPENBAAR: let op")

        pages = pages_of(plain)

        assert len(pages) > 2
        for number, page in enumerate(pages, start=1):
            assert "NIET OPENBAAR" in page
            assert f"Bladzijde {number} van {len(pages)}" in page
        assert all("Waarover" in page for page in pages[:-1])

    def test_without_a_point_it_says_so(self):
        assert "Er is geen punt." in text_of(register(groups=(RowGroup("", ()),)))

    @pytest.mark.parametrize("text", [*FORMULAS, *ODD])
    def test_a_hostile_text_is_text_and_nothing_more(self, text):
        told = text
        for sign, code in UNDRAWN.items():
            told = told.replace(sign, code)

        assert squeezed(told) in squeezed(text_of(saying(text)))

    @settings(max_examples=15, deadline=None)
    @given(CLEAN_TEXT)
    def test_any_clean_text_gives_a_file(self, text):
        plain = register(row(text=text), groups=(RowGroup(text, (row(text=text),)),))

        assert write(plain).startswith(b"%PDF-")
