"""The parts of a record become what a form says, all or nothing."""

from contextlib import nullcontext
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import save_record
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


class TestWhoSat:
    @pytest.mark.parametrize(
        ("dated_on", "sat"),
        [
            ("2014-03-26", False),
            ("2014-03-27", True),
            ("2018-03-28", True),
            ("2018-03", True),
            ("2018-03-29", False),
            ("2020", False),
        ],
    )
    def test_behind_a_position_is_only_a_group_of_that_council(self, world, dated_on, sat):
        act = world.decision(draft=True, dated_on=dated_on)
        position = world.position(act, draft=True, groups_label="fracties")
        group = make.GroupFactory(
            term=make.CouncilTermFactory(body=world.council, dated_on="2014-03"), name="Lijst 1"
        )

        told = "Lijst 1 zat in raadsperiode 2014-2018"
        with nullcontext() if sat else pytest.raises(ValidationError, match=told):
            set_position_groups(position, [group], by=world.griffie)

        assert position.groups.exists() is sat

    def test_keeps_the_act_within_the_term_of_its_groups(self, world):
        decision = world.decision(draft=True, dated_on="2017-05-09")
        position = world.position(decision, draft=True, groups_label="fracties")
        group = make.GroupFactory(term=make.CouncilTermFactory(body=world.council))
        set_position_groups(position, [group], by=world.griffie)
        decision.dated_on = "2018-05-09"

        with pytest.raises(ValidationError, match="zat in raadsperiode 2014-2018"):
            save_record(decision, by=world.griffie)

        decision.dated_on = "2018-02-09"
        save_record(decision, by=world.griffie)
        assert type(decision).objects.get(pk=decision.pk).first_on == date(2018, 2, 9)


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
