"""A sheet read row by row: what each cell says, and which of them say nothing readable."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .cells import CellRefused
from .kinds import TableKind

# The example of a template says so in its first cell, and is passed over.
EXAMPLE = "voorbeeld:"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell, or was read in it that does not stand there (`is_warning`).

    `column` is the name of the column, '' for the whole row; `value` what stands in the cell.
    """

    column: str
    value: str
    sentence: str
    is_warning: bool = False


@dataclass(slots=True)
class ReadRow:
    """One row: its `number` in the sheet, the cells as they are written, and what they say.

    An empty cell has no value; a cell that is wrong has a problem instead.
    """

    number: int
    written: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def is_wrong(self) -> bool:
        return any(not each.is_warning for each in self.problems)

    def refuse(self, column: str, sentence: str) -> None:
        """Note that a cell, or the row itself, is wrong."""
        self.problems.append(CellProblem(column, self.written.get(column, ""), sentence))

    def warn(self, column: str, sentence: str) -> None:
        """Note what somebody had better look at."""
        value = self.written.get(column, "")
        self.problems.append(CellProblem(column, value, sentence, is_warning=True))


def read_table_rows(
    rows: Sequence[Sequence[str]], kind: TableKind, columns: Mapping[str, int], head_row: int
) -> Iterator[ReadRow]:
    """Yield a ReadRow for each filled row below the heads; the example of a template is none.

    `columns` are the places of the columns that are read, by name.
    """
    for place, cells in enumerate(rows[head_row + 1 :], start=head_row + 2):
        if not any(cells) or is_example(cells):
            continue
        written = {name: cells[column] for name, column in columns.items() if column < len(cells)}
        row = ReadRow(place, {name: cell for name, cell in written.items() if cell})
        if row.written:
            _read_cells(row, kind)
            yield row


def is_example(cells: Sequence[str]) -> bool:
    return cells[0].casefold().startswith(EXAMPLE)


def _read_cells(row: ReadRow, kind: TableKind) -> None:
    for column in kind.columns:
        cell = row.written.get(column.name, "")
        if not cell:
            if column.is_required:
                row.refuse(column.name, f"Vul hier iets in. {column.told}")
            continue
        try:
            read = column.reader(cell)
        except CellRefused as refusal:
            row.refuse(column.name, str(refusal))
            continue
        row.values[column.name] = read.value
        if read.note:
            row.warn(column.name, read.note)
