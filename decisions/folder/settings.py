"""dossier.toml: the dossier itself and its region, read as one row of cells."""

import re
import tomllib
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from .cells import WrongCell, read_cell
from .contents import Problem, Row, shown
from .encoding import read_text
from .header import MOST_STRANGE
from .tables import EXTENDS, SETTINGS

AT_LINE = re.compile(r"at line (\d+)")
NAMES = (*SETTINGS.names, EXTENDS.name)


def read_settings(path: Path) -> tuple[Row | None, list[Problem]]:
    """Return the settings of a folder, or None with everything that is wrong in them."""
    file = path / SETTINGS.file
    if not file.is_file():
        return None, [Problem(SETTINGS.file, 0, "", "", "Dit bestand, met titel, adres en regio.")]
    text = read_text(file)
    if isinstance(text, Problem):
        return None, [text]
    try:
        found = flat(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return None, [unreadable(error)]
    return read_values(found, text)


def read_values(found: dict[str, Any], text: str) -> tuple[Row | None, list[Problem]]:
    """Return the settings whose every value is right, and a problem for every other."""
    strange = (unknown(name, text) for name in found if name not in NAMES)
    problems = list(islice(strange, MOST_STRANGE))
    values = {}
    for column in SETTINGS.columns:
        written = found.get(column.name, "")
        try:
            values[column.name] = read_cell(column, as_text(written))
        except WrongCell as error:
            line, value = line_of(column.name, text), written if isinstance(written, str) else ""
            problems.append(Problem(SETTINGS.file, line, column.name, shown(value), str(error)))
    row = None if problems else Row(SETTINGS.file, line_of("title", text), values)
    return row, problems


def flat(found: dict[str, Any]) -> dict[str, Any]:
    """Return [region] slug as 'region.slug', so that settings read as cells."""
    settings = {}
    for name, value in found.items():
        if name == "region" and isinstance(value, dict):
            settings.update({f"region.{inner}": each for inner, each in value.items()})
        else:
            settings[name] = value
    return settings


def as_text(value: Any) -> str:
    """Return a TOML value as a cell; a date without quotes is taken as what it says."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, str):
        raise WrongCell("Een tekst tussen aanhalingstekens.")
    return value


def line_of(name: str, text: str) -> int:
    """Return the line on which a setting (or a table) stands, 0 where it is missing."""
    inner = re.escape(name.removeprefix("region."))
    found = re.compile(rf"^[ \t]*(?:{inner}[ \t]*=|\[{inner}\])", re.MULTILINE)
    border = text.find("[region]") if "[region]" in text else len(text)
    start, end = (border, len(text)) if name.startswith("region.") else (0, border)
    place = found.search(text, start, end)
    return text.count("\n", 0, place.start()) + 1 if place else 0


def unknown(name: str, text: str) -> Problem:
    expected = f"Een van: {', '.join(NAMES)}."
    return Problem(SETTINGS.file, line_of(name, text), shown(name), "", expected)


def unreadable(error: Exception) -> Problem:
    found = AT_LINE.search(str(error))
    line = int(found[1]) if found else 0
    return Problem(SETTINGS.file, line, "", shown(str(error)), "Een bestand in geldig TOML.")
