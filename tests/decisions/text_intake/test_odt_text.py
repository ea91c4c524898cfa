"""An OpenDocument text read as text."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document, Header, Paragraph
from odfdo import List as OdfList
from odfdo import Table as OdfTable

from decisions.text_intake import TextRefused, extract_text, parse_paragraphs
from decisions.text_intake.odt import read_odt

from .files import repacked


def odt(*parts, about=""):
    """Return the bytes of an ODT that holds these elements, with this as its subject."""
    document = Document("text")
    document.body.clear()
    for part in parts:
        document.body.append(part)
    document.meta.subject = about
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def table_of(*rows):
    table = OdfTable("Tabel", width=len(rows[0]), height=len(rows))
    table.set_values([list(row) for row in rows])
    return table


def test_headings_items_and_rows_keep_what_they_are():
    found = read_odt(
        odt(
            Header(1, "Gevraagd besluit"),
            Paragraph("De raad besluit:"),
            OdfList(["het plan te wijzigen", "de kosten te delen"]),
            table_of(("jaar", "kosten"), ("2031", "40")),
        )
    )

    assert found["text"].split("\n\n") == [
        "# Gevraagd besluit",
        "De raad besluit:",
        "- het plan te wijzigen",
        "- de kosten te delen",
        "jaar | kosten",
        "2031 | 40",
    ]


def test_what_an_office_keeps_beside_the_text_is_margin():
    assert "Vertrouwelijk" in read_odt(odt(Paragraph("tekst"), about="Vertrouwelijk"))["margins"]


def test_an_upload_is_read_in_a_process_of_its_own():
    found = extract_text(odt(Header(1, "Kop"), Paragraph("Een alinea.")), "brief.odt")

    assert [each.text for each in parse_paragraphs(found.text)] == ["Kop", "Een alinea."]
    assert found.notes == ()


def test_deleted_text_and_comments_are_left_out():
    content = odt(Paragraph("blijft"))
    changes = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>"
        "<text:p>weggehaald</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>en<office:annotation><text:p>opmerking</text:p></office:annotation> dit</text:p>"
    )
    whole = _content(content).replace(
        "<text:p>blijft</text:p>", f"{changes}<text:p>blijft</text:p>"
    )

    assert read_odt(repacked(content, {"content.xml": whole}))["text"].split("\n\n") == [
        "en dit",
        "blijft",
    ]


def test_a_table_that_only_lays_out_the_page_is_read_cell_by_cell():
    table = OdfTable("Tabel", width=1, height=1)
    table.get_cell((0, 0))
    document = odt(Paragraph("boven"), table)
    cell = "<table:table-cell><text:p>een</text:p><text:p>twee</text:p></table:table-cell>"
    row = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    whole = _content(document).replace("<text:p>boven</text:p>", row)

    assert read_odt(repacked(document, {"content.xml": whole}))["text"] == "een\n\ntwee"


def test_what_is_no_document_or_too_much_is_told():
    broken = repacked(odt(Paragraph("tekst")), {"content.xml": b"<kapot"})
    archive = repacked(odt(Paragraph("tekst")), {"content.xml": None})

    assert "beschadigd" in read_odt(broken)["problem"]
    assert "beschadigd" in read_odt(archive)["problem"]


def test_a_line_of_an_address_keeps_its_end_and_its_tabs():
    text = "<text:p>Postbus 1<text:line-break/>9999<text:tab/>ZZ<text:s/>Elzendam</text:p>"
    document = odt(Paragraph("hier"))
    whole = _content(document).replace("<text:p>hier</text:p>", text)

    assert read_odt(repacked(document, {"content.xml": whole}))["text"] == (
        "Postbus 1\n9999\tZZ Elzendam"
    )


def test_a_broken_document_is_told_in_a_sentence():
    broken = repacked(odt(Paragraph("tekst")), {"content.xml": b"<kapot"}, ZIP_STORED)

    with pytest.raises(TextRefused, match="OpenDocument-tekst is beschadigd"):
        extract_text(broken, "brief.odt")


def _content(data):
    with ZipFile(BytesIO(data)) as archive:
        return archive.read("content.xml").decode()
