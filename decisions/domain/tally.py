"""What a vote count says by the Gemeentewet, and what in it cannot be right.

More votes, or groups with more seats, than there were seats cannot have been: that is refused.
Everything else is a warning, because what a council minuted is what gets recorded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from municipalities.seats import CouncilSeats

from .vote_sides import VoteSides

VoteResult = Literal["aangenomen", "verworpen", "staken"]


@dataclass(frozen=True, slots=True)
class Tally(VoteSides):
    """One vote of a council; None is unknown.

    `seats` counts the sitting members, `must_abstain` those among them who may not vote (art. 28;
    None is read as nobody), `present` those on the attendance list, `left` those who were present
    and did not vote because they had walked out. `seats` is what was recorded with the vote;
    `council_seats` are those of the council on that day, recorded or summed over all its groups,
    and `derived_seats` those that art. 8 gives where nothing was recorded. `is_of_council` is
    whether the Gemeentewet says when this vote is valid: not of a college, a province or a chamber.
    """

    seats: int | None = None
    council_seats: int | None = None
    derived_seats: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    must_abstain: int | None = None
    present: int | None = None
    left: int | None = None
    no_vote_asked: bool = False
    is_of_council: bool = True

    @property
    def entitled(self) -> int | None:
        """How many sitting members need not abstain, None where unknown or impossible."""
        if self.seats is None:
            return None
        entitled = self.seats - (self.must_abstain or 0)
        return entitled if entitled > 0 else None

    def in_council(self, council: CouncilSeats) -> "Tally":
        """Return the same tally, that knows the seats of the council on that day."""
        if council.derived:
            return replace(self, derived_seats=council.number)
        return replace(self, council_seats=council.number)


@dataclass(frozen=True, slots=True)
class TallyCheck:
    """What follows from a tally; `is_valid` is None where numbers are missing or contradict, and of
    every body that is no council.

    `at_the_limit`: valid with not one vote to spare. `result` is None where it is unknown or the
    vote is not valid. `warnings` are Dutch sentences for the screen.
    """

    is_valid: bool | None
    at_the_limit: bool
    is_tie: bool
    result: VoteResult | None
    warnings: tuple[str, ...]
    is_of_council: bool = True


def check_tally(tally: Tally) -> TallyCheck:
    """Return what the Gemeentewet says of a tally, with a warning for all that looks wrong.

    Of a body that is no council only whether the numbers can be right, and which side was larger.
    """
    contradictions = tuple(_contradictions(tally))
    is_sure = tally.no_vote_asked or not contradictions
    is_valid = _is_valid(tally) if is_sure and tally.is_of_council else None
    is_tie = is_sure and not tally.no_vote_asked and _difference(tally) == 0
    return TallyCheck(
        is_valid=is_valid,
        at_the_limit=bool(is_valid) and not tally.no_vote_asked and tally.votes == _quorum(tally),
        is_tie=is_tie,
        result=None if is_valid is False or not is_sure else _result(tally),
        warnings=(*contradictions, *_warnings(tally, is_valid=is_valid, is_tie=is_tie)),
        is_of_council=tally.is_of_council,
    )


# What is refused: more than there were seats, as they were recorded.


def find_impossible_votes(tally: Tally) -> str | None:
    """Return the sentence that says why there cannot be so many votes, None where there can."""
    votes = tally.known_votes
    if tally.seats is not None and votes > tally.seats:
        return f"Er zijn meer stemmen ({votes}) dan zetels ({tally.seats})."
    if tally.council_seats is not None and votes > tally.council_seats:
        return (
            f"Er zijn meer stemmen ({votes}) dan zetels in de raad op deze dag "
            f"({tally.council_seats})."
        )
    return None


def find_impossible_group_seats(
    group_seats: int | None,
    *,
    seats: int | None = None,
    council_seats: int | None = None,
    is_of_council: bool = True,
) -> str | None:
    """Return the sentence that says why groups cannot have so many seats together, or None.

    `seats` are those recorded with the vote, `council_seats` those of the council on that day.
    """
    limits = [number for number in (seats, council_seats) if number is not None]
    if group_seats is None or not limits or group_seats <= min(limits):
        return None
    whole = "de raad" if is_of_council else "dit orgaan"
    return (
        f"Deze fracties hebben samen meer zetels ({group_seats}) dan {whole} op deze dag "
        f"({min(limits)})."
    )


def find_doubtful_group_seats(group_seats: int | None, council: CouncilSeats) -> str | None:
    """Return the warning that groups have more seats than art. 8 gives their council, or None."""
    if group_seats is None or not council.derived or group_seats <= (council.number or 0):
        return None
    return (
        f"Deze fracties hebben samen meer zetels ({group_seats}) dan de raad volgens het "
        f"inwonertal ({council.number}; Gemeentewet art. 8). Kijk beide na."
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


def was_not_adopted(votes_for: int | None, votes_against: int | None, outcome: str = "") -> bool:
    """Whether a motion or an amendment was rejected or tied, by its votes (art. 30 and 32) or,
    where they were not counted, by the outcome as it was minuted."""
    if votes_for is not None and votes_against is not None:
        return votes_for <= votes_against
    return any(word in _NOT_ADOPTED for word in outcome.casefold().replace(",", " ").split())


_NOT_ADOPTED = {"verworpen", "afgewezen", "staken", "staakten", "gestaakt"}


def _warnings(tally: Tally, *, is_valid: bool | None, is_tie: bool) -> Iterator[str]:
    if not tally.is_of_council:
        yield from _of_another_body(tally, is_tie=is_tie)
        return
    if tally.no_vote_asked and tally.votes:
        yield (
            "Er zijn stemmen ingevuld, maar er is geen stemming gevraagd; dan is het voorstel "
            "zonder stemming aangenomen (Gemeentewet art. 32)."
        )
    yield from _about_what_may_be(tally)
    if is_valid is False:
        yield (
            f"De stemming is niet geldig: {_of(tally)} stemden, en dat is niet meer dan de helft "
            "(Gemeentewet art. 29), tenzij over dit voorstel opnieuw werd gestemd "
            "(ook art. 29)."
        )
    if is_tie:
        yield _about_a_tie(tally)


def _of_another_body(tally: Tally, *, is_tie: bool) -> Iterator[str]:
    """Yield what looks wrong in any vote: which law judges it is not known here."""
    if tally.no_vote_asked and tally.votes:
        yield "Er zijn stemmen ingevuld, maar er is geen stemming gevraagd."
    if tally.votes == 0 and not tally.no_vote_asked:
        yield "Er is geen enkele stem uitgebracht; is er wel gestemd?"
    if is_tie:
        yield "De stemmen staken: er waren evenveel stemmen voor als tegen."


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


def _contradictions(tally: Tally) -> Iterator[str]:
    """Yield in words which numbers cannot all be true."""
    numbers = (tally.seats, tally.votes_for, tally.votes_against)
    others = (tally.must_abstain, tally.present, tally.left)
    if any(number is not None and number < 0 for number in numbers + others):
        yield "Een aantal leden of stemmen is niet negatief."
    if impossible := find_impossible_votes(tally):
        yield impossible
    elif tally.seats is not None:
        yield from _beyond_seats(tally, tally.seats)
    seats, council = tally.seats, tally.council_seats
    if seats is not None and council is not None and seats > council:
        yield (
            f"Bij deze stemming staan meer zetels ({seats}) dan de raad op deze dag had "
            f"({council})."
        )
    if tally.derived_seats is not None and tally.known_votes > tally.derived_seats:
        yield (
            f"Er zijn meer stemmen ({tally.known_votes}) dan zetels volgens het inwonertal "
            f"({tally.derived_seats}; Gemeentewet art. 8). Kijk beide na."
        )
    yield from _beyond_presence(tally)


def _beyond_seats(tally: Tally, seats: int) -> Iterator[str]:
    votes, abstain, left = tally.known_votes, tally.must_abstain or 0, tally.left or 0
    if votes + abstain > seats:
        law = "; Gemeentewet art. 28" if tally.is_of_council else ""
        yield (
            f"Er zijn meer stemmen ({votes}) dan leden die mochten stemmen "
            f"({seats - abstain}{law})."
        )
    elif votes + abstain + left > seats:
        yield (
            f"Stemmen, onthoudingen en vertrokken leden samen ({votes + abstain + left}) zijn "
            f"meer dan het aantal zetels ({seats})."
        )


def _beyond_presence(tally: Tally) -> Iterator[str]:
    if tally.present is None:
        return
    votes, left = tally.known_votes, tally.left or 0
    if votes + left > tally.present:
        yield (
            f"Stemmen en vertrokken leden samen ({votes + left}) zijn meer dan de aanwezige "
            f"leden ({tally.present})."
        )
    if tally.seats is not None and tally.present > tally.seats:
        yield f"Er zijn meer leden aanwezig ({tally.present}) dan er zetels zijn ({tally.seats})."


def _about_what_may_be(tally: Tally) -> Iterator[str]:
    """Yield in words what may be so, and is rather a mistake."""
    if tally.votes == 0 and not tally.no_vote_asked:
        yield "Er is geen enkele stem uitgebracht; is er wel gestemd (Gemeentewet art. 32)?"
    if tally.present is None or tally.seats is None:
        return
    if tally.present <= tally.seats // 2:
        yield (
            f"Volgens de presentielijst waren {tally.present} van de {tally.seats} leden aanwezig; "
            "een vergadering opent pas met meer dan de helft (Gemeentewet art. 20)."
        )
