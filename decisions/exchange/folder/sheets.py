"""One CSV file: from its bytes to rows, with every wrong cell of it."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

from .cells import Column, Table, WrongCell, read_cell

# What reading a dossier folder gives: settings, tables of rows, and every problem found.

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong cell, or a wrong file (`line` 0) or row (`column` empty).

    `value` is what stands there, made short and printable; `expected_encoding_words` is a Dutch
    sentence.
    """

    file: str
    line: int
    column: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class FolderRow:
    """One record of a file: `line` is the line on which it begins, `values` its read cells."""

    file: str
    line: int
    values: Mapping[str, Any]

    @property
    def id(self) -> str:
        return self.values.get("id", "")


@dataclass(frozen=True, slots=True)
class Folder:
    """`name` is the folder's own; `settings` is None when dossier.toml could not be read.

    `tables` has every table by name, with the rows whose own cells are right.
    """

    name: str
    settings: FolderRow | None = None
    tables: Mapping[str, tuple[FolderRow, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def format_shown_value(value: str) -> str:
    """Return a value as a message shows it: short, on one line, nothing invisible in it."""
    cut = value if len(value) <= SHOWN else f"{value[: SHOWN - 1]}…"
    return "".join(sign if sign.isprintable() else escape_sign(sign) for sign in cut)


def escape_sign(sign: str) -> str:
    return {"\n": "⏎", "\t": "⇥"}.get(sign, f"<U+{ord(sign):04X}>")


# From a file to text: size, encoding and the marks that spreadsheets leave.

BIGGEST = 50 * 1024 * 1024
BOMS_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text_file(path: Path) -> str | Problem:
    """Return the text of a UTF-8 file, or the one problem that keeps it from being read."""
    try:
        if path.stat().st_size > BIGGEST:
            return Problem(path.name, 0, "", "", "Een bestand van ten hoogste 50 MB.")
        return decode_utf8(path.name, path.read_bytes())
    except OSError:
        return Problem(path.name, 0, "", "", "Een bestand dat gelezen kan worden.")


def decode_utf8(file: str, raw: bytes) -> str | Problem:
    """Return the text of UTF-8 bytes, a BOM left out; or say which encoding it looks like."""
    if is_utf16(raw):
        return Problem(file, 1, "", "", expected_encoding_words("UTF-16"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(
            file,
            line,
            "",
            format_shown_value(words_around_byte(raw, error.start)),
            expected_encoding_words(guess_encoding(raw)),
        )


def is_utf16(raw: bytes) -> bool:
    """Whether every other byte is empty, as in UTF-16 of Latin letters, or its mark is there."""
    start = raw[:400]
    return start.startswith(BOMS_16) or (
        len(start) > 8 and max(start[::2].count(0), start[1::2].count(0)) * 4 > len(start)
    )


def guess_encoding(raw: bytes) -> str:
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return "een onbekende codering"
    return "Windows-1252 (cp1252)"


def words_around_byte(raw: bytes, place: int) -> str:
    """Return the words around a wrong byte, as Windows would show them."""
    return raw[max(place - 20, 0) : place + 20].decode("cp1252", "replace")


def expected_encoding_words(encoding: str) -> str:
    return f"Een bestand in UTF-8; dit lijkt {encoding}. Bewaar het als CSV UTF-8."


# The first line of a CSV file: which column stands where, and what is wrong with it.

OTHER_SEPARATORS = {";": "puntkomma's", "\t": "tabs"}
MOST_STRANGE = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The columns in the order of the file, None for one that does not belong there.

    Without columns the rest of the file cannot be read.
    """

    columns: tuple[Column | None, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_right(self) -> bool:
        return not self.problems

    @property
    def id_place(self) -> int | None:
        names = [column.name if column else "" for column in self.columns]
        return names.index("id") if "id" in names else None


def read_header(table: Table, record) -> Header:
    """Return the header of a file, with a problem for every wrong name in it."""
    names = [cell.strip() for cell in record.cells]
    if separator := find_other_separator(table, names):
        problem = Problem(
            table.file,
            record.line,
            "",
            format_shown_value(names[0]),
            f"Komma's tussen de cellen; dit bestand heeft {OTHER_SEPARATORS[separator]}.",
        )
        return Header((), (problem,))
    unknown = islice(find_unknown_columns(table, names), MOST_STRANGE)
    found = [*unknown, *find_duplicate_columns(table, names), *find_missing_columns(table, names)]
    problems = [Problem(table.file, record.line, *each) for each in found]
    columns = table.by_name
    return Header(tuple(columns.get(name) for name in names), tuple(problems))


def find_other_separator(table: Table, names: list[str]) -> str:
    """Return the sign that parts the cells in a file without commas, '' where it has them."""
    if len(names) > 1:
        return ""
    for separator in OTHER_SEPARATORS:
        parts = [part.strip() for part in names[0].split(separator)]
        if len(parts) > 1 and set(parts) & set(table.names):
            return separator
    return ""


def find_unknown_columns(table: Table, names: list[str]):
    for name in names:
        if name not in table.names:
            near = get_close_matches(name, table.names, n=1)
            hint = f" Bedoelt u {near[0]}?" if near else ""
            yield (
                format_shown_value(name),
                format_shown_value(name),
                f"Een kolom die in {table.file} hoort.{hint}",
            )


def find_duplicate_columns(table: Table, names: list[str]):
    for name in table.names:
        if names.count(name) > 1:
            yield name, name, "Elke kolom één keer."


def find_missing_columns(table: Table, names: list[str]):
    for name in table.names:
        if name not in names and not table.by_name[name].may_lack:
            yield name, "", "Deze kolom, leeg als er niets bekend is."


MOST_ROWS = 100_000
MOST_PROBLEMS = 10_000


@dataclass
class Sheet:
    """The rows whose own cells are right; `ids` of all rows, also the wrong ones.

    `is_whole` is False where rows could not be told apart, so that an id may have been missed.
    """

    table: Table
    rows: list[FolderRow] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True

    def refuse(self, line: int, column: str, value: str, expected: str) -> None:
        self.problems.append(
            Problem(self.table.file, line, column, format_shown_value(value), expected)
        )


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record as they stand, or why csv could not read it."""

    line: int
    cells: tuple[str, ...] = ()
    error: str = ""


def read_sheet(table: Table, text: str) -> Sheet:
    """Return what the text of a file holds; never raises on what stands in it."""
    sheet = Sheet(table)
    lines = iterate_csv_records(text)
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


def iterate_csv_records(text: str) -> Iterator[Record]:
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
        sheet.refuse(record.line, "", record.error, describe_csv_error(record.error))
        return
    register_id(sheet, header, record)
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
        sheet.rows.append(FolderRow(sheet.table.file, record.line, values))


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


def register_id(sheet: Sheet, header: Header, record: Record) -> None:
    """Remember the id of a record, and refuse a second one that is the same."""
    place = header.id_place
    found = record.cells[place].strip() if place is not None and place < len(record.cells) else ""
    if found and found in sheet.ids:
        sheet.refuse(record.line, "id", found, "Een id dat in dit bestand één keer voorkomt.")
    sheet.ids.add(found)


def describe_csv_error(error: str) -> str:
    """Return what csv's own words mean for the person who made the file."""
    if "unexpected end" in error:
        return "Een aanhalingsteken dat ook sluit; vanaf hier las de rest als één cel."
    if "field larger" in error:
        return "Een cel van ten hoogste 131.072 tekens."
    return 'Na een sluitend aanhalingsteken een komma; schrijf een " in een cel als "".'
