"""A Word document as text: paragraphs, lists and tables in the order of the page.

`extract_docx_text` reads it in a process of its own, `read_docx` is what that process does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from .heavy import BROKEN, HeavyKind, read_apart
from .limits import BROKEN_DOCX, TextRefused, check_archive_is_safe, join_text_blocks
from .lines import find_item_label

# The XML of a Word document, walked in order: one text for each paragraph and table row.

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_RUN, _TEXT, _BOX = f"{_W}r", f"{_W}t", f"{_W}txbxContent"
_STANDS_FOR = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}ptab": "\t",
    f"{_W}noBreakHyphen": "-",
}
# What is deleted, moved away, or written a second time for older programs.
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "sectPr", "tblPr")}
_SKIPPED |= {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of the styles that make a paragraph an item of a list, or a heading."""

    of_items: frozenset[str] = frozenset()
    of_headings: frozenset[str] = frozenset()

    @classmethod
    def of(cls, element) -> Styles:
        styles = list(element.iter(f"{_W}style"))
        headings = {_id(each) for each in styles if _has(each, "outlineLvl")}
        items = {_id(each) for each in styles if _has(each, "numPr")} - headings
        return cls(frozenset(items), frozenset(headings))


def iterate_text_blocks(element, styles: Styles) -> Iterator[str]:
    """Yield the text of every paragraph, and of every table row, below an element."""
    for child in element:
        if child.tag == _P:
            yield from _paragraph(child, styles)
        elif child.tag == _TBL:
            yield from _table(child, styles)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from iterate_text_blocks(child, styles)


def iterate_watermarks(element) -> Iterator[str]:
    """Yield the words that are drawn across the pages."""
    for drawn in element.iter(_WATERMARK):
        if words := drawn.get("string", "").strip():
            yield words


def _paragraph(element, styles: Styles) -> Iterator[str]:
    boxes: list = []
    text = "".join(_texts(element, boxes)).strip(" \t\n")
    if text:
        yield _prefix(element, text, styles) + text
    for box in boxes:
        yield from iterate_text_blocks(box, styles)


def _prefix(element, text: str, styles: Styles) -> str:
    """Return what shows that a paragraph is a heading or an item: its own number is not text."""
    named = element.find(f"{_W}pPr/{_W}pStyle")
    style = "" if named is None else named.get(f"{_W}val", "")
    if style in styles.of_headings or _has(element, "outlineLvl"):
        return "# "
    is_item = style in styles.of_items or _has(element, "numPr")
    return "- " if is_item and not find_item_label(text) else ""


def _texts(element, boxes: list) -> Iterator[str]:
    """Yield the text in a paragraph; the boxes that hang on it are added to `boxes`."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag in _STANDS_FOR:
            yield _STANDS_FOR[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not _is_hidden(child):
            yield from _texts(child, boxes)


def _is_hidden(element) -> bool:
    hidden = element.find(f"{_W}rPr/{_W}vanish") if element.tag == _RUN else None
    return hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false", "off")


def _table(table, styles: Styles) -> Iterator[str]:
    for row in _inside(table, _TR):
        cells = [list(iterate_text_blocks(cell, styles)) for cell in _inside(row, _TC)]
        if any(len(cell) > 1 for cell in cells):  # a table that only lays out the page
            for cell in cells:
                yield from cell
        elif filled := [cell[0].replace("\n", " ") for cell in cells if cell]:
            yield " | ".join(filled)


def _inside(element, tag: str) -> Iterator:
    """Yield the rows of a table or the cells of a row, also those in a content control."""
    for child in element:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _inside(child, tag)


def _id(style) -> str:
    return style.get(f"{_W}styleId", "")


def _has(element, name: str) -> bool:
    return element.find(f"{_W}pPr/{_W}{name}") is not None


_NOTES = ("/footnotes", "/endnotes")
_MARGINS = ("/header", "/footer")


def extract_docx_text(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of a DOCX, the text in its margins, and no notes; raise TextRefused.

    A heading begins with '# ', an item of a list with '- ', a row of a table has ' | ' between
    its cells; foot- and endnotes come last. Deleted and hidden text and comments are left out.
    """
    found = read_apart(HeavyKind.DOCX, data)
    if "problem" in found:
        raise TextRefused(BROKEN_DOCX if found["problem"] == BROKEN else found["problem"])
    return found["text"], found["margins"], ()


def read_docx(data: bytes) -> dict:
    """Return {"text": …, "margins": …} of a DOCX, or {"problem": a sentence}."""
    try:
        check_archive_is_safe(data)
        document = Document(BytesIO(data))
        text, margins = join_text_blocks(_body(document)), join_text_blocks(_around(document))
        return {"text": text, "margins": margins}
    except TextRefused as refusal:
        return {"problem": str(refusal)}
    except Exception:  # noqa: BLE001  a broken document breaks its reader in any way there is
        return {"problem": BROKEN_DOCX}


def _body(document: WordDocument) -> Iterator[str]:
    styles = Styles.of(document.styles.element)
    yield from iterate_text_blocks(document.element.body, styles)
    for part in _related(document.part, _NOTES):
        yield from iterate_text_blocks(parse_xml(part.blob), styles)


def _around(document: WordDocument) -> Iterator[str]:
    """Yield headers, footers, watermarks, and the properties in which Office keeps labels."""
    yield from iterate_watermarks(document.element.body)
    for part in _related(document.part, _MARGINS):
        element = parse_xml(part.blob)
        yield from iterate_text_blocks(element, Styles())
        yield from iterate_watermarks(element)
    about = document.core_properties
    yield from filter(None, (about.title, about.subject, about.keywords, about.category))
    for part in _related(document.part.package, ("/custom-properties",)):
        yield from filter(None, (text.strip() for text in parse_xml(part.blob).itertext()))


def _related(owner, endings: tuple[str, ...]) -> Iterator[Part]:
    for relation in owner.rels.values():
        if relation.reltype.endswith(endings) and not relation.is_external:
            yield relation.target_part
