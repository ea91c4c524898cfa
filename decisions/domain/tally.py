"""What a vote count says by the Gemeentewet, and what in it cannot be right.

A count is checked to warn, never to refuse: what a council minuted is what gets recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

VoteResult = Literal["aangenomen", "verworpen", "staken"]


@dataclass(frozen=True, slots=True)
class Tally:
    """One vote of a council; None is unknown.

    `seats` counts the sitting members, `must_abstain` those among them who may not vote (art. 28;
    None is read as nobody), `present` those on the attendance list, `left` those who were present
    and did not vote because they had walked out.
    """

    seats: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    must_abstain: int | None = None
    present: int | None = None
    left: int | None = None
    no_vote_asked: bool = False

    @property
    def votes(self) -> int | None:
        """How many members voted, None where a side is unknown."""
        if self.votes_for is None or self.votes_against is None:
            return None
        return self.votes_for + self.votes_against

    @property
    def entitled(self) -> int | None:
        """How many sitting members need not abstain, None where unknown or impossible."""
        if self.seats is None:
            return None
        entitled = self.seats - (self.must_abstain or 0)
        return entitled if entitled > 0 else None


@dataclass(frozen=True, slots=True)
class TallyCheck:
    """What follows from a tally; `is_valid` is None where numbers are missing.

    `at_the_limit`: valid with not one vote to spare. `result` is None where it is unknown or the
    vote is not valid. `warnings` are Dutch sentences for the screen.
    """

    is_valid: bool | None
    at_the_limit: bool
    is_tie: bool
    result: VoteResult | None
    warnings: tuple[str, ...]


def check_tally(tally: Tally) -> TallyCheck:
    """Return what the Gemeentewet says of a tally, with a warning for all that looks wrong."""
    is_valid = _is_valid(tally)
    is_tie = not tally.no_vote_asked and _difference(tally) == 0
    return TallyCheck(
        is_valid=is_valid,
        at_the_limit=bool(is_valid) and not tally.no_vote_asked and tally.votes == _quorum(tally),
        is_tie=is_tie,
        result=None if is_valid is False else _result(tally),
        warnings=tuple(_warnings(tally, is_valid=is_valid, is_tie=is_tie)),
    )


def _quorum(tally: Tally) -> int | None:
    """Return the fewest votes that make a vote valid: more than half of the entitled (art. 29)."""
    return None if tally.entitled is None else tally.entitled // 2 + 1


def _is_valid(tally: Tally) -> bool | None:
    if tally.no_vote_asked:
        return True
    quorum = _quorum(tally)
    return None if tally.votes is None or quorum is None else tally.votes >= quorum


def _difference(tally: Tally) -> int | None:
    """Return the votes for less those against, None where nobody voted or a side is unknown."""
    if not tally.votes or tally.votes_for is None or tally.votes_against is None:
        return None
    return tally.votes_for - tally.votes_against


def _result(tally: Tally) -> VoteResult | None:
    """Return what the votes decide (art. 30 and 32); a proposal without a vote is adopted."""
    if tally.no_vote_asked:
        return "aangenomen"
    difference = _difference(tally)
    if difference is None:
        return None
    if difference == 0:
        return "staken"
    return "aangenomen" if difference > 0 else "verworpen"


def _warnings(tally: Tally, *, is_valid: bool | None, is_tie: bool) -> Iterator[str]:
    if tally.no_vote_asked and tally.votes:
        yield (
            "Er zijn stemmen ingevuld, maar er is geen stemming gevraagd; dan is het voorstel "
            "zonder stemming aangenomen (Gemeentewet art. 32)."
        )
    yield from _about_the_count(tally)
    if is_valid is False:
        yield (
            f"De stemming is niet geldig: {_of(tally)} stemden, en dat is niet meer dan de helft "
            "(Gemeentewet art. 29), tenzij over dit voorstel opnieuw werd gestemd "
            "(ook art. 29)."
        )
    if is_tie:
        yield _about_a_tie(tally)


def _of(tally: Tally) -> str:
    return f"{tally.votes} van de {tally.entitled} leden die mochten stemmen"


def _about_a_tie(tally: Tally) -> str:
    if tally.entitled is not None and tally.votes == tally.entitled:
        return (
            "De stemmen staken in een voltallige vergadering: het voorstel is niet aangenomen "
            "(Gemeentewet art. 32)."
        )
    return (
        "De stemmen staken: het besluit wordt uitgesteld tot een volgende vergadering, tenzij de "
        "vergadering voltallig was of al opnieuw was belegd; dan is het voorstel niet aangenomen "
        "(Gemeentewet art. 32)."
    )


def _about_the_count(tally: Tally) -> Iterator[str]:
    """Yield what cannot be true of the numbers, or may not have happened, in words."""
    numbers = (tally.seats, tally.votes_for, tally.votes_against)
    others = (tally.must_abstain, tally.present, tally.left)
    if any(number is not None and number < 0 for number in numbers + others):
        yield "Een aantal leden of stemmen is niet negatief."
    if tally.votes == 0 and not tally.no_vote_asked:
        yield "Er is geen enkele stem uitgebracht; is er wel gestemd (Gemeentewet art. 32)?"
    yield from _about_seats(tally)
    yield from _about_presence(tally)


def _about_seats(tally: Tally) -> Iterator[str]:
    if tally.seats is None:
        return
    votes, abstain, left = tally.votes or 0, tally.must_abstain or 0, tally.left or 0
    if votes > tally.seats:
        yield f"Er zijn meer stemmen ({votes}) dan zetels ({tally.seats})."
    elif votes + abstain > tally.seats:
        yield (
            f"Er zijn meer stemmen ({votes}) dan leden die mochten stemmen "
            f"({tally.seats - abstain}; Gemeentewet art. 28)."
        )
    elif votes + abstain + left > tally.seats:
        yield (
            f"Stemmen, onthoudingen en vertrokken leden samen ({votes + abstain + left}) zijn "
            f"meer dan het aantal zetels ({tally.seats})."
        )


def _about_presence(tally: Tally) -> Iterator[str]:
    if tally.present is None:
        return
    votes, left = tally.votes or 0, tally.left or 0
    if votes + left > tally.present:
        yield (
            f"Stemmen en vertrokken leden samen ({votes + left}) zijn meer dan de aanwezige "
            f"leden ({tally.present})."
        )
    if tally.seats is None:
        return
    if tally.present > tally.seats:
        yield f"Er zijn meer leden aanwezig ({tally.present}) dan er zetels zijn ({tally.seats})."
    elif tally.present <= tally.seats // 2:
        yield (
            f"Volgens de presentielijst waren {tally.present} van de {tally.seats} leden aanwezig; "
            "een vergadering opent pas met meer dan de helft (Gemeentewet art. 20)."
        )
