"""The register as an Excel workbook: the remarks, and a sheet that tells of the file itself.

Rows are written as they come, so that a hundred thousand take no more memory than ten."""

from datetime import UTC
from io import BytesIO

from xlsxwriter import Workbook

from .document import cut_to_cell_size, looks_like_a_formula

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel refuses a workbook with a property that is longer.
LONGEST_PROPERTY = 255
A4 = 9


def write(document):
    """Return a RegisterDocument as XLSX bytes."""
    content = BytesIO()
    write_to(document, content)
    return content.getvalue()


def write_to(document, target):
    """Write a RegisterDocument as XLSX into a file; every text is a text, whatever it begins
    with."""
    made_at = document.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    with Workbook(target, {"constant_memory": True, "strings_to_urls": False}) as book:
        book.set_properties(workbook_properties(document, made_at))
        looks = CellFormats(book)
        add_rows(book.add_worksheet(sheet_name(document.sheet_name)), document, looks)
        for name, facts in document.told_sheets:
            add_facts_sheet(book.add_worksheet(sheet_name(name)), facts, looks)


class CellFormats:
    """The formats of a workbook; `text` holds for what could be taken for a formula too."""

    def __init__(self, book):
        plain = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({**plain, "bold": True, "bottom": 1})
        self.plain = book.add_format({**plain, "num_format": "@"})
        self.quoted = book.add_format({**plain, "num_format": "@", "quote_prefix": True})
        self.number = book.add_format({"valign": "top"})

    def of(self, text):
        return self.quoted if looks_like_a_formula(text) else self.plain


def workbook_properties(document, made_at):
    return {
        "title": document.title[:LONGEST_PROPERTY],
        "subject": document.dossier[:LONGEST_PROPERTY],
        "author": "Regio",
        "created": made_at,
    }


def sheet_name(text):
    """Return a name of at most 31 signs, which is all that Excel takes."""
    return text[:31]


def add_rows(sheet, document, looks):
    for column, width in enumerate(document.shape.sheet_widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    for column, label in enumerate(document.labels):
        sheet.write_string(0, column, label, looks.head)
    line = 0
    for line, row in enumerate(document.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(line, column, value, looks.number)
            elif value:
                sheet.write_string(line, column, cut_to_cell_size(value), looks.of(value))
    sheet.autofilter(0, 0, line, len(document.labels) - 1)


def add_facts_sheet(sheet, facts, looks):
    """Tell of the file itself: what was chosen, of which dossier, on which day, as known when; or
    what each column means."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for line, fact in enumerate(facts):
        sheet.write_string(line, 0, fact.label, looks.head)
        sheet.write_string(line, 1, cut_to_cell_size(fact.text), looks.of(fact.text))
