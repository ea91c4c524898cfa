"""Which councils turn an outcome: each alone, and the fewest together."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from math import comb

from .rules import Camp, Outcome, Rule, Scale, outcome_of

# The fewest things that together weigh enough, the cheapest such set, and how many there are.
#
# Among n things that question has 2^n answers to look at. It is small here, because a set of the
# least number can lose only a little against the heaviest of that number: whatever it gives up for
# something lighter must fit in that little. So it counts what is lost, not what is kept.

# Steps of the exact count. Any 20 things take fewer, and so do any number with few weights
# (seats); 300 different numbers of inhabitants may take more, and then the heaviest are chosen.
BUDGET = 24_000


@dataclass(frozen=True, slots=True)
class WeightedOption:
    """Something to choose: its weight and its cost; costs add up and no two sets cost the same."""

    weight: int
    cost: int


@dataclass(frozen=True, slots=True)
class MinimalSet:
    """The cost of the cheapest set of the fewest things, and the number of sets as small.

    `ways` is None where counting would take too long; the cost is then of the heaviest things.
    """

    cost: int
    ways: int | None


# Per (how many exchanged, weight lost): in how many ways, and the lowest change of cost.
SetTable = dict[tuple[int, int], tuple[int, int]]
# In how many ways 0, 1, 2... things of one weight are exchanged, and what that changes of the cost.
Changes = list[tuple[int, int]]


def count_needed(things: list[WeightedOption], *, need: int, at_least: int) -> int:
    """Return the least number, from `at_least`, whose heaviest weigh `need`; all must suffice."""
    weights = sorted((thing.weight for thing in things), reverse=True)
    number, total = at_least, sum(weights[:at_least])
    while total < need:
        total += weights[number]
        number += 1
    return number


def find_minimal_set(things: list[WeightedOption], *, need: int, at_least: int = 0) -> MinimalSet:
    """Return the cheapest of the smallest sets of at least `at_least` that weigh `need` or more."""
    number = count_needed(things, need=need, at_least=at_least)
    heaviest = sorted(things, key=lambda thing: (-thing.weight, thing.cost))
    slack = sum(thing.weight for thing in heaviest[:number]) - need
    if number == 0 or sum(thing.weight for thing in heaviest[-number:]) >= need:
        cheapest = sorted(thing.cost for thing in things)[:number]
        return MinimalSet(sum(cheapest), comb(len(things), number))
    exact = _Exchange(heaviest, number, slack).count()
    return exact or MinimalSet(sum(thing.cost for thing in heaviest[:number]), None)


class _Exchange:
    """The sets of one size, each told by what it leaves out above and takes in below a pivot.

    The pivot is the lightest weight among the heaviest things; leaving out a heavier thing loses
    the difference with it, and so does taking in a lighter one.
    """

    def __init__(self, heaviest: list[WeightedOption], number: int, slack: int):
        pivot = heaviest[number - 1].weight
        self.slack = slack
        self.high = [thing for thing in heaviest if thing.weight > pivot]
        self.low = [thing for thing in heaviest if thing.weight < pivot]
        level = [thing.cost for thing in heaviest if thing.weight == pivot]
        self.level = list(accumulate(level, initial=0))
        self.from_level = number - len(self.high)
        self.pivot = pivot

    def count(self) -> MinimalSet | None:
        """Return the cheapest set and the number of sets, None where that takes too long."""
        spare = len(self.level) - 1 - self.from_level
        removed = self._table(self.high, min(len(self.high), len(self.low) + spare), sign=-1)
        if removed is None:
            return None
        added = self._table(self.low, len(self.high) + self.from_level, sign=1)
        return None if added is None else self._combined(removed, _Cumulated(added))

    def _table(self, things: list[WeightedOption], most: int, *, sign: int) -> SetTable | None:
        """Return what up to `most` of these lose, taken out (sign -1) or in (1)."""
        table, steps = {(0, 0): (1, 0)}, 0
        for loss, changes in self._options(things, sign):
            steps += len(table) * (len(changes) - 1)
            if steps > BUDGET:
                return None
            table = _extended(table, loss, changes, most, self.slack)
        return table

    def _options(self, things: list[WeightedOption], sign: int) -> Iterator[tuple[int, Changes]]:
        """Yield per weight what one loses, and (ways, change of cost) of 0, 1, 2... of these."""
        for weight, same in groupby(things, key=lambda thing: thing.weight):
            loss = abs(weight - self.pivot)
            if loss > self.slack:
                continue
            costs = sorted(sign * thing.cost for thing in same)
            fitting = costs[: self.slack // loss]
            changes = accumulate(fitting, initial=0)
            yield loss, [(comb(len(costs), taken), cost) for taken, cost in enumerate(changes)]

    def _combined(self, removed: SetTable, added: "_Cumulated") -> MinimalSet:
        """Return the sum over every pair of tables that keeps the number and fits the slack."""
        base = sum(thing.cost for thing in self.high)
        costs, total = [], 0
        for (out, loss), (ways, change) in removed.items():
            for taken in range(max(0, self.from_level + out - len(self.level) + 1), added.most + 1):
                kept = self.from_level + out - taken
                if kept < 0:
                    break
                other_ways, other_change = added.within(taken, self.slack - loss)
                if other_ways:
                    total += ways * other_ways * comb(len(self.level) - 1, kept)
                    costs.append(change + other_change + self.level[kept])
        return MinimalSet(base + min(costs), total)


def _extended(table: SetTable, loss: int, changes: Changes, most: int, slack: int) -> SetTable:
    """Return the table after any number of one more weight may be exchanged as well."""
    extended = dict(table)
    for (number, lost), (ways, cost) in table.items():
        fitting = min(most - number, (slack - lost) // loss, len(changes) - 1)
        for taken in range(1, fitting + 1):
            key = number + taken, lost + taken * loss
            more_ways, change = ways * changes[taken][0], cost + changes[taken][1]
            known_ways, known_cost = extended.get(key, (0, change))
            extended[key] = known_ways + more_ways, min(known_cost, change)
    return extended


class _Cumulated:
    """A table asked for all losses up to a bound at once."""

    def __init__(self, table: SetTable):
        self.most = max(number for number, _ in table)
        self._losses: list[list[int]] = [[] for _ in range(self.most + 1)]
        self._sums: list[Changes] = [[] for _ in range(self.most + 1)]
        for (number, loss), (ways, cost) in sorted(table.items()):
            before, lowest = self._sums[number][-1] if self._sums[number] else (0, cost)
            self._losses[number].append(loss)
            self._sums[number].append((before + ways, min(lowest, cost)))

    def within(self, number: int, loss: int) -> tuple[int, int]:
        """Return (ways, lowest change of cost) of `number` that lose at most `loss`, or (0, 0)."""
        place = bisect_right(self._losses[number], loss)
        return self._sums[number][place - 1] if place else (0, 0)


# Councils turn to `voor` where the outcome is not yet ja, to `tegen` where it is. Exact under every
# rule for some 20 councils, and at any number under the rules that count councils or seats; where
# several hundred numbers of inhabitants make counting explode, the largest councils are taken and
# the number of equally small sets is None.

_SEATS_BITS = 64  # room for any sum of seats between the two other parts of a cost


@dataclass(frozen=True, slots=True)
class WeightedCouncil:
    """A council as a rule sees it; `weight` is what the rule adds up, None where missing."""

    code: str
    camp: Camp
    weight: int | None
    seats: int | None


@dataclass(frozen=True, slots=True)
class MinimalChange:
    """The smallest set of councils, by code, and the number of others as small (None: unknown)."""

    codes: tuple[str, ...] = ()
    others: int | None = 0


@dataclass(frozen=True, slots=True)
class _Search:
    """Councils that must be in the set, those to choose from, and what these must weigh."""

    forced: list[WeightedCouncil]
    pool: list[WeightedCouncil]
    at_least: int = 0
    need: int = 0
    instead: int = 0  # the weight of a council whose number is missing


def find_pivotal_councils(
    rule: Rule, councils: list[WeightedCouncil], scale: Scale
) -> tuple[str, ...]:
    """Return the councils that alone, by moving to voor or to tegen, give another outcome."""
    now = outcome_of(rule, scale)
    tips = {}  # councils of one camp and weight tip alike
    for council in councils:
        key = (council.camp, council.weight)
        if key not in tips:
            tips[key] = any(
                outcome_of(rule, scale.moved(council.camp, target, council.weight)) != now
                for target in (Camp.ACCEPTING, Camp.AGAINST)
            )
    return tuple(sorted(c.code for c in councils if tips[c.camp, c.weight]))


def find_smallest_change(
    rule: Rule, councils: list[WeightedCouncil], scale: Scale
) -> MinimalChange:
    """Return the fewest councils that give ja by moving to voor, or end it by moving to tegen.

    Of sets as small the one with the fewest seats (one with unknown seats after those without,
    more unknown after fewer), then the first by code.
    """
    if not councils:
        return MinimalChange()
    holds = outcome_of(rule, scale) is Outcome.JA
    search = (_TO_END if holds else _TO_JA)[rule](councils, scale)
    return _turn(search, councils)


def _turn(search: _Search, councils: list[WeightedCouncil]) -> MinimalChange:
    codes = sorted(council.code for council in councils)
    things = _things(search, {code: place for place, code in enumerate(reversed(codes))})
    found: MinimalSet = find_minimal_set(things, need=search.need, at_least=search.at_least)
    mask = -found.cost % (1 << len(codes))
    chosen = [code for place, code in enumerate(reversed(codes)) if mask >> place & 1]
    others = None if found.ways is None else found.ways - 1
    return MinimalChange(
        tuple(sorted(chosen + [council.code for council in search.forced])), others
    )


def _things(search: _Search, places: dict[str, int]) -> list[WeightedOption]:
    """Return the pool with costs: unknown seats, then seats, then the first code the cheapest.

    A code's place is a bit, the first code the highest: of two sets of one size, the one that is
    first by code has the larger number, so that number is subtracted.
    """
    things = []
    for council in search.pool:
        seats = 1 << _SEATS_BITS if council.seats is None else council.seats
        weight = search.instead if council.weight is None else council.weight
        things.append(WeightedOption(weight, (seats << len(places)) - (1 << places[council.code])))
    return things


def _unweighed(councils: list[WeightedCouncil]) -> list[WeightedCouncil]:
    return [WeightedCouncil(council.code, council.camp, 0, council.seats) for council in councils]


def _of(councils: list[WeightedCouncil], *camps: Camp) -> list[WeightedCouncil]:
    return [council for council in councils if council.camp in camps]


_NOT_ACCEPTING = (Camp.OPEN, Camp.UNKNOWN, Camp.AGAINST)


def _more_than_half(scale: Scale) -> int:
    """Return how many more councils must accept for a majority of councils; 0 of none."""
    return max(0, sum(scale.heads) // 2 + 1 - scale.heads[Camp.ACCEPTING])


def _all_to_ja(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    return _Search(_of(councils, *_NOT_ACCEPTING), [])


def _none_against_to_ja(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    return _Search(_of(councils, Camp.UNKNOWN, Camp.AGAINST), [])


def _heads_to_ja(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    pool = _unweighed(_of(councils, *_NOT_ACCEPTING))
    return _Search([], pool, at_least=_more_than_half(scale))


def _weight_to_ja(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    """A council whose number is missing may outweigh all others, so it must accept itself."""
    outside, total = _of(councils, *_NOT_ACCEPTING), sum(scale.known)
    if total == 0:
        return _Search(outside, [])
    return _Search(
        forced=[council for council in outside if council.weight is None],
        pool=[council for council in outside if council.weight is not None],
        need=total // 2 + 1 - scale.known[Camp.ACCEPTING],
    )


def _both_to_ja(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    search = _weight_to_ja(councils, scale)
    at_least = max(0, _more_than_half(scale) - len(search.forced))
    return _Search(search.forced, search.pool, at_least, search.need)


def _any_to_end(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    return _Search([], _unweighed(councils), at_least=1)


def _heads_to_end(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    surplus = scale.heads[Camp.ACCEPTING] - sum(scale.heads) // 2
    return _Search([], _unweighed(_of(councils, Camp.ACCEPTING)), at_least=surplus)


def _weight_to_end(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    """A council whose number is missing ends ja alone: it may outweigh all that still accept."""
    need = scale.known[Camp.ACCEPTING] - sum(scale.known) // 2
    return _Search([], _of(councils, Camp.ACCEPTING), at_least=1, need=need, instead=need)


def _both_to_end(councils: list[WeightedCouncil], scale: Scale) -> _Search:
    """Either majority lost is enough; where losing councils is as quick, any of them will do."""
    by_head, by_weight = _heads_to_end(councils, scale), _weight_to_end(councils, scale)
    places = {council.code: 0 for council in councils}
    things = _things(by_weight, places)
    number = count_needed(things, need=by_weight.need, at_least=by_weight.at_least)
    return by_head if by_head.at_least <= number else by_weight


_TO_JA = {
    Rule.ALLE_RADEN_AKKOORD: _all_to_ja,
    Rule.GEEN_RAAD_TEGEN: _none_against_to_ja,
    Rule.MEERDERHEID_RADEN: _heads_to_ja,
    Rule.MEERDERHEID_ZETELS: _weight_to_ja,
    Rule.MEERDERHEID_INWONERS: _weight_to_ja,
    Rule.RADEN_EN_INWONERS: _both_to_ja,
}
_TO_END = {
    Rule.ALLE_RADEN_AKKOORD: _any_to_end,
    Rule.GEEN_RAAD_TEGEN: _any_to_end,
    Rule.MEERDERHEID_RADEN: _heads_to_end,
    Rule.MEERDERHEID_ZETELS: _weight_to_end,
    Rule.MEERDERHEID_INWONERS: _weight_to_end,
    Rule.RADEN_EN_INWONERS: _both_to_end,
}
