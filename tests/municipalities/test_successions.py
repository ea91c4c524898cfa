"""Who sits on a day where municipalities come and go, before anything of it is stored."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.successions import (
    Handover,
    Lifetime,
    Turn,
    list_handovers_before,
    pass_seats_on,
)

OLD, OTHER, NEW, LATER = 1, 2, 3, 4
BEGIN, LAST, FIRST = date(2015, 1, 1), date(2018, 12, 31), date(2019, 1, 1)
LAST_AGAIN, FIRST_AGAIN = date(2021, 12, 31), date(2022, 1, 1)
ENDED, FOUNDED = Lifetime(None, LAST), Lifetime(FIRST)


def who_sits(found, day):
    """Return who sits on a day, by key."""
    sitting = set()
    for home, turns in found.turns.items():
        begun = [turn for turn in turns if turn.first_on <= day]
        if begun and begun[-1].sits:
            sitting.add(home)
    return sitting


def joined(*homes):
    return [Turn(home, BEGIN, True) for home in homes]


# (what was recorded, the lives, the successions, who sits on the last day, who on the day after)
TRUTH = {
    "one into a new one": (
        joined(OLD),
        {OLD: ENDED, NEW: FOUNDED},
        [(OLD, NEW)],
        {OLD},
        {NEW},
    ),
    "several into one": (
        joined(OLD, OTHER),
        {OLD: ENDED, OTHER: ENDED, NEW: FOUNDED},
        [(OLD, NEW), (OTHER, NEW)],
        {OLD, OTHER},
        {NEW},
    ),
    "one over several": (
        joined(OLD),
        {OLD: ENDED, NEW: FOUNDED},
        [(OLD, NEW), (OLD, OTHER)],
        {OLD},
        {NEW, OTHER},
    ),
    "one into a member that stays": (
        joined(OLD, OTHER),
        {OLD: ENDED},
        [(OLD, OTHER)],
        {OLD, OTHER},
        {OTHER},
    ),
    "one into an existing neighbour that took no part": (
        joined(OLD),
        {OLD: ENDED, OTHER: Lifetime(date(1900, 1, 1))},
        [(OLD, OTHER)],
        {OLD},
        {OTHER},
    ),
    "a neighbour into a member": (joined(NEW), {OLD: ENDED}, [(OLD, NEW)], {NEW}, {NEW}),
    "without a successor": (joined(OLD, OTHER), {OLD: ENDED}, [], {OLD, OTHER}, {OTHER}),
    "one whose last day nobody knows": (joined(OLD), {}, [(OLD, NEW)], {OLD}, {OLD}),
    "one that left before": (
        [*joined(OLD), Turn(OLD, date(2017, 1, 1), False)],
        {OLD: ENDED, NEW: FOUNDED},
        [(OLD, NEW)],
        set(),
        set(),
    ),
    "a successor that says it takes no part": (
        [*joined(OLD), Turn(NEW, FIRST, False)],
        {OLD: ENDED, NEW: FOUNDED},
        [(OLD, NEW)],
        {OLD},
        set(),
    ),
    "a successor that says itself that it takes part": (
        [*joined(OLD), Turn(OLD, FIRST, False), Turn(NEW, FIRST, True)],
        {OLD: ENDED, NEW: FOUNDED},
        [(OLD, NEW)],
        {OLD},
        {NEW},
    ),
    "a member that only begins": (joined(NEW), {NEW: FOUNDED}, [], set(), {NEW}),
    "a membership after the end": (
        [Turn(OLD, FIRST, True)],
        {OLD: ENDED, NEW: FOUNDED},
        [(OLD, NEW)],
        set(),
        set(),
    ),
    "two that would follow each other": (
        joined(OLD, OTHER),
        {OLD: ENDED, OTHER: ENDED},
        [(OLD, OTHER), (OTHER, OLD)],
        {OLD, OTHER},
        set(),
    ),
}


@pytest.mark.parametrize("case", TRUTH.values(), ids=TRUTH)
def test_who_sits_before_and_after(case):
    recorded, lives, successions, before, after = case
    found = pass_seats_on(recorded, lives, successions)

    assert (who_sits(found, LAST), who_sits(found, FIRST)) == (before, after)


def test_a_successor_sits_from_its_own_first_day_where_that_is_later():
    lives = {OLD: ENDED, NEW: Lifetime(date(2019, 3, 1))}
    found = pass_seats_on(joined(OLD), lives, [(OLD, NEW)])

    assert who_sits(found, date(2019, 2, 28)) == set()
    assert who_sits(found, date(2019, 3, 1)) == {NEW}


def test_what_is_recorded_of_a_successor_later_holds_from_then():
    recorded = [*joined(OLD), Turn(NEW, date(2020, 1, 1), False)]
    found = pass_seats_on(recorded, {OLD: ENDED, NEW: FOUNDED}, [(OLD, NEW)])

    assert who_sits(found, date(2019, 12, 31)) == {NEW}
    assert who_sits(found, date(2020, 1, 1)) == set()


def test_the_last_of_all_days_has_no_day_after():
    found = pass_seats_on(joined(OLD), {OLD: Lifetime(None, date.max)}, [(OLD, NEW)])

    assert who_sits(found, date.max) == {OLD}
    assert found.handovers == {}


class TestAChain:
    lives = {OLD: ENDED, NEW: Lifetime(FIRST, LAST_AGAIN), LATER: Lifetime(FIRST_AGAIN)}

    def found(self):
        return pass_seats_on(joined(OLD), self.lives, [(NEW, LATER), (OLD, NEW)])

    def test_passes_its_seat_on_from_one_to_the_next(self):
        assert who_sits(self.found(), LAST_AGAIN) == {NEW}
        assert who_sits(self.found(), FIRST_AGAIN) == {LATER}

    def test_names_all_that_came_before_the_latest_first(self):
        told = list_handovers_before(self.found().handovers, LATER, FIRST_AGAIN)

        assert told == [Handover(NEW, LATER, LAST_AGAIN), Handover(OLD, NEW, LAST)]

    def test_names_nobody_before_the_seat_passed_on(self):
        assert list_handovers_before(self.found().handovers, NEW, LAST) == []

    def test_tells_the_last_day_of_each_that_sat_on_it(self):
        assert self.found().ends == {OLD: LAST, NEW: LAST_AGAIN}


HOMES = range(1, 6)
DAYS = st.integers(0, 60).map(lambda days: BEGIN + timedelta(days=days))
LIVES = st.dictionaries(
    st.sampled_from(HOMES),
    st.tuples(st.none() | DAYS, st.none() | DAYS).map(
        lambda days: Lifetime(*(days if None in days else sorted(days)))
    ),
)
RECORDED = st.lists(st.builds(Turn, st.sampled_from(HOMES), DAYS, st.booleans()), max_size=8)
PAIRS = st.lists(st.tuples(st.sampled_from(HOMES), st.sampled_from(HOMES)), max_size=8)


@given(RECORDED, LIVES, PAIRS, DAYS)
def test_nobody_sits_outside_its_life(recorded, lives, pairs, day):
    for home in who_sits(pass_seats_on(recorded, lives, pairs), day):
        first_on, last_on = lives.get(home, Lifetime())
        assert first_on is None or first_on <= day
        assert last_on is None or day <= last_on


@given(RECORDED, LIVES, PAIRS, DAYS)
def test_who_sits_was_recorded_or_followed_one_that_sat_on_its_last_day(
    recorded, lives, pairs, day
):
    found = pass_seats_on(recorded, lives, pairs)
    for home in who_sits(found, day):
        passed = found.handovers.get(home, [])
        assert passed or any(turn.home == home and turn.sits for turn in recorded)
        for each in passed:
            assert (each.home, home) in pairs
            assert lives[each.home].last_on == each.last_on
            assert each.home in who_sits(found, each.last_on)


@given(RECORDED, LIVES, DAYS)
def test_without_successions_the_record_alone_counts(recorded, lives, day):
    latest = {turn.home: turn for turn in sorted(recorded, key=lambda each: each.first_on)}
    alive = {home: lives.get(home, Lifetime()) for home in latest}
    plain = pass_seats_on(recorded, {}, [])
    for home in who_sits(pass_seats_on(recorded, lives, []), day):
        assert alive[home].last_on is None or day <= alive[home].last_on
        assert home in who_sits(plain, day)


@given(RECORDED, LIVES, PAIRS, st.randoms())
def test_the_order_of_successions_changes_nothing(recorded, lives, pairs, random):
    mixed = list(pairs)
    random.shuffle(mixed)

    assert (
        pass_seats_on(recorded, lives, pairs).turns == pass_seats_on(recorded, lives, mixed).turns
    )


@given(LIVES, PAIRS, st.sampled_from(HOMES), DAYS)
def test_every_predecessor_is_named_once_and_before_the_day(lives, pairs, heir, day):
    found = pass_seats_on(joined(*HOMES), lives, pairs)
    told = list_handovers_before(found.handovers, heir, day)

    assert len({each.home for each in told}) == len(told)
    assert all(each.last_on < day for each in told)
