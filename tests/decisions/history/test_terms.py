"""What councils weigh: seats of their groups, when a group changed sides, and inhabitants."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.history import read_populations, read_terms
from decisions.history.councils import role_change_days
from municipalities.actions.register import save_register_record
from tests import factories as make
from tests.people import NOW, beheer

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=3650)


def read_entered(homes, known_at=None):
    """Return the terms of these municipalities that were entered."""
    return [each for each in read_terms(homes, known_at) if each.is_entered]


def test_a_first_role_is_no_turn_and_a_second_one_is():
    roles = [("a", 1, 1), ("b", 1, 1), ("a", 5, 6), ("c", 5, 6), ("b", 9, 9)]

    assert role_change_days(roles) == ((5, 6), (9, 9))


def test_a_group_without_a_role_turns_nothing():
    assert role_change_days([]) == ()


def test_a_term_tells_its_groups_and_its_turns():
    term = make.CouncilTermFactory(groups_complete=True)
    stayed = make.GroupFactory(term=term, seats=6)
    turned = make.GroupFactory(term=term, seats=None)
    make.GroupRoleFactory(group=stayed)
    make.GroupRoleFactory(group=turned)
    make.GroupRoleFactory(group=turned, dated_on="2016-10", side="oppositie")

    [read] = read_entered([term.body.municipality])

    assert sorted(read.group_seats, key=str) == [6, None]
    assert [first.isoformat() for first, _ in read.turned_on] == ["2016-10-01"]
    assert read.groups_complete is True
    assert read.municipality_id == term.body.municipality_id


def test_a_term_without_groups_is_read_too():
    term = make.CouncilTermFactory(seats=21)

    [read] = read_entered([term.body.municipality])

    assert (read.seats, read.group_seats, read.turned_on) == (21, (), ())
    assert (read.first_on, read.groups_complete) == (term.first_on, False)


def test_seats_are_told_as_they_were_known():
    term = make.CouncilTermFactory(seats=19)
    group = make.GroupFactory(term=term, seats=4)
    before = group.history.latest("history_id").history_date
    term.seats, group.seats = 21, 5
    save_register_record(term, by=beheer(), reason="Geteld.")
    save_register_record(group, by=beheer(), reason="Geteld.")
    homes = [term.body.municipality]

    [then] = read_entered(homes, before)
    [now] = read_entered(homes, LATER)

    assert (then.seats, then.group_seats) == (19, (4,))
    assert (now.seats, now.group_seats) == (21, (5,))
    assert read_entered(homes) == [now]


def test_inhabitants_are_told_as_they_were_known():
    count = make.PopulationFactory(inhabitants=20_000, is_approximate=True)
    before = count.history.latest("history_id").history_date
    count.inhabitants = 21_000
    save_register_record(count, by=beheer(), reason="Herzien.")
    homes = [count.municipality_id]

    told = [
        [each.inhabitants for each in read_populations(homes, at)]
        for at in (before - timedelta(days=1), before, LATER, None)
    ]

    assert told == [[], [20_000], [21_000], [21_000]]
    [read] = read_populations(homes)
    assert (read.first_on, read.is_approximate) == (count.first_on, True)


@pytest.mark.parametrize("known_at", [None, LATER])
def test_many_councils_ask_no_more_queries_than_one(known_at):
    homes, asked = [], []
    for count in (1, 3):
        for _ in range(count):
            group = make.GroupFactory(seats=3)
            homes.append(group.term.body.municipality)
            make.PopulationFactory(municipality=group.term.body.municipality)
        with CaptureQueriesContext(connection) as queries:
            terms, people = read_entered(homes, known_at), read_populations(homes, known_at)
        assert len(terms) == len(people) == len(homes)
        asked.append(len(queries))

    assert asked[0] == asked[1]
