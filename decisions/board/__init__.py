"""The read model: one Board per (dossier, day, known_at, reader), shown by every face."""

from .asked import Asked, Gate, Readiness, Spoke
from .board import Board, build
from .memory import ready
from .parts import Cell, Column, GroupCell, Moment, Row, Shift
from .readiness import readiness

__all__ = [
    "Asked",
    "Board",
    "Cell",
    "Column",
    "Gate",
    "GroupCell",
    "Moment",
    "Readiness",
    "Row",
    "Shift",
    "Spoke",
    "build",
    "readiness",
    "ready",
]
