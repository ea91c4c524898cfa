"""When two decisions are the same act: who, when, and the title or a subject."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.same_acts import (
    Act,
    ActStance,
    find_identical_acts,
    find_same_acts,
    is_identical_act,
    is_same_act,
)

MAY_9, MAY_10, MAY_31 = date(2017, 5, 9), date(2017, 5, 10), date(2017, 5, 31)
FOR = ActStance(1, "voor")
ACT = Act(1, "orgaan", MAY_9, MAY_9, "Over de regioraad", "besluit", (FOR,))
SAID = replace(ACT, speaker="fracties", stances=(ActStance(1, "voor", "D66", frozenset({7})),))


def said(*stances):
    return replace(SAID, stances=stances)


@pytest.mark.parametrize(
    ("other", "same", "identical"),
    [
        (ACT, True, True),
        # Who.
        (replace(ACT, body=2), False, False),
        (replace(ACT, speaker="fracties"), False, False),
        # When.
        (replace(ACT, first_on=MAY_10, last_on=MAY_10), False, False),
        (replace(ACT, first_on=date(2017, 5, 1), last_on=MAY_31), True, True),
        (replace(ACT, first_on=MAY_10, last_on=MAY_31), False, False),
        # The title or a subject.
        (replace(ACT, title="over de  REGIORAAD"), True, True),
        (replace(ACT, title="Óver de regioraad"), True, True),
        (replace(ACT, title="Motie"), True, False),
        (replace(ACT, title="Motie", stances=(ActStance(1, "tegen"),)), True, False),
        (replace(ACT, title="Motie", stances=(ActStance(2, "voor"),)), False, False),
        (replace(ACT, title="Motie", stances=()), False, False),
        (replace(ACT, stances=(ActStance(2, "voor"),)), True, False),
        # And the rest, for what is refused.
        (replace(ACT, form="motie"), True, False),
        (replace(ACT, stances=(ActStance(1, "tegen"),)), True, False),
        (replace(ACT, stances=(FOR, ActStance(2, "voor"))), True, False),
        (replace(ACT, stances=()), True, False),
        (replace(ACT, stances=(ActStance(1, "voor", "D66"),)), True, False),
    ],
)
def test_an_act_is_the_same_by_who_when_and_what(other, same, identical):
    assert (is_same_act(ACT, other), is_identical_act(ACT, other)) == (same, identical)
    assert (is_same_act(other, ACT), is_identical_act(other, ACT)) == (same, identical)


@pytest.mark.parametrize(
    ("stance", "identical"),
    [
        (ActStance(1, "voor", "D66", frozenset({7})), True),
        (ActStance(1, "voor", "d66"), True),
        (ActStance(1, "voor", "fractie van D66", frozenset({7})), True),
        (ActStance(1, "voor", "fractie van D66"), False),
        (ActStance(1, "voor", "VVD", frozenset({8})), False),
        (ActStance(1, "voor", "D66 en VVD", frozenset({7, 8})), False),
        (ActStance(1, "tegen", "D66", frozenset({7})), False),
        (ActStance(1, "voor"), False),
    ],
)
def test_groups_are_the_same_by_what_is_linked_or_by_their_label(stance, identical):
    assert is_same_act(SAID, said(stance))
    assert is_identical_act(SAID, said(stance)) is identical


def test_two_motions_of_one_evening_with_titles_of_their_own_are_two():
    motions = [replace(ACT, form="motie", title=title) for title in ("Motie 1", "Motie 2")]

    assert is_same_act(*motions)
    assert not is_identical_act(*motions)


def test_two_acts_without_a_stance_are_told_apart_by_title_and_form():
    bare = replace(ACT, stances=())

    assert is_identical_act(bare, bare)
    assert not is_identical_act(bare, replace(bare, title="Iets anders"))


DAYS = st.sampled_from([MAY_9, MAY_10, MAY_31])
ACTS = st.builds(
    lambda days, stances, **fields: Act(
        first_on=min(days), last_on=max(days), stances=tuple(stances), **fields
    ),
    days=st.tuples(DAYS, DAYS),
    stances=st.lists(st.builds(ActStance, st.integers(1, 3), st.sampled_from(["voor", "tegen"]))),
    body=st.integers(1, 2),
    speaker=st.sampled_from(["orgaan", "fracties"]),
    title=st.sampled_from(["Een", "een", "Twee"]),
    form=st.sampled_from(["besluit", "motie"]),
)


@given(acts=st.lists(ACTS, max_size=8))
def test_looking_among_many_finds_what_comparing_each_with_each_does(acts):
    standing = dict(enumerate(acts))

    found = find_same_acts(standing, standing)

    assert found == {
        key: others
        for key, act in standing.items()
        if (others := [o for o in standing if o != key and is_same_act(act, standing[o])])
    }


@given(acts=st.lists(ACTS, max_size=8))
def test_looking_for_identical_ones_finds_what_comparing_each_with_each_does(acts):
    standing = dict(enumerate(acts))

    found = find_identical_acts(standing, standing)

    assert found == {
        key: others
        for key, act in standing.items()
        if (others := [o for o in standing if o != key and is_identical_act(act, standing[o])])
    }
