"""Where a record belongs: in a dossier of its own region, with groups of its own council."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import save_record
from decisions.models import Decision, PositionGroup, Reply, Statement
from decisions.permissions import list_kept_bodies
from tests import people
from tests.decisions.worlds import fresh
from tests.factories import (
    ConcernFactory,
    CouncilTermFactory,
    DecisionFactory,
    GroupFactory,
    MembershipFactory,
    SubjectFactory,
    SuccessionFactory,
)

pytestmark = pytest.mark.django_db


def act_of(body, world):
    return Decision(
        dossier=world.dossier, body=body, form="besluit", dated_on="2016-06-01", title="Besluit"
    )


class TestAnAct:
    def test_is_recorded_by_a_griffie_where_its_municipality_takes_part(self, world):
        assert save_record(act_of(world.council, world), by=world.griffie).pk

    def test_is_refused_to_a_griffie_of_another_region(self, world):
        with pytest.raises(PermissionDenied, match="doet niet mee in de regio"):
            save_record(act_of(world.stranger, world), by=world.strange_griffie)

        assert not Decision.objects.exists()

    def test_may_be_of_a_municipality_that_took_part_before(self, world):
        MembershipFactory(
            region=world.region,
            municipality=world.council.municipality,
            dated_on="2016-01-01",
            takes_part=False,
        )

        assert save_record(act_of(world.council, world), by=world.griffie).pk

    def test_may_be_of_the_successor_of_one_that_took_part(self, world):
        SuccessionFactory(
            municipality=world.council.municipality, successor=world.stranger.municipality
        )

        assert save_record(act_of(world.stranger, world), by=world.strange_griffie).pk

    def test_may_be_of_a_municipality_of_elsewhere_that_a_subject_concerns(self, world):
        subject = SubjectFactory(dossier=world.dossier)
        ConcernFactory(subject=subject, municipality=world.stranger.municipality)

        assert world.stranger in list_kept_bodies(world.strange_griffie, world.region)
        assert save_record(act_of(world.stranger, world), by=world.strange_griffie).pk

    def test_of_a_municipality_that_never_took_part_is_refused(self, world):
        MembershipFactory(
            region=world.region, municipality=world.stranger.municipality, takes_part=False
        )

        with pytest.raises(PermissionDenied):
            save_record(act_of(world.stranger, world), by=world.strange_griffie)

    def test_counts_by_the_municipality_of_the_act_and_not_by_another_of_the_griffie(self, world):
        person = world.strange_griffie.user
        people.give(person, "griffie", municipality=world.council.municipality)
        deputy = people.reader_of(person, at=people.NOW)

        assert save_record(act_of(world.council, world), by=deputy).pk
        with pytest.raises(PermissionDenied):
            save_record(act_of(world.stranger, world), by=deputy)

    @pytest.mark.parametrize("who", ["beheer", "redactie"])
    def test_of_a_neighbour_may_be_recorded_by_who_keeps_the_dossier(self, world, who):
        assert save_record(act_of(world.stranger, world), by=getattr(world, who)).pk

    def test_that_is_a_statement_is_refused_too(self, world):
        said = Statement(
            dossier=world.dossier, body=world.stranger, speaker="Raad", dated_on="2016", text="Zo."
        )

        with pytest.raises(PermissionDenied):
            save_record(said, by=world.strange_griffie)

    def test_that_stands_elsewhere_already_is_kept_by_its_own_griffie(self, world):
        decision = DecisionFactory(dossier=world.dossier, body=world.stranger, draft=True)
        decision.title = "Beter"

        save_record(decision, by=world.strange_griffie)

        assert fresh(decision).title == "Beter"


class TestAGroupBehindAPosition:
    def test_is_of_the_council_that_took_it(self, world):
        position = world.position(groups_label="Een fractie")
        group = GroupFactory(term=CouncilTermFactory(body=world.council))

        assert save_record(
            PositionGroup(position=position, group=group), by=world.griffie, reason="x"
        ).pk

    def test_of_another_council_is_refused(self, world):
        position = world.position(groups_label="Een fractie")
        group = GroupFactory(term=CouncilTermFactory(body=world.neighbour))

        with pytest.raises(ValidationError) as refused:
            save_record(PositionGroup(position=position, group=group), by=world.griffie, reason="x")

        assert refused.value.message_dict == {
            "group": ["Kies een fractie uit de raad van deze gemeente."]
        }

    def test_stands_behind_no_body_of_the_region(self, world):
        position = world.position(decision=world.decision(body=world.steering_group))
        group = GroupFactory(term=CouncilTermFactory(body=world.council))

        with pytest.raises(ValidationError):
            save_record(
                PositionGroup(position=position, group=group), by=world.redactie, reason="x"
            )


class TestAReply:
    @pytest.mark.parametrize("dated_on", ["2016-06-01", "2016-06-02", "2016-06", "2016"])
    def test_comes_on_the_day_of_the_wish_or_later(self, world, dated_on):
        remark = world.remark(dated_on="2016-06-01")

        assert save_record(reply_to(remark, world, dated_on), by=world.redactie).pk

    def test_from_before_the_wish_is_refused(self, world):
        remark = world.remark(dated_on="2016-06-01")

        with pytest.raises(ValidationError) as refused:
            save_record(reply_to(remark, world, "2016-05"), by=world.redactie)

        assert refused.value.message_dict == {
            "dated_on": ["Een reactie komt na de wens waarop zij antwoordt."]
        }

    def test_without_a_date_is_told_so(self, world):
        with pytest.raises(ValidationError, match="dated_on"):
            save_record(reply_to(world.remark(), world, "ooit"), by=world.redactie)


def reply_to(remark, world, dated_on):
    return Reply(
        remark=remark,
        dossier=remark.dossier,
        body=world.steering_group,
        dated_on=dated_on,
        outcome="niet",
        reasons="Nee.",
    )
