"""A zip file looked through before anything reads it, so that it cannot unpack into a flood."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from .file_kind import refused_as
from .refused import TextRefused

_MB = 1024 * 1024
BIGGEST, MOST_XML, MOST_ENTRIES, STEEPEST = 20 * _MB, 10 * _MB, 2_000, 100
BROKEN = (
    "Het Word-document is beschadigd of te ongewoon om te lezen. "
    "Bewaar het opnieuw als .docx, of plak de tekst."
)
_TOO_BIG = "Het Word-document is uitgepakt te groot. Plak de tekst zelf."
_OTHERS = {
    "xl/workbook.xml": "een Excel-bestand (.xlsx)",
    "ppt/presentation.xml": "een PowerPoint (.pptx)",
    "content.xml": "een OpenDocument-bestand (.odt)",
}


def refuse_dangerous(data: bytes) -> None:
    """Raise TextRefused for a zip that is no DOCX, is broken or locked, or would unpack to more
    than 20 MB (10 MB of XML, which takes some 25 times that to hold), or a hundred times its
    size. After it, each entry is as big as it says."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _refuse_listed(archive, len(data))
            # The list may lie; this reads every entry in small steps, no further than it says.
            if archive.testzip():
                raise TextRefused(BROKEN)
    except (BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError) as error:
        if isinstance(error, TextRefused):
            raise
        raise TextRefused(BROKEN) from error


def _refuse_listed(archive: ZipFile, size: int) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if len(entries) > MOST_ENTRIES or unpacked > min(BIGGEST, STEEPEST * size) or xml > MOST_XML:
        raise TextRefused(_TOO_BIG)
    if any(entry.flag_bits & 1 for entry in entries):
        raise refused_as("met een wachtwoord beveiligd")
    # Only these two unpack step by step; the others could give gigabytes at once.
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise TextRefused(BROKEN)
    names = {entry.filename for entry in entries}
    for name, other in _OTHERS.items():
        if name in names:
            raise refused_as(other)
    if "[Content_Types].xml" not in names:
        raise refused_as("een ingepakt bestand (ZIP)")
