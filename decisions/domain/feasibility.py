"""Whether a council can speak in time: the last safe day, the last meeting, what stands in the way.

Nothing here moves a term: recess and holidays only decide what is told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from .terms import Due, is_working_day

# A rule of thumb, no law: papers go out a week before a committee meets, and the council meets a
# week after it.
DAYS_TO_PREPARE = 14


class RecessPeriod(Protocol):
    """Days on which a municipality does not meet, both included, and what they are called."""

    @property
    def first_on(self) -> date: ...
    @property
    def last_on(self) -> date: ...
    @property
    def name(self) -> str: ...


class ObstacleKind(StrEnum):
    """What stands in the way."""

    RECEIVED_IN_RECESS = "received_in_recess"
    DUE_IN_RECESS = "due_in_recess"
    RECESS_TAKES = "recess_takes"
    NO_MEETING = "no_meeting"
    TOO_SOON = "too_soon"
    NO_SAFE_DAY = "no_safe_day"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One warning: its code, the numbers and names in it, and the whole as a Dutch sentence."""

    code: ObstacleKind
    words: str
    parameters: dict[str, int | str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Feasibility:
    """What a council has to reckon with.

    `last_safe_on` is the last working day outside recess on or before the due day and not before
    receipt. `last_meeting_on` is the last known council meeting in that same span, and
    `last_committee_on` the last known committee that can prepare it. None: there is none, or no
    due day.
    """

    last_safe_on: date | None
    last_meeting_on: date | None
    last_committee_on: date | None
    warnings: tuple[Obstacle, ...]


def assess_feasibility(
    received_on: date,
    due: Due,
    *,
    recesses: Iterable[RecessPeriod] = (),
    council_on: Collection[date] = (),
    committee_on: Collection[date] = (),
) -> Feasibility:
    """Return what a council that received a request can still do by `due`, extended or not.

    `council_on` and `committee_on` are the known days on which they meet, in any order.
    """
    if due.due_on is None:
        known = _last(council_on, received_on, date.max)
        return Feasibility(None, None, None, () if known else (_no_meeting(),))
    recesses = tuple(recesses)
    safe_on = _last_safe(received_on, due.due_on, recesses)
    meeting_on = _last(council_on, received_on, due.due_on)
    prepared_on = _last(committee_on, received_on, meeting_on or due.due_on)
    found = (
        _received(received_on, recesses),
        _due(due.due_on, recesses),
        _takes(received_on, due.due_on, recesses),
        None if meeting_on else _no_meeting(before_due=True),
        _too_soon(received_on, meeting_on, prepared_on),
        None if safe_on else _NO_SAFE_DAY,
    )
    return Feasibility(safe_on, meeting_on, prepared_on, tuple(filter(None, found)))


def _last(days: Iterable[date], first_on: date, last_on: date) -> date | None:
    return max((day for day in days if first_on <= day <= last_on), default=None)


def _last_safe(received_on: date, due_on: date, recesses: tuple[RecessPeriod, ...]) -> date | None:
    day = due_on
    while day >= received_on:
        if _recess(day, recesses) is None and is_working_day(day):
            return day
        day -= timedelta(days=1)
    return None


def _recess(day: date, recesses: tuple[RecessPeriod, ...]) -> RecessPeriod | None:
    return next((each for each in recesses if each.first_on <= day <= each.last_on), None)


def _received(received_on: date, recesses: tuple[RecessPeriod, ...]) -> Obstacle | None:
    recess = _recess(received_on, recesses)
    words = "De ontvangst valt in het reces ({})."
    return None if recess is None else _in_recess(ObstacleKind.RECEIVED_IN_RECESS, words, recess)


def _due(due_on: date, recesses: tuple[RecessPeriod, ...]) -> Obstacle | None:
    recess = _recess(due_on, recesses)
    words = "De laatste dag valt in het reces ({})."
    return None if recess is None else _in_recess(ObstacleKind.DUE_IN_RECESS, words, recess)


def _in_recess(code: ObstacleKind, words: str, recess: RecessPeriod) -> Obstacle:
    return Obstacle(code, words.format(recess.name), {"name": recess.name})


def _takes(received_on: date, due_on: date, recesses: tuple[RecessPeriod, ...]) -> Obstacle | None:
    """Count over the days of the term: from the day after receipt, the due day included."""
    if not recesses:
        return None
    term = (due_on - received_on).days
    days = (received_on + timedelta(days=number) for number in range(1, term + 1))
    hits = [recess.name for recess in (_recess(day, recesses) for day in days) if recess]
    if not hits:
        return None
    names = ", ".join(dict.fromkeys(hits))
    words = f"Het reces ({names}) neemt {len(hits)} van de {term} dagen van de termijn."
    if len(hits) == term:
        words = f"De hele termijn valt in het reces ({names})."
    return Obstacle(
        ObstacleKind.RECESS_TAKES, words, {"days": len(hits), "of": term, "name": names}
    )


def _no_meeting(*, before_due: bool = False) -> Obstacle:
    until = "tussen de ontvangst en de laatste dag" if before_due else "na de ontvangst"
    return Obstacle(ObstacleKind.NO_MEETING, f"Er is geen raadsvergadering bekend {until}.")


def _too_soon(
    received_on: date, meeting_on: date | None, prepared_on: date | None
) -> Obstacle | None:
    if meeting_on is None or prepared_on is not None:
        return None
    days = (meeting_on - received_on).days
    if days >= DAYS_TO_PREPARE:
        return None
    after = "1 dag" if days == 1 else f"{days} dagen"
    words = f"De laatste raadsvergadering is {after} na de ontvangst: te kort voor een commissie."
    return Obstacle(ObstacleKind.TOO_SOON, words, {"days": days})


_NO_SAFE_DAY = Obstacle(
    ObstacleKind.NO_SAFE_DAY,
    "Tussen de ontvangst en de laatste dag ligt geen werkdag buiten het reces.",
)
