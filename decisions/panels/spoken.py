"""What bodies hold over every subject of the dossier, not only over those that a column shows."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Spoken:
    """A body with a Cell for every subject of the board; `spoken` are those that say something."""

    body: Any
    municipality: Any
    cells: tuple

    @property
    def spoken(self):
        return [cell for cell in self.cells if speaks(cell)]


def spoken_rows(board, rows):
    """Return a Spoken for each of the rows whose body says something on the day."""
    found = [board.scene.row(row.municipality, row.body, board.subjects) for row in rows]
    told = [Spoken(row.body, row.municipality, row.cells) for row in found]
    return [each for each in told if each.spoken]


def speaks(cell):
    """Whether a body, or groups of it, holds something of its own; `via` repeats another cell."""
    return (cell.is_known and cell.via is None) or bool(cell.groups)
