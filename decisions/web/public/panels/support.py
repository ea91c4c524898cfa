"""Support in words: who stands for how much, who tips it, and who could go on now."""

from dataclasses import dataclass
from typing import Any

from ....board import BoardColumn
from ....domain.stances import ToldStance, stance_order
from ....domain.support import round_to_percent
from ....models import word_position
from .stands import list_cells_of_municipalities, list_population_days, list_tiles

# How much of the region the accepting councils stand for, with the parts that are derived.


MOST_DERIVED = 20


@dataclass(frozen=True)
class SupportShare:
    """`part` of `whole`, None while a number is missing.

    What follows from the law as (name, number): `derived` in the part, `others` in the rest.
    `days` say of when the inhabitants are, in words.
    """

    part: int | None
    whole: int | None
    derived: tuple = ()
    others: tuple = ()
    days: tuple = ()

    @property
    def is_known(self):
        return self.part is not None and bool(self.whole)

    @property
    def unnamed_derived(self):
        """How many more follow from the law than a page names."""
        return max(len(self.derived) - MOST_DERIVED, 0)

    @property
    def unnamed_others(self):
        return max(len(self.others) - MOST_DERIVED, 0)

    @property
    def percentage(self):
        return round_to_percent(self.part, self.whole) if self.is_known else None


def build_share(support, name, rows):
    """Return the SupportShare of 'seats' or 'inhabitants' in a Support."""
    part, whole = getattr(support, f"{name}_accepting"), getattr(support, f"{name}_total")
    if name != "seats":
        return SupportShare(part, whole, days=list_population_days(r.inhabitants for r in rows))
    derived = set(support.seats_derived)
    accepting = derived & set(support.accepting)
    return SupportShare(
        part,
        whole,
        list_council_seats(accepting, rows),
        list_council_seats(derived - accepting, rows),
    )


def list_council_seats(codes, rows):
    """Return (name, seats) of the councils of these municipalities, in the order of the board."""
    found = [row for row in rows if row.municipality.code in codes]
    return tuple((row.municipality.name, row.seats.number) for row in found)


# Who could go on together now, and what the nearest missing council asked for.


@dataclass(frozen=True)
class MissingCouncil:
    """A council that does not accept: what it holds, and what it asked in the same decision."""

    name: str
    stance: ToldStance
    decision: Any
    asked: tuple


def find_nearest_council(board, place):
    """Return the MissingCouncil council nearest to accepting in the column at `place`, or None.

    The nearest stance in the fixed order; of councils that hold the same the one with the fewest
    seats, then by code. A council that is onbekend asked for nothing.
    """
    counted = list_counted_rows(board, place)
    spoke = [row for row in counted if is_not_accepting(row.cells[place])]
    if not spoke:
        return None
    row = min(spoke, key=lambda row: nearness_to_accepting(row, place))
    cell = row.cells[place]
    return MissingCouncil(
        row.municipality.name, cell.worded, cell.decision, list_stances_asked_along(board, cell)
    )


def list_counted_rows(board, place):
    """Return the rows of the councils that the subject of the column at `place` concerns."""
    return [row for row in board.councils if not row.cells[place].is_aside]


def is_not_accepting(cell):
    return cell.is_known and not cell.stance.is_accepting


def nearness_to_accepting(row, place):
    seats = row.seats.number if row.seats else None
    return (stance_order(row.cells[place].stance), seats is None, seats or 0, row.municipality.code)


def list_stances_asked_along(board, cell):
    """Return (subject, stance) of what the same decision says on other subjects."""
    subjects = {subject.pk: subject for subject in board.subjects}
    own = (cell.decision.id, "")
    found = [
        (subjects[entry.position.subject_id], word_position(entry.position))
        for entry in board.scene.material.entries
        if (entry.decision.id, entry.position.groups_label) == own
        and entry.position.id != cell.position.id
        and entry.position.subject_id in subjects
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0].number, pair[0].pk)))


# Is there support for a subject under a rule, in the words of the page.


@dataclass(frozen=True)
class SupportSummary:
    """The Support of one column; councils by name, and in `cells` each with what it holds."""

    column: Any
    support: Any
    accepting: list
    against: list
    open: list
    unknown: list
    seats: Any
    inhabitants: Any
    tipping: list
    turn: list
    missing: list
    going_on: list
    nearest: Any
    cells: dict

    @property
    def holds(self):
        return self.support.outcome == "ja"

    @property
    def is_decided(self):
        return self.support.outcome != "onbeslist"

    @property
    def count(self):
        return self.support.total


def summarise_support(board, column, place, names):
    """Return what a column's support says, in names."""
    support, tiles = column.support, list_tiles(board.councils, place)
    counted = list_counted_rows(board, place)
    return SupportSummary(
        column=column,
        support=support,
        **{camp: list_municipalities_by_name(getattr(support, camp), names) for camp in CAMPS},
        seats=build_share(support, "seats", counted),
        inhabitants=build_share(support, "inhabitants", counted),
        turn=list_municipalities_by_name(support.smallest_turn, names),
        nearest=find_nearest_council(board, place),
        cells={
            name: list_cells_of_municipalities(getattr(support, name), tiles)
            for name in (*CAMPS, "smallest_turn")
        },
    )


CAMPS = ("accepting", "against", "open", "unknown", "tipping", "missing", "going_on")


def list_municipalities_by_name(codes, names):
    """Return municipalities by name, in the order of the board."""
    wanted = set(codes)
    return [name for code, name in names.items() if code in wanted]


# Every subject of a dossier under any rule: who stands in which camp, and what would turn it.


@dataclass(frozen=True)
class WeighedSubject:
    """A subject under one rule, in the words of the support panel; `tiles` are its councils."""

    subject: Any
    rule: Any
    told: SupportSummary
    tiles: tuple

    @property
    def cells(self):
        """Its councils by camp, so that each leads to its position."""
        return self.told.cells

    @property
    def support(self):
        return self.told.support

    @property
    def is_silent(self):
        """Whether no council spoke on it."""
        return len(self.told.unknown) == self.told.count


@dataclass(frozen=True)
class SupportTable:
    """What the words about support ask of a board: a row of every council over every subject."""

    scene: Any
    subjects: tuple
    councils: tuple


class SupportScales:
    """The Snapshot of a board, ready to weigh any subject under any rule; asks no database."""

    def __init__(self, scene):
        subjects = tuple(scene.material.subjects)
        rows = (scene.row(*pair, subjects) for pair in scene.councils)
        self.bench = SupportTable(scene, subjects, tuple(rows))
        self.names = {row.municipality.code: row.municipality.name for row in self.bench.councils}
        self.places = {subject.pk: place for place, subject in enumerate(subjects)}

    @property
    def councils(self):
        return self.bench.councils

    def weigh(self, subject, rule):
        """Return a subject WeighedSubject under a rule."""
        scene, place = self.bench.scene, self.places[subject.pk]
        state, support = scene.states.get(subject.pk), scene.support(subject, rule)
        return WeighedSubject(
            subject,
            rule,
            summarise_support(
                self.bench, BoardColumn((subject,), subject, state, support), place, self.names
            ),
            tuple(pair for pair in list_tiles(self.bench.councils, place) if is_shown(*pair)),
        )


def is_shown(row, cell):
    """Whether a council takes part in the region or counts for the subject of a cell."""
    return not (row.is_outside and cell.is_aside)
