"""The register as a Word file: a heading for each group, a table under it, in Dutch.

A table repeats its header row on every page, and no row is broken over two.
"""

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt

from ..docx import MEDIA_TYPE, add_facts, add_title, begun, frozen
from .docx_table import CELL, HEAD, add_table

__all__ = ["MEDIA_TYPE", "write"]


def write(document):
    """Return a RegisterDocument as DOCX bytes."""
    word = begun(document)
    add_cell_styles(word.styles)
    turn(word.sections[0])
    add_title(word, document)
    add_facts(word, document.head)
    for group in document.groups:
        add_group(word, document, group)
    word.add_heading(document.about, 2)
    add_facts(word, document.facts)
    return frozen(word)


def add_cell_styles(styles):
    """Add the looks of a text in a cell, close enough to read down a column."""
    for name in (CELL, HEAD):
        cell = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style = styles["Normal"]
        cell.font.size, cell.font.bold = Pt(9.5), name == HEAD
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
        cell.paragraph_format.line_spacing = 1


def turn(section):
    """Lay the page on its side: five columns of text ask for width."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = section.top_margin = Cm(2)


def add_group(word, document, group):
    if group.heading:
        word.add_heading(group.heading, 2)
    rows = [document.on_paper(row) for row in group.rows]
    if rows:
        add_table(word, document.paper_labels, rows, document.shape.paper_widths)
    else:
        word.add_paragraph(document.empty)
