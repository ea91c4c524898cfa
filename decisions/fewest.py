"""The fewest things that together weigh enough, the cheapest such set, and how many there are.

Among n things that question has 2^n answers to look at. It is small here, because a set of the
least number can lose only a little against the heaviest of that number: whatever it gives up for
something lighter must fit in that little. So it counts what is lost, not what is kept.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from math import comb

# Steps of the exact count. Any 20 things take fewer, and so do any number with few weights
# (seats); 300 different numbers of inhabitants may take more, and then the heaviest are chosen.
BUDGET = 24_000


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to choose: its weight and its cost; costs add up and no two sets cost the same."""

    weight: int
    cost: int


@dataclass(frozen=True, slots=True)
class Fewest:
    """The cost of the cheapest set of the fewest things, and the number of sets as small.

    `ways` is None where counting would take too long; the cost is then of the heaviest things.
    """

    cost: int
    ways: int | None


# Per (how many exchanged, weight lost): in how many ways, and the lowest change of cost.
Table = dict[tuple[int, int], tuple[int, int]]
# In how many ways 0, 1, 2... things of one weight are exchanged, and what that changes of the cost.
Changes = list[tuple[int, int]]


def how_many(things: list[Thing], *, need: int, at_least: int) -> int:
    """Return the least number, from `at_least`, whose heaviest weigh `need`; all must suffice."""
    weights = sorted((thing.weight for thing in things), reverse=True)
    number, total = at_least, sum(weights[:at_least])
    while total < need:
        total += weights[number]
        number += 1
    return number


def fewest(things: list[Thing], *, need: int, at_least: int = 0) -> Fewest:
    """Return the cheapest of the smallest sets of at least `at_least` that weigh `need` or more."""
    number = how_many(things, need=need, at_least=at_least)
    heaviest = sorted(things, key=lambda thing: (-thing.weight, thing.cost))
    slack = sum(thing.weight for thing in heaviest[:number]) - need
    if number == 0 or sum(thing.weight for thing in heaviest[-number:]) >= need:
        cheapest = sorted(thing.cost for thing in things)[:number]
        return Fewest(sum(cheapest), comb(len(things), number))
    exact = _Exchange(heaviest, number, slack).count()
    return exact or Fewest(sum(thing.cost for thing in heaviest[:number]), None)


class _Exchange:
    """The sets of one size, each told by what it leaves out above and takes in below a pivot.

    The pivot is the lightest weight among the heaviest things; leaving out a heavier thing loses
    the difference with it, and so does taking in a lighter one.
    """

    def __init__(self, heaviest: list[Thing], number: int, slack: int):
        pivot = heaviest[number - 1].weight
        self.slack = slack
        self.high = [thing for thing in heaviest if thing.weight > pivot]
        self.low = [thing for thing in heaviest if thing.weight < pivot]
        level = [thing.cost for thing in heaviest if thing.weight == pivot]
        self.level = list(accumulate(level, initial=0))
        self.from_level = number - len(self.high)
        self.pivot = pivot

    def count(self) -> Fewest | None:
        """Return the cheapest set and the number of sets, None where that takes too long."""
        spare = len(self.level) - 1 - self.from_level
        removed = self._table(self.high, min(len(self.high), len(self.low) + spare), sign=-1)
        if removed is None:
            return None
        added = self._table(self.low, len(self.high) + self.from_level, sign=1)
        return None if added is None else self._combined(removed, _Cumulated(added))

    def _table(self, things: list[Thing], most: int, *, sign: int) -> Table | None:
        """Return what up to `most` of these lose, taken out (sign -1) or in (1)."""
        table, steps = {(0, 0): (1, 0)}, 0
        for loss, changes in self._options(things, sign):
            steps += len(table) * (len(changes) - 1)
            if steps > BUDGET:
                return None
            table = _extended(table, loss, changes, most, self.slack)
        return table

    def _options(self, things: list[Thing], sign: int) -> Iterator[tuple[int, Changes]]:
        """Yield per weight what one loses, and (ways, change of cost) of 0, 1, 2... of these."""
        for weight, same in groupby(things, key=lambda thing: thing.weight):
            loss = abs(weight - self.pivot)
            if loss > self.slack:
                continue
            costs = sorted(sign * thing.cost for thing in same)
            fitting = costs[: self.slack // loss]
            changes = accumulate(fitting, initial=0)
            yield loss, [(comb(len(costs), taken), cost) for taken, cost in enumerate(changes)]

    def _combined(self, removed: Table, added: "_Cumulated") -> Fewest:
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
        return Fewest(base + min(costs), total)


def _extended(table: Table, loss: int, changes: Changes, most: int, slack: int) -> Table:
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

    def __init__(self, table: Table):
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
