"""Read a whole dossier folder; whatever stands in it, the answer is a Folder."""

import os
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from difflib import get_close_matches
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

from municipalities.models.bodies import MUNICIPAL

from ...models import TARGETS
from .cells import Column, ColumnKind, Table, WrongCell, read_cell
from .sheets import (
    MOST_PROBLEMS,
    MOST_STRANGE,
    Folder,
    FolderRow,
    Problem,
    Sheet,
    format_shown_value,
    read_sheet,
    read_text_file,
)
from .tables import EXTENDS, SETTINGS, TABLES

# dossier.toml: the dossier itself and its region, read as one row of cells.

AT_LINE = re.compile(r"at line (\d+)")
NAMES = (*SETTINGS.names, EXTENDS.name)


def read_settings(path: Path) -> tuple[FolderRow | None, list[Problem]]:
    """Return the settings of a folder, or None with everything that is wrong in them."""
    file = path / SETTINGS.file
    if not file.is_file():
        return None, [Problem(SETTINGS.file, 0, "", "", "Dit bestand, met titel, adres en regio.")]
    text = read_text_file(file)
    if isinstance(text, Problem):
        return None, [text]
    try:
        found = flatten_settings(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return None, [describe_toml_error(error)]
    return read_setting_values(found, text)


def read_setting_values(found: dict[str, Any], text: str) -> tuple[FolderRow | None, list[Problem]]:
    """Return the settings whose every value is right, and a problem for every other."""
    strange = (list_unknown_settings(name, text) for name in found if name not in NAMES)
    problems = list(islice(strange, MOST_STRANGE))
    values = {}
    for column in SETTINGS.columns:
        written = found.get(column.name, "")
        try:
            values[column.name] = read_cell(column, toml_value_as_text(written))
        except WrongCell as error:
            line, value = (
                find_setting_line(column.name, text),
                written if isinstance(written, str) else "",
            )
            problems.append(
                Problem(SETTINGS.file, line, column.name, format_shown_value(value), str(error))
            )
    row = None if problems else FolderRow(SETTINGS.file, find_setting_line("title", text), values)
    return row, problems


def flatten_settings(found: dict[str, Any]) -> dict[str, Any]:
    """Return [region] slug as 'region.slug', so that settings read as cells."""
    settings = {}
    for name, value in found.items():
        if name == "region" and isinstance(value, dict):
            settings.update({f"region.{inner}": each for inner, each in value.items()})
        else:
            settings[name] = value
    return settings


def toml_value_as_text(value: Any) -> str:
    """Return a TOML value as a cell; a date without quotes is taken as what it says."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, str):
        raise WrongCell("Een tekst tussen aanhalingstekens.")
    return value


def find_setting_line(name: str, text: str) -> int:
    """Return the line on which a setting (or a table) stands, 0 where it is missing."""
    inner = re.escape(name.removeprefix("region."))
    found = re.compile(rf"^[ \t]*(?:{inner}[ \t]*=|\[{inner}\])", re.MULTILINE)
    border = text.find("[region]") if "[region]" in text else len(text)
    start, end = (border, len(text)) if name.startswith("region.") else (0, border)
    place = found.search(text, start, end)
    return text.count("\n", 0, place.start()) + 1 if place else 0


def list_unknown_settings(name: str, text: str) -> Problem:
    expected = f"Een van: {', '.join(NAMES)}."
    return Problem(
        SETTINGS.file, find_setting_line(name, text), format_shown_value(name), "", expected
    )


def describe_toml_error(error: Exception) -> Problem:
    found = AT_LINE.search(str(error))
    line = int(found[1]) if found else 0
    return Problem(
        SETTINGS.file, line, "", format_shown_value(str(error)), "Een bestand in geldig TOML."
    )


# Rows that lead back to themselves through their references.

ReferenceGraph = Mapping[str, Iterable[str]]


def find_reference_cycles(rows: list[FolderRow], columns: tuple[str, ...]) -> Iterator[Problem]:
    """Yield one problem for every row that stands in a circle, at the cell that leads on."""
    circle = find_circles({row.id: [row.values[name] for name in columns] for row in rows})
    for row in rows:
        for name in columns:
            if row.values[name] and circle[row.id] == circle.get(row.values[name]):
                yield Problem(
                    row.file,
                    row.line,
                    name,
                    row.values[name],
                    "Een verwijzing die niet, ook niet langs een omweg, bij zichzelf uitkomt.",
                )


def find_circles(onward: ReferenceGraph) -> dict[str, str]:
    """Return for every id the name of its circle: the same for ids that can reach each other.

    Linear in ids and references (Kosaraju: back along the references, last finished first).
    """
    back = defaultdict(list)
    for each, others in onward.items():
        for other in others:
            if other in onward:
                back[other].append(each)
    circle = {}
    for start in reversed(order_by_completion(onward)):
        waiting = [start]
        while waiting:
            each = waiting.pop()
            if each not in circle:
                circle[each] = start
                waiting.extend(back[each])
    return circle


def order_by_completion(onward: ReferenceGraph) -> list[str]:
    """Return all ids, each after everything that it leads to but what leads back to it."""
    seen, order = set(), []
    for start in onward:
        waiting = [(start, iter(onward[start]))] if start not in seen else []
        seen.add(start)
        while waiting:
            each, others = waiting[-1]
            ahead = next((one for one in others if one in onward and one not in seen), None)
            if ahead is None:
                order.append(each)
                waiting.pop()
            else:
                seen.add(ahead)
                waiting.append((ahead, iter(onward[ahead])))
    return order


# What the rows of a folder say about each other: references, and rules over several cells.

FolderSheets = Mapping[str, Sheet]


def check_references(sheets: FolderSheets) -> list[Problem]:
    """Return the problems between the rows of all files, in the order of the files.

    Of each sort there are at most MOST_PROBLEMS.
    """
    sorts = (
        find_dangling_references(sheets),
        find_misassigned_bodies(sheets["bodies"].rows),
        find_untargeted_evidence(sheets["evidence"].rows),
        find_misshown_readings(sheets),
        *(
            find_reference_cycles(sheet.rows, sheet.table.leads)
            for sheet in sheets.values()
            if sheet.table.leads
        ),
    )
    return [problem for found in sorts for problem in islice(found, MOST_PROBLEMS)]


def build_cell_problem(row: FolderRow, column: str, value: str, expected: str) -> Problem:
    return Problem(row.file, row.line, column, format_shown_value(value), expected)


def find_dangling_references(sheets: FolderSheets) -> Iterator[Problem]:
    """References to an id that its file does not have; unreadable files are left out."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if column.table and sheets[column.table].is_whole:
                ids = sheets[column.table].ids
                yield from (
                    build_cell_problem(row, column.name, each, f"Een id uit {column.table}.csv.")
                    for row in sheet.rows
                    for each in list_referenced_ids(row, column)
                    if each not in ids
                )


def list_referenced_ids(row: FolderRow, column: Column) -> tuple[str, ...]:
    """Return the ids that one cell refers to."""
    value = row.values.get(column.name)
    if column.kind == ColumnKind.REFS:
        return value
    return (value,) if value else ()


def find_misassigned_bodies(rows: list[FolderRow]) -> Iterator[Problem]:
    """Bodies of a municipality without one, and bodies of the region with one."""
    for row in rows:
        is_municipal = row.values["kind"] in MUNICIPAL
        code = row.values["municipality"]
        if is_municipal and not code:
            expected = "Een gemeente: raad, college en commissie horen bij een gemeente."
            yield build_cell_problem(row, "municipality", "", expected)
        if code and not is_municipal:
            yield build_cell_problem(
                row, "municipality", code, "Niets: dit orgaan is van de regio."
            )


def find_untargeted_evidence(rows: list[FolderRow]) -> Iterator[Problem]:
    """Evidence of no record or of several, and stances read from what is not a position."""
    for row in rows:
        filled = [name for name in TARGETS if row.values.get(name)]
        if len(filled) != 1:
            expected = f"Precies een van: {', '.join(TARGETS)}."
            yield build_cell_problem(row, "", ", ".join(filled), expected)
        if row.values["reads_stance"] and not row.values["position"]:
            expected = "Niets: alleen bij een standpunt leest een plaats een stand."
            yield build_cell_problem(row, "reads_stance", row.values["reads_stance"], expected)


def find_misshown_readings(sheets: FolderSheets) -> Iterator[Problem]:
    """Positions that show a place of another position, or one that reads another stance."""
    places = {row.id: row for row in sheets["evidence"].rows}
    for row in sheets["positions"].rows:
        place = places.get(row.values["shown"])
        if place is None:
            continue
        if place.values["position"] != row.id:
            yield build_cell_problem(
                row, "shown", place.id, "Een bewijsplaats van dit standpunt zelf."
            )
        elif place.values["reads_stance"] != row.values["stance"]:
            expected = f"Een bewijsplaats die {row.values['stance']} leest, zoals dit standpunt."
            yield build_cell_problem(row, "shown", place.id, expected)


# A folder that builds on another: which one, and whether it can be read.


def find_extended_folder(path: Path, seen: list[Path]) -> Path | Problem | None:
    """Return the folder that the one at `path` extends, None where it extends none.

    `seen` are the resolved folders that led here, this one included. What is wrong with the
    rest of the settings is not told here.
    """
    text = read_text_file(path / SETTINGS.file)
    found = {} if isinstance(text, Problem) else parse_settings(text)
    if EXTENDS.name not in found:
        return None
    written = found[EXTENDS.name]
    try:
        return resolve_extended_path(path, read_cell(EXTENDS, toml_value_as_text(written)), seen)
    except WrongCell as error:
        value = format_shown_value(written) if isinstance(written, str) else ""
        return Problem(
            SETTINGS.file, find_setting_line(EXTENDS.name, text), EXTENDS.name, value, str(error)
        )


def parse_settings(text: str) -> dict:
    """Return the settings as TOML says them, nothing where it cannot be read."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}


def resolve_extended_path(path: Path, written: str, seen: list[Path]) -> Path | None:
    """Return the folder that a relative path leads to, None for an empty one; raise WrongCell."""
    if not written:
        return None
    if PurePosixPath(written).is_absolute():
        raise WrongCell("Een pad dat bij deze map begint, zoals '..' of '../basis'.")
    base = (path / written).resolve()
    if not base.is_dir():
        raise WrongCell("Een map die bestaat, gezien vanuit deze map.")
    if base in seen:
        raise WrongCell("Een map die niet, ook niet langs een omweg, deze map zelf weer uitbreidt.")
    return base


# A folder and those that it extends, each read by itself and then laid over one another.


@dataclass
class FolderLayer:
    """One folder on its own: `place` is its path as seen from the folder that was asked for."""

    path: Path
    place: str = "."
    settings: FolderRow | None = None
    sheets: dict[str, Sheet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def settle(self) -> None:
        """Name the files of another folder by its place, so that each is found again."""
        self.problems = [self.placed(each) for each in self.problems]
        for sheet in self.sheets.values():
            sheet.rows = [self.placed(each) for each in sheet.rows]

    def placed(self, found):
        return replace(found, file=str(PurePosixPath(self.place, found.file)))


def list_layers(top: Path) -> Iterator[FolderLayer]:
    """Yield a FolderLayer for the folder and for each that it extends, not read yet but for
    that."""
    path, seen = top, []
    while path is not None:
        seen.append(path.resolve())
        layer = FolderLayer(path, Path(os.path.relpath(seen[-1], seen[0])).as_posix())
        base = find_extended_folder(path, seen)
        if isinstance(base, Problem):
            layer.problems.append(base)
        path = base if isinstance(base, Path) else None
        yield layer


def merge_layers(layers: list[FolderLayer]) -> dict[str, Sheet]:
    """Return every table, rows of an earlier layer in the place of those of a later one.

    Where a layer could not say which folder it extends, no table counts as whole.
    """
    *upper, lowest = layers
    sheets = lowest.sheets
    for layer in reversed(upper):
        sheets = {name: merge_tables(own, sheets[name]) for name, own in layer.sheets.items()}
    if any(problem.column == "extends" for problem in lowest.problems):
        sheets = {name: replace(sheet, is_whole=False) for name, sheet in sheets.items()}
    return sheets


def merge_tables(own: Sheet, base: Sheet) -> Sheet:
    """Return one table of two folders, with the ids of both."""
    rows = replace_rows(own.table, own.rows, base.rows)
    return Sheet(own.table, rows, own.ids | base.ids, is_whole=own.is_whole and base.is_whole)


def replace_rows(table: Table, own: list[FolderRow], base: list[FolderRow]) -> list[FolderRow]:
    """Return the base's rows with those that `own` has too put in their place, then the rest."""
    by_key = defaultdict(list)
    for row in own:
        by_key[row_identity(table, row)].append(row)
    rows = []
    for row in base:
        key = row_identity(table, row)
        rows += by_key.pop(key, []) if key in by_key else [row]
    return rows + [row for found in by_key.values() for row in found]


def row_identity(table: Table, row: FolderRow) -> tuple:
    return tuple(row.values[name] for name in table.key)


def read_folder(path: Path | str) -> Folder:
    """Return the folder at `path` with every problem in it; never raises on its content.

    Rows and problems of a folder that it extends name their file from here: `../themes.csv`.
    """
    path = Path(path)
    name = path.resolve().name
    if not path.is_dir():
        return Folder(name, problems=(Problem(path.name, 0, "", "", "Een map die bestaat."),))
    layers = [read_layer(layer) for layer in list_layers(path)]
    sheets = merge_layers(layers)
    problems = [problem for layer in layers for problem in layer.problems]
    problems += check_references(sheets)
    tables = {name: tuple(sheet.rows) for name, sheet in sheets.items()}
    return Folder(name, layers[0].settings, tables, tuple(problems))


def read_layer(layer: FolderLayer) -> FolderLayer:
    """Read the files of one folder into its layer."""
    layer.settings, problems = read_settings(layer.path)
    layer.sheets = {table.name: read_sheet_file(layer.path, table) for table in TABLES.values()}
    layer.problems += [*problems, *find_unknown_files(layer.path)]
    for sheet in layer.sheets.values():
        layer.problems += sheet.problems
    layer.settle()
    return layer


def read_sheet_file(path: Path, table: Table) -> Sheet:
    """Return the rows of one file; a file that is not there has none."""
    file = path / table.file
    if not file.exists():
        return Sheet(table)
    text = read_text_file(file)
    if isinstance(text, Problem):
        return Sheet(table, problems=[text], is_whole=False)
    return read_sheet(table, text)


def find_unknown_files(path: Path) -> Iterator[Problem]:
    """CSV files that are no table: a misspelled name would lose its rows without a word."""
    files = [table.file for table in TABLES.values()]
    for file in sorted(path.iterdir()):
        if file.suffix.lower() == ".csv" and file.name not in files:
            near = get_close_matches(file.name.lower(), files, n=1)
            hint = f" Bedoelt u {near[0]}?" if near else ""
            yield Problem(file.name, 0, "", "", f"Een bestand dat in de map hoort.{hint}")
