"""Bad input 62-68: what people typed, in the files that Regio writes."""

import csv
import io
import zipfile

from docx import Document
from pypdf import PdfReader

from decisions.actions import save_record
from decisions.exchange import import_folder
from decisions.exchange.folder import read_folder
from decisions.models import Dossier, Statement
from tests import factories as make
from tests import people
from tests.bad_input.files import read
from tests.bad_input.ground import Answer, Case
from tests.decisions.round_trips import take_out

FORMULA = '=HYPERLINK("https://voorbeeld.example";"klik")'
MARKUP = "</w:t></w:r></w:p><w:p><w:r><w:t>Nieuw"
TYPST = '#panic("weg") *open #read("/etc/passwd") $ ` \\'
ATTENDEE = "Punt\nATTENDEE:mailto:x@voorbeeld.example"
HEADER = 'Punt"\r\nX-Kwaad: ja'


def item_file(title, ending):
    """Return a try of a file of an agenda item with this title."""

    def ask(ground):
        item = make.AgendaItemFactory(dossier=ground.dossier, body=ground.council, title=title)
        response = ground.client_of(None).get(f"/agendapunten/{item.pk}.{ending}")
        ground.response = response
        return Answer(response.status_code, title)

    return ask


def goes_round(ground):
    """Export a dossier with a formula in it, and read the folder back."""
    assert ground.folder().status == 200
    statement = Statement.objects.get(dossier__slug="samen-verder")
    statement.text = FORMULA
    save_record(statement, by=people.beheer(), reason="Zo.")
    path = ground.path / "uit"
    take_out("samen-verder", path, reader=people.beheer())
    report = import_folder(read_folder(path), by=people.beheer())
    return Answer(200 if report.is_right else 422, str(report.problems))


def unchanged(ground, answer):
    dossier = Dossier.objects.get(slug="samen-verder")
    return answer.status == 200 and dossier.statements.get().text == FORMULA


def in_sheets(ground):
    """Ask the register of remarks as every kind of sheet, with a formula as the first wish."""
    make.RemarkFactory(dossier=ground.dossier, body=ground.council, text=FORMULA)
    client, told = ground.client_of(None), {}
    for ending in ("csv", "xlsx"):
        response = client.get(f"/dossiers/samen/wensen-en-bedenkingen.{ending}")
        assert response.status_code == 200, ending
        told[ending] = response.content
    ground.files = told
    return Answer(200)


def no_formula(ground, answer):
    """Whether a sheet holds the formula as a text, and a program would run none of it."""
    rows = list(csv.reader(io.StringIO(ground.files["csv"].decode("utf-8-sig"))))
    plain = [cell for row in rows for cell in row if "HYPERLINK" in cell]
    with zipfile.ZipFile(io.BytesIO(ground.files["xlsx"])) as archive:
        sheets = [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/")]
    return plain and not plain[0].startswith("=") and not any(b"<f>" in each for each in sheets)


def in_word(ground, answer):
    """Whether what looks like markup of Word stands there as letters."""
    document = Document(io.BytesIO(ground.response.content))
    texts = [each.text for each in document.paragraphs]
    return any(MARKUP in text for text in texts) and "Nieuw" not in texts


def in_calendar(ground, answer):
    """Whether a line end in a title begins no line of its own in a calendar."""
    lines = ground.response.content.decode().split("\r\n")
    return answer.status == 200 and not any(line.startswith("ATTENDEE") for line in lines)


def in_pdf(ground, answer):
    """Whether what looks like code of Typst was printed and not run."""
    pages = PdfReader(io.BytesIO(ground.response.content)).pages
    text = " ".join(page.extract_text() for page in pages)
    return "#panic" in text and "root:" not in text


def named_by_us(ground, answer):
    """Whether the name of a file is of our own making, whatever the title."""
    told = ground.response["Content-Disposition"]
    return told.isascii() and "\n" not in told and "Kwaad" not in ground.response.headers


def odd_names(ground):
    """Send in a letter whose name is a path, a line or very long: the name is never used."""
    names = ("..\\..\\x.txt", "x\r\nX: y.txt", "x" * 300 + ".txt")
    answers = [read(b"Geachte raad, dit is een brief.", name)(ground) for name in names]
    return max(answers, key=lambda each: each.status)


CASES = [
    Case(62, "formule in een cel", goes_round, then=unchanged),
    Case(63, "40.000 tekens", lambda on: on.said(text="x" * 40_000), "tekens"),
    Case(64, "opmaak van word", item_file(MARKUP, "docx"), then=in_word),
    Case(65, "regel in een agenda", item_file(ATTENDEE, "ics"), then=in_calendar),
    Case(66, "code van typst", item_file(TYPST, "pdf"), then=in_pdf),
    Case(67, "naam van een bestand", item_file(HEADER, "ics"), then=named_by_us),
    Case(
        68, "naam van een ingezonden brief", odd_names, then=lambda on, a: "Geachte raad" in a.words
    ),
]
MORE = [Case(62, "formule in een rekenblad", in_sheets, then=no_formula)]
