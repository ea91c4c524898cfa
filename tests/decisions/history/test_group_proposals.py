"""Which groups can be linked to a position, by its label and the day of its act."""

import pytest

from decisions.history import read_group_proposals
from decisions.models import Position
from municipalities.actions.register import save_register_record
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(world):
    """The term from 2014; of its council D66 and VVD are known."""
    term = make.CouncilTermFactory(body=world.council, dated_on="2014-03-27", election_year=2014)
    for name in ("D66", "VVD"):
        make.GroupFactory(term=term, name=name)
    return term


def said(world, label="D66", **fields):
    decision = world.decision(**{"speaker": "fracties", "dated_on": "2017-05-09", **fields})
    return world.position(decision, groups_label=label)


def proposed(position):
    rows = Position.objects.filter(pk=position.pk)
    rows = rows.select_related("body", "decision").prefetch_related("groups")
    return read_group_proposals(rows).get(position.pk)


class TestTheGroups:
    def test_are_those_of_the_council_on_the_day(self, world, term):
        found = proposed(said(world, "VVD en D66"))

        assert (found.names, found.may_lack) == ("D66, VVD", False)

    def test_are_all_where_the_label_says_so(self, world, term):
        found = proposed(said(world, "alle fracties"))

        assert (found.names, found.may_lack) == ("D66, VVD", True)

    def test_may_lack_some_only_where_not_all_of_the_council_are_known(self, world, term):
        term.groups_complete = True
        save_register_record(term, by=world.beheer, reason="Alle staan erbij.")

        assert not proposed(said(world, "alle fracties")).may_lack

    @pytest.mark.parametrize(
        ("dated_on", "are_there"),
        [
            ("2014-03-26", False),
            ("2014-03", False),
            ("2014-03-27", True),
            ("2018-03-26", True),
            ("2018-03", False),
            ("2018-04-03", False),
        ],
    )
    def test_are_of_an_act_that_lies_in_one_known_term(self, world, term, dated_on, are_there):
        assert (proposed(said(world, dated_on=dated_on)) is not None) is are_there

    def test_are_of_the_next_term_after_the_border(self, world, term):
        later = make.CouncilTermFactory(
            body=world.council, dated_on="2018-03-29", election_year=2018
        )
        group = make.GroupFactory(term=later, name="D66")

        assert proposed(said(world, dated_on="2018-04-03")).groups == (group,)
        assert proposed(said(world, dated_on="2018-03")) is None

    def test_are_none_for_the_body_itself_for_a_college_and_for_what_is_linked(self, world, term):
        linked = said(world, "VVD")
        make.PositionGroupFactory(position=linked, group=term.groups.get(name="VVD"))

        assert proposed(linked) is None
        assert proposed(said(world, "")) is None
        assert proposed(said(world, body=world.college)) is None

    def test_are_read_in_six_queries_for_many(self, world, term, django_assert_num_queries):
        for number in range(5):
            said(world, "D66", title=f"Debat {number}")
        rows = Position.objects.select_related("body", "decision").prefetch_related("groups")
        positions = list(rows.order_by("pk"))

        with django_assert_num_queries(6):
            assert len(read_group_proposals(positions)) == 5
