"""The parts of a Board: frozen, plain, computed once and shown by every face."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import history
from ..domain.basis import Basis
from ..domain.stances import Stance, word_stance


@dataclass(frozen=True)
class GroupCell:
    """What groups of a body hold beside it; `seats` of `seats_total` where known.

    `is_total_derived` where the total is that of art. 8 and nobody recorded it. `term` is that in
    which they spoke, None where the act may lie in two; `is_past` where the council of the day is
    a later one. `basis` is what the stance rests on, `read_instead` what its readings say where
    none says this. `notes` tell what the griffie read back.
    """

    standing: Any
    seats_total: int | None
    term: Any
    basis: Basis
    read_instead: tuple[Stance, ...] = ()
    off_table: bool = False
    is_past: bool = False
    is_total_derived: bool = False
    notes: tuple = ()
    conditions: int = 0

    @property
    def label(self):
        return self.position.groups_label

    @property
    def stance(self):
        return self.standing.held.stance

    @property
    def worded(self):
        """The stance as it is told: against with a condition is 'tegen, tenzij'."""
        return word_stance(self.stance, self.conditions)

    @property
    def position(self):
        return self.standing.held.entry.position

    @property
    def decision(self):
        return self.standing.held.entry.decision

    @property
    def uncertain(self):
        return self.standing.held.uncertain

    @property
    def awaits_source(self):
        return history.awaits_source(self.standing.held.entry)

    @property
    def is_read_otherwise(self):
        """Whether the griffie of the council reads this in another way."""
        return any(each.reads_otherwise for each in self.notes)

    @property
    def via(self):
        return self.standing.via

    @property
    def seats(self):
        """The seats of those who still stand behind it, None where not known."""
        return self.standing.told.seats

    @property
    def parties(self):
        """The party of each linked group, None for one without."""
        return tuple(each.party for each in self.standing.held.entry.groups)

    @property
    def party(self):
        """The party of all linked groups, None where they have none or are of several."""
        return self.parties[0] if len(set(self.parties)) == 1 else None

    @property
    def order_uncertain(self):
        return self.standing.told.order_uncertain

    @property
    def left(self):
        """The groups that spoke again since."""
        return self.standing.told.left

    @property
    def remaining(self):
        """How many of the linked groups still stand behind it: (number, of how many); None where
        nobody left, or where the groups cannot be counted."""
        told = self.standing.told
        if not (told.left and told.can_be_counted):
            return None
        return len(told.remaining), len(told.held.entry.groups)


@dataclass(frozen=True)
class BoardCell:
    """Where one body stands on one subject on the day; without a standing it is onbekend.

    `basis` is what the stance rests on, `read_instead` what its readings say where none of them
    says this. `notes` tell what the griffie read back. `conditions` is under how many conditions,
    set by the day, it is held. `former` is what the same body of each predecessor held, which
    counts for nothing here. `is_aside` where the subject does not concern the council on the day,
    so that its stance does not count for support.
    """

    body: Any
    subject: Any
    standing: Any = None
    groups: tuple[GroupCell, ...] = ()
    not_reconfirmed: bool = False
    off_table: bool = False
    sources_differ: bool = False
    basis: Basis | None = None
    read_instead: tuple[Stance, ...] = ()
    notes: tuple = ()
    conditions: int = 0
    former: tuple["FormerStance", ...] = ()
    is_aside: bool = False

    @property
    def is_known(self):
        return self.standing is not None

    @property
    def tells_something(self):
        """Whether the body, groups of it or a predecessor holds something."""
        return self.is_known or bool(self.groups or self.former)

    @property
    def stance(self):
        """The Stance, or None for onbekend."""
        return self.standing.held.stance if self.standing else None

    @property
    def worded(self):
        """The stance as it is told: against with a condition is 'tegen, tenzij'; None for
        onbekend."""
        return word_stance(self.stance, self.conditions)

    @property
    def position(self):
        return self.standing.held.entry.position if self.standing else None

    @property
    def awaits_source(self):
        """Whether nothing reads the stance yet and a source is to follow."""
        return self.is_known and history.awaits_source(self.standing.held.entry)

    @property
    def decision(self):
        return self.standing.held.entry.decision if self.standing else None

    @property
    def uncertain(self):
        return self.standing is not None and self.standing.held.uncertain

    @property
    def is_read_otherwise(self):
        """Whether the griffie of the council reads this in another way."""
        return any(each.reads_otherwise for each in self.notes)

    @property
    def via(self):
        return self.standing.via if self.standing else None

    @property
    def confirmed(self):
        return self.standing is not None and self.position.confirmed_at is not None

    @property
    def derived(self):
        return self._shown("is_derived")

    @property
    def joint(self):
        return self._shown("is_joint")

    def _shown(self, flag):
        """A flag of the reading that is shown, or of all readings where none was chosen."""
        if self.standing is None:
            return False
        entry = self.standing.held.entry
        shown = history.find_shown_reading(entry)
        readings = entry.readings if shown is None else (shown,)
        return bool(readings) and all(getattr(each, flag) for each in readings)


@dataclass(frozen=True)
class FormerStance:
    """What the body of a predecessor held on its last day, as the BoardCell of that day."""

    municipality: Any
    cell: BoardCell
    read_on: date


@dataclass(frozen=True)
class BoardRow:
    """One body and its cells, in the order of the columns; `doubts` are which of its numbers
    ('zetels', 'inwoners') sources tell otherwise, `is_outside` where its municipality does not
    take part in the region on the day."""

    body: Any
    municipality: Any
    cells: tuple[BoardCell, ...]
    seats: Any = None
    inhabitants: Any = None
    doubts: tuple[str, ...] = ()
    is_outside: bool = False


@dataclass(frozen=True)
class BoardColumn:
    """A family of subjects: a variant with its proposals and directions; one is shown.

    `fallen` are those of the shown subject and the proposals that work it out that are off the
    table.
    """

    subjects: tuple
    shown: Any
    state: Any = None
    support: Any = None
    fallen: tuple = ()

    @property
    def head(self):
        """The subject that names the family."""
        return self.subjects[0]

    @property
    def has_choice(self):
        return len(self.subjects) > 1


@dataclass(frozen=True)
class BoardMoment:
    """A day that the board offers: where it leads and whether it is the one shown."""

    title: str
    when: str
    day: date
    is_current: bool


@dataclass(frozen=True)
class StanceShift:
    """A body whose stance on a subject changed since an earlier day, by which decision."""

    body: Any
    subject: Any
    before: Stance | None
    after: Stance | None
    position: Any
    decision: Any = None
    municipality: Any = None
