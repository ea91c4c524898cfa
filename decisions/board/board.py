"""The Board: who stands where on a day, as known at a moment, and what follows from it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from municipalities.edtf import in_words

from ..rules import Rule
from .asked import Readiness
from .columns import families, shown_of
from .memory import material_of
from .parts import Column, Moment, Row, Shift
from .readiness import readiness
from .scene import Scene


@dataclass(frozen=True)
class Board:
    """One dossier on one day for one reader, computed once.

    `known_at` is None for what is recorded now. Rows hold one Cell a column. `before` is the
    day with which `shifts` compares, the moment before this one.
    """

    dossier: Any
    day: date
    known_at: datetime | None
    made_at: datetime
    rule: Rule
    columns: tuple[Column, ...]
    councils: tuple[Row, ...]
    colleges: tuple[Row, ...]
    others: tuple[Row, ...]
    moments: tuple[Moment, ...]
    milestones: tuple
    rounds: tuple[Readiness, ...]
    items: tuple
    before: date | None
    shifts: tuple[Shift, ...]
    subjects: tuple
    scene: Scene = field(repr=False, compare=False)

    @property
    def region_exists(self):
        """Whether the region had members on the day."""
        return bool(self.councils)

    def support(self, subject, rule=None):
        """Return the Support of any subject of the dossier, under the board's rule or another."""
        return self.scene.support(subject, rule or self.rule)

    def state(self, subject):
        """Return the ProposalState of a subject on the day, or None."""
        return self.scene.states.get(subject.pk)

    def all_rows(self):
        """Return the rows of every body over every subject: what the API tells."""
        bodies = [*self.scene.councils, *self.scene.colleges]
        bodies += [(None, body) for body in self.scene.others]
        return [self.scene.row(home, body, self.subjects) for home, body in bodies if body]


def build(dossier, *, day, reader, known_at=None, rule=None, chosen=()):
    """Return the Board of a dossier on `day` for `reader`.

    `rule` is the dossier's unless the reader chose another; `chosen` are addresses of subjects
    to show in their column. Eight queries for a live board, whatever the number of bodies.
    """
    material = material_of(dossier, reader=reader, known_at=known_at)
    scene = Scene(material, day)
    rule = Rule(rule or dossier.rule)
    columns = tuple(columns_of(scene, chosen, rule))
    shown = [column.shown for column in columns]
    moments = moments_of(material.milestones, day)
    before = before_of(moments)
    return Board(
        dossier=dossier,
        day=day,
        known_at=known_at,
        made_at=reader.at,
        rule=rule,
        columns=columns,
        councils=tuple(scene.row(*pair, shown) for pair in scene.councils),
        colleges=tuple(scene.row(*pair, shown) for pair in scene.colleges),
        others=tuple(scene.row(None, body, shown) for body in scene.others),
        moments=moments,
        milestones=tuple(event for event in material.milestones if event.first_on <= day),
        rounds=readiness(material.requested, day),
        items=tuple(material.items),
        before=before,
        shifts=tuple(shifts_of(material, scene, before)) if before else (),
        subjects=tuple(material.subjects),
        scene=scene,
    )


def columns_of(scene, chosen, rule):
    """Return the columns, each with the subject shown, its state and its support."""
    spoken_on = {subject for _, subject in (*scene.standings, *scene.grouped)}
    for family in families(scene.material.subjects):
        shown = shown_of(family, chosen, scene.states, spoken_on)
        state = scene.states.get(shown.pk)
        yield Column(family, shown, state, scene.support(shown, rule))


def moments_of(milestones, day):
    """Return the days that the board offers, the latest that has come marked as current.

    Events that lead to one day share a moment.
    """
    offered = sorted(
        (event for event in milestones if event.is_moment),
        key=lambda event: (event.last_on, event.first_on, event.id),
    )
    current = max((event.last_on for event in offered if event.last_on <= day), default=None)
    return tuple(
        moment_of(list(events), end, end == current)
        for end, events in groupby(offered, key=lambda event: event.last_on)
    )


def moment_of(events, day, is_current):
    titles = " · ".join(event.title for event in events)
    # A row of history has the date, but not what the model says of it.
    when = in_words(events[0].dated_on, one_day=False)
    return Moment(titles, when, day, is_current)


def before_of(moments):
    """Return the last day that came before the current moment, or None."""
    current = next((each.day for each in moments if each.is_current), None)
    days = [each.day for each in moments if current and each.day < current]
    return max(days, default=None)


def shifts_of(material, scene, before):
    """Yield each council whose stance on a subject is not what was certain on the day `before`."""
    earlier = Scene(material, before)
    for _, body in scene.councils:
        if body is None:
            continue
        for subject in material.subjects:
            then = earlier.standings.get((body.pk, subject.pk))
            now = scene.standings.get((body.pk, subject.pk))
            old = then.held.certain_stance if then else None
            if now and not now.via and now.held.stance != old:
                yield Shift(body, subject, old, now.held.stance, now.held.entry.position)
