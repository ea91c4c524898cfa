"""How a region is drawn on a day: its tiles on their places, or its real borders.

Looks only: they show as now, whatever moment a board is of."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from municipalities.models import RegionBorders, RegionTile

from ..domain.region_grid import arrange_tiles
from .cache import BoundedCache, is_cacheable


@dataclass(frozen=True)
class RegionTileCell:
    """A row of the board with its cell on one subject, in a row and a column of the grid."""

    row: Any
    cell: Any
    line: int
    column: int


@dataclass(frozen=True)
class RegionShapeCell:
    """A row of the board with its cell, the rings of its municipality and where its name stands."""

    row: Any
    cell: Any
    rings: tuple
    label: tuple[int, int]

    @property
    def path(self):
        """The rings as the path of an SVG: step by step, which is shorter than place by place."""
        return "".join(map(write_ring, self.rings))


def write_ring(ring):
    """Return a ring as a closed part of a path."""
    (x, y), *_rest = ring
    steps = (f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(ring))
    return f"M{x} {y}l{' '.join(steps)}z"


@dataclass(frozen=True)
class RegionDrawing:
    """Tiles in the order of reading, in `across` columns; all by name, or as it `is_arranged`.

    `shapes` and `borders` where the region has the borders of every member, else empty and None;
    then `beside` are those of outside of which it has none.
    """

    tiles: tuple[RegionTileCell, ...]
    across: int
    is_arranged: bool
    shapes: tuple[RegionShapeCell, ...] = ()
    borders: Any = None

    @property
    def beside(self):
        drawn = {each.row.municipality.pk for each in self.shapes}
        return [each for each in self.tiles if each.row.municipality.pk not in drawn]


def draw_region(board, subject):
    """Return the RegionDrawing of a Board on one of its subjects; two queries, or kept."""
    scene = board.scene
    pairs = [(row, scene.cell(row.body, subject, row.municipality)) for row in board.councils]
    return arrange_region(board.dossier, pairs)


def arrange_region(dossier, pairs):
    """Return the RegionDrawing of (row, cell) pairs of a dossier's region, without who neither
    takes part nor counts; two queries, or kept.

    Real borders are those of members; who counts from outside stands beside them by name.
    """
    found = {
        row.municipality.pk: (row, cell)
        for row, cell in pairs
        if not (row.is_outside and cell.is_aside)
    }
    places, borders = get_region_places(dossier)
    given = {key: place for key, place in places.items() if key in found}
    grid = arrange_tiles(found, given)
    shapes = tuple(list_shape_cells(borders, found.values())) if borders else ()
    members = {row.municipality.pk for row, _cell in found.values() if not row.is_outside}
    is_whole = bool(shapes) and members <= {each.row.municipality.pk for each in shapes}
    return RegionDrawing(
        tuple(RegionTileCell(*found[each.key], each.row, each.column) for each in grid.places),
        grid.across,
        bool(given),
        shapes if is_whole else (),
        borders if is_whole else None,
    )


region_places_cache = BoundedCache(16)


def get_region_places(dossier):
    """Return where the municipalities of a dossier's region stand on its grid, by key, and its
    borders, None where it has none: read now, or kept for as long as the register is the same."""
    if not is_cacheable(dossier):
        return read_region_places(dossier.region_id)
    key = (dossier.region_id, dossier.register_counted)
    return region_places_cache.get(
        key, None, lambda: read_region_places(dossier.region_id), until=None
    )


def read_region_places(region):
    tiles = RegionTile.objects.filter(region=region)
    places = {each.municipality_id: (each.row, each.column) for each in tiles}
    return places, RegionBorders.objects.filter(region=region).first()


def list_shape_cells(borders, pairs):
    """Yield the RegionShapeCell of each row of which the borders have the municipality."""
    for row, cell in pairs:
        shape = borders.shapes.get(row.municipality.code)
        if shape is not None:
            rings = tuple(tuple(map(tuple, ring)) for ring in shape["rings"])
            yield RegionShapeCell(row, cell, rings, tuple(shape["label"]))
