"""Write a dossier folder that reads back as the same records."""

import csv
import json
from pathlib import Path

from .cells import write_cell
from .contents import Folder, Row
from .table import Table
from .tables import SETTINGS, TABLES


def write_folder(folder: Folder, path: Path | str) -> None:
    """Write dossier.toml and every table, also the empty ones; raise OSError.

    A folder that has settings and no problems reads back with the same values in the same
    order; only line numbers may differ.
    """
    path = Path(path)
    path.mkdir(parents=True, exist_ok=True)
    (path / SETTINGS.file).write_text(as_toml(folder.settings), encoding="utf-8", newline="\n")
    for table in TABLES.values():
        write_table(path / table.file, table, folder.tables.get(table.name, ()))


def write_table(file: Path, table: Table, rows: tuple[Row, ...]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(table.names)
        for row in rows:
            writer.writerow(write_cell(each, row.values[each.name]) for each in table.columns)


def as_toml(settings: Row) -> str:
    """Return the settings as TOML, those of the region in a table of their own at the end."""
    lines = []
    for column in SETTINGS.columns:
        name = column.name
        if name.startswith("region.") and "[region]" not in lines:
            lines.append("[region]")
        # A JSON string is a TOML string: the same quotes, the same escapes.
        written = json.dumps(write_cell(column, settings.values[name]), ensure_ascii=False)
        lines.append(f"{name.removeprefix('region.')} = {written}")
    return "\n".join(lines) + "\n"
