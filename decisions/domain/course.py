"""The course of a dossier: what was before the councils when, and the days that decided something.

Pure arithmetic over days; what a stretch is about, and what a council holds, the caller says."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise, zip_longest

from .drawing import Window
from .rules import Outcome
from .stances import Stance

# Stretches of days in which one thing holds, and what two rows of them say together.


@dataclass(frozen=True, slots=True)
class Stretch[T]:
    """The days from `first_on` until before `until` on which `what` holds; None: it goes on."""

    what: T
    first_on: date
    until: date | None

    def holds(self, day: date) -> bool:
        return self.first_on <= day and (self.until is None or day < self.until)


def join_stretches[T](turns: Iterable[tuple[date, T]]) -> list[Stretch[T]]:
    """Return the Stretches of (day, what holds from then on), in order of time.

    What goes on without changing is one stretch; of two things on one day the last counts.
    """
    ordered = sorted(dict(turns).items(), key=lambda turn: turn[0])
    begun = [turn for place, turn in enumerate(ordered) if place == 0 or is_turn(ordered, place)]
    ends = [day for day, _what in begun[1:]]
    return [Stretch(what, day, end) for (day, what), end in zip_longest(begun, ends)]


def is_turn[T](turns: Sequence[tuple[date, T]], place: int) -> bool:
    return turns[place][1] != turns[place - 1][1]


def cut_days(
    days: tuple[date, date | None], bounds: tuple[date, date | None]
) -> tuple[date, date | None] | None:
    """Return the days that lie in both, each as (first, until before), None where none does."""
    first_on = max(days[0], bounds[0])
    ends = [end for end in (days[1], bounds[1]) if end is not None]
    until = min(ends, default=None)
    return None if until is not None and until <= first_on else (first_on, until)


def cut_stretches[T](
    stretches: Iterable[Stretch[T]], bounds: tuple[date, date | None]
) -> list[Stretch[T]]:
    """Return the parts of stretches that lie within bounds, as `cut_days` takes them."""
    found = [(each, cut_days((each.first_on, each.until), bounds)) for each in stretches]
    return [Stretch(each.what, *days) for each, days in found if days is not None]


# The days that decided something: another state of a proposal, or another outcome of its support.

SUBMITTED = "voorgelegd"


class TurnKind(StrEnum):
    """What changed on a decisive day."""

    STATE = "staat"
    OUTCOME = "draagvlak"


@dataclass(frozen=True, slots=True)
class DatedState:
    """A state that a proposal got on a day between two; `is_fallen` where it is off the table."""

    state: str
    first_on: date
    last_on: date
    is_fallen: bool


@dataclass(frozen=True, slots=True)
class DayOutcome:
    """The outcome of the support of a proposal from a day on, and that without what is onzeker."""

    day: date
    outcome: Outcome
    certain: Outcome


@dataclass(frozen=True, slots=True)
class DecisiveTurn:
    """Something that changed on a day between two: `before` became `after`."""

    kind: TurnKind
    first_on: date
    last_on: date
    before: str
    after: str

    @property
    def is_uncertain(self) -> bool:
        return self.first_on != self.last_on


def list_state_turns(states: Sequence[DatedState]) -> list[DecisiveTurn]:
    """Return where the state of a proposal changed; `states` are its own, in order of time.

    To be put before the councils is where a proposal begins, and changes nothing.
    """
    begun = [DatedState(SUBMITTED, date.min, date.min, False), *states]
    return [
        DecisiveTurn(TurnKind.STATE, each.first_on, each.last_on, before.state, each.state)
        for before, each in pairwise(begun)
        if each.state != before.state
    ]


def is_off_table(states: Sequence[DatedState], day: date) -> bool:
    """Whether a proposal was rejected or withdrawn for certain by a day."""
    begun = [each for each in states if each.first_on <= day]
    return bool(begun) and begun[-1].is_fallen and begun[-1].last_on <= day


def list_outcome_turns(
    outcomes: Sequence[DayOutcome], states: Sequence[DatedState]
) -> list[DecisiveTurn]:
    """Return where the outcome of a proposal's support changed before it was off the table.

    `outcomes` are in order of time. A turn lasts until the outcome is the same without what is
    onzeker, at most until the next one. Before the first of them nothing was decided.
    """
    known = [DayOutcome(date.min, Outcome.ONBESLIST, Outcome.ONBESLIST), *outcomes]
    return [
        DecisiveTurn(
            TurnKind.OUTCOME,
            each.day,
            find_certain_day(known[place + 1 :]),
            before.outcome,
            each.outcome,
        )
        for place, (before, each) in enumerate(pairwise(known))
        if each.outcome != before.outcome and not is_off_table(states, each.day)
    ]


def find_certain_day(outcomes: Sequence[DayOutcome]) -> date:
    """Return from which day the first of these outcomes is certain, or the last day of which it
    is known that it stood."""
    first, last = outcomes[0], outcomes[0].day
    for each in outcomes:
        if each.outcome != first.outcome:
            return last
        last = each.day
        if each.certain == first.outcome:
            return last
    return last


def find_decisive_window(turns: Iterable[DecisiveTurn], day: date) -> Window | None:
    """Return the window from the first to the last decisive day, of what had begun by `day`.

    What happened on a day between two counts on the last of them, as a moment of the board does.
    """
    days = [min(each.last_on, day) for each in turns if each.first_on <= day]
    return Window(min(days), max(days)) if days else None


# What one moment says beside another: was and is.


class StepKind(StrEnum):
    """What happened between two moments to what a council holds."""

    OTHER_SUBJECT = "ander voorstel"
    CHANGED = "veranderd"
    FIRST = "sprak zich uit"
    SAME = "gelijk gebleven"
    GONE = "niet meer bekend"
    SILENT = "nog onbekend"


def compare_stances(
    before: tuple[Hashable, Stance | None], after: tuple[Hashable, Stance | None]
) -> StepKind:
    """Return what became of (subject, stance): on another subject nothing ever changed."""
    (subject, was), (other, became) = before, after
    if subject != other:
        return StepKind.OTHER_SUBJECT
    if was == became:
        return StepKind.SILENT if became is None else StepKind.SAME
    if was is None:
        return StepKind.FIRST
    return StepKind.GONE if became is None else StepKind.CHANGED


def pair_with_previous[T](rows: Sequence[T]) -> Iterator[tuple[T | None, T]]:
    """Yield each row with the one before it, None for the first."""
    yield from zip([None, *rows], rows, strict=False)
