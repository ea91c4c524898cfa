"""The read model: one Board per (dossier, day, known_at, reader), shown by every face."""

from .board import Board, build
from .cache import ready
from .readiness import BodyReadiness, Gate, Readiness, Spoke, readiness
from .snapshot import BoardCell, BoardColumn, BoardRow, GroupCell, Moment, Shift

__all__ = [
    "BodyReadiness",
    "Board",
    "BoardCell",
    "BoardColumn",
    "Gate",
    "GroupCell",
    "Moment",
    "Readiness",
    "BoardRow",
    "Shift",
    "Spoke",
    "build",
    "readiness",
    "ready",
]
