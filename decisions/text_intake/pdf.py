"""A PDF as text, without what returns on every page, read by a process of its own."""

import re
from collections import Counter
from dataclasses import dataclass

from .heavy import BROKEN, HeavyKind, read_apart
from .limits import TOO_MUCH, TextRefused

# The pages of a PDF made into one text, without what returns on every page.

_EDGE = 3  # lines at the top and at the foot that may be a header or footer
_FIGURES = re.compile(r"[0-9]+")
_ENDED = re.compile(r"""[.:;!?]["'\u2019\u201d)\]]*\s*$""")

Lines = list[list]  # [text, is_apart]


@dataclass(frozen=True, slots=True)
class PdfText:
    """`margins` are the lines that return on pages, each once; `notes` are Dutch sentences."""

    text: str
    margins: tuple[str, ...]
    notes: tuple[str, ...]


def join_pages(pages: list[Lines]) -> PdfText:
    """Return the pages as one text; a paragraph that goes on over a page end stays one."""
    returning = _returning(pages)
    margins: dict[str, str] = {}
    text = ""
    for lines in pages:
        kept = _body(lines, returning, margins)
        text = _added(text, kept)
    return PdfText(text, tuple(margins.values()), _notes(pages))


def _shape(line: list) -> str:
    """Return a line as it is on other pages too: with another number of the page."""
    return _FIGURES.sub("#", " ".join(line[0].split()))


def _edges(lines: Lines) -> list[int]:
    places = range(len(lines))
    return sorted({*places[:_EDGE], *places[-_EDGE:]})


def _returning(pages: list[Lines]) -> set[str]:
    """Return the shapes of lines at the edge of more than half of the pages, and of two."""
    times = Counter()
    for lines in pages:
        times.update({_shape(lines[place]) for place in _edges(lines)})
    return {shape for shape, count in times.items() if count > max(1, len(pages) / 2)}


def _body(lines: Lines, returning: set[str], margins: dict[str, str]) -> Lines:
    """Return the lines that are not margin; those that are go into `margins`.

    A page of which every line returns is no margin, but the same page twice.
    """
    edges = {place for place in _edges(lines) if _shape(lines[place]) in returning}
    if len(edges) == len(lines):
        return lines
    for place in sorted(edges):
        margins.setdefault(_shape(lines[place]), lines[place][0].strip())
    return [line for place, line in enumerate(lines) if place not in edges]


def _added(text: str, lines: Lines) -> str:
    for place, (line, is_apart) in enumerate(lines):
        if not text:
            text = line
        elif place:
            text += ("\n\n" if is_apart else "\n") + line
        else:
            text += _page_end(text, line) + line
    return text


def _page_end(text: str, line: str) -> str:
    """Return one line end where a sentence goes on over the page, else an empty line."""
    goes_on = line.lstrip()[:1].islower() and not _ENDED.search(text[-40:])
    return "\n" if goes_on or text.rstrip().endswith("-") else "\n\n"


def _notes(pages: list[Lines]) -> tuple[str, ...]:
    empty = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    if not empty:
        return ()
    which = ", ".join(empty[:20]) + (" en verder" if len(empty) > 20 else "")
    return (f"Op bladzijde {which} staat geen tekst, misschien wel een scan: die is niet gelezen.",)


# A PDF as text, read by a process of its own: a PDF can keep its reader busy for ever.

_BROKEN = "Het PDF-bestand is beschadigd of te ongewoon om te lezen. Plak de tekst zelf."
_SAID = {
    "encrypted": "Het PDF-bestand is beveiligd. Bewaar het zonder beveiliging, of plak de tekst.",
    "pages": "Het PDF-bestand heeft meer dan 300 bladzijden. Neem alleen het deel dat telt.",
    "much": TOO_MUCH,
    BROKEN: _BROKEN,
}
_SCAN = (
    "In het PDF-bestand staan alleen plaatjes van bladzijden (een scan), geen tekst. "
    "Vraag om het stuk zelf, of typ over wat u nodig hebt."
)


def extract_pdf_text(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of a PDF, the text in its margins, and notes; raise TextRefused.

    Lines keep their ends, paragraphs have an empty line between them. What returns at the top or
    foot of most pages is margin. A page without text gives a note.
    """
    found = read_apart(HeavyKind.PDF, data)
    if "problem" in found:
        raise TextRefused(_SAID.get(found["problem"], _BROKEN))
    pages = join_pages(found["pages"])
    if not pages.text.strip():
        raise TextRefused(_SCAN)
    margins = "\n\n".join([*found["around"], *pages.margins])
    return pages.text, margins, pages.notes
