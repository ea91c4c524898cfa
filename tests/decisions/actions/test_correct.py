"""Correcting: a reason always, the old text in the history, never what does not change."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import correct_record, publish_record
from tests.decisions.worlds import fresh, revision
from tests.factories import DossierFactory, MilestoneFactory

pytestmark = pytest.mark.django_db


class TestCorrect:
    def test_keeps_what_stood_there_and_why_it_changed(self, world):
        decision = world.decision(title="Beslut")
        before = revision(world.dossier)

        correct_record(decision, changes={"title": "Besluit"}, by=world.griffie, reason="Tikfout.")

        last, old = decision.history.all()[:2]
        assert (fresh(decision).title, old.title) == ("Besluit", "Beslut")
        assert last.history_change_reason == "Tikfout."
        assert revision(world.dossier) > before

    def test_changes_several_fields_in_one_version(self, world):
        decision = world.decision()
        before = decision.history.count()

        changes = {"votes_for": 10, "votes_against": 0, "absent": 9}
        correct_record(decision, changes=changes, by=world.griffie, reason="Uit het verslag.")

        stored = fresh(decision)
        assert (stored.votes_for, stored.votes_against, stored.absent) == (10, 0, 9)
        assert decision.history.count() == before + 1

    def test_moves_the_days_with_the_date(self, world):
        decision = world.decision()

        changes = {"dated_on": "2017-05"}
        correct_record(decision, changes=changes, by=world.griffie, reason="Dag onbekend.")

        assert (fresh(decision).first_on.day, fresh(decision).last_on.day) == (1, 31)

    @pytest.mark.parametrize("reason", ["", " \n ", "\u200b"])
    def test_asks_for_a_reason_of_a_concept_too(self, world, reason):
        decision = world.decision(draft=True)

        with pytest.raises(ValidationError):
            correct_record(decision, changes={"title": "Beter"}, by=world.griffie, reason=reason)

        assert fresh(decision).title != "Beter"

    @pytest.mark.parametrize(
        "name",
        ["id", "dossier", "dossier_id", "key", "status", "public_from", "shared_at", "version",
         "number", "first_on", "withdrawn_reason"],
    )  # fmt: skip
    def test_refuses_by_name_what_never_changes_this_way(self, world, name):
        decision = world.decision()

        with pytest.raises(ValidationError, match=f"niet met een correctie gewijzigd: {name}"):
            correct_record(decision, changes={name: None}, by=world.griffie, reason="Anders.")

    @pytest.mark.parametrize("name", ["confirmed_at", "confirmed_by", "body"])
    def test_refuses_to_confirm_or_move_a_stance(self, world, name):
        with pytest.raises(ValidationError, match="niet met een correctie"):
            correct_record(
                world.position(), changes={name: None}, by=world.griffie, reason="Anders."
            )

    @pytest.mark.parametrize("name", ["bestaat_niet", "delete", "_state", "history"])
    def test_refuses_by_name_what_is_no_field(self, world, name):
        with pytest.raises(ValidationError, match="Dit veld bestaat niet"):
            correct_record(
                world.decision(), changes={name: None}, by=world.griffie, reason="Anders."
            )

    def test_refuses_what_points_the_other_way(self, world):
        with pytest.raises(ValidationError, match="niet met een correctie"):
            correct_record(
                world.decision(), changes={"positions": []}, by=world.griffie, reason="Nee."
            )

    def test_touches_nothing_in_memory_when_one_name_is_wrong(self, world):
        decision = world.decision(title="Oud")

        with pytest.raises(ValidationError):
            changes = {"title": "Nieuw", "status": "concept"}
            correct_record(decision, changes=changes, by=world.griffie, reason="Anders.")

        assert decision.title == "Oud"

    @pytest.mark.parametrize("who", ["other_griffie", "raadslid", "collegian", "public"])
    def test_is_refused_to_everybody_else(self, world, who):
        decision = world.decision(title="Oud")

        with pytest.raises(PermissionDenied):
            changes = {"title": "Nieuw"}
            correct_record(
                decision, changes=changes, by=getattr(world, who), reason="Omdat het kan."
            )

        assert fresh(decision).title == "Oud"

    def test_keeps_a_record_in_its_dossier_by_way_of_its_links_too(self, world):
        elsewhere = world.decision(dossier=DossierFactory(region=world.region))
        position = world.position()

        with pytest.raises(ValidationError, match="blijft in zijn dossier"):
            changes = {"decision": elsewhere}
            correct_record(position, changes=changes, by=world.griffie, reason="Anders.")

    def test_corrects_a_milestone_of_the_dossier(self, world):
        milestone = MilestoneFactory(dossier=world.dossier)

        changes = {"title": "Stuurgroep bijeen"}
        correct_record(milestone, changes=changes, by=world.redactie, reason="Beter gezegd.")

        assert fresh(milestone).title == "Stuurgroep bijeen"


class TestAProviso:
    def proviso(self, world):
        position = world.position(draft=True, stance="voor_mits")
        condition = world.condition(position, draft=True)
        publish_record(position.decision, by=world.griffie)
        return fresh(position), fresh(condition)

    def test_is_not_corrected_into_being_without_a_condition(self, world):
        position = world.position()

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            changes = {"stance": "voor_mits"}
            correct_record(position, changes=changes, by=world.griffie, reason="Verkeerd gelezen.")

        assert fresh(position).stance == "voor"

    @pytest.mark.parametrize("changes", [{"kind": "wens"}, {"position": None}])
    def test_keeps_its_last_condition(self, world, changes):
        _position, condition = self.proviso(world)

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            correct_record(condition, changes=changes, by=world.griffie, reason="Geen voorwaarde.")

        assert fresh(condition).kind == "voorwaarde"

    def test_lets_its_condition_be_worded_better(self, world):
        _position, condition = self.proviso(world)

        changes = {"text": "Behoud het loket in het dorp"}
        correct_record(condition, changes=changes, by=world.griffie, reason="Vollediger.")

        assert fresh(condition).text == "Behoud het loket in het dorp"


def test_a_corrected_stance_is_confirmed_no_more(world):
    position = world.confirmed()

    correct_record(
        position, changes={"stance": "tegen"}, by=world.griffie, reason="Verkeerd gelezen."
    )

    assert fresh(position).confirmed_at is None
