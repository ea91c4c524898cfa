"""Withdrawing: our record was wrong; who saw it still sees it, with the reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import publish_record, share_record, withdraw_record
from decisions.models import Decision, Position
from tests import people
from tests.decisions.worlds import LATER, fresh, revision

pytestmark = pytest.mark.django_db


class TestWithdraw:
    def test_keeps_a_public_record_in_sight_with_the_reason(self, world):
        decision = world.decision()
        before = revision(world.dossier)

        withdraw_record(decision, by=world.griffie, reason="Nooit genomen.")

        seen = Decision.objects.visible_to(world.public).get()
        assert (seen.status, seen.withdrawn_reason) == ("ingetrokken", "Nooit genomen.")
        assert seen.is_withdrawn
        assert revision(world.dossier) > before

    def test_takes_along_what_follows_and_the_public_saw(self, world):
        position = world.position()
        condition = world.condition(position)

        withdraw_record(position.decision, by=world.griffie, reason="Nooit genomen.")

        assert fresh(position).withdrawn_reason == "Nooit genomen."
        assert fresh(condition).status == "ingetrokken"

    def test_leaves_drafts_that_nobody_saw(self, world):
        position = world.position(decision=world.decision(), draft=True)

        withdraw_record(position.decision, by=world.griffie, reason="Nooit genomen.")

        assert fresh(position).status == "concept"

    def test_of_one_stance_leaves_the_act(self, world):
        position = world.position()

        withdraw_record(position, by=world.griffie, reason="Geen standpunt.")

        assert fresh(position.decision).status == "gepubliceerd"

    def test_keeps_an_embargoed_record_from_the_public_for_good(self, world):
        position = world.position(decision=world.decision(public_from=LATER), public_from=LATER)

        withdraw_record(position.decision, by=world.griffie, reason="Te vroeg.")

        assert (fresh(position.decision).public_from, fresh(position).public_from) == (None, None)
        assert not Decision.objects.visible_to(people.public(at=LATER)).exists()
        assert not Position.objects.visible_to(people.public(at=LATER)).exists()

    def test_shows_a_shared_record_to_the_region_only(self, world):
        decision = share_record(world.decision(draft=True), by=world.griffie)

        withdraw_record(decision, by=world.griffie, reason="Te vroeg.")

        assert Decision.objects.visible_to(world.raadslid).get() == decision
        assert not Decision.objects.visible_to(world.public).exists()

    @pytest.mark.parametrize("reason", ["", "   ", "\u200b"])
    def test_asks_for_a_reason(self, world, reason):
        decision = world.decision()

        with pytest.raises(ValidationError):
            withdraw_record(decision, by=world.griffie, reason=reason)

        assert fresh(decision).status == "gepubliceerd"

    def test_refuses_a_concept(self, world):
        with pytest.raises(ValidationError, match="gedeeld of gepubliceerd"):
            withdraw_record(world.decision(draft=True), by=world.griffie, reason="Weg.")

    def test_refuses_what_was_withdrawn_already(self, world):
        decision = withdraw_record(world.decision(), by=world.griffie, reason="Dubbel.")

        with pytest.raises(ValidationError, match="gedeeld of gepubliceerd"):
            withdraw_record(decision, by=world.griffie, reason="Nog eens.")

        assert fresh(decision).withdrawn_reason == "Dubbel."

    @pytest.mark.parametrize("who", ["other_griffie", "raadslid", "collegian", "redactie"])
    def test_is_refused_to_everybody_else(self, world, who):
        decision = world.decision()
        assert world.griffie

        with pytest.raises(PermissionDenied):
            withdraw_record(decision, by=getattr(world, who), reason="Omdat het kan.")

        assert fresh(decision).status == "gepubliceerd"

    def test_leaves_everything_when_the_last_step_fails(self, world, monkeypatch):
        position = world.position()
        by = world.griffie
        decision = fresh(position.decision)

        def fail(self):
            raise ValidationError("laatste stap")

        monkeypatch.setattr(Position, "clean", fail)

        with pytest.raises(ValidationError, match="laatste stap"):
            withdraw_record(decision, by=by, reason="Nooit genomen.")

        assert fresh(decision).status == "gepubliceerd"


class TestTheLastCondition:
    def proviso(self, world):
        position = world.position(draft=True, stance="voor_mits")
        condition = world.condition(position, draft=True)
        publish_record(position.decision, by=world.griffie)
        return position, fresh(condition)

    def test_of_a_public_proviso_is_not_withdrawn(self, world):
        _position, condition = self.proviso(world)

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            withdraw_record(condition, by=world.griffie, reason="Niet gezegd.")

        assert fresh(condition).status == "gepubliceerd"

    def test_goes_with_its_stance(self, world):
        position, condition = self.proviso(world)

        withdraw_record(fresh(position), by=world.griffie, reason="Niet gezegd.")

        assert fresh(condition).status == "ingetrokken"

    def test_but_one_is_withdrawn(self, world):
        position, condition = self.proviso(world)
        world.condition(position)

        withdraw_record(condition, by=world.griffie, reason="Niet gezegd.")

        assert fresh(condition).status == "ingetrokken"
