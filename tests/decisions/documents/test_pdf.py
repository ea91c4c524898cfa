"""The PDF, read back with pikepdf, pypdf and pdfua."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from pdfua import validate
from pypdf import PdfReader

from decisions.documents import pdf
from decisions.documents.document import DocumentSection, ListEntry
from decisions.documents.pdf import replace_undrawable_signs, write
from tests.decisions.documents.documents import ADDRESS, CLEAN_TEXT, HOSTILE, document, saying

# pdfua 0.1.3 stops on an array where it expects a dictionary, before it has judged anything.
NOT_JUDGED = {"UA-14-001"}


def opened(plain):
    return pikepdf.open(BytesIO(write(plain)))


def text_of(plain):
    """Return all text, line ends as spaces: a long line breaks where the page ends."""
    pages = PdfReader(BytesIO(write(plain))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def targets_of(file):
    return [str(link.A.URI) for page in file.pages for link in page.Annots]


def squeezed(text):
    return "".join(text.split())


class TestAccessibility:
    def test_it_is_dutch(self):
        assert str(opened(document()).Root.Lang) == "nl-NL"

    def test_it_is_tagged(self):
        file = opened(document())

        assert bool(file.Root.MarkInfo.Marked) is True
        assert "/StructTreeRoot" in file.Root

    def test_it_says_that_it_is_pdf_ua_1(self):
        with opened(document()).open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"

    def test_readers_show_its_title(self):
        file = opened(document())

        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == "Hoe verder?"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle) is True

    def test_headings_lists_and_links_are_tagged_as_such(self):
        file = opened(document())

        tags = set(tags_of(file.Root.StructTreeRoot))

        assert {"/H1", "/H2", "/P", "/L", "/LI", "/LBody", "/Link"} <= tags

    def test_pdfua_finds_nothing(self, tmp_path):
        path = tmp_path / "agendapunt.pdf"
        path.write_bytes(write(document(banner="CONCEPT: niet openbaar")))

        report = validate(path)

        assert [str(finding) for finding in report.findings] == []
        assert {skipped.rule_id for skipped in report.skipped} <= NOT_JUDGED

    def test_every_font_is_inside(self):
        file = opened(document())

        fonts = [each for page in file.pages for each in page.Resources.Font.values()]
        descriptors = [each.DescendantFonts[0].FontDescriptor for each in fonts]
        assert descriptors
        assert all("/FontFile3" in each or "/FontFile2" in each for each in descriptors)


def tags_of(node):
    """Yield the kind of every element in the structure tree."""
    if "/S" in node:
        yield str(node.S)
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from tags_of(kid)


class TestText:
    def test_it_stands_in_the_order_of_the_document(self):
        text = text_of(document(banner="CONCEPT: niet openbaar"))

        wanted = (
            "CONCEPT: niet openbaar",
            "Verzonnen dossier",
            "Hoe verder?",
            "Gemeenteraad Verzonnen",
            "Z/1",
            "Vragen aan de raad",
            "Wat nu? [¶24]",
            "Over dit bestand",
        )
        places = [text.index(part) for part in wanted]
        assert places == sorted(places)

    def test_the_foot_of_a_page_tells_the_stamp_and_the_page_number(self):
        text = text_of(document())

        assert document().stamp in text
        assert "Bladzijde 1 van 1" in text

    def test_every_page_has_the_foot_and_the_status(self):
        plain = document(
            banner="INGETROKKEN: dubbel",
            sections=(DocumentSection("Samenvatting", paragraphs=("woord " * 1500,)),),
        )

        pages = [each.extract_text() for each in PdfReader(BytesIO(write(plain))).pages]

        assert len(pages) > 1
        for number, page in enumerate(pages, start=1):
            assert f"Bladzijde {number} van {len(pages)}" in page
            assert "INGETROKKEN" in page

    def test_a_link_shows_words_and_points_at_its_address(self):
        entry = ListEntry("Bijlage een", url="https://example.org/?a=1&b=2")
        plain = document(sections=(DocumentSection("Bijlagen", entries=(entry,)),))

        assert targets_of(opened(plain)) == ["https://example.org/?a=1&b=2"]
        assert "Bijlage een" in text_of(plain)

    def test_the_address_of_the_page_can_be_read_and_followed(self):
        plain = document()

        assert targets_of(opened(plain)) == [ADDRESS]
        assert text_of(plain).count(ADDRESS) == 2

    def test_a_long_address_can_be_copied_whole(self):
        address = f"https://regio.example/agendapunten/7/?bekend={'2025-06-01T10%3A30&' * 6}"

        assert squeezed(text_of(document(stamp=address))).count(address) == 1
        assert "\u200b" not in text_of(document(stamp=address))

    def test_line_ends_inside_a_paragraph_stay(self):
        text = PdfReader(BytesIO(write(saying("een\ntwee")))).pages[0].extract_text()

        assert "een\ntwee" in text


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_it_is_text_and_nothing_more(self, text):
        found = text_of(saying(text))

        assert squeezed(text) in squeezed(found)

    def test_ten_thousand_characters_stay_whole(self):
        text = " ".join(f"woord{number}" for number in range(1000))

        found = squeezed(text_of(saying(text)))

        assert all(word in found for word in ("woord0", "woord500", "woord999"))

    def test_a_word_longer_than_a_line_stays_on_the_page(self):
        pages = PdfReader(BytesIO(write(saying("x" * 400)))).pages

        right_edges = []
        pages[0].extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: right_edges.append(
                tm[4] + size * 0.6 * len(text.strip())
            )
        )
        assert text_of(saying("x" * 400)).count("x") >= 400
        assert max(right_edges) < float(pages[0].mediabox.width)

    def test_a_sign_that_no_font_draws_is_told_by_its_code(self):
        text = text_of(saying("Kort gezegd 😀 en 漢, voor Oegstgeest é ✓"))

        assert "Kort gezegd [U+1F600] en [U+6F22], voor Oegstgeest é" in text

    def test_what_the_fonts_draw_stays_as_it_is(self):
        assert replace_undrawable_signs("Één reële coëfficiënt “½” – €, ¶ → ≥") == (
            "Één reële coëfficiënt “½” – €, ¶ → ≥"
        )

    def test_the_fonts_draw_every_sign_that_is_taken_for_drawn(self, monkeypatch):
        monkeypatch.setattr(pdf, "replace_undrawable_signs", pytest.fail)
        signs = [chr(code) for first, last in pdf.DRAWN for code in range(first, last + 1)]

        content = write(saying(" ".join(sign for sign in signs if pdf.is_drawable(sign))))

        assert content.startswith(b"%PDF-")

    @settings(max_examples=40, deadline=None)
    @given(CLEAN_TEXT)
    def test_any_clean_text_gives_a_file(self, text):
        content = write(document(title=text, banner=text, stamp=text))

        assert content.startswith(b"%PDF-")
