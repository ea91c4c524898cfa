"""Facts instead of dates: `life` says the same, and a condition by them chooses the same."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from decisions.history.deciding import FACTS, NOTHING, life_by_facts, matters, when
from decisions.life import Life, life

DAY = date(2017, 6, 1)
DAYS = st.integers(-3, 3).map(lambda number: DAY + timedelta(days=number))
MAYBE = st.none() | DAYS
CONDITIONS = {name: Q(**{name: True}) for name in FACTS}


def holds(condition, facts):
    """Return what a Q of the tests' conditions says of a dict of facts."""
    if condition == NOTHING:
        return False
    told = [
        holds(each, facts) if isinstance(each, Q) else facts[each[0]] is each[1]
        for each in condition.children
    ]
    found = any(told) if condition.connector == Q.OR else all(told)
    return found is not condition.negated


@given(DAYS, st.integers(0, 3), MAYBE, MAYBE, MAYBE, st.booleans())
def test_facts_give_the_life_that_the_dates_give(first, width, bundled, replied, fallen, carried):
    last = first + timedelta(days=width)
    by_dates = life(
        raised_first_on=first,
        raised_last_on=last,
        bundled_last_on=bundled,
        replied_last_on=replied,
        fallen_last_on=fallen,
        carried_over=carried,
        day=DAY,
    )
    come = [each is not None and each <= DAY for each in (replied, fallen, bundled)]

    by_facts = life_by_facts(come[0], come[1], last <= DAY, carried, come[2])

    assert by_dates is None or by_facts == by_dates


@pytest.mark.parametrize("state", Life)
def test_a_condition_holds_for_just_the_facts_that_give_the_life(state):
    condition = when(state.value, CONDITIONS)

    for facts in product((True, False), repeat=len(FACTS)):
        told = dict(zip(FACTS, facts, strict=True))
        assert holds(condition, told) == (life_by_facts(*facts) == state), facts


def test_every_remark_has_one_life():
    for facts in product((True, False), repeat=len(FACTS)):
        told = dict(zip(FACTS, facts, strict=True))
        assert sum(holds(when(state.value, CONDITIONS), told) for state in Life) == 1


def test_what_changes_nothing_is_not_asked():
    assert when(Life.BEANTWOORD.value, CONDITIONS) == Q(is_answered=True)
    assert matters(Life.BEANTWOORD.value, ())
    assert not matters(Life.BEANTWOORD.value, (False,))


def test_a_life_that_does_not_exist_is_that_of_nothing():
    assert when("zoek", CONDITIONS) == NOTHING
