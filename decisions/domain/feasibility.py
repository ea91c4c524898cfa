"""Whether a council can speak in time: the last safe day, the last meeting, what stands in the way.

Nothing here moves a term: recess and holidays only decide what is told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from .terms import Due, is_working_day

# A rule of thumb, no law, for a body that did not tell its own: papers go out a week before a
# committee meets, and the council meets a week after it.
DAYS_TO_PREPARE = 14


@dataclass(frozen=True, slots=True)
class PaperTerms:
    """So many days before a meeting papers must be in: of the council, and of the committees by the
    day on which they meet. `committee_days` is how long at least before the council a committee
    meets. None, or no such day, where nobody told."""

    council: int | None = None
    committees: Mapping[date, int] = field(default_factory=dict, hash=False)
    committee_days: int | None = None

    @property
    def days_to_prepare(self) -> int:
        """How many days before the council a matter must have come in to go through a committee."""
        if self.council is None and self.committee_days is None:
            return DAYS_TO_PREPARE
        if self.council is None:
            return max(DAYS_TO_PREPARE, self.committee_days or 0)
        return self.council + (self.committee_days or 0)


NO_PAPER_TERMS = PaperTerms()


@dataclass(frozen=True, slots=True)
class PapersDue:
    """The last day on which papers for a meeting must be in, `days` before it. `is_own` is whether
    the body told so many days itself; else it is the rule of thumb."""

    on: date
    days: int
    is_own: bool


def compute_papers_due(meeting_on: date, paper_days: int | None) -> PapersDue:
    """Return by when the papers for a meeting must be in."""
    days = DAYS_TO_PREPARE if paper_days is None else paper_days
    return PapersDue(meeting_on - timedelta(days=days), days, paper_days is not None)


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
    PAPERS_BEFORE_RECEIPT = "papers_before_receipt"
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
    due day. `papers` and `committee_papers` tell by when the papers for these two must be in; of a
    committee only where it told its aanlevertermijn.
    """

    last_safe_on: date | None
    last_meeting_on: date | None
    last_committee_on: date | None
    warnings: tuple[Obstacle, ...]
    papers: PapersDue | None = None
    committee_papers: PapersDue | None = None


def assess_feasibility(
    received_on: date,
    due: Due,
    *,
    recesses: Iterable[RecessPeriod] = (),
    council_on: Collection[date] = (),
    committee_on: Collection[date] = (),
    terms: PaperTerms = NO_PAPER_TERMS,
) -> Feasibility:
    """Return what a council that received a request can still do by `due`, extended or not.

    `council_on` and `committee_on` are the known days on which they meet, in any order; `terms`
    what these bodies told of papers and of their cycle.
    """
    if due.due_on is None:
        known = _last(council_on, received_on, date.max)
        return Feasibility(None, None, None, () if known else (_no_meeting(),))
    recesses = tuple(recesses)
    safe_on = _last_safe(received_on, due.due_on, recesses)
    meeting_on = _last(council_on, received_on, due.due_on)
    prepared_on = _last(committee_on, received_on, _last_to_prepare(meeting_on, due.due_on, terms))
    papers = compute_papers_due(meeting_on, terms.council) if meeting_on else None
    found = (
        _received(received_on, recesses),
        _due(due.due_on, recesses),
        _takes(received_on, due.due_on, recesses),
        None if meeting_on else _no_meeting(before_due=True),
        _too_soon(received_on, meeting_on, prepared_on, terms),
        _papers_before_receipt(received_on, papers),
        None if safe_on else _NO_SAFE_DAY,
    )
    return Feasibility(
        safe_on,
        meeting_on,
        prepared_on,
        tuple(filter(None, found)),
        papers,
        _committee_papers(prepared_on, terms),
    )


def _last_to_prepare(meeting_on: date | None, due_on: date, terms: PaperTerms) -> date:
    """Return the last day on which a committee can prepare the council, by the council's cycle."""
    if meeting_on is None:
        return due_on
    return meeting_on - timedelta(days=terms.committee_days or 0)


def _committee_papers(prepared_on: date | None, terms: PaperTerms) -> PapersDue | None:
    if prepared_on is None or prepared_on not in terms.committees:
        return None
    return compute_papers_due(prepared_on, terms.committees[prepared_on])


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
    received_on: date, meeting_on: date | None, prepared_on: date | None, terms: PaperTerms
) -> Obstacle | None:
    if meeting_on is None or prepared_on is not None:
        return None
    days = (meeting_on - received_on).days
    if days >= terms.days_to_prepare:
        return None
    after = "1 dag" if days == 1 else f"{days} dagen"
    words = f"De laatste raadsvergadering is {after} na de ontvangst: te kort voor een commissie."
    return Obstacle(ObstacleKind.TOO_SOON, words, {"days": days})


def _papers_before_receipt(received_on: date, papers: PapersDue | None) -> Obstacle | None:
    """Tell that papers had to be in before the request came; the rule of thumb says no such
    thing."""
    if papers is None or not papers.is_own or papers.on >= received_on:
        return None
    words = (
        f"Voor de laatste raadsvergadering moesten stukken er {papers.days} dagen van tevoren zijn:"
        " dat was al voor de ontvangst."
    )
    return Obstacle(ObstacleKind.PAPERS_BEFORE_RECEIPT, words, {"days": papers.days})


_NO_SAFE_DAY = Obstacle(
    ObstacleKind.NO_SAFE_DAY,
    "Tussen de ontvangst en de laatste dag ligt geen werkdag buiten het reces.",
)
