"""One cell, the column that it stands in, and the table of these columns."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from municipalities.edtf.grammar import FIRST_YEAR, LAST_YEAR, EdtfError, parse_edtf_date
from municipalities.text import UncleanText, clean_text

# What a column of a dossier folder holds: its kind, whether it must be filled, its limits.

ID_LENGTH = 80


class ColumnKind(StrEnum):
    ID = "id"
    TEXT = "text"
    EDTF = "edtf"
    DAY = "day"
    MOMENT = "moment"
    INT = "int"
    DECIMAL = "decimal"
    YES_NO = "yes_no"
    CHOICE = "choice"
    REF = "ref"
    REFS = "refs"
    MUNICIPALITY = "municipality"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Column:
    """`limit` is the most characters of a text, or the highest of a number; `table` is where
    a reference points to; `values` are those of a choice. `field` is the model's field that the
    column fills, empty where none has it. One that `may_lack` came later: a file without it says
    nothing of it, and a row has no value for it."""

    name: str
    kind: ColumnKind
    is_required: bool = False
    limit: int = 0
    values: tuple[str, ...] = ()
    table: str = ""
    field: str = ""
    may_lack: bool = False


# One cell: from its text to a value, and back to text.

ZONE = ZoneInfo("Europe/Amsterdam")
YES, NO = "ja", "nee"
EMPTY = {
    ColumnKind.DAY: None,
    ColumnKind.MOMENT: None,
    ColumnKind.INT: None,
    ColumnKind.DECIMAL: None,
    ColumnKind.YES_NO: False,
    ColumnKind.REFS: (),
}
ID = re.compile(r"[A-Za-z0-9_-]+")
CODE = re.compile(r"gm[0-9]{4}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(rf"{DAY.pattern}T[0-9]{{2}}:[0-9]{{2}}(\+0[12]:00)?")
NUMBER = re.compile(r"[0-9]{1,19}")
DECIMAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


class WrongCell(ValueError):
    """A cell that cannot be read; its message says in a Dutch sentence what was expected."""


def read_cell(column: Column, written: str) -> Any:
    """Return the value of a cell, the kind's empty value for an empty one; raise WrongCell."""
    try:
        cleaned = clean_text(written)
    except UncleanText as error:
        raise WrongCell(str(error)) from error
    if not cleaned:
        return read_empty_cell(column)
    return READERS[column.kind](column, cleaned)


def read_empty_cell(column: Column) -> Any:
    """Return what an empty cell means; raise WrongCell where one must be filled."""
    if column.is_required:
        raise WrongCell("Een waarde: deze cel mag niet leeg zijn.")
    return EMPTY.get(column.kind, "")


def write_cell(column: Column, value: Any) -> str:
    """Return the text that `read_cell` reads as this value."""
    if value is None:
        return ""
    return WRITERS.get(column.kind, str)(value)


def read_text_cell(column: Column, cell: str) -> str:
    if len(cell) > column.limit:
        raise WrongCell(f"Ten hoogste {column.limit} tekens; dit zijn er {len(cell)}.")
    return cell


def read_id(column: Column, cell: str) -> str:
    if not ID.fullmatch(cell) or len(cell) > column.limit:
        raise WrongCell(
            f"Een id van letters (zonder accent), cijfers, - en _, ten hoogste "
            f"{column.limit} tekens."
        )
    return cell


def read_ids(column: Column, cell: str) -> tuple[str, ...]:
    ids = tuple(read_id(column, part.strip()) for part in cell.split(";"))
    if len(set(ids)) < len(ids):
        raise WrongCell("Elk id één keer in de lijst.")
    return ids


def read_edtf(column: Column, cell: str) -> str:
    try:
        return parse_edtf_date(cell).text
    except EdtfError as error:
        raise WrongCell(str(error)) from error


