"""Who sits on a day where municipalities come and go: pure arithmetic over what is recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)


class Lifetime(NamedTuple):
    """The first and last day of a municipality, None where the register does not know."""

    first_on: date | None = None
    last_on: date | None = None


class Turn(NamedTuple):
    """From this day a municipality, by its key, sits or no longer does."""

    home: int
    first_on: date
    sits: bool


class Handover(NamedTuple):
    """That `heir` took the seat of `home`, which sat until `last_on`; both by their key."""

    home: int
    heir: int
    last_on: date


@dataclass(frozen=True, slots=True)
class Succeeded:
    """Who sits when (turns by home, each in order of time), which seats passed on (by heir), and
    the last day of each municipality that sat on it (by home)."""

    turns: Mapping[int, list[Turn]]
    handovers: Mapping[int, list[Handover]]
    ends: Mapping[int, date]


def pass_seats_on(
    recorded: Iterable[Turn],
    lifetimes: Mapping[int, Lifetime],
    successions: Iterable[tuple[int, int]],
) -> Succeeded:
    """Return who sits when, from what was recorded and from (municipality, successor) pairs.

    Nobody sits before its first day or after its last. Whoever sat on its last day passes its seat
    on to each of its successors: from the day after, or from the successor's own first day where
    that is later. What was recorded of the successor for that day or a later one goes first. Where
    the last day is not known no seat passes on.
    """
    lives: Mapping[int, Lifetime] = defaultdict(Lifetime, lifetimes)
    sits = place_recorded_turns(recorded, lives)
    heirs: defaultdict[int, list[int]] = defaultdict(list)
    for home, heir in successions:
        heirs[home].append(heir)
    handovers: defaultdict[int, list[Handover]] = defaultdict(list)
    seated_until: dict[int, date] = {}
    # A seat passes on to a later day only: by order of their ends each knows what it was given.
    for last_on, home in sorted((end, key) for key, (_, end) in lives.items() if end is not None):
        if not sits_on(sits.get(home, {}), last_on) or last_on == date.max:
            continue
        sits[home][last_on + ONE_DAY] = False
        seated_until[home] = last_on
        for heir in heirs[home]:
            begins, ends = lives[heir]
            first_on = max(last_on + ONE_DAY, begins or date.min)
            if ends is None or first_on <= ends:
                sits[heir].setdefault(first_on, True)
                handovers[heir].append(Handover(home, heir, last_on))
    turns = {
        home: [Turn(home, day, sitting) for day, sitting in sorted(days.items())]
        for home, days in sits.items()
    }
    return Succeeded(turns, dict(handovers), seated_until)


def place_recorded_turns(
    recorded: Iterable[Turn], lives: Mapping[int, Lifetime]
) -> defaultdict[int, dict[date, bool]]:
    """Return whether each municipality sits from which day, within its lifetime."""
    sits: defaultdict[int, dict[date, bool]] = defaultdict(dict)
    for home, day, sitting in sorted(recorded, key=lambda turn: turn.first_on):
        begins, ends = lives[home]
        if ends is None or day <= ends:
            sits[home][max(day, begins or date.min)] = sitting
    return sits


def sits_on(days: Mapping[date, bool], day: date) -> bool:
    """Whether somebody sits on a day that sits, or does not, from each of these days."""
    begun = [each for each in days if each <= day]
    return bool(begun) and days[max(begun)]


def list_handovers_before(
    handovers: Mapping[int, list[Handover]], heir: int, day: date
) -> list[Handover]:
    """Return by which handovers before a day somebody came to its seat, also those of its
    predecessors' predecessors; the latest first, each municipality once."""
    found: dict[int, Handover] = {}
    waiting = [each for each in handovers.get(heir, ()) if each.last_on < day]
    while waiting:
        one = waiting.pop(0)
        if one.home not in found:
            found[one.home] = one
            waiting += handovers.get(one.home, ())
    return sorted(found.values(), key=lambda each: each.last_on, reverse=True)
