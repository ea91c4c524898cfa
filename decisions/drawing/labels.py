"""Words in a drawing: how wide they are, and rows in which they do not touch each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from .window import WIDTH

LETTER = 7
GAP = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """A label at `x` in row `row` (0 nearest to the drawing); at_end: it ends there."""

    x: int
    row: int
    at_end: bool


def width_of(text: str) -> int:
    """Return a width in units that the text stays within at the size of the drawing."""
    return LETTER * len(text)


def shortened(text: str, most: int) -> str:
    """Return the text, cut with an ellipsis where it is longer than `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def place(labels: Sequence[tuple[int, str]], rows: int) -> list[Placed | None]:
    """Return where each (x, text) stands; None for one that finds no room in so many rows.

    Those that come first choose first; a label goes to the left of its x where the right has no
    room.
    """
    taken: list[list[tuple[int, int]]] = [[] for _ in range(rows)]
    return [_placed(x, width_of(text), taken) for x, text in labels]


def _placed(x: int, width: int, taken: list[list[tuple[int, int]]]) -> Placed | None:
    at_end = x + width > WIDTH and x >= width
    begins = x - width if at_end else x
    if begins + width > WIDTH:
        return None
    for row, spans in enumerate(taken):
        if all(begins >= end + GAP or begins + width + GAP <= start for start, end in spans):
            spans.append((begins, begins + width))
            return Placed(x, row, at_end)
    return None
