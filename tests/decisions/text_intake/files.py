"""Small files for tests, made on the spot."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import typst
from docx import Document
from pypdf import PdfWriter

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VML = "urn:schemas-microsoft-com:vml"


def docx(build=None):
    """Return the bytes of a Word document that `build` filled."""
    document = Document()
    if build:
        build(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_of(body):
    """Return a Word document with this XML between its w:body."""
    xml = f'<w:document xmlns:w="{WORDS}" xmlns:v="{VML}"><w:body>{body}</w:body></w:document>'
    return repacked(docx(), {"word/document.xml": xml.encode()})


def repacked(data, changed, method=ZIP_DEFLATED):
    """Return a zip with some entries replaced or added; None takes one away."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", method) as new:
        entries = {name: old.read(name) for name in old.namelist()} | changed
        for name, content in entries.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def zipped(**entries):
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def pdf(written, title=""):
    """Return a PDF of Typst source."""
    about = f'#set document(title: "{title}")\n' if title else ""
    return typst.compile(f'{about}#set text(lang: "nl")\n{written}'.encode())


def blank_pdf(pages=1, password=""):
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
