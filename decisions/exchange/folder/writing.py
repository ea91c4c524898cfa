"""Write a dossier folder that reads back as the same records, and tell its facts."""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

from municipalities.models import Sourced

from ...models import TARGETS, Evidence
from .cells import Table, write_cell
from .datapackage import DATA_PACKAGE_FILE, build_data_package
from .sheets import Folder, FolderRow
from .tables import SETTINGS, TABLE_OF, TABLES

NUMBER, LETTER = re.compile(r"\d+"), re.compile(r"[^\W\d_]")


def write_folder(folder: Folder, path: Path | str) -> None:
    """Write dossier.toml, every table (also the empty ones) and what they hold; raise OSError.

    A folder that has settings and no problems reads back with the same values in the same
    order; only line numbers may differ.
    """
    path = Path(path)
    path.mkdir(parents=True, exist_ok=True)
    (path / SETTINGS.file).write_text(
        format_settings(folder.settings), encoding="utf-8", newline="\n"
    )
    described = json.dumps(build_data_package(folder), ensure_ascii=False, indent=1)
    (path / DATA_PACKAGE_FILE).write_text(f"{described}\n", encoding="utf-8", newline="\n")
    for table in TABLES.values():
        write_table(path / table.file, table, folder.tables.get(table.name, ()))


def write_table(file: Path, table: Table, rows: tuple[FolderRow, ...]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(table.names)
        for row in rows:
            writer.writerow(write_cell(each, row.values.get(each.name)) for each in table.columns)


def format_settings(settings: FolderRow) -> str:
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


# Which record of a folder holds which fact of the collection that it was made from.
#
# A fact is named by the `reference` of a place (evidence.csv) or of a fact about a municipality,
# whatever a collection calls it; several in one cell are separated by `;`. Another record that has
# no places of its own may name it in its `note`: there everything counts that is written as one of
# the references is, its numbers apart. A page shows a note, so the demo's have none.


def list_records_by_fact(folder):
    """Return {fact: [(file, id)]}, both in order; rows without an id are told by their line."""
    pattern = build_fact_pattern(folder)
    found = defaultdict(set)
    for table, rows in folder.tables.items():
        for row in rows:
            for fact, place in iterate_row_facts(table, row, pattern):
                found[fact].add(place)
    return {fact: sorted(found[fact]) for fact in sorted(found)}


def build_fact_pattern(folder):
    """Return the pattern of what a note may call a fact, None where no reference has a number.

    A reference without letters or digits of its own would be found in any sentence.
    """
    facts = {
        fact
        for table in REFERRING
        for row in folder.tables.get(table, ())
        for fact in split_references(row)
    }
    named = {fact for fact in facts if NUMBER.search(fact) and LETTER.search(fact)}
    shapes = sorted({NUMBER.sub(r"\\d+", re.escape(fact)) for fact in named}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)") if shapes else None


# The tables in which `reference` names a fact, and not the number of a document.
REFERRING = {name for name, table in TABLES.items() if issubclass(table.model, (Evidence, Sourced))}


def split_references(row):
    """Return the facts that the reference of a row names."""
    named = row.values.get("reference") or ""
    return [fact for part in named.split(";") if (fact := part.strip())]


def iterate_row_facts(table, row, pattern):
    """Yield (fact, (file, id)) for every fact that a row names."""
    if table in REFERRING:
        shows = shown_record_of(row) if table == "evidence" else (f"{table}.csv", row_name_of(row))
        for fact in split_references(row):
            yield fact, shows
    if pattern is not None:
        for fact in pattern.findall(row.values.get("note") or ""):
            yield fact, (f"{table}.csv", row_name_of(row))


def shown_record_of(row):
    """Return the file and id of the record that a place shows."""
    column = next(name for name in TARGETS if row.values.get(name))
    return f"{TABLE_OF[TARGETS[column]]}.csv", row.values[column]


def row_name_of(row):
    """Return what names a row: its id, else the columns that do."""
    named = [row.values.get(name) for name in ("id", "arrangement", "group", "municipality")]
    return " ".join(str(each) for each in named if each)
