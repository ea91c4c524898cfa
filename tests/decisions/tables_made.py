"""Tables as programs of an office save them, made with the libraries that write such files."""

from io import BytesIO

from odfdo import Document, Table
from xlsxwriter import Workbook


def make_csv(*rows, delimiter=";", encoding="utf-8-sig"):
    """Return rows as CSV, as Excel of the Netherlands saves them unless told otherwise."""
    lines = [delimiter.join(quote(str(cell), delimiter) for cell in row) for row in rows]
    return "\r\n".join([*lines, ""]).encode(encoding)


def quote(cell, delimiter):
    if delimiter in cell or '"' in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def make_xlsx(*rows, **sheets):
    """Return rows as an Excel workbook with one sheet, and the others by name; dates are dates."""
    content = BytesIO()
    with Workbook(content, {"remove_timezone": True}) as book:
        day = book.add_format({"num_format": "d-m-yyyy"})
        for name, lines in {"Blad1": rows, **sheets}.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(lines):
                for column, cell in enumerate(row):
                    if hasattr(cell, "isoformat"):
                        sheet.write_datetime(line, column, cell, day)
                    else:
                        sheet.write(line, column, cell)
    return content.getvalue()


def make_ods(*rows):
    """Return rows as an OpenDocument spreadsheet, as LibreOffice does."""
    document, content = Document("spreadsheet"), BytesIO()
    document.body.clear()
    table = Table("Blad1")
    table.set_values([list(row) for row in rows])
    document.body.append(table)
    document.save(content)
    return content.getvalue()
