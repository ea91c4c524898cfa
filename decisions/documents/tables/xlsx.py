"""An empty table as an Excel workbook, with a second sheet that explains its columns."""

from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH, EXPLANATION_WIDTHS = 22, (24, 12, 90)
EMPTY_ROWS = 1_000
LONGEST_SHEET_NAME = 31


def write(document):
    """Return a TableTemplate as XLSX bytes; every cell that is to be filled is a text, so that a
    program leaves a date as it was typed."""
    content = BytesIO()
    with Workbook(content, {"strings_to_urls": False}) as book:
        book.set_properties({"title": document.title, "author": "Regio"})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        example = book.add_format({"num_format": "@", "italic": True, "font_color": "#595959"})
        add_table_sheet(book.add_worksheet(document.title[:LONGEST_SHEET_NAME]), document, head)
        sheet = book.worksheets()[0]
        sheet.set_column(0, len(document.heads) - 1, WIDTH, text)
        for column, cell in enumerate(document.example):
            sheet.write_string(1, column, cell, example)
        add_explanation(book.add_worksheet(_("Uitleg")), document, head, text)
    return content.getvalue()


def add_table_sheet(sheet, document, head):
    """Write the heads, and keep them in sight."""
    for column, label in enumerate(document.heads):
        sheet.write_string(0, column, label, head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, EMPTY_ROWS, len(document.heads) - 1)


def add_explanation(sheet, document, head, text):
    """Tell of each column what may stand there."""
    for column, width in enumerate(EXPLANATION_WIDTHS):
        sheet.set_column(column, column, width)
    lines = [document.told, *document.notes]
    for line, words in enumerate(lines):
        sheet.write_string(line, 0, words)
    start = len(lines) + 1
    for column, label in enumerate((_("Kolom"), _("Verplicht"), _("Wat u invult"))):
        sheet.write_string(start, column, label, head)
    for line, each in enumerate(document.columns, start=start + 1):
        sheet.write_string(line, 0, each.label, text)
        sheet.write_string(line, 1, _("ja") if each.is_required else _("nee"), text)
        sheet.write_string(line, 2, each.told, text)
