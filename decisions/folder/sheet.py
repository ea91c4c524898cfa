"""One CSV file: from its text to rows, with every wrong cell of it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from .cells import WrongCell, read_cell
from .column import Column
from .contents import Problem, Row, shown
from .header import Header, read_header
from .table import Table

MOST_ROWS = 100_000
MOST_PROBLEMS = 10_000


@dataclass
class Sheet:
    """The rows whose own cells are right; `ids` of all rows, also the wrong ones.

    `is_whole` is False where rows could not be told apart, so that an id may have been missed.
    """

    table: Table
    rows: list[Row] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True

    def refuse(self, line: int, column: str, value: str, expected: str) -> None:
        self.problems.append(Problem(self.table.file, line, column, shown(value), expected))


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record as they stand, or why csv could not read it."""

    line: int
    cells: tuple[str, ...] = ()
    error: str = ""


def read_sheet(table: Table, text: str) -> Sheet:
    """Return what the text of a file holds; never raises on what stands in it."""
    sheet = Sheet(table)
    lines = records(text)
    first = next(lines, None)
    if first is None or first.error:
        sheet.is_whole = False
        sheet.refuse(1, "", first.error if first else "", "Een kop met de namen van de kolommen.")
        return sheet
    header = read_header(table, first)
    sheet.problems.extend(header.problems)
    sheet.is_whole = header.is_right
    if header.columns:
        read_rows(sheet, header, lines)
    return sheet


def records(text: str) -> Iterator[Record]:
    """Yield the records of a CSV text; lines that are blank, or hold empty cells only, left out.

    Line ends may be LF, CRLF or CR alone. After a wrong quote it goes on with the next line.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Record(line, error=str(error))
            continue
        if any(cell.strip() for cell in cells):
            yield Record(line, tuple(cells))


def read_rows(sheet: Sheet, header: Header, lines: Iterator[Record]) -> None:
    for count, record in enumerate(lines, start=1):
        if count > MOST_ROWS:
            sheet.is_whole = False
            sheet.refuse(record.line, "", "", f"Ten hoogste {MOST_ROWS} rijen in een bestand.")
            return
        read_record(sheet, header, record)
        if len(sheet.problems) >= MOST_PROBLEMS:
            sheet.is_whole = False
            expected = (
                f"Minder dan {MOST_PROBLEMS} fouten in een bestand; hierna las niemand verder."
            )
            sheet.refuse(record.line, "", "", expected)
            return


def read_record(sheet: Sheet, header: Header, record: Record) -> None:
    """Add one row to the sheet, or everything that is wrong with it."""
    if record.error:
        sheet.is_whole = False
        sheet.refuse(record.line, "", record.error, said_of(record.error))
        return
    note_id(sheet, header, record)
    if len(record.cells) != len(header.columns):
        sheet.refuse(
            record.line,
            "",
            ",".join(record.cells),
            f"{len(header.columns)} cellen, zoals in de kop; dit zijn er {len(record.cells)}.",
        )
        return
    values = read_values(sheet, header, record)
    if header.is_right and len(values) == len(header.columns):
        sheet.rows.append(Row(sheet.table.file, record.line, values))


def read_values(sheet: Sheet, header: Header, record: Record) -> dict:
    """Return the values of the cells that could be read; the others are told as problems."""
    values = {}
    for column, written in zip(header.columns, record.cells, strict=True):
        if isinstance(column, Column):
            try:
                values[column.name] = read_cell(column, written)
            except WrongCell as error:
                sheet.refuse(record.line, column.name, written, str(error))
    return values


def note_id(sheet: Sheet, header: Header, record: Record) -> None:
    """Remember the id of a record, and refuse a second one that is the same."""
    place = header.id_place
    found = record.cells[place].strip() if place is not None and place < len(record.cells) else ""
    if found and found in sheet.ids:
        sheet.refuse(record.line, "id", found, "Een id dat in dit bestand één keer voorkomt.")
    sheet.ids.add(found)


def said_of(error: str) -> str:
    """Return what csv's own words mean for the person who made the file."""
    if "unexpected end" in error:
        return "Een aanhalingsteken dat ook sluit; vanaf hier las de rest als één cel."
    if "field larger" in error:
        return "Een cel van ten hoogste 131.072 tekens."
    return 'Na een sluitend aanhalingsteken een komma; schrijf een " in een cel als "".'
