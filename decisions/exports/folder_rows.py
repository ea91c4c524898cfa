"""From records to the rows of a dossier folder; what rests on something that stays, stays too."""

from collections import Counter, defaultdict

from ..folder import TABLES, Kind, Row
from ..models import TARGETS
from .folder_names import ids_of

# Empty here means something else than 'not told': without it the row would say another thing.
TELLING = {
    *(("remarks", "body"), ("extensions", "body"), ("answers", "question"), ("answers", "line")),
    *(("evidence", name) for name in TARGETS),
}


class Resting(Exception):
    """A record rests on one that does not leave."""


class Rows:
    """Fills the tables of a folder one by one; `left_out` counts by file what had to stay."""

    def __init__(self, records):
        self.tables = {}
        self.left_out = Counter()
        self._ids = {}
        self._groups = defaultdict(list)
        for link in records.groups:
            self._groups[link.position_id].append(link.group_id)

    def fill(self, name, records):
        """Add a table; its rows stand as recorded, those that others lead to first."""
        table = TABLES[name]
        ids = ids_of(name, records, self._ids) if table.has_id else {}
        self._ids[name] = {}
        self.tables[name] = []
        for record in leads_first(records, table.leads):
            try:
                values = self._values(table, record, ids.get(record.pk, ""))
            except Resting:
                self.left_out[table.file] += 1
            else:
                self.tables[name].append(Row(table.file, 0, values))
                self._ids[name][record.pk] = values.get("id", "")

    def id_of(self, table, key):
        """Return the id under which a record left, '' when it did not."""
        return self._ids.get(table, {}).get(key, "")

    def _values(self, table, record, given):
        return {column.name: self._value(table, column, record, given) for column in table.columns}

    def _value(self, table, column, record, given):
        if column.name == "id":
            return given
        if column.kind == Kind.REFS:
            ids = (self.id_of(column.table, key) for key in self._groups[record.pk])
            return tuple(filter(None, ids))
        if not column.field:
            return ""
        if column.kind == Kind.REF:
            return self._reference(table, column, record)
        if column.kind == Kind.MUNICIPALITY:
            return record.municipality.code if record.municipality else ""
        return getattr(record, column.field)

    def _reference(self, table, column, record):
        """Return the id of what a record points to, '' for nothing; raise Resting."""
        key = getattr(record, f"{column.field}_id")
        found = self.id_of(column.table, key)
        telling = column.is_required or (table.name, column.name) in TELLING
        if key is not None and not found and telling:
            raise Resting
        return found


def leads_first(records, leads):
    """Return the records in their order, but none before one that it points to.

    A record points to one other at most: each of the leads belongs to another kind.
    """
    depths = {}
    ahead = {record.pk: led_to(record, leads) for record in records}
    for record in records:
        chain, key = {}, record.pk
        while key in ahead and key not in depths and key not in chain:
            chain[key] = None
            key = ahead[key]
        for each in reversed(chain):
            depths[each] = depths.get(key, 0) + 1
            key = each
    return sorted(records, key=lambda record: depths[record.pk])


def led_to(record, leads):
    """Return the key of the record that this one points to, or None."""
    keys = (getattr(record, f"{lead}_id") for lead in leads)
    return next((key for key in keys if key is not None), None)
