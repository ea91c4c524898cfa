"""Who sits in a region since when, read from memberships, successions and the register."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from .models import Municipality, Region, RegionMembership, Succession, participants_of, regions_of
from .successions import Handover, Lifetime, Turn, pass_seats_on


class Joined(Protocol):
    """A membership, as it is or as it was known at a moment."""

    municipality_id: int
    first_on: date
    takes_part: bool


class SeatTurn(NamedTuple):
    """From this day a municipality takes part in the region, or no longer does: by a membership,
    by the end of the municipality, or because it took the seat of another."""

    municipality: Municipality
    first_on: date
    takes_part: bool

    @property
    def municipality_id(self) -> int:
        return self.municipality.pk


class Seating(NamedTuple):
    """The SeatTurns of a region by name and in order of time, and the Handovers by the key of who
    got the seat. `ends` are the last days of municipalities that sat until then, by key."""

    turns: list[SeatTurn]
    handovers: Mapping[int, list[Handover]]
    ends: Mapping[int, date]

    def holds(self, home: int, day: date) -> bool:
        """Whether a municipality, by key, sits on a day."""
        own = [each for each in self.turns if each.municipality.pk == home]
        begun = [each for each in own if each.first_on <= day]
        return bool(begun) and begun[-1].takes_part


def read_seating(region_id: int | None) -> Seating:
    """Return the Seating of a region as it is recorded now; two queries."""
    return read_seatings([region_id])[region_id]


def read_seatings(regions: Collection[int | None]) -> dict[int | None, Seating]:
    """Return the Seating of each of these regions, by key, as it is recorded now; two queries."""
    found = RegionMembership.objects.filter(region__in=regions).select_related("municipality")
    rows = list(found.only("id", "region_id", "first_on", "takes_part", "municipality"))
    passed = list_successions_since(rows)
    homes = {each.municipality_id: each.municipality for each in rows}
    for one in passed:
        homes |= {one.municipality_id: one.municipality, one.successor_id: one.successor}
    lives = {key: Lifetime(each.started_on, each.ended_on) for key, each in homes.items()}
    pairs = [(each.municipality_id, each.successor_id) for each in passed]
    joined: defaultdict[int | None, list[RegionMembership]] = defaultdict(list)
    for each in rows:
        joined[each.region_id].append(each)
    return {region: build_seating(joined[region], pairs, lives, homes) for region in regions}


def list_successions_since(joined: Collection[RegionMembership]) -> list[Succession]:
    """Return the successions by which a seat of these memberships may have passed on: those of
    municipalities that ended since the first of them. One query, none without members."""
    if not joined:
        return []
    since = min(each.first_on for each in joined)
    found = Succession.objects.filter(municipality__ended_on__gte=since)
    return list(found.select_related("municipality", "successor"))


def build_seating(
    joined: Iterable[Joined],
    pairs: Iterable[tuple[int, int]],
    lives: Mapping[int, Lifetime],
    homes: Mapping[int, Municipality],
) -> Seating:
    """Return the Seating of memberships and (municipality, successor) pairs, all by their key."""
    recorded = [Turn(each.municipality_id, each.first_on, each.takes_part) for each in joined]
    passed = pass_seats_on(recorded, lives, pairs)
    named = sorted((homes[key] for key in passed.turns), key=lambda each: (each.name, each.code))
    turns = [
        SeatTurn(each, turn.first_on, turn.sits) for each in named for turn in passed.turns[each.pk]
    ]
    handovers = {
        heir: sorted(seats, key=lambda each: homes[each.home].name)
        for heir, seats in passed.handovers.items()
    }
    return Seating(turns, handovers, passed.ends)


def list_participant_keys(region_id: int) -> set[int]:
    """Return the keys of the municipalities that ever took part in a region, by key, and of
    their successors; one query."""
    found = Municipality.objects.filter(pk__in=participants_of([region_id]))
    return set(found.values_list("pk", flat=True))


# In which regions somebody acts who came to the seat of another.


def list_inherited_regions(homes: Collection[int], day: date) -> set[int | None]:
    """Return the regions in which one of these municipalities, by key, sits on a day where a
    predecessor ever took part; three queries."""
    regions = Region.objects.filter(pk__in=regions_of(homes))
    seatings = read_seatings(list(regions.values_list("pk", flat=True)))
    return {
        region
        for region, seating in seatings.items()
        if any(seating.holds(home, day) for home in homes)
    }
