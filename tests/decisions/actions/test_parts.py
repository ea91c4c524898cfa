"""The parts of a record become what a form says, all or nothing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.parts import set_asked_bodies, set_position_groups, set_variant_elements
from decisions.models import PositionGroup, RoundBody, VariantElement
from municipalities.verification import verify_history
from tests import factories as make

pytestmark = pytest.mark.django_db


class TestStandBehind:
    def test_leaves_exactly_these_groups(self, world):
        position = world.position(draft=True, groups_label="fracties")
        term = make.CouncilTermFactory(body=world.council)
        one, two, three = (make.GroupFactory(term=term) for _ in range(3))
        set_position_groups(position, [one, two], by=world.griffie)
        kept = position.groups.get(group=two)

        set_position_groups(position, [two, three], by=world.griffie)

        assert {each.group for each in position.groups.all()} == {two, three}
        assert kept.history.count() == 1
        assert list(verify_history([PositionGroup])) == []

    def test_refuses_a_group_of_another_council_and_leaves_all_as_it_was(self, world):
        position = world.position(draft=True, groups_label="fracties")
        own = make.GroupFactory(term=make.CouncilTermFactory(body=world.council))
        set_position_groups(position, [own], by=world.griffie)

        with pytest.raises(ValidationError, match="raad van deze gemeente"):
            set_position_groups(position, [make.GroupFactory()], by=world.griffie)

        assert [each.group for each in position.groups.all()] == [own]


class TestAsk:
    def test_leaves_exactly_these_bodies(self, world):
        asked = make.RoundFactory(dossier=world.dossier)
        set_asked_bodies(asked, [world.council], by=world.redactie, reason="x")

        set_asked_bodies(asked, [world.neighbour], by=world.redactie, reason="x")

        assert [each.body for each in asked.asked.all()] == [world.neighbour]
        assert list(verify_history([RoundBody])) == []

    @pytest.mark.parametrize("answer", ["decision", "no_view"])
    def test_keeps_who_answered(self, world, answer):
        line = make.RoundBodyFactory(
            round=make.RoundFactory(dossier=world.dossier), body=world.council
        )
        if answer == "decision":
            line.answer = world.decision()
        else:
            line.no_view_on = "2017-05-09"
        make.save_record(line, by=world.beheer, reason="x")

        with pytest.raises(ValidationError, match="heeft al geantwoord"):
            set_asked_bodies(line.round, [], by=world.redactie, reason="x")

    def test_is_the_regioredacties(self, world):
        with pytest.raises(PermissionDenied):
            set_asked_bodies(
                make.RoundFactory(dossier=world.dossier), [world.council], by=world.griffie
            )


class TestSetElements:
    def test_leaves_exactly_these(self, world):
        lender = make.SubjectFactory(dossier=world.dossier)
        set_variant_elements(
            world.subject, [(lender, "een"), (lender, "twee")], by=world.beheer, reason="x"
        )

        set_variant_elements(
            world.subject, [(lender, "twee"), (lender, "drie")], by=world.beheer, reason="x"
        )

        assert {each.name for each in world.subject.elements.all()} == {"twee", "drie"}
        assert list(verify_history([VariantElement])) == []

    def test_takes_nothing_from_itself(self, world):
        with pytest.raises(ValidationError, match="niets van zichzelf"):
            set_variant_elements(
                world.subject, [(world.subject, "een")], by=world.beheer, reason="x"
            )
