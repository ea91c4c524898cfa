"""Every subject of a dossier under any rule: who stands in which camp, and what would turn it."""

from dataclasses import dataclass
from typing import Any

from ..board import Column
from .support import Told, told


@dataclass(frozen=True)
class Weighed:
    """A subject under one rule, in the words of the support panel; `cells` are its councils by
    camp, so that each leads to its position."""

    subject: Any
    rule: Any
    told: Told
    cells: dict
    tiles: tuple

    @property
    def support(self):
        return self.told.support


@dataclass(frozen=True)
class Bench:
    """What the words about support ask of a board: a row of every council over every subject."""

    scene: Any
    subjects: tuple
    councils: tuple


class Scales:
    """The Scene of a board, ready to weigh any subject under any rule; asks no database."""

    def __init__(self, scene):
        subjects = tuple(scene.material.subjects)
        rows = (scene.row(*pair, subjects) for pair in scene.councils)
        self.bench = Bench(scene, subjects, tuple(rows))
        self.names = {row.municipality.code: row.municipality.name for row in self.bench.councils}
        self.places = {subject.pk: place for place, subject in enumerate(subjects)}

    def weigh(self, subject, rule):
        """Return a subject Weighed under a rule."""
        scene, place = self.bench.scene, self.places[subject.pk]
        state, support = scene.states.get(subject.pk), scene.support(subject, rule)
        tiles = tiles_of(self.bench.councils, place)
        return Weighed(
            subject,
            rule,
            told(self.bench, Column((subject,), subject, state, support), place, self.names),
            {camp: cells_of(getattr(support, camp), tiles) for camp in CAMPS},
            tiles,
        )


CAMPS = ("accepting", "against", "open", "unknown")


def tiles_of(rows, place):
    """Return (row, cell) of each row's cell at `place`."""
    return tuple((row, row.cells[place]) for row in rows)


def cells_of(codes, tiles):
    """Return the (row, cell) of these municipalities, in the order of the board."""
    wanted = set(codes)
    return [(row, cell) for row, cell in tiles if row.municipality.code in wanted]
