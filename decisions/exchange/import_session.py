"""One import while it runs: what it found, what each row resolves to, what was refused."""

from collections import defaultdict

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from municipalities.models import Dated, Municipality
from municipalities.tracking import refusable_part

from .folder import TABLES, ColumnKind
from .folder.cells import write_cell
from .folder.sheets import format_shown_value
from .report import AbsentRecord, RowOutcome, SharedChange
from .shared_records import SharedRecords

# What an action refused, told at the cell of the folder where it comes from.


def refuse_record(progress, recipe, row, error):
    """Tell every sentence of a ValidationError or PermissionDenied at its own column."""
    for name, sentence in iterate_sentences(error):
        column = recipe.column_of(name)
        progress.refuse(row, column, written_cell(recipe, row, column), sentence)


def iterate_sentences(error):
    """Yield (field, sentence); the field is '' for what concerns the whole record."""
    if hasattr(error, "error_dict"):
        for name, messages in error.message_dict.items():
            yield from ((name, message) for message in messages)
    else:
        yield from (("", message) for message in getattr(error, "messages", [str(error)]))


def written_cell(recipe, row, column):
    """Return the cell as it stands in the file; for a whole row its id."""
    if not column:
        return row.id
    return write_cell(recipe.table.by_name[column], row.values[column])


# Rows of one file that point at each other, put so that none comes before what it needs.


def order_rows_by_reference(rows, leads):
    """Return the rows with those that the `leads` columns point to first, else as they stood.

    Rows in a circle keep the place where the circle was entered.
    """
    if not leads:
        return list(rows)
    by_id = {row.id: row for row in rows}
    started, ordered = set(), []
    for row in rows:
        waiting = [row] if row.id not in started else []
        started.add(row.id)
        while waiting:
            ahead = find_row_to_import_first(waiting[-1], leads, by_id, started)
            if ahead is None:
                ordered.append(waiting.pop())
            else:
                started.add(ahead.id)
                waiting.append(ahead)
    return ordered


def find_row_to_import_first(row, leads, by_id, started):
    """Return a row that must come before this one and was not started yet, or None."""
    ids = (row.values[lead] for lead in leads)
    return next((by_id[each] for each in ids if each in by_id and each not in started), None)


class ReferenceUnresolved(Exception):
    """A row rests on something that is wrong itself; that was told, so this row waits."""


