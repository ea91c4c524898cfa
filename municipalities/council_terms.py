"""When the terms of councils begin and end by law, whether they were entered or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

# The terms that begin on one day in all municipalities, and where each was read.
#
# Kieswet art. C 4: the members of all councils are elected for four years and step down together.
# Until 2010 they did so on the Thursday of 10 to 16 March, in 2014 and 2018 on that of 23 to 29
# March, and since on the Wednesday of 29 March to 4 April. A year is added here when a source
# tells its days; nothing reckons them ahead.


@dataclass(frozen=True, slots=True)
class OrdinaryTerm:
    """A term that begins on `first_on` wherever the election of its year was held."""

    election_year: int
    elected_on: date
    first_on: date
    source: str


LAW = "Kieswet art. C 4"
ORDINARY_TERMS = (
    OrdinaryTerm(
        2006,
        date(2006, 3, 7),
        date(2006, 3, 16),
        f"{LAW}; gemeente Hulst, persbericht van 15 maart 2006",
    ),
    OrdinaryTerm(
        2010,
        date(2010, 3, 3),
        date(2010, 3, 11),
        f"{LAW}; gemeente Nieuwkoop, nieuws uit de raad, maart 2010",
    ),
    OrdinaryTerm(
        2014,
        date(2014, 3, 19),
        date(2014, 3, 27),
        f"{LAW}; gemeente Hengelo, raadsstuk 1013497",
    ),
    OrdinaryTerm(
        2018,
        date(2018, 3, 21),
        date(2018, 3, 29),
        f"{LAW}; gemeente Soest, overzicht met alle data",
    ),
    OrdinaryTerm(
        2022,
        date(2022, 3, 16),
        date(2022, 3, 30),
        f"{LAW}; gemeente Hengelo, agenda van de raad van 29 maart 2022",
    ),
    OrdinaryTerm(
        2026,
        date(2026, 3, 18),
        date(2026, 4, 1),
        f"{LAW}; Kiesraad, Zittingsduur hoofdstuk C 1-5; gemeente Deventer, kalender",
    ),
)

# A term lasts four years, and art. C 4 names no day earlier than this in the year that follows.
_YEARS = 4
_EARLIEST = (3, 29)

# Around a merger an ordinary election is held elsewhere only (Wet algemene regels herindeling,
# since Stb. 2014, 308); which one differs by case. Within these years of one nothing is assumed.
_YEARS_AFTER_START = 2
_YEARS_BEFORE_END = 1


class TermState(StrEnum):
    """What is known of the council between two days."""

    ENTERED = "ingevoerd"
    MISSING = "niet ingevoerd"
    UNKNOWN = "niet bekend"
    NONE = "geen raad"


class Lived(Protocol):
    """A municipality from its first to its last day; None where that is unknown, or to come."""

    @property
    def started_on(self) -> date | None: ...
    @property
    def ended_on(self) -> date | None: ...


class Election(Protocol):
    """That one municipality held an election of its own, or did not hold an ordinary one."""

    @property
    def election_year(self) -> int: ...
    @property
    def first_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class EnteredTerm:
    """A term as it was recorded, by its key: it began on a day between two."""

    key: int
    first_on: date
    last_on: date
    election_year: int


class CouncilPeriod(NamedTuple):
    """The days of one municipality on which one council sat, or on which none or nobody knows.

    It began between `first_on` and `last_on` and goes on until before `until` (None: it goes on).
    `entered` is the key of the term as recorded, where it was. `doubted_years` are those of
    ordinary elections within it of which nobody recorded whether they were held here.
    """

    state: TermState
    first_on: date
    last_on: date
    election_year: int | None = None
    entered: int | None = None
    until: date | None = None
    doubted_years: tuple[int, ...] = ()

    def holds(self, day: date) -> bool:
        return self.first_on <= day and (self.until is None or day < self.until)


def list_council_periods(
    home: Lived, elections: Iterable[Election], entered: Iterable[EnteredTerm]
) -> list[CouncilPeriod]:
    """Return the CouncilPeriods of a municipality: every day lies in exactly one of them.

    `elections` are the rows of this municipality alone, `entered` its terms as recorded. What was
    entered chooses its row by the year of its election; a row's day goes before a month or a year
    as recorded, and a day as recorded goes before the row's.
    """
    rows = list(_list_rows(home, list(elections)))
    begun = [*_list_entered(home, rows, list(entered))]
    years = {each.election_year for each in begun}
    days = {each.first_on for each in begun}
    begun += [row for row in rows if row.election_year not in years and row.first_on not in days]
    known = _keep_alive(home, begun)
    doubted = [each for each in known if each.state is TermState.UNKNOWN]
    certain = [each for each in known if each.state is not TermState.UNKNOWN]
    borders = sorted([*certain, *_list_edges(home, certain)], key=_order)
    return [
        _close(period, after, doubted)
        for period, after in zip(borders, [*borders[1:], None], strict=True)
    ]


def period_years(first_on: date, until: date | None) -> str:
    """Return '2014-2018' for a term that ends in 2018, 'vanaf 2026' for one that goes on."""
    if until is None:
        return f"vanaf {first_on.year}"
    return f"{first_on.year}-{(until - timedelta(days=1)).year}"


def ordinary_term_of(election_year: int) -> OrdinaryTerm | None:
    """Return the ordinary term of that year, None where there is none, or none is known."""
    return next((each for each in ORDINARY_TERMS if each.election_year == election_year), None)


def _list_rows(home: Lived, elections: Sequence[Election]) -> Iterable[CouncilPeriod]:
    """Yield what begins by law: an own row goes before the ordinary one of its year.

    An ordinary term that may not have begun here is told as UNKNOWN.
    """
    own = {each.election_year: each.first_on for each in elections}
    for each in ORDINARY_TERMS:
        if each.election_year not in own:
            doubt = _may_be_passed_over(home, each.first_on)
            state = TermState.UNKNOWN if doubt else TermState.MISSING
            yield CouncilPeriod(state, each.first_on, each.first_on, each.election_year)
    for year, first_on in own.items():
        if first_on is not None:
            yield CouncilPeriod(TermState.MISSING, first_on, first_on, year)


def _may_be_passed_over(home: Lived, first_on: date) -> bool:
    """Whether a merger lies so near that the ordinary election may not have been held."""
    if home.started_on is not None:
        young = first_on.replace(year=first_on.year - _YEARS_AFTER_START)
        if home.started_on >= young:
            return True
    if home.ended_on is not None:
        return home.ended_on <= first_on.replace(year=first_on.year + _YEARS_BEFORE_END)
    return False


def _list_entered(
    home: Lived, rows: Sequence[CouncilPeriod], entered: Sequence[EnteredTerm]
) -> Iterable[CouncilPeriod]:
    """Yield what was entered with the days on which it began; not before its municipality."""
    days = {row.election_year: row.first_on for row in rows}
    for term in entered:
        first_on, last_on = term.first_on, term.last_on
        if first_on != last_on and term.election_year in days:
            first_on = last_on = days[term.election_year]
        if home.started_on is not None:
            first_on, last_on = max(first_on, home.started_on), max(last_on, home.started_on)
        yield CouncilPeriod(TermState.ENTERED, first_on, last_on, term.election_year, term.key)


def _keep_alive(home: Lived, periods: Iterable[CouncilPeriod]) -> list[CouncilPeriod]:
    """Return the periods that begin while the municipality exists."""
    first = home.started_on or date.min
    last = home.ended_on or date.max
    return [each for each in periods if first <= each.first_on <= last]


def _list_edges(home: Lived, certain: Sequence[CouncilPeriod]) -> Iterable[CouncilPeriod]:
    """Yield where knowledge begins and ends: the municipality itself, and the table of terms."""
    if home.started_on is not None:
        yield CouncilPeriod(TermState.NONE, date.min, date.min)
        yield CouncilPeriod(TermState.UNKNOWN, home.started_on, home.started_on)
    else:
        yield CouncilPeriod(TermState.UNKNOWN, date.min, date.min)
    if home.ended_on is not None:
        after = home.ended_on + timedelta(days=1)
        yield CouncilPeriod(TermState.NONE, after, after)
        return
    latest = max((each.first_on for each in certain), default=date.min)
    year = ORDINARY_TERMS[-1].election_year + _YEARS
    while date(year, *_EARLIEST) <= latest:
        year += _YEARS
    yield CouncilPeriod(TermState.UNKNOWN, date(year, *_EARLIEST), date(year, *_EARLIEST))


def _order(period: CouncilPeriod) -> tuple[date, date, bool]:
    """Order periods by the day on which they begin; of one day a term comes after an edge."""
    return (period.first_on, period.last_on, period.election_year is not None)


def _close(
    period: CouncilPeriod, after: CouncilPeriod | None, doubted: Iterable[CouncilPeriod]
) -> CouncilPeriod:
    """Return a period with the day on which the next begins, and the doubts that lie in it."""
    whole = period._replace(until=after.first_on if after else None)
    years = (each.election_year for each in doubted if whole.holds(each.first_on))
    found = tuple(year for year in years if year is not None)
    return whole._replace(doubted_years=found) if found else whole
