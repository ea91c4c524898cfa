"""Council terms as read: seats of their groups, and when a group changed sides."""

from datetime import timedelta

import pytest

from decisions.history import terms
from decisions.history.terms import turns
from municipalities.actions import keep_register
from tests import factories as make
from tests.people import NOW, beheer

pytestmark = pytest.mark.django_db


def test_a_first_role_is_no_turn_and_a_second_one_is():
    roles = [("a", 1, 1), ("b", 1, 1), ("a", 5, 6), ("c", 5, 6), ("b", 9, 9)]

    assert turns(roles) == ((5, 6), (9, 9))


def test_a_group_without_a_role_turns_nothing():
    assert turns([("a", None, None)]) == ()


def test_a_term_tells_its_groups_and_its_turns():
    term = make.CouncilTermFactory(groups_complete=True)
    stayed = make.GroupFactory(term=term, seats=6)
    turned = make.GroupFactory(term=term, seats=None)
    make.GroupRoleFactory(group=stayed)
    make.GroupRoleFactory(group=turned)
    make.GroupRoleFactory(group=turned, dated_on="2016-10", side="oppositie")

    [read] = terms([term.body.municipality_id])

    assert sorted(read.group_seats, key=str) == [6, None]
    assert [first.isoformat() for first, _ in read.turned_on] == ["2016-10-01"]
    assert read.groups_complete
    assert read.municipality_id == term.body.municipality_id


def test_a_term_without_groups_is_read_too():
    term = make.CouncilTermFactory(seats=21)

    [read] = terms([term.body.municipality_id])

    assert read.seats == 21
    assert read.group_seats == ()


def test_seats_are_told_as_they_were_known():
    term = make.CouncilTermFactory(seats=19)
    group = make.GroupFactory(term=term, seats=4)
    before = group.history.latest("history_id").history_date
    term.seats, group.seats = 21, 5
    keep_register(term, by=beheer(), reason="Geteld.")
    keep_register(group, by=beheer(), reason="Geteld.")
    homes = [term.body.municipality_id]

    [then] = terms(homes, known_at=before)
    [now] = terms(homes, known_at=NOW + timedelta(days=3650))

    assert (then.seats, then.group_seats) == (19, (4,))
    assert (now.seats, now.group_seats) == (21, (5,))
    assert terms(homes) == [now]


@pytest.mark.parametrize(("known_at", "queries"), [(None, 1), (NOW + timedelta(days=9000), 3)])
def test_many_terms_ask_no_more_queries_than_one(known_at, queries, django_assert_num_queries):
    homes = []
    for count in (1, 3):
        for _ in range(count):
            group = make.GroupFactory(seats=3)
            homes.append(group.term.body.municipality_id)
        with django_assert_num_queries(queries):
            assert len(terms(homes, known_at=known_at)) == len(homes)
