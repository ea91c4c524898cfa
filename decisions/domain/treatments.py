"""How far an agenda item is on a day, from its treatments in meetings; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# What may be recorded as the outcome of a treatment, by what it means for the item.
DECIDING = frozenset({"aangenomen", "unaniem", "geamendeerd", "onder_voorbehoud", "verworpen"})
# These are known before the meeting too: the item does not come up in it, or not any more.
EARLY = frozenset({"aangehouden", "ingetrokken", "van_de_agenda"})


class ItemProgress(StrEnum):
    """How far an item is, in the word of the screen."""

    UNPLANNED = "nog niet gepland"
    PLANNED = "gepland"
    TREATED = "behandeld"
    DECIDED = "besloten"
    HELD = "aangehouden"
    DROPPED = "ingetrokken"
    OFF_AGENDA = "van de agenda"


STANDING_OF = {
    "aangehouden": ItemProgress.HELD,
    "ingetrokken": ItemProgress.DROPPED,
    "van_de_agenda": ItemProgress.OFF_AGENDA,
}


@dataclass(frozen=True, slots=True)
class TreatmentFacts:
    """A treatment as far as it tells how far its item is: the day of the meeting, None where it is
    in none yet, and the code of the outcome, '' where none is recorded."""

    held_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """How far an item is, and which of its treatments tells that: its place among them, None
    without any."""

    progress: ItemProgress
    place: int | None = None


def judge_item(treatments: Sequence[TreatmentFacts], day: date) -> ItemStanding:
    """Return how far an item is on a day; `treatments` in their order.

    A meeting that lies ahead counts before what an earlier one came to, and the last outcome before
    those that went before. What a meeting after the day decided is not told.
    """
    told = [
        each if is_known_by(each, day) else TreatmentFacts(each.held_on, "") for each in treatments
    ]
    ahead = [place for place, each in enumerate(told) if lies_ahead(each, day)]
    if ahead:
        first = min(ahead, key=lambda place: told[place].held_on or date.max)
        return ItemStanding(ItemProgress.PLANNED, first)
    with_outcome = [place for place, each in enumerate(told) if each.outcome]
    if with_outcome:
        return judge_outcome(told, with_outcome[-1])
    been = [place for place, each in enumerate(told) if each.held_on is not None]
    if been:
        return ItemStanding(ItemProgress.TREATED, been[-1])
    return ItemStanding(ItemProgress.UNPLANNED, len(told) - 1 if told else None)


def is_known_by(treatment: TreatmentFacts, day: date) -> bool:
    """Whether what came of a treatment was known by a day: that of its meeting, or earlier for
    what can be known before it."""
    is_past = treatment.held_on is None or treatment.held_on <= day
    return is_past or treatment.outcome in EARLY


def lies_ahead(treatment: TreatmentFacts, day: date) -> bool:
    """Whether a treatment is in a meeting from the day on, and nothing came of it yet."""
    return treatment.held_on is not None and treatment.held_on >= day and not treatment.outcome


def judge_outcome(treatments: Sequence[TreatmentFacts], place: int) -> ItemStanding:
    """Return what the outcome of one treatment means for the item: one that waits for a meeting
    after it is not planned again."""
    outcome = treatments[place].outcome
    if outcome in DECIDING:
        return ItemStanding(ItemProgress.DECIDED, place)
    return ItemStanding(STANDING_OF.get(outcome, ItemProgress.TREATED), place)


# What the outcome of an item says of its decision points.

POINT_OUTCOMES = {
    "aangenomen": "aangenomen",
    "unaniem": "aangenomen",
    "onder_voorbehoud": "aangenomen",
    "verworpen": "verworpen",
}


def list_point_outcomes(outcome: str, typed: Mapping[int, str]) -> dict[int, str]:
    """Return what became of each decision point by its key, '' where nobody knows.

    `typed` says it of some, '' of those that go as the item goes: adopted or rejected with it. Of
    an item that was amended the others were adopted as they were, once one of them is told.
    """
    others = POINT_OUTCOMES.get(outcome, "")
    if outcome == "geamendeerd" and any(typed.values()):
        others = "aangenomen"
    return {key: told or others for key, told in typed.items()}
