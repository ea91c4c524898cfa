"""Spreadsheets read back cell by cell, by a reader that somebody else wrote."""

from io import BytesIO

from python_calamine import CalamineWorkbook

from tests.decisions.documents.register.documents import LABELS

TEXT = LABELS.index("tekst")


def sheets_of(content):
    """Return {name: rows of cells} of a workbook, numbers as float and texts as str."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows_of(content):
    """Return the rows of the first sheet, its labels first."""
    return next(iter(sheets_of(content).values()))


def texts_of(content):
    return [cells[TEXT] for cells in rows_of(content)[1:]]
