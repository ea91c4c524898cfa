"""Lanes under each other: a strip for marks, then a bar for each who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass

STRIP = 20
MAIN, BESIDE = 28, 22
BETWEEN = 4
AFTER = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one bar stands: its top and its height."""

    y: int
    height: int

    @property
    def base(self) -> int:
        """Where the words on the bar stand."""
        return self.y + self.height // 2 + 4


@dataclass(frozen=True, slots=True)
class LaneSlot:
    """Where a lane stands: its top, its height and its bars."""

    y: int
    height: int
    slots: tuple[Slot, ...]

    @property
    def marks_y(self) -> int:
        """The middle of the strip for marks."""
        return self.y + STRIP // 2

    @property
    def base(self) -> int:
        """Where the name of the lane stands."""
        return self.y + STRIP - 6


def stack(lanes: Sequence[Sequence[bool]], top: int) -> list[LaneSlot]:
    """Return where each lane stands below `top`; a lane is a list of 'this bar is the main one'."""
    found = []
    for bars in lanes:
        lane = _lane(bars, top)
        found.append(lane)
        top += lane.height + AFTER
    return found


def bottom(lanes: Sequence[LaneSlot], top: int) -> int:
    """Return where the last lane ends; `top` without lanes."""
    return lanes[-1].y + lanes[-1].height if lanes else top


def _lane(bars: Sequence[bool], top: int) -> LaneSlot:
    slots: list[Slot] = []
    y = top + STRIP
    for is_main in bars:
        slots.append(Slot(y, MAIN if is_main else BESIDE))
        y += slots[-1].height + BETWEEN
    return LaneSlot(top, y - BETWEEN - top if slots else STRIP, tuple(slots))
