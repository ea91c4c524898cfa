"""From a register file to frozen records; pure, and every wrong cell is told at once."""

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..text import UncleanText, clean_text

COLUMNS = ("code", "name", "province", "started_on", "ended_on", "successors")
CODE = re.compile(r"gm[0-9]{4}")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST = {"name": 80, "province": 40}


@dataclass(frozen=True, slots=True)
class WrongCellInRegister:
    """A cell that cannot be taken in; `column` is empty where the whole line or file is wrong."""

    file: str
    line: int
    column: str
    value: str
    expected: str

    def __str__(self):
        column = f", kolom {self.column}" if self.column else ""
        value = f": “{self.value[:80]}”" if self.value else ""
        return f"{self.file}, regel {self.line}{column}{value}. Verwacht: {self.expected}."


class WrongRegister(Exception):
    """A register file with mistakes; `wrongs` holds them all, in the order of the file."""

    def __init__(self, wrongs):
        self.wrongs = sorted(wrongs, key=lambda wrong: wrong.line)
        super().__init__("\n".join(map(str, self.wrongs)))


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One municipality as the file gives it; dates None where the file is blank."""

    number: int
    code: str
    name: str
    province: str
    started_on: date | None
    ended_on: date | None
    successors: tuple[str, ...]


@dataclass
class RegisterReading:
    """What was found so far, and what was wrong with it."""

    file: str
    lines: dict[str, RegisterLine] = field(default_factory=dict)
    wrongs: list[WrongCellInRegister] = field(default_factory=list)

    def refuse(self, number, expected, column="", value=""):
        self.wrongs.append(WrongCellInRegister(self.file, number, column, value, expected))


def read_register_file(path: Path) -> list[RegisterLine]:
    """Return the municipalities of a register file in its order; raise WrongRegister."""
    reading = RegisterReading(path.name)
    rows = _rows(path, reading)
    if rows and _header_fits(rows[0], reading):
        for number, cells in rows[1:]:
            _take(number, cells, reading)
        _check_successors(reading)
    if reading.wrongs:
        raise WrongRegister(reading.wrongs)
    return list(reading.lines.values())


def _rows(path, reading):
    """Return (line, cells) of each line that is not blank; the first is the header."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            parser = csv.reader(file, strict=True)
            rows = [(parser.line_num, cells) for cells in parser if any(cells)]
    except UnicodeDecodeError:
        return reading.refuse(1, "een bestand in UTF-8")
    except (csv.Error, OSError) as error:
        return reading.refuse(1, f"een leesbaar CSV-bestand ({error})")
    if len(rows) < 2:
        return reading.refuse(1, "een kopregel en ten minste een gemeente")
    return rows


def _header_fits(row, reading):
    number, header = row
    if tuple(header) != COLUMNS:
        reading.refuse(number, f"de kolommen {','.join(COLUMNS)}", value=",".join(header))
    return tuple(header) == COLUMNS


def _take(number, cells, reading):
    """Read one line; it is kept when its code is new and all its cells can be read."""
    if len(cells) != len(COLUMNS):
        return reading.refuse(number, f"{len(COLUMNS)} kolommen, niet {len(cells)}")
    before = len(reading.wrongs)
    given = dict(zip(COLUMNS, cells, strict=True))
    line = RegisterLine(
        number,
        _code(given, number, reading),
        _text("name", given, number, reading),
        _text("province", given, number, reading),
        _day("started_on", given, number, reading),
        _day("ended_on", given, number, reading),
        tuple(code.strip() for code in given["successors"].split(";") if code.strip()),
    )
    _check_life(line, given, reading)
    if len(reading.wrongs) == before:
        reading.lines[line.code] = line


def _code(given, number, reading):
    code = given["code"].strip()
    if not CODE.fullmatch(code):
        reading.refuse(number, "gm en vier cijfers, zoals gm0546", "code", given["code"])
    elif code in reading.lines:
        first = reading.lines[code].number
        reading.refuse(number, f"een code die nog niet op regel {first} staat", "code", code)
    return code


def _text(column, given, number, reading):
    """Return cleaned text; only the province may be empty."""
    try:
        text = clean_text(given[column])
    except UncleanText as error:
        reading.refuse(number, f"gewone tekst ({error})", column, ascii(given[column]))
        return ""
    if len(text) > LONGEST[column] or (column == "name" and not text):
        reading.refuse(number, f"tekst van ten hoogste {LONGEST[column]} tekens", column, text)
    return text


def _day(column, given, number, reading):
    value = given[column].strip()
    if not value:
        return None
    try:
        if ISO_DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # a day that never was; told below, like any other value that is not a date
    return reading.refuse(number, "een datum als 2018-12-31, of niets", column, value)


def _check_life(line, given, reading):
    if line.started_on and line.ended_on and line.ended_on < line.started_on:
        reading.refuse(line.number, "een laatste dag na de eerste", "ended_on", given["ended_on"])


def _check_successors(reading):
    for line in reading.lines.values():
        for code in line.successors:
            if code not in reading.lines or code == line.code:
                expected = "codes van andere gemeenten in dit bestand, met ; ertussen"
                reading.refuse(line.number, expected, "successors", code)
