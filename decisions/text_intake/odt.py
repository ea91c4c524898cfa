"""An OpenDocument text as text: headings, paragraphs, lists and tables in the order of the page.

`extract_odt_text` reads it in a process of its own, `read_odt` is what that process does."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from odfdo import Document
from odfdo.element import Element

from .heavy import BROKEN, HeavyKind, read_apart
from .limits import BROKEN_ODT, ODT, TextRefused, check_archive_is_safe, join_text_blocks
from .lines import find_item_label

# What stands beside the text: what was deleted, what others said of it, what cannot be seen.
_SKIPPED = {"text:tracked-changes", "office:annotation", "office:forms", "text:sequence-decls"}
_STANDS_FOR = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_MARGINS = ("style:header", "style:footer", "style:header-left", "style:footer-left")


def extract_odt_text(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of an ODT, the text in its margins, and no notes; raise TextRefused.

    A heading begins with '# ', an item of a list with '- ', a row of a table has ' | ' between
    its cells. Deleted text and comments are left out.
    """
    found = read_apart(HeavyKind.ODT, data)
    if "problem" in found:
        raise TextRefused(BROKEN_ODT if found["problem"] == BROKEN else found["problem"])
    return found["text"], found["margins"], ()


def read_odt(data: bytes) -> dict:
    """Return {"text": …, "margins": …} of an ODT, or {"problem": a sentence}."""
    try:
        check_archive_is_safe(data, ODT)
        document = Document(BytesIO(data))
        text = join_text_blocks(iterate_odt_blocks(document.body))
        return {"text": text, "margins": join_text_blocks(_around(document))}
    except TextRefused as refusal:
        return {"problem": str(refusal)}
    except Exception:  # noqa: BLE001  a broken document breaks its reader in any way there is
        return {"problem": BROKEN_ODT}


def iterate_odt_blocks(element: Element, *, is_item: bool = False) -> Iterator[str]:
    """Yield the text of every paragraph and every table row below an element."""
    for child in element.children:
        if child.tag in ("text:h", "text:p"):
            if text := _words(child):
                yield _prefix(child.tag, text, is_item) + text
                is_item = False  # only the first paragraph of an item has its bullet
        elif child.tag == "table:table":
            yield from _rows(child)
        elif child.tag not in _SKIPPED:
            yield from iterate_odt_blocks(child, is_item=child.tag == "text:list-item")


def _prefix(tag: str, text: str, is_item: bool) -> str:
    if tag == "text:h":
        return "# "
    return "- " if is_item and not find_item_label(text) else ""


def _words(element: Element) -> str:
    return "".join(_parts(element)).strip(" \t\n")


def _parts(element: Element) -> Iterator[str]:
    """Yield the text in a paragraph, without what others said of it."""
    yield element.text or ""
    for child in element.children:
        if child.tag in _STANDS_FOR:
            yield _STANDS_FOR[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _parts(child)
        yield child.tail or ""


def _rows(table: Element) -> Iterator[str]:
    for row in table.get_elements(".//table:table-row"):
        cells = [list(iterate_odt_blocks(cell)) for cell in row.children]
        if any(len(cell) > 1 for cell in cells):  # a table that only lays out the page
            for cell in cells:
                yield from cell
        elif filled := [cell[0].replace("\n", " ") for cell in cells if cell]:
            yield " | ".join(filled)


def _around(document: Document) -> Iterator[str]:
    """Yield headers, footers, and the properties in which an office keeps labels."""
    for name in _MARGINS:
        for margin in document.styles.root.get_elements(f".//{name}"):
            yield from iterate_odt_blocks(margin)
    about = document.meta
    yield from filter(None, (about.title, about.subject, *(about.keyword or "").split(",")))
    yield from filter(None, map(str, about.user_defined_metadata.values()))
