"""The read model: one Board per (dossier, day, known_at, reader), shown by every face."""

from .board import Board, build_board, read_recent_stances
from .cache import read_all_known_until, read_known_until, with_cache_state
from .parts import BoardCell, BoardColumn, BoardMoment, BoardRow, GroupCell, StanceShift
from .readiness import BodyProgress, BodyReadiness, Readiness, RoundCompletion, build_readiness
from .region import arrange_region, draw_region

__all__ = [
    "BodyReadiness",
    "Board",
    "BoardCell",
    "BoardColumn",
    "RoundCompletion",
    "GroupCell",
    "BoardMoment",
    "Readiness",
    "BoardRow",
    "StanceShift",
    "BodyProgress",
    "arrange_region",
    "build_board",
    "build_readiness",
    "draw_region",
    "read_all_known_until",
    "read_known_until",
    "read_recent_stances",
    "with_cache_state",
]
