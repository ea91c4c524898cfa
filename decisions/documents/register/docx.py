"""The register as a Word file: a heading for each group, a table under it."""

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ..docx import (
    MEDIA_TYPE,
    add_fact_paragraphs,
    add_title,
    begin_word_document,
    serialize_reproducibly,
)

# A table in a Word file, with a header row that every page repeats.
#
# Rows are put together as elements: asked of python-docx cell by cell, two thousand took half a
# minute.

CELL, HEAD = "Cel", "Kopcel"
TWIPS_IN_A_POINT = 20


def add_table(word, labels, rows, widths):
    """Add a table of texts below a row of labels; `widths` are in centimetres."""
    table = word.add_table(0, len(labels), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    styles = {name: word.styles[name].style_id for name in (CELL, HEAD)}
    table._tbl.append(build_table_row(labels, widths, styles[HEAD], "w:cantSplit", "w:tblHeader"))
    for texts in rows:
        table._tbl.append(build_table_row(texts, widths, styles[CELL], "w:cantSplit"))
    return table


def build_table_row(texts, widths, style, *marks):
    """Return a row of cells; `marks` say of it that it is a head, or stays on one page."""
    row = OxmlElement("w:tr")
    properties = add_element(row, "w:trPr")
    for mark in marks:
        add_element(properties, mark)
    for text, width in zip(texts, widths, strict=True):
        row.append(build_table_cell(text, width, style))
    return row


def build_table_cell(text, width, style):
    """Return a cell with a paragraph for each line of a text."""
    cell = OxmlElement("w:tc")
    size = add_element(add_element(cell, "w:tcPr"), "w:tcW")
    size.set(qn("w:w"), str(round(Cm(width).pt * TWIPS_IN_A_POINT)))
    size.set(qn("w:type"), "dxa")
    for line in text.split("\n"):
        paragraph = add_element(cell, "w:p")
        add_element(add_element(paragraph, "w:pPr"), "w:pStyle").set(qn("w:val"), style)
        add_element(paragraph, "w:r").text = line
    return cell


def add_element(parent, name):
    element = OxmlElement(name)
    parent.append(element)
    return element


# A table repeats its header row on every page, and no row is broken over two.

__all__ = ["MEDIA_TYPE", "write"]


def write(document):
    """Return a RegisterDocument as DOCX bytes."""
    word = begin_word_document(document)
    add_cell_styles(word.styles)
    set_landscape(word.sections[0])
    add_title(word, document)
    add_fact_paragraphs(word, document.head)
    for group in document.groups:
        add_group(word, document, group)
    word.add_heading(document.about, 2)
    add_fact_paragraphs(word, document.facts)
    return serialize_reproducibly(word)


def add_cell_styles(styles):
    """Add the looks of a text in a cell, close enough to read down a column."""
    for name in (CELL, HEAD):
        cell = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style = styles["Normal"]
        cell.font.size, cell.font.bold = Pt(9.5), name == HEAD
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
        cell.paragraph_format.line_spacing = 1


def set_landscape(section):
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
