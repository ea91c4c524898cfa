"""Which councils turn an outcome: each alone, and the fewest together.

To `voor` where the outcome is not yet ja, to `tegen` where it is. Exact under every rule for some
20 councils, and at any number under the rules that count councils or seats; where several hundred
numbers of inhabitants make counting explode, the largest councils are taken and the number of
equally small sets is None.
"""

from dataclasses import dataclass

from .fewest import Fewest, Thing, fewest, how_many
from .rules import Camp, Outcome, Rule, Scale, outcome_of

_SEATS_BITS = 64  # room for any sum of seats between the two other parts of a cost


@dataclass(frozen=True, slots=True)
class Council:
    """A council as a rule sees it; `weight` is what the rule adds up, None where missing."""

    code: str
    camp: Camp
    weight: int | None
    seats: int | None


@dataclass(frozen=True, slots=True)
class Turn:
    """The smallest set of councils, by code, and the number of others as small (None: unknown)."""

    codes: tuple[str, ...] = ()
    others: int | None = 0


@dataclass(frozen=True, slots=True)
class _Search:
    """Councils that must be in the set, those to choose from, and what these must weigh."""

    forced: list[Council]
    pool: list[Council]
    at_least: int = 0
    need: int = 0
    instead: int = 0  # the weight of a council whose number is missing


def tipping(rule: Rule, councils: list[Council], scale: Scale) -> tuple[str, ...]:
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


def smallest_turn(rule: Rule, councils: list[Council], scale: Scale) -> Turn:
    """Return the fewest councils that give ja by moving to voor, or end it by moving to tegen.

    Of sets as small the one with the fewest seats (one with unknown seats after those without,
    more unknown after fewer), then the first by code.
    """
    if not councils:
        return Turn()
    holds = outcome_of(rule, scale) is Outcome.JA
    search = (_TO_END if holds else _TO_JA)[rule](councils, scale)
    return _turn(search, councils)


def _turn(search: _Search, councils: list[Council]) -> Turn:
    codes = sorted(council.code for council in councils)
    things = _things(search, {code: place for place, code in enumerate(reversed(codes))})
    found: Fewest = fewest(things, need=search.need, at_least=search.at_least)
    mask = -found.cost % (1 << len(codes))
    chosen = [code for place, code in enumerate(reversed(codes)) if mask >> place & 1]
    others = None if found.ways is None else found.ways - 1
    return Turn(tuple(sorted(chosen + [council.code for council in search.forced])), others)


def _things(search: _Search, places: dict[str, int]) -> list[Thing]:
    """Return the pool with costs: unknown seats, then seats, then the first code the cheapest.

    A code's place is a bit, the first code the highest: of two sets of one size, the one that is
    first by code has the larger number, so that number is subtracted.
    """
    things = []
    for council in search.pool:
        seats = 1 << _SEATS_BITS if council.seats is None else council.seats
        weight = search.instead if council.weight is None else council.weight
        things.append(Thing(weight, (seats << len(places)) - (1 << places[council.code])))
    return things


def _unweighed(councils: list[Council]) -> list[Council]:
    return [Council(council.code, council.camp, 0, council.seats) for council in councils]


def _of(councils: list[Council], *camps: Camp) -> list[Council]:
    return [council for council in councils if council.camp in camps]


_NOT_ACCEPTING = (Camp.OPEN, Camp.UNKNOWN, Camp.AGAINST)


def _more_than_half(scale: Scale) -> int:
    """Return how many more councils must accept for a majority of councils; 0 of none."""
    return max(0, sum(scale.heads) // 2 + 1 - scale.heads[Camp.ACCEPTING])


def _all_to_ja(councils: list[Council], scale: Scale) -> _Search:
    return _Search(_of(councils, *_NOT_ACCEPTING), [])


def _none_against_to_ja(councils: list[Council], scale: Scale) -> _Search:
    return _Search(_of(councils, Camp.UNKNOWN, Camp.AGAINST), [])


def _heads_to_ja(councils: list[Council], scale: Scale) -> _Search:
    pool = _unweighed(_of(councils, *_NOT_ACCEPTING))
    return _Search([], pool, at_least=_more_than_half(scale))


def _weight_to_ja(councils: list[Council], scale: Scale) -> _Search:
    """A council whose number is missing may outweigh all others, so it must accept itself."""
    outside, total = _of(councils, *_NOT_ACCEPTING), sum(scale.known)
    if total == 0:
        return _Search(outside, [])
    return _Search(
        forced=[council for council in outside if council.weight is None],
        pool=[council for council in outside if council.weight is not None],
        need=total // 2 + 1 - scale.known[Camp.ACCEPTING],
    )


def _both_to_ja(councils: list[Council], scale: Scale) -> _Search:
    search = _weight_to_ja(councils, scale)
    at_least = max(0, _more_than_half(scale) - len(search.forced))
    return _Search(search.forced, search.pool, at_least, search.need)


def _any_to_end(councils: list[Council], scale: Scale) -> _Search:
    return _Search([], _unweighed(councils), at_least=1)


def _heads_to_end(councils: list[Council], scale: Scale) -> _Search:
    surplus = scale.heads[Camp.ACCEPTING] - sum(scale.heads) // 2
    return _Search([], _unweighed(_of(councils, Camp.ACCEPTING)), at_least=surplus)


def _weight_to_end(councils: list[Council], scale: Scale) -> _Search:
    """A council whose number is missing ends ja alone: it may outweigh all that still accept."""
    need = scale.known[Camp.ACCEPTING] - sum(scale.known) // 2
    return _Search([], _of(councils, Camp.ACCEPTING), at_least=1, need=need, instead=need)


def _both_to_end(councils: list[Council], scale: Scale) -> _Search:
    """Either majority lost is enough; where losing councils is as quick, any of them will do."""
    by_head, by_weight = _heads_to_end(councils, scale), _weight_to_end(councils, scale)
    places = {council.code: 0 for council in councils}
    things = _things(by_weight, places)
    number = how_many(things, need=by_weight.need, at_least=by_weight.at_least)
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
