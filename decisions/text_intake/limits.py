"""What is refused before it is read: too much, a dangerous zip, a kind of file unknown here."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

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

DOCX, ODT, PDF, TEXT, XLSX, ODS = "docx", "odt", "pdf", "", "xlsx", "ods"
_ODT_SAYS = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ODS_SAYS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
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
    if name := _name_foreign_kind(data):
        raise build_file_refusal(name)
    return TEXT


_TABLE_INSTEAD = (
    "Geef een Excel-bestand (.xlsx), een OpenDocument-werkblad (.ods) of een CSV-bestand; bewaar "
    "het zo in uw rekenprogramma."
)


def detect_table_kind(data: bytes) -> str:
    """Return ODS, XLSX (any other zip) or TEXT; raise TextRefused for all else known."""
    if data.startswith(_ZIP):
        if _ODT_SAYS in data[:120] and _ODS_SAYS not in data[:120]:
            raise build_file_refusal("een OpenDocument-tekst (.odt)", _TABLE_INSTEAD)
        return ODS if _ODS_SAYS in data[:120] else XLSX
    name = "een PDF-bestand" if b"%PDF-" in data[:1024] else _name_foreign_kind(data)
    if name:
        raise build_file_refusal(name, _TABLE_INSTEAD)
    return TEXT


def _name_foreign_kind(data: bytes) -> str:
    """Return what a file is that is no zip and no text, '' where it may be text."""
    if data.startswith(_OFFICE):
        return _old_office(data)
    for start, name in _STARTS.items():
        if data.startswith(start) and (len(start) > 2 or b"\x00" in data[:400]):
            return name
    if data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        return "een webpagina (HTML)"
    return ""


def build_file_refusal(name: str, instead: str = _INSTEAD) -> TextRefused:
    """Return the refusal of a file that is something else, with what to give instead."""
    return TextRefused(f"Dit bestand is {name}. {instead}")


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
BROKEN_XLSX = (
    "Het Excel-bestand is beschadigd of te ongewoon om te lezen. "
    "Bewaar het opnieuw als .xlsx of als CSV."
)
BROKEN_ODS = (
    "Het OpenDocument-werkblad is beschadigd of te ongewoon om te lezen. "
    "Bewaar het opnieuw als .ods of als CSV."
)
_BROKEN = {DOCX: BROKEN_DOCX, ODT: BROKEN_ODT, XLSX: BROKEN_XLSX, ODS: BROKEN_ODS}
# The cells of a table are read one by one; of ten thousand rows the XML alone is tens of MB.
_BIGGEST_TABLE, _MOST_TABLE_XML = 100 * _MB, 80 * _MB
_MOST = {XLSX: (_BIGGEST_TABLE, _MOST_TABLE_XML), ODS: (_BIGGEST_TABLE, _MOST_TABLE_XML)}
_TOO_BIG_TABLE = (
    "Het werkblad is uitgepakt te groot. Bewaar alleen de rijen die u nodig hebt, of bewaar het "
    "als CSV."
)
_TOO_BIG = "Het document is uitgepakt te groot. Plak de tekst zelf."
_OTHERS = {
    "xl/workbook.xml": "een Excel-bestand (.xlsx)",
    "ppt/presentation.xml": "een PowerPoint (.pptx)",
    "content.xml": "een OpenDocument-bestand, maar geen tekst (.odt)",
}


# What Python's reader raises of a zip that is broken, or packed in a way that it does not know.
ZIP_FAULTS = (BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError)


def is_locked(entry: ZipInfo) -> bool:
    """Whether a file in a zip has a password."""
    return bool(entry.flag_bits & 1)


def unpacks_in_steps(entry: ZipInfo) -> bool:
    """Whether a file in a zip can be read bit by bit; of other ways of packing a few bytes could
    give gigabytes at once."""
    return entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)


def check_archive_is_safe(data: bytes, kind: str = DOCX) -> None:
    """Raise TextRefused for a zip that is no such document, is broken or locked, or would unpack
    to more than 20 MB (10 MB of XML, which takes some 25 times that to hold; of a table 100 and
    80 MB), or a hundred times its size. After it, each entry is as big as it says."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _refuse_listed(archive, len(data), kind)
            # The list may lie; this reads every entry in small steps, no further than it says.
            if archive.testzip():
                raise TextRefused(_BROKEN[kind])
    except ZIP_FAULTS as error:
        if isinstance(error, TextRefused):
            raise
        raise TextRefused(_BROKEN[kind]) from error


def _refuse_listed(archive: ZipFile, size: int, kind: str) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    biggest, most_xml = _MOST.get(kind, (BIGGEST, MOST_XML))
    if len(entries) > MOST_ENTRIES or unpacked > min(biggest, STEEPEST * size) or xml > most_xml:
        raise TextRefused(_TOO_BIG_TABLE if kind in _MOST else _TOO_BIG)
    if any(map(is_locked, entries)):
        instead = _TABLE_INSTEAD if kind in _MOST else _INSTEAD
        raise build_file_refusal("met een wachtwoord beveiligd", instead)
    if not all(map(unpacks_in_steps, entries)):
        raise TextRefused(_BROKEN[kind])
    names = {entry.filename for entry in entries}
    if kind == DOCX:
        _refuse_no_word(names)
    elif kind == XLSX:
        _refuse_no_workbook(names)
    elif "content.xml" not in names:
        raise TextRefused(_BROKEN[kind])


def _refuse_no_workbook(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "word/document.xml" in names:
        raise build_file_refusal("een Word-document (.docx)", _TABLE_INSTEAD)
    raise build_file_refusal("een ingepakt bestand (ZIP)", _TABLE_INSTEAD)


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
