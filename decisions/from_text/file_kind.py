"""What a file is, by its content; its name may say anything."""

from .refused import TextRefused

DOCX, PDF, TEXT = "docx", "pdf", ""
_ZIP, _OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = {
    b"{\\rtf": "een RTF-bestand",
    b"\x89PNG": "een afbeelding (PNG)",
    b"\xff\xd8\xff": "een afbeelding (JPEG)",
    b"GIF8": "een afbeelding (GIF)",
    b"II*\x00": "een afbeelding (TIFF)",
    b"MM\x00*": "een afbeelding (TIFF)",
    b"BM": "een afbeelding (BMP)",
    b"7z\xbc\xaf\x27\x1c": "een ingepakt bestand (7z)",
    b"Rar!": "een ingepakt bestand (RAR)",
    b"\x1f\x8b": "een ingepakt bestand (gzip)",
    b"PK\x05\x06": "een leeg ingepakt bestand (ZIP)",
    b"MZ": "een programma",
    b"\x7fELF": "een programma",
}
_PAGES = (b"<!doctype html", b"<html")
_INSTEAD = "Geef een Word-document (.docx), een PDF met tekst of gewone tekst, of plak de tekst."


def kind_of(data: bytes) -> str:
    """Return DOCX (any zip that says so), PDF or TEXT; raise TextRefused for all else known."""
    if data.startswith(_ZIP):
        return DOCX
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OFFICE):
        raise refused_as(_old_office(data))
    for start, name in _STARTS.items():
        if data.startswith(start) and (len(start) > 2 or b"\x00" in data[:400]):
            raise refused_as(name)
    if data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        raise refused_as("een webpagina (HTML)")
    return TEXT


def refused_as(name: str) -> TextRefused:
    """Return the refusal of a file that is something else."""
    return TextRefused(f"Dit bestand is {name}. {_INSTEAD}")


def _old_office(data: bytes) -> str:
    """Return what a file in Microsoft's old container holds: its streams have UTF-16 names."""
    streams = {
        "EncryptedPackage": "met een wachtwoord beveiligd",
        "WordDocument": "een oud Word-document (.doc)",
        "Workbook": "een oud Excel-bestand (.xls)",
        "PowerPoint Document": "een oude PowerPoint (.ppt)",
        "__substg1.0": "een bericht uit Outlook (.msg)",
    }
    for stream, name in streams.items():
        if stream.encode("utf-16-le") in data:
            return name
    return "een oud Office-bestand"
