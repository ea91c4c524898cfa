"""The parts of a record become what a form says, all or nothing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.parts import ask, set_elements, stand_behind
from decisions.models import PositionGroup, RoundBody, VariantElement
from municipalities.verification import verify
from tests import factories as make
from tests.decisions.worlds import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = World()
    assert made.council
    return made


class TestStandBehind:
    def test_leaves_exactly_these_groups(self, world):
        position = world.position(draft=True, groups_label="fracties")
        term = make.CouncilTermFactory(body=world.council)
        one, two, three = (make.GroupFactory(term=term) for _ in range(3))
        stand_behind(position, [one, two], by=world.griffie)
        kept = position.groups.get(group=two)

        stand_behind(position, [two, three], by=world.griffie)

        assert {each.group for each in position.groups.all()} == {two, three}
        assert kept.history.count() == 1
        assert list(verify([PositionGroup])) == []

    def test_refuses_a_group_of_another_council_and_leaves_all_as_it_was(self, world):
        position = world.position(draft=True, groups_label="fracties")
        own = make.GroupFactory(term=make.CouncilTermFactory(body=world.council))
        stand_behind(position, [own], by=world.griffie)

        with pytest.raises(ValidationError, match="raad van deze gemeente"):
            stand_behind(position, [make.GroupFactory()], by=world.griffie)

        assert [each.group for each in position.groups.all()] == [own]


class TestAsk:
    def test_leaves_exactly_these_bodies(self, world):
        asked = make.RoundFactory(dossier=world.dossier)
        ask(asked, [world.council], by=world.redactie, reason="x")

        ask(asked, [world.neighbour], by=world.redactie, reason="x")

        assert [each.body for each in asked.asked.all()] == [world.neighbour]
        assert list(verify([RoundBody])) == []

    @pytest.mark.parametrize("answer", ["decision", "no_view"])
    def test_keeps_who_answered(self, world, answer):
        line = make.RoundBodyFactory(
            round=make.RoundFactory(dossier=world.dossier), body=world.council
        )
        if answer == "decision":
            line.answer = world.decision()
        else:
            line.no_view_on = "2017-05-09"
        make.keep(line, by=world.beheer, reason="x")

        with pytest.raises(ValidationError, match="heeft al geantwoord"):
            ask(line.round, [], by=world.redactie, reason="x")

    def test_is_the_regioredacties(self, world):
        with pytest.raises(PermissionDenied):
            ask(make.RoundFactory(dossier=world.dossier), [world.council], by=world.griffie)


class TestSetElements:
    def test_leaves_exactly_these(self, world):
        lender = make.SubjectFactory(dossier=world.dossier)
        set_elements(
            world.subject, [(lender, "een"), (lender, "twee")], by=world.beheer, reason="x"
        )

        set_elements(
            world.subject, [(lender, "twee"), (lender, "drie")], by=world.beheer, reason="x"
        )

        assert {each.name for each in world.subject.elements.all()} == {"twee", "drie"}
        assert list(verify([VariantElement])) == []

    def test_takes_nothing_from_itself(self, world):
        with pytest.raises(ValidationError, match="niets van zichzelf"):
            set_elements(world.subject, [(world.subject, "een")], by=world.beheer, reason="x")
