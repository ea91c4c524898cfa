"""What a dossier folder holds, as a Data Package: each file with its columns, types and keys.

Tools that read Frictionless' Table Schema check a folder by it and load it with the right types."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from municipalities.models import DataLicence

from .cells import CODE, ID, MOMENT, NO, YES, Column, ColumnKind, Table
from .sheets import Folder
from .tables import SETTINGS, TABLES

DATA_PACKAGE_FILE = "datapackage.json"
RIGHTS_OF_OTHERS = _(
    "Voor wat de regio zelf vastlegde; citaten, teksten en grenzen van anderen niet."
)
_IDS = rf"{ID.pattern}( *; *{ID.pattern})*"
# The type of Table Schema for each kind of cell; what is not here is a string.
_TYPES: dict[ColumnKind, dict[str, Any]] = {
    ColumnKind.DAY: {"type": "date"},
    ColumnKind.INT: {"type": "integer"},
    ColumnKind.DECIMAL: {"type": "number"},
    ColumnKind.YES_NO: {"type": "boolean", "trueValues": [YES], "falseValues": [NO]},
    ColumnKind.URL: {"type": "string", "format": "uri"},
}
_PATTERNS = {
    ColumnKind.ID: ID.pattern,
    ColumnKind.REF: ID.pattern,
    ColumnKind.REFS: _IDS,
    ColumnKind.MUNICIPALITY: CODE.pattern,
    ColumnKind.MOMENT: MOMENT.pattern,
}


def build_data_package(folder: Folder) -> dict[str, Any]:
    """Return the descriptor of a folder that is written whole: a resource for each table."""
    assert folder.settings is not None
    values = folder.settings.values
    settings = {
        "name": SETTINGS.name,
        "path": SETTINGS.file,
        "format": SETTINGS.ending,
        "mediatype": "application/toml",
    }
    return {
        "name": values["slug"],
        "title": values["title"],
        "description": values["question"],
        "profile": "data-package",
        "licenses": [
            describe_licence(DataLicence(values["region.data_licence"] or DataLicence.CC0))
        ],
        "resources": [settings, *map(describe_table, TABLES.values())],
    }


def describe_licence(licence: DataLicence) -> dict[str, str]:
    """Return under what others may use the rows; quotes and texts of others are not among them."""
    return {"name": licence.label, "path": licence.address, "title": str(RIGHTS_OF_OTHERS)}


def describe_table(table: Table) -> dict[str, Any]:
    """Return the resource of one table."""
    schema: dict[str, Any] = {
        "fields": [describe_column(table, each) for each in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if keys := [describe_reference(table, each) for each in table.columns if is_checked(each)]:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "title": capfirst(str(table.model._meta.verbose_name_plural)),
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def is_checked(column: Column) -> bool:
    """Whether a column refers to one row: of a list of ids Table Schema knows no reference."""
    return column.kind == ColumnKind.REF


def describe_reference(table: Table, column: Column) -> dict[str, Any]:
    # A reference to the file itself is written as an empty name.
    resource = "" if column.table == table.name else column.table
    return {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}


def describe_column(table: Table, column: Column) -> dict[str, Any]:
    """Return the field of one column: its type, and what its cells may hold."""
    told = {"name": column.name, **_TYPES.get(column.kind, {"type": "string"})}
    if column.field:
        told["title"] = capfirst(str(table.model._meta.get_field(column.field).verbose_name))
    if column.kind == ColumnKind.EDTF:
        told["description"] = "EDTF: 2017-05-09, 2017-05, 2017-03~ of 2017-04/2017-05"
    if constraints := describe_constraints(column):
        told["constraints"] = constraints
    return told


def describe_constraints(column: Column) -> dict[str, Any]:
    """Return what Table Schema checks of a cell beside its type."""
    found: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.kind == ColumnKind.CHOICE:
        return found | {"enum": list(column.values)}
    if column.kind == ColumnKind.INT:
        return found | {"minimum": 0, "maximum": column.limit}
    if column.kind == ColumnKind.DECIMAL:
        return found | {"minimum": 0}
    if column.kind in _PATTERNS:
        found["pattern"] = _PATTERNS[column.kind]
    # A list of ids is bounded by each of them, not by the whole.
    if column.limit and column.kind != ColumnKind.REFS:
        found["maxLength"] = column.limit
    return found
