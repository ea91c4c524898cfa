"""What the pages tell, as tables: one list of columns says what a table is, everywhere.

The formats are those of the register. A new column is one line in `columns`; a new table one
OpenTable there and a view in decisions/web/public/open_tables.py."""

from ..register import REGISTER_FORMATS
from .columns import (
    AGENDA,
    DECISIONS,
    MILESTONES,
    OPEN_TABLES,
    POSITIONS,
    SOURCES,
    STANCES,
    STATEMENTS,
    OpenColumn,
    OpenTable,
    StandingCell,
    build_matrix_table,
)
from .content import OpenTableGround, build_open_table_document, build_table_rows

OPEN_TABLE_FORMATS = {ending: REGISTER_FORMATS[ending] for ending in ("csv", "xlsx", "ods")}

__all__ = [
    "AGENDA",
    "DECISIONS",
    "MILESTONES",
    "OPEN_TABLES",
    "OPEN_TABLE_FORMATS",
    "POSITIONS",
    "SOURCES",
    "STANCES",
    "STATEMENTS",
    "OpenTable",
    "StandingCell",
    "OpenColumn",
    "OpenTableGround",
    "build_matrix_table",
    "build_open_table_document",
    "build_table_rows",
]