class ImportSession:
    """Brings in one folder, table by table, by one Reader and with one reason.

    What other dossiers rest on is rewritten with `accepts_shared` only.
    """

    def __init__(self, folder, *, by, progress, accepts_shared=False):
        self.folder = folder
        self.settings = folder.settings.values
        self.by = by
        self.reason = _("Overgenomen uit de map ‘%s’") % folder.name
        self.progress = progress
        self.municipalities = known_municipalities(folder)
        self.region = self.dossier = None
        self.accepts_shared = accepts_shared
        self._shared = SharedRecords(self.settings["slug"], self.settings["region.slug"])
        self._brought = defaultdict(list)
        self._found = defaultdict(dict)

    def ids(self, table):
        """Return the ids that the folder has in a table."""
        return [row.id for row in self.folder.tables[table]]

    def brought(self, table):
        """Return (row, record) of everything that a table brought in so far."""
        return self._brought[table]

    def records(self, table):
        return [record for _row, record in self._brought[table]]

    def found(self, table, key):
        """Return the record of an id; raise ReferenceUnresolved where its row was wrong."""
        try:
            return self._found[table][key]
        except KeyError as error:
            raise ReferenceUnresolved from error

    def bring_one(self, recipe, name):
        """Bring in the region or the dossier from the settings; return it, None when wrong."""
        standing = {recipe.identity(record): record for record in recipe.standing(self)}
        return self._bring_row(recipe, self.folder.settings, standing, {}, name)

    def bring(self, recipe):
        """Bring in all rows of one table, and note what stands outside the folder."""
        name = recipe.table.name
        standing = {recipe.identity(record): record for record in recipe.standing(self)}
        seen = {}
        for row in order_rows_by_reference(self.folder.tables[name], recipe.table.leads):
            record = self._bring_row(recipe, row, standing, seen)
            if record is not None:
                self._brought[name].append((row, record))
                self._found[name][row.id] = record
        if recipe.is_own:
            left = [record for identity, record in standing.items() if identity not in seen]
            self.progress.absent += [
                list_absent(recipe, record) for record in left if is_reported_when_absent(record)
            ]

    def _bring_row(self, recipe, row, standing, seen, name=""):
        """Write one row where it is new or changed; return its record, None when wrong."""
        try:
            fields = self.fields_of(recipe, row)
        except ReferenceUnresolved:
            return None
        made = build_record(recipe, self, fields)
        identity = recipe.identity(made)
        if identity in seen:
            self._refuse_twin(row, seen[identity])
            return None
        seen[identity] = row.line
        try:
            record, state = self._write(recipe, row, made, standing.get(identity), fields)
        except (ValidationError, PermissionDenied) as error:
            refuse_record(self.progress, recipe, row, error)
            return None
        self.progress.mark(row, state, name)
        return record

    def _write(self, recipe, row, made, current, fields):
        if current is None:
            return self._keep(recipe, made), RowOutcome.NEW
        changes = {
            name: value for name, value in fields.items() if field_differs(current, name, value)
        }
        if not changes or not self._may_rewrite(recipe, row, current, changes):
            return current, RowOutcome.SAME
        for name, value in changes.items():
            setattr(current, name, value)
        return self._keep(recipe, current), RowOutcome.CHANGED

    def _may_rewrite(self, recipe, row, current, changes):
        """Whether a record may come to say this; what others rest on is told, old beside new."""
        owner = self._shared.find_other_owner(current) if recipe.is_register else ""
        if owner:
            for name, value in changes.items():
                self._tell_shared(recipe, row, name, getattr(current, name), value, owner)
        return self.accepts_shared or not owner

    def _tell_shared(self, recipe, row, name, old, new, owner):
        column = recipe.column_of(name)
        old, new = (told_value(recipe.table.by_name[column], each) for each in (old, new))
        self.progress.shared.append(SharedChange(row.file, row.line, column, old, new, owner))
        if not self.accepts_shared:
            expected = _(
                "‘%(old)s’, zoals het er staat: dit gegeven is ook van %(owner)s. "
                "Met --accept-shared wordt de nieuwe waarde overgenomen."
            )
            self.progress.refuse(row, column, new, expected % {"old": old, "owner": owner})

    def _keep(self, recipe, record):
        """Save the record of one row; where that is refused nothing of the row stays."""
        with refusable_part():
            return recipe.keep(record, by=self.by, reason=self.reason)

    def _refuse_twin(self, row, line):
        expected = _("Elk gegeven één keer; dit staat al op regel %d.") % line
        self.progress.refuse(row, "", row.id, expected)

    def fields_of(self, recipe, row):
        """Return the model's fields with records in the place of ids; raise ReferenceUnresolved.

        Of a column that its file lacks there is no field, so that what stands stays.
        """
        columns = (each for each in recipe.table.columns if each.field and each.name in row.values)
        return {column.field: self._resolve(column, row) for column in columns}

    def _resolve(self, column, row):
        value = row.values[column.name]
        if column.kind == ColumnKind.MUNICIPALITY:
            return self._municipality(column, row, value) if value else None
        if column.kind == ColumnKind.REF:
            return self.found(column.table, value) if value else None
        return value

    def _municipality(self, column, row, code):
        if code not in self.municipalities:
            expected = _("De code van een gemeente uit het register.")
            self.progress.refuse(row, column.name, code, expected)
            raise ReferenceUnresolved
        return self.municipalities[code]


def build_record(recipe, intake, fields):
    """Return the record that a row describes, not saved, far enough to know it by."""
    record = recipe.table.model(**{**recipe.home(intake), **fields})
    recipe.settle(record)
    if isinstance(record, Dated):
        record.set_bounds()
    return record


def told_value(column, value):
    """Return the value of a field as a message shows it; a record by what names it."""
    if isinstance(value, Model):
        names = (getattr(value, name, "") for name in ("code", "key", "slug"))
        return next(filter(None, names), str(value))
    return format_shown_value(write_cell(column, value)) or _("leeg")


def field_differs(record, name, value):
    """Whether a field holds something else than the folder says."""
    field = record._meta.get_field(name)
    if field.is_relation:
        return getattr(record, field.attname) != (value.pk if value else None)
    return getattr(record, name) != value


def known_municipalities(folder):
    """Return the municipalities of the register that the folder names, by code."""
    codes = {
        row.values[column.name]
        for name, rows in folder.tables.items()
        for column in TABLES[name].columns
        for row in rows
        if column.kind == ColumnKind.MUNICIPALITY and row.values.get(column.name)
    }
    return Municipality.objects.in_bulk(codes, field_name="code")


def is_reported_when_absent(record):
    """Whether a record that the folder lacks is worth telling: not withdrawn, not made by hand."""
    return not (getattr(record, "is_withdrawn", False) or getattr(record, "is_handmade", False))


def list_absent(recipe, record):
    name = getattr(record, "key", None) or getattr(record, "slug", None) or str(record)
    return AbsentRecord(recipe.table.file, name)
