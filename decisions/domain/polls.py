"""What a poll is on a day, and what its figures say; plain arithmetic.

A poll is never a stance. The source's own percentage is shown as it stands; what the source does
not give is computed from votes where these allow it, and marked so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

# What a poll is on a day, by its period and by what was announced until then.


class PollState(StrEnum):
    """UNANNOUNCED: nothing that the dossier records of it had happened by the day."""

    UNANNOUNCED = "onbekend"
    PLANNED = "gepland"
    RUNNING = "loopt"
    HELD = "gehouden"
    CALLED_OFF = "afgelast"


# What a poll can be where the polls of a day are listed.
LISTED_STATES = tuple(each for each in PollState if each != PollState.UNANNOUNCED)


@dataclass(frozen=True)
class PollTurn:
    """On a day between these two a poll was planned, moved or called off.

    `planned_on` is for when, as EDTF, '' where it was not told.
    """

    first_on: date
    last_on: date
    is_call_off: bool = False
    is_move: bool = False
    planned_on: str = ""


@dataclass(frozen=True)
class PollStanding:
    """What a poll is on a day. `turn` is the last PollTurn that had come, None for none.

    `planned_on` is for when it was planned then, as EDTF, '' where that was not told. `uncertain`
    where the turn may not have come yet. `is_announced` where something of it had come by the day.
    """

    state: PollState
    turn: PollTurn | None = None
    planned_on: str = ""
    uncertain: bool = False

    @property
    def is_held(self) -> bool:
        """Whether its results may be shown."""
        return self.state == PollState.HELD

    @property
    def is_announced(self) -> bool:
        begun = (PollState.RUNNING, PollState.HELD)
        return self.turn is not None or self.state in begun

    @property
    def is_listed(self) -> bool:
        """Whether it belongs among the polls of the day: what had not been announced does not."""
        return self.state in LISTED_STATES

    @property
    def is_moved(self) -> bool:
        """Whether it is planned, for another day than before."""
        return self.state == PollState.PLANNED and self.turn is not None and self.turn.is_move


def find_poll_standing(
    day: date, *, first_on: date, last_on: date, dated_on: str, turns: Sequence[PollTurn]
) -> PollStanding:
    """Return what a poll with this period and these turns, in order, is on a day.

    It was held from the last day of its period on. A poll of which no turn is recorded counts as
    planned for its period; one whose first turn is still to come was not announced yet.
    """
    come = [each for each in turns if each.first_on <= day]
    turn = come[-1] if come else None
    uncertain = turn is not None and day < turn.last_on
    if turn is not None and turn.is_call_off:
        return PollStanding(PollState.CALLED_OFF, turn, uncertain=uncertain)
    if day >= last_on:
        return PollStanding(PollState.HELD, turn)
    if day >= first_on:
        return PollStanding(PollState.RUNNING, turn)
    if turn is None:
        return PollStanding(PollState.UNANNOUNCED) if turns else planned_for(dated_on)
    # The period that is known now follows from the last turn of all.
    told = turn.planned_on or (dated_on if turn is turns[-1] else "")
    return PollStanding(PollState.PLANNED, turn, told, uncertain)


def planned_for(dated_on: str) -> PollStanding:
    return PollStanding(PollState.PLANNED, planned_on=dated_on)


# The figures of one area: what the source gives of each answer, and what follows from it.

HUNDRED = Decimal(100)
HALF = Decimal("0.5")
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class PollFigures:
    """What the source gives of one answer in an area; None is not given."""

    votes: int | None = None
    percentage: Decimal | None = None

    @property
    def is_told(self) -> bool:
        """Whether the source gives either."""
        return self.votes is not None or self.percentage is not None


@dataclass(frozen=True)
class AnswerShare:
    """The figures of one answer as they are shown.

    `is_computed` where the percentage follows from votes; `is_contradicted` where the votes do not
    give the percentage that the source writes.
    """

    votes: int | None
    percentage: Decimal | None
    is_computed: bool = False
    is_contradicted: bool = False


@dataclass(frozen=True)
class AreaShares:
    """`shares` in the order of the figures. `is_above_whole`: the percentages come to more than
    rounding explains, or the votes to more than there were."""

    shares: tuple[AnswerShare, ...]
    is_above_whole: bool = False

    @property
    def is_contradicted(self) -> bool:
        return any(each.is_contradicted for each in self.shares)


def compute_area_shares(figures: Sequence[PollFigures], votes: int | None) -> AreaShares:
    """Return how the figures of an area are shown; `votes` is how many took part, None for unknown.

    A source counts its percentages over all who took part, or over those who gave one of the
    answers. Whichever of the two fits more of what it writes is what the others are computed by.
    """
    margin = find_rounding_margin(each.percentage for each in figures)
    wholes = list_possible_wholes(figures, votes)
    whole = max(wholes, key=lambda each: count_fitting(figures, each, margin), default=None)
    shares = tuple(compute_answer_share(each, whole, margin) for each in figures)
    return AreaShares(shares, is_above_whole(figures, votes, margin))


def list_possible_wholes(figures: Sequence[PollFigures], votes: int | None) -> list[int]:
    """Return the numbers over which a source may have counted, what it gives itself first."""
    given = [each.votes for each in figures]
    known = [each for each in given if each is not None]
    whole = [sum(known)] if known and len(known) == len(given) else []
    return [each for each in ([] if votes is None else [votes]) + whole if each]


def count_fitting(figures: Iterable[PollFigures], whole: int, margin: Decimal) -> int:
    return sum(not is_contradicted(each, whole, margin) for each in figures)


def compute_answer_share(figures: PollFigures, whole: int | None, margin: Decimal) -> AnswerShare:
    votes, percentage = figures.votes, figures.percentage
    if percentage is not None:
        off = whole is not None and is_contradicted(figures, whole, margin)
        return AnswerShare(votes, percentage, is_contradicted=off)
    if votes is None or whole is None or votes > whole:
        return AnswerShare(votes, None)
    return AnswerShare(votes, round_share(votes, whole), is_computed=True)


def round_share(votes: int, whole: int) -> Decimal:
    """Return a share as a percentage with one decimal, half up."""
    return (votes * HUNDRED / whole).quantize(TENTH, ROUND_HALF_UP)


def is_contradicted(figures: PollFigures, whole: int, margin: Decimal) -> bool:
    """Whether votes out of a whole give another percentage than is written beside them."""
    if figures.votes is None or figures.percentage is None:
        return False
    return abs(figures.votes * HUNDRED / whole - figures.percentage) > margin


def find_rounding_margin(percentages: Iterable[Decimal | None]) -> Decimal:
    """Return how far a percentage may lie from what it rounds: half of the last decimal that a
    source writes in any of them, since '41' may stand for 41.0 there."""
    decimals = (count_decimals(each) for each in percentages if each is not None)
    return HALF.scaleb(-max(decimals, default=0))


def count_decimals(percentage: Decimal) -> int:
    """Return how many decimals are written, without zeros at the end."""
    exponent = percentage.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def is_above_whole(figures: Sequence[PollFigures], votes: int | None, margin: Decimal) -> bool:
    """Whether the answers come to more than all: more answers than one were allowed, or a figure
    is wrong. Less than all is as it may be."""
    given = [each.percentage for each in figures if each.percentage is not None]
    if sum(given) > HUNDRED + margin * len(given):
        return True
    counted = sum(each.votes for each in figures if each.votes is not None)
    return votes is not None and counted > votes


# Figures as people type and read them: '1.234', '61,2%' or '1.234 (61,2%)'.

COUNT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,9}", re.ASCII)
PERCENTAGE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)%", re.ASCII)


def parse_count(text: str) -> int | None:
    """Return a number as people type it, '1.234' or '1234'; None for anything else."""
    return int(text.replace(".", "")) if COUNT.fullmatch(text) else None


def parse_percentage(text: str) -> Decimal | None:
    """Return a percentage as people type it, '61,2%' or '61.2%'; None for anything else."""
    found = PERCENTAGE.fullmatch(text)
    return Decimal(found[1].replace(",", ".")) if found else None


def parse_poll_figures(text: str) -> PollFigures | None:
    """Return what somebody typed of one answer: votes, a percentage, or both in any order; None
    where it cannot be read."""
    votes, percentage = None, None
    for word in text.translate(BRACKETS).replace(" %", "%").split():
        count, share = parse_count(word), parse_percentage(word)
        if count is not None and votes is None:
            votes = count
        elif share is not None and percentage is None:
            percentage = share
        else:
            return None
    return PollFigures(votes, percentage)


BRACKETS = str.maketrans("()", "  ")


def format_poll_figures(figures: PollFigures) -> str:
    """Return figures as they can be typed: '1234 (61,2%)'."""
    share = "" if figures.percentage is None else f"{format_decimal(figures.percentage)}%"
    if figures.votes is None:
        return share
    return f"{figures.votes} ({share})" if share else str(figures.votes)


def format_decimal(number: Decimal) -> str:
    """Return a decimal with a Dutch comma, without zeros at the end."""
    written = f"{number:f}"
    short = written.rstrip("0").rstrip(".") if "." in written else written
    return short.replace(".", ",")
