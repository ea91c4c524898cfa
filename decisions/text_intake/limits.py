"""What is refused before it is read: too much, a dangerous zip, a kind of file unknown here."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

# The one refusal of every text that comes in, and the limits that all of them keep.

MOST_CHARACTERS = 500_000
TOO_MUCH = "De tekst heeft meer dan 500.000 tekens. Neem alleen het deel dat u nodig hebt."


class TextRefused(ValueError):
    """A text or file that Regio does not take in; its message is a Dutch sentence."""


def check_text_size(text: str) -> None:
    """Raise TextRefused for a text that is longer than a whole letter with its annexes."""
    if len(text) > MOST_CHARACTERS:
        raise TextRefused(TOO_MUCH)


# What a file is, by its content; its name may say anything.

DOCX, ODT, PDF, TEXT = "docx", "odt", "pdf", ""
_ODT_SAYS = b"mimetypeapplication/vnd.oasis.opendocument.text"
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
_INSTEAD = (
    "Geef een Word-document (.docx), een OpenDocument-tekst (.odt), een PDF met tekst of gewone "
    "tekst, of plak de tekst."
)


def detect_file_kind(data: bytes) -> str:
    """Return ODT, DOCX (any other zip), PDF or TEXT; raise TextRefused for all else known."""
    if data.startswith(_ZIP) and _ODT_SAYS in data[:120]:
        return ODT
    if data.startswith(_ZIP):
        return DOCX
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OFFICE):
        raise build_file_refusal(_old_office(data))
    for start, name in _STARTS.items():
        if data.startswith(start) and (len(start) > 2 or b"\x00" in data[:400]):
            raise build_file_refusal(name)
    if data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        raise build_file_refusal("een webpagina (HTML)")
    return TEXT


def build_file_refusal(name: str) -> TextRefused:
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


# A zip file looked through before anything reads it, so that it cannot unpack into a flood.

_MB = 1024 * 1024
BIGGEST, MOST_XML, MOST_ENTRIES, STEEPEST = 20 * _MB, 10 * _MB, 2_000, 100
BROKEN_DOCX = (
    "Het Word-document is beschadigd of te ongewoon om te lezen. "
    "Bewaar het opnieuw als .docx, of plak de tekst."
)
BROKEN_ODT = (
    "De OpenDocument-tekst is beschadigd of te ongewoon om te lezen. "
    "Bewaar hem opnieuw als .odt, of plak de tekst."
)
_BROKEN = {DOCX: BROKEN_DOCX, ODT: BROKEN_ODT}
_TOO_BIG = "Het document is uitgepakt te groot. Plak de tekst zelf."
_OTHERS = {
    "xl/workbook.xml": "een Excel-bestand (.xlsx)",
    "ppt/presentation.xml": "een PowerPoint (.pptx)",
    "content.xml": "een OpenDocument-bestand, maar geen tekst (.odt)",
}


def check_archive_is_safe(data: bytes, kind: str = DOCX) -> None:
    """Raise TextRefused for a zip that is no such document, is broken or locked, or would unpack
    to more than 20 MB (10 MB of XML, which takes some 25 times that to hold), or a hundred times
    its size. After it, each entry is as big as it says."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _refuse_listed(archive, len(data), kind)
            # The list may lie; this reads every entry in small steps, no further than it says.
            if archive.testzip():
                raise TextRefused(_BROKEN[kind])
    except (BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
        if isinstance(error, TextRefused):
            raise
        raise TextRefused(_BROKEN[kind]) from error


def _refuse_listed(archive: ZipFile, size: int, kind: str) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if len(entries) > MOST_ENTRIES or unpacked > min(BIGGEST, STEEPEST * size) or xml > MOST_XML:
        raise TextRefused(_TOO_BIG)
    if any(entry.flag_bits & 1 for entry in entries):
        raise build_file_refusal("met een wachtwoord beveiligd")
    # Only these two unpack step by step; the others could give gigabytes at once.
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise TextRefused(_BROKEN[kind])
    names = {entry.filename for entry in entries}
    if kind == DOCX:
        _refuse_no_word(names)
    elif "content.xml" not in names:
        raise TextRefused(BROKEN_ODT)


def _refuse_no_word(names: set[str]) -> None:
    for name, other in _OTHERS.items():
        if name in names:
            raise build_file_refusal(other)
    if "[Content_Types].xml" not in names:
        raise build_file_refusal("een ingepakt bestand (ZIP)")


def join_text_blocks(parts: Iterable[str]) -> str:
    """Return the parts with an empty line between them; raise TextRefused when it is too much."""
    found, size = [], 0
    for part in parts:
        size += len(part) + 2
        if size > MOST_CHARACTERS + 2:
            raise TextRefused(TOO_MUCH)
        found.append(part)
    return "\n\n".join(found)
