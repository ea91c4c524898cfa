"""Who could go on together now, and what the nearest missing council asked for."""

from dataclasses import dataclass
from typing import Any

from ..stances import Stance, order_of


@dataclass(frozen=True)
class Missing:
    """A council that does not accept: what it holds, and what it asked in the same decision."""

    name: str
    stance: Stance
    decision: Any
    asked: tuple


def nearest_to(board, place):
    """Return the Missing council nearest to accepting in the column at `place`, or None.

    The nearest stance in the fixed order; of councils that hold the same the one with the fewest
    seats, then by code. A council that is onbekend asked for nothing.
    """
    spoke = [row for row in board.councils if misses(row.cells[place])]
    if not spoke:
        return None
    row = min(spoke, key=lambda row: nearness(row, place))
    cell = row.cells[place]
    return Missing(row.municipality.name, cell.stance, cell.decision, asked_with(board, cell))


def misses(cell):
    return cell.is_known and not cell.stance.is_accepting


def nearness(row, place):
    seats = row.seats.number if row.seats else None
    return (order_of(row.cells[place].stance), seats is None, seats or 0, row.municipality.code)


def asked_with(board, cell):
    """Return (subject, stance) of what the same decision says on other subjects."""
    subjects = {subject.pk: subject for subject in board.subjects}
    own = (cell.decision.id, "")
    found = [
        (subjects[entry.position.subject_id], Stance(entry.position.stance))
        for entry in board.scene.material.entries
        if (entry.decision.id, entry.position.groups_label) == own
        and entry.position.id != cell.position.id
        and entry.position.subject_id in subjects
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0].number, pair[0].pk)))
