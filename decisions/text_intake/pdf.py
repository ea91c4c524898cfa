"""A PDF as text, without what returns on every page, read by a process of its own."""

from .heavy import BROKEN, HeavyKind, read_apart
from .limits import TOO_MUCH, TextRefused
from .pages import join_pages

# A PDF can keep its reader busy for ever.

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
    return pages.text, margins, note_empty_pages(pages.empty)


def note_empty_pages(numbers: tuple[int, ...]) -> tuple[str, ...]:
    """Return the sentence that says which pages hold no text; none where all do."""
    if not numbers:
        return ()
    which = ", ".join(map(str, numbers[:20])) + (" en verder" if len(numbers) > 20 else "")
    return (f"Op bladzijde {which} staat geen tekst, misschien wel een scan: die is niet gelezen.",)
