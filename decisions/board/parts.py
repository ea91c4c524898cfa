"""The parts of a Board: frozen, plain, computed once and shown by every face."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..stances import Stance


@dataclass(frozen=True)
class GroupCell:
    """What groups of a body hold beside it; `seats` of `seats_total` where known."""

    label: str
    standing: Any
    seats: int | None
    seats_total: int | None

    @property
    def stance(self):
        return self.standing.held.stance

    @property
    def position(self):
        return self.standing.held.entry.position

    @property
    def decision(self):
        return self.standing.held.entry.decision

    @property
    def uncertain(self):
        return self.standing.held.uncertain


@dataclass(frozen=True)
class Cell:
    """Where one body stands on one subject on the day; without a standing it is onbekend."""

    body: Any
    subject: Any
    standing: Any = None
    groups: tuple[GroupCell, ...] = ()
    not_reconfirmed: bool = False
    off_table: bool = False
    sources_differ: bool = False

    @property
    def is_known(self):
        return self.standing is not None

    @property
    def stance(self):
        """The Stance, or None for onbekend."""
        return self.standing.held.stance if self.standing else None

    @property
    def position(self):
        return self.standing.held.entry.position if self.standing else None

    @property
    def decision(self):
        return self.standing.held.entry.decision if self.standing else None

    @property
    def uncertain(self):
        return self.standing is not None and self.standing.held.uncertain

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
        readings = self.standing.held.entry.readings
        shown = [each for each in readings if each.id == self.position.shown_id] or readings
        return bool(shown) and all(getattr(each, flag) for each in shown)


@dataclass(frozen=True)
class Row:
    """One body and its cells, in the order of the columns."""

    body: Any
    municipality: Any
    cells: tuple[Cell, ...]
    seats: Any = None
    inhabitants: Any = None


@dataclass(frozen=True)
class Column:
    """A family of subjects: a variant with its proposals and directions; one is shown."""

    subjects: tuple
    shown: Any
    state: Any = None
    support: Any = None

    @property
    def head(self):
        """The subject that names the family."""
        return self.subjects[0]

    @property
    def has_choice(self):
        return len(self.subjects) > 1


@dataclass(frozen=True)
class Moment:
    """A day that the board offers: where it leads and whether it is the one shown."""

    title: str
    when: str
    day: date
    is_current: bool


@dataclass(frozen=True)
class Shift:
    """A body whose stance on a subject changed since an earlier day."""

    body: Any
    subject: Any
    before: Stance | None
    after: Stance | None
    position: Any
