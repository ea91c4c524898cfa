"""Where things stand in a drawing: pure geometry in whole units, without Django or a database."""

from .bars import Bar, Piece, bar_of
from .labels import Placed, place, shortened, width_of
from .stack import LaneSlot, Slot, bottom, stack
from .ticks import Tick, ticks
from .window import WIDTH, Window, around

__all__ = [
    "WIDTH",
    "Bar",
    "LaneSlot",
    "Piece",
    "Placed",
    "Slot",
    "Tick",
    "Window",
    "around",
    "bar_of",
    "bottom",
    "place",
    "shortened",
    "stack",
    "ticks",
    "width_of",
]
