"""A table as it comes, CSV, XLSX or ODS, as sheets of cells: each the text that somebody typed.

`read_sheets` reads a workbook in a process of its own; `read_workbook` is what that does."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from .files import BIGGEST, extract_plain_text
from .heavy import BROKEN, HeavyKind, read_apart
from .limits import (
    BROKEN_ODS,
    BROKEN_XLSX,
    ODS,
    TEXT,
    TextRefused,
    check_archive_is_safe,
    detect_table_kind,
)

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 100_000, 60, 20
MOST_CELL_CHARACTERS, MOST_TABLE_CHARACTERS = 20_000, 30_000_000
_EMPTY = "Het bestand is leeg."
_TOO_HEAVY = "Het bestand is groter dan 10 MB. Bewaar alleen de rijen die u nodig hebt."
_NO_CELLS = "In het bestand staat geen tabel: geen enkele cel is gevuld."
_TOO_LONG = f"De tabel heeft meer dan {MOST_ROWS:,} rijen. Splits het bestand.".replace(",", ".")
_TOO_WIDE = f"De tabel heeft meer dan {MOST_COLUMNS} kolommen. Haal weg wat u niet nodig hebt."
_TOO_MANY_SHEETS = f"Het bestand heeft meer dan {MOST_SHEETS} werkbladen. Bewaar er minder."
_TOO_MUCH = "In de tabel staat meer tekst dan Regio in een keer leest. Splits het bestand."
_NO_CSV = "Dit CSV-bestand is niet te lezen. Bewaar het opnieuw, met een kop boven elke kolom."
_BROKEN_TABLE = {ODS: BROKEN_ODS}
_OTHERWISE = "bewaar de tabel als CSV"
_DELIMITERS = (";", ",", "\t")
_SEPARATOR_LINE = re.compile(r"sep=(.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet: `rows` hold the cells of each row from the first one on, without the empty ones
    at the end; the first row of a spreadsheet is row 1."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(data: bytes) -> tuple[tuple[TableSheet, ...], tuple[str, ...]]:
    """Return the visible sheets with cells of a CSV, XLSX or ODS file of at most 10 MB, and notes
    about how it was read; raise TextRefused with a sentence that says what to do.

    The content decides what it is. A workbook is read in a process of its own, two at a time.
    """
    if not data:
        raise TextRefused(_EMPTY)
    if len(data) > BIGGEST:
        raise TextRefused(_TOO_HEAVY)
    kind = detect_table_kind(data)
    if kind == TEXT:
        text, _margins, notes = extract_plain_text(data)
        return _only_filled([TableSheet("", check_rows(_read_csv(text)))]), notes
    found = read_apart(HeavyKind.TABLE, data, _OTHERWISE)
    if "problem" in found:
        raise TextRefused(
            _BROKEN_TABLE.get(kind, BROKEN_XLSX) if found["problem"] == BROKEN else found["problem"]
        )
    return _only_filled([_as_sheet(each) for each in found["sheets"]]), ()


def _as_sheet(told: dict) -> TableSheet:
    return TableSheet(told["name"], tuple(tuple(row) for row in told["rows"]))


def _only_filled(sheets: Sequence[TableSheet]) -> tuple[TableSheet, ...]:
    filled = tuple(each for each in sheets if any(each.rows))
    if not filled:
        raise TextRefused(_NO_CELLS)
    return filled


# A CSV file, as Excel of the Netherlands saves it or any other program.


def _read_csv(text: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV text; the sign between its cells is the one that gives its first
    row the most of them."""
    first, _, rest = text.partition("\n")
    said = _SEPARATOR_LINE.fullmatch(first.strip("\r\n \ufeff"))
    delimiter, body = (said[1], rest) if said else (_find_delimiter(text), text)
    try:
        yield from csv.reader(StringIO(body, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise TextRefused(_NO_CSV) from error


def _find_delimiter(text: str) -> str:
    head = next((line for line in text.splitlines() if line.strip()), "")
    try:
        widths = {each: len(next(csv.reader([head], delimiter=each))) for each in _DELIMITERS}
    except csv.Error as error:
        raise TextRefused(_NO_CSV) from error
    return max(_DELIMITERS, key=lambda each: widths[each])


# What the process of its own does with a workbook.


def read_workbook(data: bytes) -> dict:
    """Return {"sheets": [{"name": …, "rows": …}]} of an XLSX or ODS, or {"problem": a sentence}."""
    kind = detect_table_kind(data)
    try:
        check_archive_is_safe(data, kind)
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = [
            each.name
            for each in book.sheets_metadata
            if each.typ is SheetTypeEnum.WorkSheet and each.visible is SheetVisibleEnum.Visible
        ]
        if len(names) > MOST_SHEETS:
            raise TextRefused(_TOO_MANY_SHEETS)
        return {"sheets": [_read_sheet(book, name) for name in names]}
    except TextRefused as refusal:
        return {"problem": str(refusal)}
    except Exception:  # noqa: BLE001  a broken workbook breaks its reader in any way there is
        return {"problem": _BROKEN_TABLE.get(kind, BROKEN_XLSX)}


def _read_sheet(book: CalamineWorkbook, name: str) -> dict:
    sheet = book.get_sheet_by_name(name)
    cells = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 2)
    rows = ([format_cell_text(each) for each in row] for row in cells)
    return {"name": name, "rows": check_rows(rows)}


def format_cell_text(value: object) -> str:
    """Return the value of a cell as somebody in the Netherlands types it."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case int() | float() | Decimal():
            return _tell_number(value)
        case datetime():
            return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value)


def _tell_number(value: float | Decimal) -> str:
    """Return a whole number without a point, another with a comma."""
    if value == value and abs(value) < 1e15 and value == int(value):
        return str(int(value))
    return str(value).replace(".", ",")


# How much of it there may be.


def check_rows(rows: Iterator[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Return rows without the empty cells and rows at their end; raise TextRefused for too much."""
    kept: list[tuple[str, ...]] = []
    filled = size = 0
    for row in rows:
        cells = _without_tail([each.strip() for each in row])
        size += sum(map(len, cells))
        if len(cells) > MOST_COLUMNS:
            raise TextRefused(_TOO_WIDE)
        kept.append(cells)
        filled = len(kept) if cells else filled
        if filled > MOST_ROWS + 1:
            raise TextRefused(_TOO_LONG)
        if size > MOST_TABLE_CHARACTERS or any(len(each) > MOST_CELL_CHARACTERS for each in cells):
            raise TextRefused(_TOO_MUCH)
        if len(kept) > 2 * MOST_ROWS:
            break
    return tuple(kept[:filled])


def _without_tail(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
