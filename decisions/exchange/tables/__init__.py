"""Tables of a spreadsheet: what each row would bring in, and the records that it becomes.

`plan_table` asks the database what stands and writes nothing; `decisions.actions.batches` saves
what it planned."""

from .ground import TableGround, read_table_ground
from .plan import PlannedRow, RowEffect, TablePart
from .planning import plan_table, tell_reason

__all__ = [
    "PlannedRow",
    "RowEffect",
    "TableGround",
    "TablePart",
    "plan_table",
    "read_table_ground",
    "tell_reason",
]
