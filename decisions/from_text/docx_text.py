"""A Word document as text: paragraphs, lists and tables in the order of the document."""

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from .docx_blocks import Styles, blocks, watermarks
from .refused import MOST_CHARACTERS, TOO_MUCH, TextRefused
from .zip_guard import BROKEN, refuse_dangerous

_NOTES = ("/footnotes", "/endnotes")
_MARGINS = ("/header", "/footer")


def docx_text(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of a DOCX, the text in its margins, and no notes; raise TextRefused.

    A heading begins with '# ', an item of a list with '- ', a row of a table has ' | ' between
    its cells; foot- and endnotes come last. Deleted and hidden text and comments are left out.
    """
    refuse_dangerous(data)
    try:
        document = Document(BytesIO(data))
        return _joined(_body(document)), _joined(_around(document)), ()
    except TextRefused:
        raise
    except Exception as error:  # a broken document breaks its reader in any way there is
        raise TextRefused(BROKEN) from error


def _joined(parts: Iterator[str]) -> str:
    """Return the parts with an empty line between them; raise TextRefused when it is too much."""
    found, size = [], 0
    for part in parts:
        size += len(part) + 2
        if size > MOST_CHARACTERS + 2:
            raise TextRefused(TOO_MUCH)
        found.append(part)
    return "\n\n".join(found)


def _body(document: WordDocument) -> Iterator[str]:
    styles = Styles.of(document.styles.element)
    yield from blocks(document.element.body, styles)
    for part in _related(document.part, _NOTES):
        yield from blocks(parse_xml(part.blob), styles)


def _around(document: WordDocument) -> Iterator[str]:
    """Yield headers, footers, watermarks, and the properties in which Office keeps labels."""
    yield from watermarks(document.element.body)
    for part in _related(document.part, _MARGINS):
        element = parse_xml(part.blob)
        yield from blocks(element, Styles())
        yield from watermarks(element)
    about = document.core_properties
    yield from filter(None, (about.title, about.subject, about.keywords, about.category))
    for part in _related(document.part.package, ("/custom-properties",)):
        yield from filter(None, (text.strip() for text in parse_xml(part.blob).itertext()))


def _related(owner, endings: tuple[str, ...]) -> Iterator[Part]:
    for relation in owner.rels.values():
        if relation.reltype.endswith(endings) and not relation.is_external:
            yield relation.target_part
