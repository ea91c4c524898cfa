"""A round on a day: what each body did with it, and when everybody can have spoken."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from municipalities.models import BodyKind


class Spoke(StrEnum):
    """What a body did with a round by a day, in the word of the screen."""

    SPOKEN = "gesproken"
    NO_VIEW = "geen zienswijze"
    LATE = "te laat"
    IN_COUNCIL = "gepland in de raad"
    IN_COMMITTEE = "gepland in een commissie"
    PLANNED = "geagendeerd"
    RECEIVED = "ontvangen, niet gepland"
    WAITING = "niet gepland"


@dataclass(frozen=True)
class Planned:
    """An agenda item for a round, with its Meeting where that is known."""

    item: Any
    meeting: Any = None

    @property
    def held_on(self):
        return self.meeting.held_on if self.meeting else None

    @property
    def is_in_committee(self):
        return self.item.body.kind == BodyKind.COMMITTEE


@dataclass(frozen=True)
class Receipt:
    """That the answer of a body came in: `confirmed_on` is None until that was confirmed."""

    received_on: date
    reference: str
    confirmed_on: date | None


@dataclass(frozen=True)
class Asked:
    """What one body did with a round by the day, with the record that shows it.

    `planned` holds the agenda items of the body and of its committees, in order of time.
    """

    body: Any
    state: Spoke
    by_when: Any
    decision: Any = None
    planned: tuple[Planned, ...] = ()
    no_view_on: date | None = None
    receipt: Receipt | None = None

    @property
    def has_spoken(self):
        return self.state in (Spoke.SPOKEN, Spoke.NO_VIEW)

    @property
    def spoke_on(self):
        """The last day on which it may have spoken, None where it did not yet."""
        return self.decision.last_on if self.decision else self.no_view_on

    @property
    def spoke_late(self):
        """Whether it spoke after its last day, whatever the real day was."""
        first_on = self.decision.first_on if self.decision else self.no_view_on
        return first_on is not None and first_on > (self.by_when.due_on or first_on)

    @property
    def plan(self):
        """The Planned that counts: of the body itself before a committee, the last one known."""
        own = [each for each in self.planned if not each.is_in_committee]
        dated = [each for each in own or self.planned if each.held_on]
        return next(reversed(dated or self.planned), None)

    @property
    def item(self):
        """The agenda item that counts, or None."""
        return self.plan.item if self.plan else None


@dataclass(frozen=True)
class Gate:
    """Who is still missing, and the earliest day on which everybody can have spoken.

    `opens_on` is None where `without_day` are missing: they planned nothing and no last day is
    ahead of them. `opened_on` is the day since when nobody is missing.
    """

    missing: tuple[Asked, ...]
    without_day: tuple[Asked, ...]
    opens_on: date | None
    opened_on: date | None


@dataclass(frozen=True)
class Readiness:
    """A round on the day: who has spoken; the gate opens when all have."""

    round: Any
    asked: tuple[Asked, ...]
    gate: Gate

    @property
    def spoken(self):
        return sum(each.has_spoken for each in self.asked)

    @property
    def due_days(self):
        """The last days of those who were asked, each once, the first one first."""
        return sorted({each.by_when.due_on for each in self.asked if each.by_when.due_on})

    @property
    def is_open(self):
        """Whether everybody has spoken."""
        return bool(self.asked) and not self.gate.missing
