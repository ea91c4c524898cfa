"""The life of a Remark, on every day of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.lifecycle import RemarkLife, find_remark_life

DAYS = st.dates(date(2015, 1, 1), date(2020, 12, 31))
MAYBE = st.none() | DAYS


def day(number):
    """Return day `number` of the stories below, None of None."""
    return None if number is None else date(2017, 5, number)


def life_on(number, *, raised=(9, 9), bundled=None, replied=None, fallen=None, carried_over=False):
    return find_remark_life(
        raised_first_on=day(raised[0]),
        raised_last_on=day(raised[1]),
        bundled_last_on=day(bundled),
        replied_last_on=day(replied),
        fallen_last_on=day(fallen),
        carried_over=carried_over,
        day=day(number),
    )


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (8, None),
        (9, "ingediend"),
        (11, "ingediend"),
        (12, "gebundeld"),
        (19, "gebundeld"),
        (20, "beantwoord"),
        (31, "beantwoord"),
    ],
)
def test_a_remark_is_raised_bundled_and_answered(number, expected):
    assert life_on(number, bundled=12, replied=20) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(8, None), (9, "ingediend"), (12, "gebundeld"), (23, "gebundeld"), (24, "vervallen")],
)
def test_without_a_reply_it_lapses_when_its_proposal_falls(number, expected):
    assert life_on(number, bundled=12, fallen=24) == expected


@pytest.mark.parametrize(
    ("number", "replied", "expected"),
    [
        (24, 20, "beantwoord"),
        (24, 24, "beantwoord"),
        (24, 28, "vervallen"),
        (28, 28, "beantwoord"),
    ],
)
def test_a_reply_keeps_it_from_lapsing_also_when_it_comes_late(number, replied, expected):
    assert life_on(number, replied=replied, fallen=24) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(23, "ingediend"), (24, "meegenomen"), (31, "meegenomen")]
)
def test_carried_over_wins_from_the_day_that_it_would_have_lapsed(number, expected):
    assert life_on(number, fallen=24, carried_over=True) == expected


def test_carried_over_says_nothing_while_the_proposal_stands():
    assert life_on(20, bundled=12, carried_over=True) == RemarkLife.GEBUNDELD


def test_a_reply_wins_from_carried_over():
    assert life_on(24, replied=24, fallen=24, carried_over=True) == RemarkLife.BEANTWOORD


@pytest.mark.parametrize(
    ("number", "expected"),
    [(3, None), (4, "ingediend"), (14, "ingediend"), (15, "vervallen"), (16, "vervallen")],
)
def test_it_never_lapses_before_its_own_last_day(number, expected):
    assert life_on(number, raised=(4, 15), fallen=10) == expected


def test_a_remark_raised_after_the_fall_lapses_on_its_own_day():
    assert life_on(15, raised=(15, 15), fallen=10) == RemarkLife.VERVALLEN


@pytest.mark.parametrize("value", RemarkLife)
def test_every_life_has_its_own_word(value):
    assert value.label
    assert [other.label for other in RemarkLife].count(value.label) == 1


STORIES = st.fixed_dictionaries(
    {
        "raised_first_on": DAYS,
        "bundled_last_on": MAYBE,
        "replied_last_on": MAYBE,
        "fallen_last_on": MAYBE,
        "carried_over": st.booleans(),
    }
)


@given(story=STORIES, spread=st.integers(0, 60), day=DAYS)
def test_what_has_lapsed_had_no_reply_and_a_fallen_proposal(story, spread, day):
    raised_last_on = story["raised_first_on"] + timedelta(days=spread)

    found = find_remark_life(**story, raised_last_on=raised_last_on, day=day)

    assert (found is None) == (day < story["raised_first_on"])
    if found in {RemarkLife.VERVALLEN, RemarkLife.MEEGENOMEN}:
        assert max(raised_last_on, story["fallen_last_on"]) <= day
        assert story["replied_last_on"] is None or story["replied_last_on"] > day
        assert (found is RemarkLife.MEEGENOMEN) is story["carried_over"]


@given(story=STORIES, spread=st.integers(0, 60), day=DAYS, later=st.integers(0, 900))
def test_a_life_never_goes_back(story, spread, day, later):
    raised_last_on = story["raised_first_on"] + timedelta(days=spread)
    stages = [
        None,
        RemarkLife.INGEDIEND,
        RemarkLife.GEBUNDELD,
        RemarkLife.VERVALLEN,
        RemarkLife.MEEGENOMEN,
        RemarkLife.BEANTWOORD,
    ]

    first = find_remark_life(**story, raised_last_on=raised_last_on, day=day)
    second = find_remark_life(
        **story, raised_last_on=raised_last_on, day=day + timedelta(days=later)
    )

    assert stages.index(first) <= stages.index(second)
