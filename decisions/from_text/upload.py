"""An uploaded file as text, whatever kind it turns out to be."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from .docx_text import docx_text
from .file_kind import DOCX, PDF, kind_of
from .pdf_text import pdf_text
from .plain_text import plain_text
from .refused import TextRefused, refuse_too_much

BIGGEST = 10 * 1024 * 1024
_NAMES = {DOCX: "een Word-document", PDF: "een PDF-bestand"}


@dataclass(frozen=True, slots=True)
class Extracted:
    """`text` is what `paragraphs` takes; `margins` stands beside it and says whether it may be
    here: headers, footers, stamps, watermarks and properties of the file. `notes` are Dutch
    sentences about how it was read. Ask `secrecy` about `whole`."""

    text: str
    margins: str = ""
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return f"{self.margins}\n\n{self.text}" if self.margins else self.text


def extract(data: bytes, filename: str) -> Extracted:
    """Return the text of a plain text, DOCX or PDF file of at most 10 MB; raise TextRefused.

    The content decides what it is; `filename` only gives a note where it says another kind.
    A PDF is read in a process of its own, at most 20 seconds.
    """
    if not data:
        raise TextRefused("Het bestand is leeg.")
    if len(data) > BIGGEST:
        raise TextRefused("Het bestand is groter dan 10 MB. Plak de tekst zelf.")
    kind = kind_of(data)
    text, margins, notes = {DOCX: docx_text, PDF: pdf_text}.get(kind, plain_text)(data)
    if not text.strip():
        raise TextRefused("In het bestand staat geen tekst.")
    refuse_too_much(text)
    return Extracted(text, margins, (*_renamed(kind, filename), *notes))


def _renamed(kind: str, filename: str) -> tuple[str, ...]:
    """Return a note where the name of the file says another kind than it is."""
    ending = PurePosixPath(filename).suffix.lower()
    endings = {DOCX: ".docx", PDF: ".pdf"}
    if ending == endings.get(kind, ending) and (kind or ending not in endings.values()):
        return ()
    is_really = _NAMES.get(kind, "gewone tekst")
    return (f"De naam eindigt op {ending or 'niets'}, maar dit is {is_really}; zo is het gelezen.",)
