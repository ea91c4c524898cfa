"""The read model: one Board per (dossier, day, known_at, reader), shown by every face."""

from .board import Board, build
from .memory import ready
from .parts import Asked, Cell, Column, GroupCell, Moment, Readiness, Row, Shift

__all__ = [
    "Asked",
    "Board",
    "Cell",
    "Column",
    "GroupCell",
    "Moment",
    "Readiness",
    "Row",
    "Shift",
    "build",
    "ready",
]
