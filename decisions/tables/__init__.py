"""Tables that people fill in: which columns they have, and what their cells say.

Pure: it knows no database. `kinds` lists the columns of each kind of table, `heads` recognises
them by their heads, `cells` and `votes` read what people write, `rows` reads a sheet row by row.
What no reader understands is told with what is expected, and never guessed."""

from .cells import CellRefused
from .heads import choose_columns, find_head_row
from .kinds import TABLE_KINDS, TableColumn, TableKind
from .rows import CellProblem, ReadRow, read_table_rows
from .votes import ReadVote

__all__ = [
    "TABLE_KINDS",
    "CellProblem",
    "CellRefused",
    "TableColumn",
    "ReadRow",
    "ReadVote",
    "TableKind",
    "choose_columns",
    "find_head_row",
    "read_table_rows",
]
