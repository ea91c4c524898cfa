"""PDF files as text, read in a process of their own."""

import pytest

from decisions.text_intake import TextRefused, find_secrecy_marking, parse_paragraphs
from decisions.text_intake import pdf as pdf_module
from tests.decisions.text_intake.files import blank_pdf, pdf

BODY = (
    "Het bestuur van de regio vraagt de raden om een oordeel over het voorstel, zodat de "
    "stuurgroep daarna de volgende stap kan zetten. Wij horen graag van u, ook wanneer uw raad "
    "nog geen besluit neemt over de verdere samenwerking en de kosten die daarbij horen."
)
HEADED = "#set page(header: [Vertrouwelijk], footer: context [Bladzijde #counter(page).display()])"


def test_a_letter_comes_back_as_its_paragraphs():
    written = f"= Inleiding\n{BODY}\n\n{BODY} {BODY}\n\n- een\n- twee"

    text, _margins, notes = pdf_module.extract_pdf_text(pdf(written))

    assert [each.text.lstrip("\u2022 ") for each in parse_paragraphs(text)] == [
        *("Inleiding", BODY, f"{BODY} {BODY}", "een", "twee")
    ]
    assert notes == ()


def test_what_stands_on_every_page_is_margin_and_no_text():
    bodies = ["Eerst de vraag van de stuurgroep.", "Dan het antwoord.", "Ten slotte de kosten."]
    written = "\n#pagebreak()\n".join(bodies)

    text, margins, _notes = pdf_module.extract_pdf_text(pdf(f"{HEADED}\n{written}", title="Brief"))

    assert margins.split("\n\n") == ["Brief", "Vertrouwelijk", "Bladzijde 1"]
    assert find_secrecy_marking(margins).line == "Vertrouwelijk"
    assert [each.text for each in parse_paragraphs(text)] == bodies


def test_a_page_without_text_is_told():
    _text, _margins, notes = pdf_module.extract_pdf_text(
        pdf("een\n#pagebreak()\n#pagebreak()\ntwee")
    )

    assert "bladzijde 2 " in notes[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (blank_pdf(), "scan"),
        (blank_pdf(password="geheim"), "beveiligd"),
        (b"%PDF-1.7", "beschadigd"),
        (b"%PDF-1.7\n" + b"\x00" * 500, "beschadigd"),
    ],
    ids=["scan", "locked", "empty", "broken"],
)
def test_what_cannot_be_read_is_told(data, words):
    with pytest.raises(TextRefused, match=words):
        pdf_module.extract_pdf_text(data)
