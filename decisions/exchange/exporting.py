"""Put a dossier in a folder: rows of what may leave, written beside it and then put in place."""

import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from ..domain.stances import Stance
from ..models import READ_BACK_KINDS, TARGETS, RemarkKind
from .export_records import assign_export_ids, read_records
from .folder import (
    DATA_PACKAGE_FILE,
    SETTINGS,
    TABLE_ORDER,
    TABLES,
    ColumnKind,
    Folder,
    FolderRow,
    read_folder,
    write_folder,
)
from .folder.tables import DOSSIER_SETTINGS, REGION_SETTINGS
from .proving import PROOF_FILE, build_proof

# Put a dossier folder in its place: written beside it, read back, then moved whole.

FOLDER_FILES = {
    SETTINGS.file,
    DATA_PACKAGE_FILE,
    PROOF_FILE,
    *(table.file for table in TABLES.values()),
}


class PlaceRefused(Exception):
    """The place cannot be taken; the message says in a Dutch sentence why."""


class FolderUnreadable(Exception):
    """The folder would not read back; `problems` says what is wrong in it."""

    def __init__(self, problems):
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def place_folder(folder, path, *, proof=(), replace=False):
    """Write a folder at `path`, with the lines of its proof if there are any, or nothing; raises
    PlaceRefused, FolderUnreadable or OSError.

    A folder that is not empty is replaced only when asked, and only where it holds the files
    of a dossier folder and nothing else.
    """
    path = Path(path).absolute()
    check_place(path, replace=replace)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.parent / f".{path.name}.{uuid4().hex}"
    try:
        write_folder(folder, beside)
        if proof:
            text = "".join(f"{line}\n" for line in proof)
            (beside / PROOF_FILE).write_text(text, encoding="utf-8", newline="\n")
        problems = read_folder(beside).problems
        if problems:
            raise FolderUnreadable(problems)
        move_into_place(beside, path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_place(path, *, replace):
    """Refuse what is no folder, what is not empty, and what would be lost by replacing it."""
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise PlaceRefused(f"{path} is geen map.")
    there = {each.name for each in path.iterdir()} if path.exists() else set()
    if there and not replace:
        raise PlaceRefused(f"{path} is niet leeg; met --force wordt het dossier daarin vervangen.")
    if strangers := sorted(there - FOLDER_FILES):
        raise PlaceRefused(f"In {path} staat ook {strangers[0]}; kies een lege map.")


def move_into_place(beside, path):
    """Move the written folder to its place; what stood there comes back when that fails."""
    if not path.exists():
        beside.rename(path)
        return
    aside = path.parent / f".{path.name}.{uuid4().hex}"
    path.rename(aside)
    try:
        beside.rename(path)
    except OSError:
        aside.rename(path)
        raise
    shutil.rmtree(aside)


# From records to the rows of a dossier folder; what rests on something that stays, stays too.

# Empty here means something else than 'not told': without it the row would say another thing.
TELLING = {
    *(("remarks", "body"), ("extensions", "body"), ("answers", "question"), ("answers", "line")),
    *(("evidence", name) for name in TARGETS),
    *(("read_back_lines", name) for name in READ_BACK_KINDS),
}


class DependsOnLeftOut(Exception):
    """A record rests on one that does not leave."""


class FolderRows:
    """Fills the tables of a folder one by one; `left_out` counts by file what had to stay, and
    `placed` has the Table, key, FolderRow and version of each record that leaves."""

    def __init__(self, records):
        self.tables = {}
        self.placed = []
        self.left_out = Counter()
        self._ids = {}
        self._groups = defaultdict(list)
        for link in records.groups:
            self._groups[link.position_id].append(link.group_id)

    def fill(self, name, records):
        """Add a table; its rows stand as recorded, those that others lead to first."""
        table = TABLES[name]
        ids = assign_export_ids(name, records, self._ids) if table.has_id else {}
        self._ids[name] = {}
        self.tables[name] = []
        for record in order_by_reference(records, table.leads):
            try:
                values = self._values(table, record, ids.get(record.pk, ""))
            except DependsOnLeftOut:
                self.left_out[table.file] += 1
            else:
                row = FolderRow(table.file, 0, values)
                self.tables[name].append(row)
                self.placed.append((table, record.pk, row, record.version))
                self._ids[name][record.pk] = values.get("id", "")

    def id_of(self, table, key):
        """Return the id under which a record left, '' when it did not."""
        return self._ids.get(table, {}).get(key, "")

    def _values(self, table, record, given):
        return {column.name: self._value(table, column, record, given) for column in table.columns}

    def _value(self, table, column, record, given):
        if column.name == "id":
            return given
        if column.kind == ColumnKind.REFS:
            ids = (self.id_of(column.table, key) for key in self._groups[record.pk])
            return tuple(filter(None, ids))
        if not column.field:
            return ""
        if column.kind == ColumnKind.REF:
            return self._reference(table, column, record)
        if column.kind == ColumnKind.MUNICIPALITY:
            home = getattr(record, column.field)
            return home.code if home else ""
        return getattr(record, column.field)

    def _reference(self, table, column, record):
        """Return the id of what a record points to, '' for nothing; raise DependsOnLeftOut."""
        key = getattr(record, f"{column.field}_id")
        found = self.id_of(column.table, key)
        telling = column.is_required or (table.name, column.name) in TELLING
        if key is not None and not found and telling:
            raise DependsOnLeftOut
        return found


def order_by_reference(records, leads):
    """Return the records in their order, but none before one that it points to.

    A record points to one other at most: each of the leads belongs to another kind.
    """
    depths = {}
    ahead = {record.pk: referenced_key(record, leads) for record in records}
    for record in records:
        chain, key = {}, record.pk
        while key in ahead and key not in depths and key not in chain:
            chain[key] = None
            key = ahead[key]
        for each in reversed(chain):
            depths[each] = depths.get(key, 0) + 1
            key = each
    return sorted(records, key=lambda record: depths[record.pk])


def referenced_key(record, leads):
    """Return the key of the record that this one points to, or None."""
    keys = (getattr(record, f"{lead}_id") for lead in leads)
    return next((key for key in keys if key is not None), None)


# A dossier as a folder that an import reads: everything public in it, and the region around it.


@dataclass(frozen=True)
class DossierExport:
    """`left_out` counts by file the records that stay because they rest on what is not public;
    `proof` are the lines of the chain of the dossier."""

    folder: Folder
    left_out: Counter
    proof: list


def build_folder(dossier, *, reader, name):
    """Return the DossierExport of a public dossier under the name of its folder.

    Drafts, shared records, embargoes that still run and what was withdrawn never leave: an
    import publishes whatever it reads. What `reader` adds to the public are sources that are not
    public, with all that rests on them. About 110 queries, whatever the dossier holds.
    """
    records = read_records(dossier, reader)
    rows = FolderRows(records)
    for table in TABLE_ORDER:
        rows.fill(table, select_exportable(table, records))
    mark_moved_motions(rows, records)
    mark_shown_readings(rows, records)
    drop_unused_sources(rows)
    tables = {table: tuple(found) for table, found in rows.tables.items()}
    folder = Folder(name, dossier_settings(dossier), tables)
    return DossierExport(folder, rows.left_out, build_proof(dossier, rows, reader))


def select_exportable(table, records):
    """Return the records of a table; a 'voor, mits' only with its condition."""
    found = records.tables[table]
    if table != "positions":
        return found
    conditions = [each for each in records.tables["remarks"] if each.kind == RemarkKind.CONDITION]
    conditional = {each.position_id for each in conditions}
    return [each for each in found if each.stance != Stance.VOOR_MITS or each.pk in conditional]


def dossier_settings(dossier):
    """Return the row of dossier.toml."""
    values = {
        column.name: getattr(record, column.field)
        for table, record in ((DOSSIER_SETTINGS, dossier), (REGION_SETTINGS, dossier.region))
        for column in table.columns
    }
    return FolderRow(DOSSIER_SETTINGS.file, 1, values)


def mark_moved_motions(rows, records):
    """Say at every motion and amendment in which treatment it was moved, where that left too."""
    moved = {
        rows.id_of("decisions", decision.pk): rows.id_of("treatments", decision.moved_in_id)
        for decision in records.tables["decisions"]
    }
    for row in rows.tables["decisions"]:
        row.values["moved_in"] = moved[row.id]


def mark_shown_readings(rows, records):
    """Say at every position with several places that read its stance which one is shown."""
    reading = {}
    for row in rows.tables["evidence"]:
        reading.setdefault((row.values["position"], row.values["reads_stance"]), []).append(row.id)
    chosen = {
        rows.id_of("positions", position.pk): rows.id_of("evidence", position.shown_id)
        for position in records.tables["positions"]
    }
    for row in rows.tables["positions"]:
        places = reading.get((row.id, row.values["stance"]), [])
        shown = chosen[row.id] if chosen[row.id] in places else "".join(places[:1])
        row.values["shown"] = shown if len(places) > 1 else ""


def drop_unused_sources(rows):
    """Leave out the sources on which nothing in the folder rests."""
    used = {
        row.values["source"]
        for found in rows.tables.values()
        for row in found
        if "source" in row.values
    }
    rows.tables["sources"] = [row for row in rows.tables["sources"] if row.id in used]
