"""What the pages tell, as tables: one list of columns says what a table is, everywhere.

The formats are those of the register. A new column is one line in `columns`; a new table one
OpenTable there and a view in decisions/web/public/open_tables.py."""

from ..register import REGISTER_FORMATS
from .columns import (
    AGENDA,
    DECISIONS,
    MILESTONES,
    OPEN_TABLES,
    POSITION_CONDITIONS,
    POSITION_GROUPS,
    POSITIONS,
    SOURCES,
    STANCES,
    STATEMENTS,
    TOWN_AGENDA,
    OpenColumn,
    OpenTable,
    StandingCell,
    build_matrix_table,
)
from .content import (
    OpenTableGround,
    build_open_table_document,
    build_part_rows,
    build_table_rows,
)

OPEN_TABLE_FORMATS = {ending: REGISTER_FORMATS[ending] for ending in ("csv", "xlsx", "ods")}

__all__ = [
    "AGENDA",
    "POSITION_CONDITIONS",
    "DECISIONS",
    "POSITION_GROUPS",
    "MILESTONES",
    "OPEN_TABLES",
    "OPEN_TABLE_FORMATS",
    "POSITIONS",
    "SOURCES",
    "STANCES",
    "STATEMENTS",
    "TOWN_AGENDA",
    "OpenTable",
    "StandingCell",
    "OpenColumn",
    "OpenTableGround",
    "build_matrix_table",
    "build_open_table_document",
    "build_part_rows",
    "build_table_rows",
]
