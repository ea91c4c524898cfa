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


def test_a_broken_document_is_told_in_a_sentence():
    broken = repacked(odt(Paragraph("tekst")), {"content.xml": b"<kapot"}, ZIP_STORED)

    with pytest.raises(TextRefused, match="OpenDocument-tekst is beschadigd"):
        extract_text(broken, "brief.odt")


def _content(data):
    with ZipFile(BytesIO(data)) as archive:
        return archive.read("content.xml").decode()
