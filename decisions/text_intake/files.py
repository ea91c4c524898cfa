"""An uploaded file as text, whatever kind it turns out to be."""

import codecs
from dataclasses import dataclass
from pathlib import PurePosixPath

from .docx import extract_docx_text
from .limits import DOCX, ODT, PDF, TextRefused, check_text_size, detect_file_kind
from .odt import extract_odt_text
from .pdf import extract_pdf_text

# Plain text, in the encodings that Dutch offices still meet.

_NO_TEXT = "Dit bestand is geen tekst die Regio kan lezen. Plak de tekst zelf."
_GUESSED = (
    "Het bestand is geen UTF-8 en is gelezen als Windows-1252. "
    "Kijk of letters met accenten kloppen."
)
_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def extract_plain_text(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of a file, no margins and its notes; raise TextRefused for no text."""
    text, notes = _decoded(data)
    if "\x00" in text:
        raise TextRefused(_NO_TEXT)
    return text, "", notes


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        if encoding := _BOMS.get(data[:2]):
            return data[2:].decode(encoding), ()
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if data[:2] in _BOMS:
            raise TextRefused(_NO_TEXT) from error
    try:
        return data.decode("cp1252"), (_GUESSED,)
    except UnicodeDecodeError as error:
        raise TextRefused(_NO_TEXT) from error


BIGGEST = 10 * 1024 * 1024
_NAMES = {DOCX: "een Word-document", ODT: "een OpenDocument-tekst", PDF: "een PDF-bestand"}
_READERS = {DOCX: extract_docx_text, ODT: extract_odt_text, PDF: extract_pdf_text}


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """`text` is what `paragraphs` takes; `margins` stands beside it and says whether it may be
    here: headers, footers, stamps, watermarks and properties of the file. `notes` are Dutch
    sentences about how it was read. Ask `secrecy` about `whole`."""

    text: str
    margins: str = ""
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return f"{self.margins}\n\n{self.text}" if self.margins else self.text


def extract_text(data: bytes, filename: str) -> ExtractedText:
    """Return the text of a plain text, DOCX, ODT or PDF file of at most 10 MB; raise TextRefused.

    The content decides what it is; `filename` only gives a note where it says another kind.
    All but plain text is read in a process of its own, two at a time.
    """
    if not data:
        raise TextRefused("Het bestand is leeg.")
    if len(data) > BIGGEST:
        raise TextRefused("Het bestand is groter dan 10 MB. Plak de tekst zelf.")
    kind = detect_file_kind(data)
    text, margins, notes = _READERS.get(kind, extract_plain_text)(data)
    if not text.strip():
        raise TextRefused("In het bestand staat geen tekst.")
    check_text_size(text)
    return ExtractedText(text, margins, (*_renamed(kind, filename), *notes))


def _renamed(kind: str, filename: str) -> tuple[str, ...]:
    """Return a note where the name of the file says another kind than it is."""
    ending = PurePosixPath(filename).suffix.lower()
    endings = {DOCX: ".docx", ODT: ".odt", PDF: ".pdf"}
    if ending == endings.get(kind, ending) and (kind or ending not in endings.values()):
        return ()
    is_really = _NAMES.get(kind, "gewone tekst")
    return (f"De naam eindigt op {ending or 'niets'}, maar dit is {is_really}; zo is het gelezen.",)
