"""A dossier as a folder that an import reads: everything public in it, and the region around it."""

from collections import Counter
from dataclasses import dataclass

from ..folder import ORDER, Folder, Row
from ..folder.tables import DOSSIER, REGION
from ..models import RemarkKind
from ..stances import Stance
from .folder_records import read_records
from .folder_rows import Rows


@dataclass(frozen=True)
class Export:
    """`left_out` counts by file the records that stay because they rest on what is not public."""

    folder: Folder
    left_out: Counter


def build_folder(dossier, *, reader, name):
    """Return the Export of a public dossier under the name of its folder.

    Drafts, shared records, embargoes that still run and what was withdrawn never leave: an
    import publishes whatever it reads. What `reader` adds to the public are sources that are not
    public, with all that rests on them. About 30 queries, whatever the dossier holds.
    """
    records = read_records(dossier, reader)
    rows = Rows(records)
    for table in ORDER:
        rows.fill(table, standing(table, records))
    show_places(rows, records)
    drop_idle_sources(rows)
    tables = {table: tuple(found) for table, found in rows.tables.items()}
    return Export(Folder(name, settings_of(dossier), tables), rows.left_out)


def standing(table, records):
    """Return the records of a table; a 'voor, mits' only with its condition."""
    found = records.tables[table]
    if table != "positions":
        return found
    conditions = [each for each in records.tables["remarks"] if each.kind == RemarkKind.CONDITION]
    conditional = {each.position_id for each in conditions}
    return [each for each in found if each.stance != Stance.VOOR_MITS or each.pk in conditional]


def settings_of(dossier):
    """Return the row of dossier.toml."""
    values = {
        column.name: getattr(record, column.field)
        for table, record in ((DOSSIER, dossier), (REGION, dossier.region))
        for column in table.columns
    }
    return Row(DOSSIER.file, 1, values)


def show_places(rows, records):
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


def drop_idle_sources(rows):
    """Leave out the sources on which nothing in the folder rests."""
    used = {
        row.values["source"]
        for found in rows.tables.values()
        for row in found
        if "source" in row.values
    }
    rows.tables["sources"] = [row for row in rows.tables["sources"] if row.id in used]
