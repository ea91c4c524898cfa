"""Where the tiles of a region stand: on the places that were given, the others by name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from math import ceil, sqrt

# Tiles stand about as wide as a slide, and never beside each other in more columns than this.
MOST_ACROSS = 8


@dataclass(frozen=True, slots=True)
class TilePlace:
    """The place of the tile with this key, both counted from 1."""

    key: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class TileGrid:
    """Every tile in the order of reading, in `across` columns and `down` rows."""

    places: tuple[TilePlace, ...]
    across: int
    down: int


def arrange_tiles(keys: Iterable[int], given: Mapping[int, tuple[int, int]]) -> TileGrid:
    """Return the TileGrid of these keys, in their order; `given` are (row, column) of some.

    Who was given no place, or one that is taken, gets the first free one. Rows and columns in
    which nothing stands at the edge are left out.
    """
    keys = list(keys)
    taken: dict[tuple[int, int], int] = {}
    for key in keys:
        if key in given and given[key] not in taken:
            taken[given[key]] = key
    placed = set(taken.values())
    across = max([count_across(len(keys)) if not taken else 1, *(place[1] for place in taken)])
    free = _free_places(across, set(taken))
    for key in keys:
        if key not in placed:
            taken[next(free)] = key
    return _grid_of(taken)


def _free_places(across: int, taken: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for row in count(1):
        for column in range(1, across + 1):
            if (row, column) not in taken:
                yield row, column


def _grid_of(taken: Mapping[tuple[int, int], int]) -> TileGrid:
    if not taken:
        return TileGrid((), 0, 0)
    first_row = min(row for row, _column in taken)
    first_column = min(column for _row, column in taken)
    places = tuple(
        TilePlace(key, row - first_row + 1, column - first_column + 1)
        for (row, column), key in sorted(taken.items())
    )
    return TileGrid(places, max(each.column for each in places), max(each.row for each in places))


def count_across(number: int) -> int:
    """Return in how many columns so many tiles stand about as wide as a slide."""
    if number <= 3:
        return max(number, 1)
    return ceil(number / 2) if number <= 8 else min(ceil(sqrt(1.5 * number)), MOST_ACROSS)