def read_day(column: Column, cell: str) -> date:
    expected = "Een bestaande dag, geschreven als 2017-05-09."
    if not DAY.fullmatch(cell):
        raise WrongCell(expected)
    try:
        found = date.fromisoformat(cell)
    except ValueError as error:
        raise WrongCell(expected) from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise WrongCell(f"Een dag van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    return found


def read_moment(column: Column, cell: str) -> datetime:
    """Return an aware moment; a time that the clock skipped is refused, and one that it had twice
    unless +02:00 or +01:00 says which."""
    expected = "Een dag en een tijd, geschreven als 2017-05-09T20:00."
    if not MOMENT.fullmatch(cell):
        raise WrongCell(expected)
    read_day(column, cell[:10])
    try:
        told = datetime.fromisoformat(cell)
    except ValueError as error:
        raise WrongCell(expected) from error
    found = [
        each for each in find_moments_of_clock_time(told) if told.tzinfo is None or each == told
    ]
    if len(found) != 1:
        raise WrongCell(
            "Een tijd die op deze dag één keer voorkwam (zomer- en wintertijd); kwam hij twee "
            "keer voor, dan zegt +02:00 of +01:00 erachter welke."
        )
    return found[0]


def find_moments_of_clock_time(told: datetime) -> list[datetime]:
    """Return the moments at which a Dutch clock showed this time: one, none, or two."""
    shown = told.replace(tzinfo=None)
    readings = {shown.replace(tzinfo=ZONE, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(
        each for each in readings if each.astimezone(ZONE).replace(tzinfo=None, fold=0) == shown
    )


def write_moment(shown: datetime) -> str:
    """Return a Dutch time, with its offset only where the clock had it twice."""
    minute = shown.replace(second=0, microsecond=0)
    is_double = len(find_moments_of_clock_time(minute)) > 1
    return minute.isoformat(timespec="minutes") if is_double else f"{minute:%Y-%m-%dT%H:%M}"


def read_int(column: Column, cell: str) -> int:
    if not NUMBER.fullmatch(cell) or int(cell) > column.limit:
        raise WrongCell(f"Een heel getal van 0 tot en met {column.limit}, zonder punten.")
    return int(cell)


def read_decimal(column: Column, cell: str) -> Decimal:
    if not DECIMAL.fullmatch(cell):
        raise WrongCell("Een getal met een punt en ten hoogste twee cijfers erachter, als 54.3.")
    return Decimal(cell)


def read_yes_no(column: Column, cell: str) -> bool:
    if cell not in (YES, NO):
        raise WrongCell("'ja' of 'nee'.")
    return cell == YES


def read_choice(column: Column, cell: str) -> str:
    if cell not in column.values:
        raise WrongCell(f"Een van: {', '.join(column.values)}.")
    return cell


def read_code(column: Column, cell: str) -> str:
    if not CODE.fullmatch(cell):
        raise WrongCell("De code van een gemeente: gm en vier cijfers, zoals gm0546.")
    return cell


def read_url(column: Column, cell: str) -> str:
    try:
        parts = urlsplit(cell)
        is_right = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_right = False
    if not is_right or any(sign.isspace() for sign in cell) or len(cell) > column.limit:
        raise WrongCell(f"Een adres dat met https:// begint, ten hoogste {column.limit} tekens.")
    return cell


READERS: dict[ColumnKind, Callable[[Column, str], Any]] = {
    ColumnKind.ID: read_id,
    ColumnKind.TEXT: read_text_cell,
    ColumnKind.EDTF: read_edtf,
    ColumnKind.DAY: read_day,
    ColumnKind.MOMENT: read_moment,
    ColumnKind.INT: read_int,
    ColumnKind.DECIMAL: read_decimal,
    ColumnKind.YES_NO: read_yes_no,
    ColumnKind.CHOICE: read_choice,
    ColumnKind.REF: read_id,
    ColumnKind.REFS: read_ids,
    ColumnKind.MUNICIPALITY: read_code,
    ColumnKind.URL: read_url,
}
WRITERS: dict[ColumnKind, Callable[[Any], str]] = {
    ColumnKind.DAY: date.isoformat,
    ColumnKind.MOMENT: lambda value: write_moment(value.astimezone(ZONE)),
    ColumnKind.DECIMAL: lambda value: format(value.normalize(), "f"),
    ColumnKind.YES_NO: lambda value: YES if value else NO,
    ColumnKind.REFS: ";".join,
}


# One file of a dossier folder: its name and its columns.


@dataclass(frozen=True)
class Table:
    """`name` is the file's without its ending; the columns stand as in the documentation.

    `key` names the columns by which a row is known again, where there is no id. `model` is what
    its rows are records of, None where they are of several.
    """

    name: str
    columns: tuple[Column, ...]
    ending: str = "csv"
    key: tuple[str, ...] = ("id",)
    model: Any = None

    @property
    def file(self) -> str:
        return f"{self.name}.{self.ending}"

    @property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def has_id(self) -> bool:
        return "id" in self.names

    @property
    def leads(self) -> tuple[str, ...]:
        """The columns that point into this same file."""
        return tuple(column.name for column in self.columns if column.table == self.name)
