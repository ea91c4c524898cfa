"""A folder and those that it extends, each read by itself and then laid over one another."""

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from .contents import Problem, Row
from .extending import extended
from .sheet import Sheet
from .table import Table


@dataclass
class Layer:
    """One folder on its own: `place` is its path as seen from the folder that was asked for."""

    path: Path
    place: str = "."
    settings: Row | None = None
    sheets: dict[str, Sheet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def settle(self) -> None:
        """Name the files of another folder by its place, so that each is found again."""
        self.problems = [self.placed(each) for each in self.problems]
        for sheet in self.sheets.values():
            sheet.rows = [self.placed(each) for each in sheet.rows]

    def placed(self, found):
        return replace(found, file=str(PurePosixPath(self.place, found.file)))


def stacked(top: Path) -> Iterator[Layer]:
    """Yield a Layer for the folder and for each that it extends, not read yet but for that."""
    path, seen = top, []
    while path is not None:
        seen.append(path.resolve())
        layer = Layer(path, Path(os.path.relpath(seen[-1], seen[0])).as_posix())
        base = extended(path, seen)
        if isinstance(base, Problem):
            layer.problems.append(base)
        path = base if isinstance(base, Path) else None
        yield layer


def laid_over(layers: list[Layer]) -> dict[str, Sheet]:
    """Return every table, rows of an earlier layer in the place of those of a later one.

    Where a layer could not say which folder it extends, no table counts as whole.
    """
    *upper, lowest = layers
    sheets = lowest.sheets
    for layer in reversed(upper):
        sheets = {name: over(own, sheets[name]) for name, own in layer.sheets.items()}
    if any(problem.column == "extends" for problem in lowest.problems):
        sheets = {name: replace(sheet, is_whole=False) for name, sheet in sheets.items()}
    return sheets


def over(own: Sheet, base: Sheet) -> Sheet:
    """Return one table of two folders, with the ids of both."""
    rows = replaced(own.table, own.rows, base.rows)
    return Sheet(own.table, rows, own.ids | base.ids, is_whole=own.is_whole and base.is_whole)


def replaced(table: Table, own: list[Row], base: list[Row]) -> list[Row]:
    """Return the base's rows with those that `own` has too put in their place, then the rest."""
    by_key = defaultdict(list)
    for row in own:
        by_key[key_of(table, row)].append(row)
    rows = []
    for row in base:
        key = key_of(table, row)
        rows += by_key.pop(key, []) if key in by_key else [row]
    return rows + [row for found in by_key.values() for row in found]


def key_of(table: Table, row: Row) -> tuple:
    return tuple(row.values[name] for name in table.key)
