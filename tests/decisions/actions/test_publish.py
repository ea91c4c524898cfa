"""From concept to shared to public: with all that follows, never before what it follows from."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import (
    publish_record,
    publish_records,
    save_record,
    share_record,
    withdraw_record,
)
from decisions.models import Decision, Position, Remark, Reply
from tests import people
from tests.decisions.worlds import EARLIER, LATER, fresh, revision
from tests.factories import AgendaItemFactory, DossierFactory, ReplyFactory

pytestmark = pytest.mark.django_db


def draft_with_all(world, stance="voor_mits"):
    """A draft decision with a position, its condition and a wish."""
    position = world.position(draft=True, stance=stance)
    world.condition(position, draft=True)
    world.remark(decision=position.decision, draft=True)
    return position.decision


def all_of(decision):
    return [fresh(decision), *decision.positions.all(), *decision.remarks.all()]


class TestShare:
    def test_opens_a_decision_and_all_that_follows_to_the_region(self, world):
        decision = draft_with_all(world)

        share_record(decision, by=world.griffie)

        assert {each.status for each in all_of(decision)} == {"gedeeld"}
        assert {each.shared_at for each in all_of(decision)} == {people.NOW}
        assert {each.public_from for each in all_of(decision)} == {None}

    def test_leaves_what_is_public_as_it_is(self, world):
        decision = world.decision()

        share_record(decision, by=world.griffie)

        assert fresh(decision).status == "gepubliceerd"

    def test_refuses_a_stance_of_an_act_that_is_a_concept(self, world):
        position = world.position(draft=True)

        with pytest.raises(ValidationError, match="eerst waar dit uit volgt"):
            share_record(position, by=world.griffie)

    def test_refuses_what_was_withdrawn(self, world):
        decision = withdraw_record(world.decision(), by=world.griffie, reason="Dubbel.")

        with pytest.raises(ValidationError, match="ingetrokken"):
            share_record(decision, by=world.griffie)

    def test_is_refused_to_another_griffie(self, world):
        decision = world.decision(draft=True)

        with pytest.raises(PermissionDenied):
            share_record(decision, by=world.other_griffie)

        assert fresh(decision).status == "concept"


class TestPublish:
    def test_takes_all_that_follows_along_from_one_moment(self, world):
        decision = draft_with_all(world)
        before = revision(world.dossier)

        publish_record(decision, by=world.griffie)

        assert len(all_of(decision)) == 4
        assert {each.status for each in all_of(decision)} == {"gepubliceerd"}
        assert {each.public_from for each in all_of(decision)} == {people.NOW}
        assert {each.shared_at for each in all_of(decision)} == {people.NOW}
        assert revision(world.dossier) > before

    def test_needs_no_reason_the_first_time(self, world):
        decision = publish_record(world.decision(draft=True), by=world.griffie, reason="")

        assert fresh(decision).status == "gepubliceerd"

    def test_keeps_the_moment_of_sharing(self, world):
        decision = world.decision(draft=True)
        share_record(decision, by=people.griffie(world.council.municipality, at=EARLIER))

        publish_record(decision, by=world.griffie)

        assert fresh(decision).shared_at == EARLIER

    def test_may_wait_for_a_moment_to_come(self, world):
        decision = publish_record(draft_with_all(world), by=world.griffie, public_from=LATER)

        assert {each.public_from for each in all_of(decision)} == {LATER}
        assert not Decision.objects.visible_to(world.public).exists()
        assert not Position.objects.visible_to(world.public).exists()

    def test_takes_along_what_was_added_to_a_public_act(self, world):
        decision = world.decision()
        position = world.position(decision=decision, draft=True)

        publish_record(decision, by=world.griffie)

        assert fresh(position).status == "gepubliceerd"

    def test_makes_nothing_public_before_the_act_that_it_was_added_to(self, world):
        decision = world.decision(public_from=LATER)
        position = world.position(decision=decision, draft=True)

        publish_record(decision, by=world.griffie)

        assert fresh(position).public_from == LATER

    def test_leaves_what_was_withdrawn_as_it_is(self, world):
        position = world.position()
        withdraw_record(position, by=world.griffie, reason="Hoort er niet bij.")

        publish_record(fresh(position.decision), by=world.griffie)

        assert fresh(position).status == "ingetrokken"

    def test_leaves_nothing_public_when_the_last_step_fails(self, world, monkeypatch):
        decision, by = draft_with_all(world), world.griffie

        def fail(self):
            if self.status == "gepubliceerd":
                raise ValidationError("laatste stap")

        monkeypatch.setattr(Remark, "clean", fail)

        with pytest.raises(ValidationError, match="laatste stap"):
            publish_record(decision, by=by)

        assert {each.status for each in all_of(decision)} == {"concept"}

    @pytest.mark.parametrize("who", ["other_griffie", "raadslid", "collegian", "public"])
    def test_is_refused_to_everybody_else(self, world, who):
        decision = world.decision(draft=True)

        with pytest.raises(PermissionDenied):
            publish_record(decision, by=getattr(world, who))

        assert fresh(decision).status == "concept"

    def test_refuses_what_was_withdrawn(self, world):
        decision = withdraw_record(world.decision(), by=world.griffie, reason="Dubbel.")

        with pytest.raises(ValidationError, match="ingetrokken"):
            publish_record(decision, by=world.griffie)

    def test_makes_an_agenda_item_public(self, world):
        item = AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)

        publish_record(item, by=world.griffie)

        assert fresh(item).status == "gepubliceerd"


class TestAProviso:
    def test_without_a_condition_is_refused_with_its_act(self, world):
        position = world.position(draft=True, stance="voor_mits")

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            publish_record(position.decision, by=world.griffie)

        assert fresh(position.decision).status == "concept"

    def test_without_a_condition_is_refused_alone(self, world):
        position = world.position(decision=world.decision(), draft=True, stance="voor_mits")

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            publish_record(position, by=world.griffie)

    def test_with_a_wish_that_is_no_condition_is_refused(self, world):
        position = world.position(draft=True, stance="voor_mits")
        world.condition(position, draft=True, kind="wens")

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            publish_record(position.decision, by=world.griffie)

    def test_with_a_withdrawn_condition_is_refused(self, world):
        position = world.position(decision=world.decision(), draft=True, stance="voor_mits")
        withdraw_record(world.condition(position), by=world.griffie, reason="Niet gezegd.")

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            publish_record(position, by=world.griffie)

    def test_takes_its_condition_along(self, world):
        position = world.position(decision=world.decision(), draft=True, stance="voor_mits")
        condition = world.condition(position, draft=True)

        publish_record(position, by=world.griffie)

        assert fresh(condition).status == "gepubliceerd"


class TestWhatFollows:
    def test_from_a_concept_is_not_made_public(self, world):
        position = world.position(draft=True)

        with pytest.raises(ValidationError):
            publish_record(position, by=world.griffie)

        assert fresh(position).status == "concept"

    def test_from_something_shared_is_not_made_public(self, world):
        position = world.position(draft=True)
        share_record(position.decision, by=world.griffie)

        with pytest.raises(ValidationError, match="niet eerder openbaar"):
            publish_record(fresh(position), by=world.griffie)

    def test_from_an_act_under_embargo_waits_for_it(self, world):
        decision = world.decision(public_from=LATER)
        position = world.position(decision=decision, draft=True)

        with pytest.raises(ValidationError, match="niet eerder openbaar"):
            publish_record(position, by=world.griffie)
        publish_record(position, by=world.griffie, public_from=LATER)

        assert fresh(position).public_from == LATER

    def test_from_a_concept_remark_is_no_public_reply(self, world):
        remark = world.remark(draft=True)
        answer = ReplyFactory(remark=remark, body=world.steering_group, draft=True)

        with pytest.raises(ValidationError):
            publish_record(answer, by=world.redactie)

        assert Reply.objects.get().status == "concept"


class TestPublishAll:
    def test_publishes_several(self, world):
        records = [world.decision(draft=True) for _ in range(3)]

        publish_records(records, by=world.griffie)

        assert {fresh(each).status for each in records} == {"gepubliceerd"}

    def test_publishes_none_when_one_is_refused(self, world):
        mine, theirs = world.decision(draft=True), world.decision(body=world.neighbour, draft=True)

        with pytest.raises(PermissionDenied):
            publish_records([mine, theirs], by=world.griffie)

        assert fresh(mine).status == "concept"


def test_a_status_is_never_lost_in_a_later_edit(world):
    decision = publish_record(world.decision(draft=True), by=world.griffie)
    decision.title = "Beter"

    save_record(decision, by=world.griffie, reason="Tikfout.")

    assert fresh(decision).status == "gepubliceerd"


class TestInADossier:
    def test_that_is_a_concept_nothing_is_shared_or_published(self, world):
        world.dossier = DossierFactory(region=world.region, draft=True)
        decision = world.decision(draft=True)

        for action in (share_record, publish_record):
            with pytest.raises(ValidationError, match="eerst het dossier"):
                action(decision, by=world.griffie)

        assert fresh(decision).status == "concept"

    def test_that_is_shared_a_record_is_shared_but_not_published(self, world):
        world.dossier = share_record(
            DossierFactory(region=world.region, draft=True), by=world.redactie
        )
        decision = share_record(world.decision(draft=True), by=world.griffie)

        with pytest.raises(ValidationError, match="niet eerder openbaar zijn dan het dossier"):
            publish_record(decision, by=world.griffie)

    def test_under_embargo_a_record_is_public_with_it_and_not_before(self, world):
        world.dossier = DossierFactory(region=world.region, public_from=LATER)
        decision = world.decision(draft=True)

        with pytest.raises(ValidationError, match="niet eerder"):
            publish_record(decision, by=world.griffie)
        publish_record(decision, by=world.griffie, public_from=LATER)

        assert fresh(decision).public_from == LATER

    def test_that_is_public_the_dossier_itself_asks_nothing_of_another(self, world):
        dossier = DossierFactory(region=world.region, draft=True)

        assert publish_record(dossier, by=world.redactie).status == "gepubliceerd"
