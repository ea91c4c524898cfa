"""Every subject of a dossier under any rule: who stands in which camp, and what would turn it."""

from dataclasses import dataclass
from typing import Any

from ..board import Column
from .support import Told, told
from .tiles import tiles_of


@dataclass(frozen=True)
class Weighed:
    """A subject under one rule, in the words of the support panel; `tiles` are its councils."""

    subject: Any
    rule: Any
    told: Told
    tiles: tuple

    @property
    def cells(self):
        """Its councils by camp, so that each leads to its position."""
        return self.told.cells

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
        return Weighed(
            subject,
            rule,
            told(self.bench, Column((subject,), subject, state, support), place, self.names),
            tiles_of(self.bench.councils, place),
        )
