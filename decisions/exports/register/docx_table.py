"""A table in a Word file, with a header row that every page repeats.

Rows are put together as elements: asked of python-docx cell by cell, two thousand took half a
minute.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

CELL, HEAD = "Cel", "Kopcel"
TWIPS_IN_A_POINT = 20


def add_table(word, labels, rows, widths):
    """Add a table of texts below a row of labels; `widths` are in centimetres."""
    table = word.add_table(0, len(labels), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    styles = {name: word.styles[name].style_id for name in (CELL, HEAD)}
    table._tbl.append(row_of(labels, widths, styles[HEAD], "w:cantSplit", "w:tblHeader"))
    for texts in rows:
        table._tbl.append(row_of(texts, widths, styles[CELL], "w:cantSplit"))
    return table


def row_of(texts, widths, style, *marks):
    """Return a row of cells; `marks` say of it that it is a head, or stays on one page."""
    row = OxmlElement("w:tr")
    properties = add(row, "w:trPr")
    for mark in marks:
        add(properties, mark)
    for text, width in zip(texts, widths, strict=True):
        row.append(cell_of(text, width, style))
    return row


def cell_of(text, width, style):
    """Return a cell with a paragraph for each line of a text."""
    cell = OxmlElement("w:tc")
    size = add(add(cell, "w:tcPr"), "w:tcW")
    size.set(qn("w:w"), str(round(Cm(width).pt * TWIPS_IN_A_POINT)))
    size.set(qn("w:type"), "dxa")
    for line in text.split("\n"):
        paragraph = add(cell, "w:p")
        add(add(paragraph, "w:pPr"), "w:pStyle").set(qn("w:val"), style)
        add(paragraph, "w:r").text = line
    return cell


def add(parent, name):
    element = OxmlElement(name)
    parent.append(element)
    return element
