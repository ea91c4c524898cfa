"""Withdrawing: our record was wrong; who saw it still sees it, with the reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from decisions.actions import publish_record, share_record, withdraw_record
from decisions.actions.publication import withdraw_records
from decisions.models import Decision, Position, Remark
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


def withdraw_in_turn(records, **told):
    for each in records:
        withdraw_record(each, **told)


class TestWithdrawMany:
    @pytest.fixture
    def acts(self, world):
        """Two public decisions, one of them with a stance on a condition, and one under embargo."""
        world.condition(world.position(decision=world.decision(title="A"), stance="voor"))
        world.decision(title="B")
        world.decision(title="C", public_from=LATER)
        world.position(decision=world.decision(title="D", draft=True), draft=True)
        return list(Decision.objects.exclude(title="D").order_by("number"))

    def left_by(self, withdraw, records, by):
        """Return how everything stands afterwards, with its versions; nothing of it stays."""
        names = ("pk", "status", "withdrawn_reason", "public_from", "version")
        with transaction.atomic():
            withdraw(records, by=by, reason="Verkeerd.")
            left = [
                list(rows.order_by("pk").values_list(*names))
                for rows in (Decision.objects, Position.objects, Remark.objects)
            ] + [
                list(
                    rows.filter(version__gt=1).values_list("id", "status", "history_change_reason")
                )
                for rows in (Decision.history, Position.history, Remark.history)
            ]
            transaction.set_rollback(True)
        return left

    @pytest.mark.parametrize("some", [slice(None), slice(0, 1), slice(1, 3), slice(0, 0)])
    def test_leaves_what_one_by_one_leaves(self, world, acts, some):
        apart = [fresh(each) for each in acts[some]]

        left = self.left_by(withdraw_records, acts[some], world.griffie)

        assert left == self.left_by(withdraw_in_turn, apart, world.griffie)

    def test_withdraws_once_what_stands_among_them_and_goes_along(self, world, acts):
        condition = Remark.objects.get()

        withdraw_records([*acts, condition.position, condition], by=world.griffie, reason="Fout.")

        assert fresh(condition).version == fresh(condition.position).version
        assert fresh(condition).status == "ingetrokken"

    def test_refuses_all_of_it_without_a_reason_of_a_draft_and_of_who_may_not(self, world, acts):
        draft = Decision.objects.get(title="D")
        for records, by, reason, error in (
            (acts, world.griffie, " ", ValidationError),
            ([*acts, draft], world.griffie, "Fout.", ValidationError),
            (acts, world.other_griffie, "Fout.", PermissionDenied),
        ):
            with pytest.raises(error):
                withdraw_records(records, by=by, reason=reason)
        assert not Decision.objects.filter(status="ingetrokken").exists()

    def test_refuses_the_last_condition_of_a_public_stance(self, world):
        position = world.position(stance="voor_mits")
        condition = world.condition(position)
        publish = [each for each in (position, condition) if fresh(each).status != "gepubliceerd"]
        assert publish == []

        with pytest.raises(ValidationError, match="mits"):
            withdraw_records([fresh(condition)], by=world.griffie, reason="Fout.")

        assert fresh(condition).status == "gepubliceerd"
