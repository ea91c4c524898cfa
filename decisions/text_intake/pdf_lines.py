"""The lines of every page of a PDF; a hostile file can keep this busy, so `heavy` runs it."""

from io import BytesIO
from itertools import pairwise
from statistics import median_low

from pypdf import PdfReader

MOST_PAGES, MOST_CHARACTERS = 300, 600_000
_STAMPS = ("/Stamp", "/FreeText", "/Watermark")
_ABOUT = ("/Title", "/Subject", "/Keywords")
_FAR = 1.25  # times the usual distance between two lines: a new paragraph


def read_pdf_pages(data: bytes) -> dict:
    """Return {"pages": lists of lines, "around": texts} or {"problem": a word}.

    A line is [text, is_apart]: whether more than the usual white stands above it.
    """
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            return {"problem": "encrypted"}
        if len(reader.pages) > MOST_PAGES:
            return {"problem": "pages"}
        return _read(reader)
    except Exception:  # noqa: BLE001  a broken file breaks its reader in any way there is
        return {"problem": "broken"}


def _read(reader: PdfReader) -> dict:
    pages, around, size = [], _properties(reader), 0
    for page in reader.pages:
        pages.append(_lines(page))
        around += _stamps(page)
        size += sum(len(text) for text, _place in pages[-1])
        if size > MOST_CHARACTERS:
            return {"problem": "much"}
    usual = _usual_distance(pages)
    return {"pages": [_apart(lines, usual) for lines in pages], "around": around}


def _lines(page) -> list[tuple[str, float]]:
    """Return the lines of a page, each with its height on the page."""
    text, places = [], []

    def visit(piece, outer, inner, _font, _size):
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        text.append(piece)
        places.extend([height] * len(piece))

    page.extract_text(visitor_text=visit)
    whole, found, start = "".join(text), [], 0
    for line in whole.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append((line, places[start + len(line) - len(line.lstrip())]))
        start = end + 1
    return found


def _distances(lines):
    return [upper - lower for (_, upper), (_, lower) in pairwise(lines)]


def _usual_distance(pages) -> float:
    """Return the distance between lines that the document has most, 0 where it has none."""
    found = [round(each, 1) for lines in pages for each in _distances(lines) if each > 1]
    return median_low(found) if found else 0


def _apart(lines, usual: float) -> list[list]:
    """Return the lines with whether each stands apart: far below the last, or above it."""
    distances = [0, *_distances(lines)]
    return [
        [text, bool(usual) and (away > _FAR * usual or away < -usual)]
        for (text, _place), away in zip(lines, distances, strict=False)
    ]


def _properties(reader: PdfReader) -> list[str]:
    about = reader.metadata or {}
    return [str(about[name]) for name in _ABOUT if about.get(name)]


def _stamps(page) -> list[str]:
    found = [note.get_object() for note in page.get("/Annots") or ()]
    return [
        str(note["/Contents"])
        for note in found
        if note.get("/Subtype") in _STAMPS and note.get("/Contents")
    ]
