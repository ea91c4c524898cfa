"""Word documents as text."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.enum.text import WD_BREAK

from decisions.text_intake import find_secrecy_marking, parse_paragraphs, split_remarks
from decisions.text_intake.docx import read_docx
from tests.decisions.text_intake.files import docx, docx_of, repacked


def text(data):
    found = read_docx(data)["text"]
    return found.split("\n\n") if found else []


def margins(data):
    return read_docx(data)["margins"].split("\n\n")


def problem(data):
    return read_docx(data)["problem"]


def run(words, more=""):
    return f"<w:r>{more}<w:t>{words}</w:t></w:r>"


class TestADocument:
    def test_is_read_in_its_own_order(self):
        def build(document):
            document.add_heading("Hoe verder", 1)
            document.add_paragraph("Eerst dit.")
            table = document.add_table(2, 2)
            table.cell(0, 0).text, table.cell(0, 1).text = "Kenmerk", "Z/17/1"
            table.cell(1, 1).text = "alleen"
            document.add_paragraph("een", style="List Bullet")
            document.add_paragraph("twee", style="List Number")

        assert text(docx(build)) == [
            *("# Hoe verder", "Eerst dit.", "Kenmerk | Z/17/1", "alleen", "- een", "- twee")
        ]

    def test_gives_numbered_paragraphs_and_lines(self):
        def build(document):
            document.add_heading("Wensen", 2)
            document.add_paragraph("meer groen", style="List Bullet")
            document.add_paragraph("b: te duur", style="List Bullet")

        found = read_docx(docx(build))["text"]

        assert [(p.number, p.text, p.is_heading) for p in parse_paragraphs(found)] == [
            (1, "Wensen", True),
            (2, "- meer groen", False),
            (3, "- b: te duur", False),
        ]
        assert split_remarks(found)[-1].kind == "bedenking"

    def test_without_text_is_empty(self):
        assert text(docx()) == []

    def test_keeps_breaks_tabs_and_hyphens(self):
        def build(document):
            paragraph = document.add_paragraph("een")
            paragraph.add_run().add_break(WD_BREAK.LINE)
            paragraph.add_run("twee\tdrie")

        assert text(docx(build)) == ["een\ntwee\tdrie"]
        assert text(
            docx_of("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>")
        ) == ["a-b"]


class TestWhatIsRead:
    @pytest.mark.parametrize(
        ("body", "found"),
        [
            (f"<w:p><w:hyperlink>{run('schakel')}</w:hyperlink></w:p>", ["schakel"]),
            (f"<w:p><w:ins>{run('erbij')}</w:ins></w:p>", ["erbij"]),
            (f"<w:sdt><w:sdtContent><w:p>{run('vak')}</w:p></w:sdtContent></w:sdt>", ["vak"]),
            (
                f"<w:p>{run('a')}<w:r><w:pict><w:txbxContent><w:p>{run('kader')}</w:p>"
                "</w:txbxContent></w:pict></w:r></w:p>",
                ["a", "kader"],
            ),
            (
                "<w:tbl><w:tr><w:tc>"
                + f"<w:p>{run('een')}</w:p><w:p>{run('twee')}</w:p>"
                + "</w:tc></w:tr></w:tbl>",
                ["een", "twee"],
            ),
            (
                "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>"
                + f"<w:p>{run('diep')}</w:p>"
                + "</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
                ["diep"],
            ),
        ],
    )
    def test_is_everything_that_a_reader_sees(self, body, found):
        assert text(docx_of(body)) == found

    @pytest.mark.parametrize(
        "body",
        [
            f"<w:p><w:del>{run('weg')}</w:del></w:p>",
            "<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>",
            f"<w:p><w:moveFrom>{run('weg')}</w:moveFrom></w:p>",
            f"<w:p>{run('weg', '<w:rPr><w:vanish/></w:rPr>')}</w:p>",
            "<w:p><w:r><w:instrText>DATE</w:instrText></w:r></w:p>",
            "<!-- weg --><w:p/>",
        ],
    )
    def test_is_not_what_was_deleted_or_hidden(self, body):
        assert text(docx_of(body)) == []

    def test_is_what_was_hidden_no_longer(self):
        shown = '<w:rPr><w:vanish w:val="0"/></w:rPr>'

        assert text(docx_of(f"<w:p>{run('terug', shown)}</w:p>")) == ["terug"]

    def test_is_not_what_an_entity_would_become(self):
        bomb = (
            '<!DOCTYPE a [<!ENTITY b "boem"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body><w:p><w:r><w:t>a&b;&f;</w:t></w:r></w:p></w:body></w:document>"
        )

        assert text(repacked(docx(), {"word/document.xml": bomb.encode()})) == ["a"]


class TestTheMargins:
    def test_hold_headers_footers_and_properties(self):
        def build(document):
            document.add_paragraph("tekst")
            document.sections[0].header.paragraphs[0].text = "Vertrouwelijk"
            document.sections[0].footer.paragraphs[0].text = "voet"
            document.core_properties.title = "Raadsbrief"
            document.core_properties.keywords = "regio"

        found = margins(docx(build))

        assert {"Vertrouwelijk", "voet", "Raadsbrief", "regio"} <= set(found)
        assert text(docx(build)) == ["tekst"]

    def test_hold_watermarks(self):
        drawn = '<v:shape><v:textpath string="GEHEIM"/></v:shape>'
        mark = f"<w:p><w:r><w:pict>{drawn}</w:pict></w:r></w:p>"

        assert margins(docx_of(mark))[0] == "GEHEIM"
        assert find_secrecy_marking(read_docx(docx_of(mark))["margins"]) is not None


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "xml", [b"", b"<", b"<a/>", b"\x00", b"<w:document/>", b"<?xml version='1.0'?><a><b></a>"]
    )
    def test_is_xml_that_is_no_document(self, xml):
        assert "beschadigd" in problem(repacked(docx(), {"word/document.xml": xml}))

    @pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels", "[Content_Types].xml"])
    def test_is_a_document_without_its_parts(self, name):
        assert problem(repacked(docx(), {name: None}))

    def test_is_a_document_with_macros(self):
        types = b"application/vnd.ms-word.document.macroEnabled.main+xml"
        plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        content = _types().replace(plain, types)

        told = problem(repacked(docx(), {"[Content_Types].xml": content}))

        assert "opnieuw als .docx" in told

    def test_is_more_text_than_a_letter_holds(self):
        body = f"<w:p>{run('a' * 1_000)}</w:p>" * 501

        told = problem(repacked(docx_of(body), {"noise.bin": bytes(range(256)) * 40}))

        assert "500.000" in told


def _types():
    return ZipFile(BytesIO(docx())).read("[Content_Types].xml")
