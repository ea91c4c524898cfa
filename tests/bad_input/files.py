"""Bad input 45-53: files that are sent in; only a letter is read, as text, DOCX or PDF."""

import io
import zipfile

from decisions.text_intake import TextRefused, extract_text
from tests.bad_input.ground import Answer, Case

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(data, name="brief.docx"):
    """Return a try of a letter with these bytes: 422 with the sentence, or 200 with its text."""

    def ask(ground):
        try:
            return Answer(200, extract_text(data() if callable(data) else data, name).whole)
        except TextRefused as refused:
            return Answer(422, str(refused))

    return ask


def zipped(*more, **files):
    """Return a zip that says it is a DOCX, with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for name, content in [*files.items(), *more]:
            archive.writestr(name, content)
    return stream.getvalue()


def bomb():
    return zipped(("word/document.xml", b"<w/>" + b" " * 50_000_000))


def entities(kind):
    """Return a DOCX whose text asks for entities: many of them, or a file of this machine."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    told = {
        "laughs": f'<!ENTITY l0 "ha">{laughs}',
        "file": '<!ENTITY l8 SYSTEM "file:///etc/passwd">',
    }[kind]
    body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&l8;</w:t></w:r></w:p></w:body>'
    return zipped(("word/document.xml", f"<!DOCTYPE x [{told}]>{body}</w:document>"))


def locked():
    """Return a DOCX of which the first part says that it has a password."""
    data = bytearray(zipped(("word/document.xml", "<w/>")))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(start)
        data[at + (6 if start == b"PK\x03\x04" else 8)] |= 1
    return bytes(data)


OTHERS = {
    "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
    "ods": zipped(("content.xml", "<x/>")),
    "exe": b"MZ\x90\x00" + b"\x00" * 100,
    "png": b"\x89PNG\r\n\x1a\n",
}


def renamed(ground):
    """Send in four other kinds of file that call themselves a letter."""
    answers = [read(data)(ground) for data in OTHERS.values()]
    assert {each.status for each in answers} == {422}
    return answers[0]


BROKEN = "beschadigd|ongewoon|te groot|Dit bestand is"
XLSX = ("xl/workbook.xml", "<workbook/>")
CASES = [
    Case(45, "zipbom", read(bomb), "te groot"),
    Case(46, "een cel in de verste hoek", read(lambda: zipped(XLSX)), "Excel-bestand"),
    Case(47, "een miljard keer lachen", read(lambda: entities("laughs")), BROKEN),
    Case(48, "een bestand van deze machine", read(lambda: entities("file")), BROKEN),
    Case(49, "formules in een werkblad", read(lambda: zipped(XLSX)), "Excel-bestand"),
    Case(50, "een ander soort bestand", renamed, "Dit bestand is"),
    Case(51, "met wachtwoord", read(locked), "wachtwoord"),
    Case(52, "macro's", read(lambda: zipped(XLSX, ("xl/vbaProject.bin", b"x"))), "Excel-bestand"),
    Case(53, "een pad naar buiten", read(lambda: zipped(("../../x", b"x"))), BROKEN),
]
