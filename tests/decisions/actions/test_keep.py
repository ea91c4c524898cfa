"""The door of every write: permission on both sides, one dossier, a reason, the revision."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.signals import post_save

from decisions.actions import save_record
from decisions.models import AgendaItem, Decision, Evidence, Milestone, Position, Remark
from municipalities.tracking import Conflict
from tests.decisions.worlds import fresh, revision
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
    DossierFactory,
    MilestoneFactory,
    RoundBodyFactory,
    SourceFactory,
    SubjectFactory,
)

pytestmark = pytest.mark.django_db


def act(world, **fields):
    fields = {"dossier": world.dossier, "body": world.council, **fields}
    return Decision(form="besluit", dated_on="2016-06-01", title="Besluit", **fields)


class TestKeep:
    def test_saves_what_the_own_griffie_recorded(self, world):
        made = save_record(act(world), by=world.griffie, reason="Uit de brief.")

        row = made.history.get()
        assert (row.history_user, row.history_change_reason) == (
            world.griffie.user,
            "Uit de brief.",
        )

    def test_raises_the_revision_of_the_dossier(self, world):
        before = revision(world.dossier)

        save_record(act(world), by=world.griffie)

        assert revision(world.dossier) > before

    def test_raises_no_other_revision(self, world):
        other = DossierFactory()
        before = revision(other)

        save_record(act(world), by=world.griffie)

        assert revision(other) == before

    def test_leaves_nothing_when_the_last_step_fails(self, world):
        def fail(**kwargs):
            raise RuntimeError("after the row and its history")

        before = revision(world.dossier)
        post_save.connect(fail, sender=Decision)
        try:
            with pytest.raises(RuntimeError):
                save_record(act(world), by=world.beheer)
        finally:
            post_save.disconnect(fail, sender=Decision)

        assert revision(world.dossier) == before

        assert not Decision.objects.exists()
        assert not Decision.history.exists()

    def test_refuses_a_version_that_somebody_else_replaced(self, world):
        mine = world.decision()
        theirs = fresh(mine)
        theirs.title = "Van de ander"
        save_record(theirs, by=world.griffie, reason="Eerder.")

        mine.title = "Van mij"
        with pytest.raises(Conflict):
            save_record(mine, by=world.griffie, reason="Later.")

        assert fresh(mine).title == "Van de ander"

    @pytest.mark.usefixtures("past_not_asked")
    def test_refuses_what_was_deleted_meanwhile_as_a_conflict(self, world):
        record = MilestoneFactory(dossier=world.dossier)
        Milestone.objects.filter(pk=record.pk).delete()

        with pytest.raises(Conflict) as refused:
            save_record(record, by=world.redactie, reason="Beter.")

        assert refused.value.current is None


class TestAnotherHome:
    def test_is_closed_to_a_griffie_of_the_region(self, world):
        with pytest.raises(PermissionDenied):
            save_record(act(world), by=world.other_griffie)

    def test_does_not_take_in_what_another_griffie_keeps(self, world):
        record = world.decision(draft=True)
        record.body = world.neighbour

        with pytest.raises(PermissionDenied):
            save_record(record, by=world.other_griffie)

        assert fresh(record).body == world.council

    def test_takes_no_record_from_a_griffie(self, world):
        record = world.decision(draft=True)
        record.body = world.neighbour

        with pytest.raises(PermissionDenied):
            save_record(record, by=world.griffie)

        assert fresh(record).body == world.council

    def test_does_not_take_a_milestone_of_another_region(self, world):
        record = MilestoneFactory()
        home, record.dossier = record.dossier, world.dossier

        with pytest.raises(PermissionDenied):
            save_record(record, by=world.redactie, reason="Meegenomen.")

        assert fresh(record).dossier == home

    def test_keeps_out_evidence_that_says_it_is_of_another_dossier(self, world):
        place = Evidence(
            dossier=world.dossier,
            milestone=MilestoneFactory(),
            source=SourceFactory(),
            place="1",
            summary="Iets",
        )

        with pytest.raises(PermissionDenied):
            save_record(place, by=world.redactie)

    def test_keeps_out_a_position_on_a_decision_of_another_council(self, world):
        theirs = world.decision(body=world.neighbour)
        position = Position(
            decision=theirs,
            body=world.council,
            dossier=world.dossier,
            subject=world.subject,
            stance="tegen",
        )

        with pytest.raises(PermissionDenied):
            save_record(position, by=world.griffie)

    def test_keeps_out_a_remark_that_hangs_on_a_decision_of_another_council(self, world):
        theirs = world.decision(body=world.neighbour)
        remark = Remark(
            dossier=world.dossier,
            decision=theirs,
            body=world.council,
            kind="wens",
            dated_on="2016-06-01",
            text="Een wens",
        )

        with pytest.raises(PermissionDenied):
            save_record(remark, by=world.griffie)


class TestAnotherDossier:
    def test_is_closed_to_a_record_that_has_one(self, world):
        record = world.decision(draft=True)
        record.dossier = DossierFactory(region=world.region)

        with pytest.raises(ValidationError, match="blijft in zijn dossier"):
            save_record(record, by=world.griffie)

    def test_is_closed_to_links(self, world):
        elsewhere = SubjectFactory(dossier=DossierFactory(region=world.region))
        remark = Remark(
            dossier=world.dossier,
            body=world.council,
            subject=elsewhere,
            kind="wens",
            dated_on="2016-06-01",
            text="Een wens",
        )

        with pytest.raises(ValidationError) as refused:
            save_record(remark, by=world.griffie)

        assert refused.value.message_dict == {"subject": ["Kies iets uit hetzelfde dossier."]}

    def test_is_closed_to_a_place_of_evidence(self, world):
        position = world.position()
        place = Evidence(
            dossier=DossierFactory(region=world.region),
            position=position,
            source=SourceFactory(),
            place="1",
            summary="Iets",
        )

        with pytest.raises(ValidationError, match="dossier van het record zelf"):
            save_record(place, by=world.griffie)


class TestAnotherBody:
    def test_never_gets_an_act_from_which_positions_follow(self, world):
        position = world.position(draft=True)
        decision = fresh(position.decision)
        decision.body = world.neighbour

        with pytest.raises(ValidationError, match="bij het andere orgaan opnieuw vast"):
            save_record(decision, by=world.beheer)

        assert fresh(position).body == world.council

    def test_may_get_an_act_from_which_nothing_follows(self, world):
        decision = world.decision(draft=True)
        decision.body = world.college

        save_record(decision, by=world.griffie)

        assert fresh(decision).body == world.college


def seen_records(world):
    position = world.position()
    item = AgendaItemFactory(dossier=world.dossier, body=world.council)
    return {
        "a decision": position.decision,
        "a position": position,
        "its evidence": world.reading(position),
        "an agenda item": item,
        "its line": AgendaLineFactory(item=item),
        "a milestone": MilestoneFactory(dossier=world.dossier),
        "the dossier": world.dossier,
        "a subject": world.subject,
        "an asked body": RoundBodyFactory(round__dossier=world.dossier),
    }


SEEN = [
    "a decision", "a position", "its evidence", "an agenda item", "its line", "a milestone",
    "the dossier", "a subject", "an asked body",
]  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
class TestWhatThePublicSaw:
    def test_changes_with_a_reason_only(self, world, name):
        record = fresh(seen_records(world)[name])

        with pytest.raises(ValidationError, match="geef een reden"):
            save_record(record, by=world.beheer, reason="  ")

        assert save_record(record, by=world.beheer, reason="Hersteld.").version == record.version


def test_a_draft_changes_without_a_reason(world):
    record = world.decision(draft=True)
    record.title = "Beter"

    save_record(record, by=world.griffie)

    assert fresh(record).title == "Beter"


def test_a_published_condition_of_a_draft_position_asks_for_a_reason(world):
    position = world.position(decision=world.decision(), draft=True)
    remark = world.condition(position)

    with pytest.raises(ValidationError, match="geef een reden"):
        save_record(remark, by=world.griffie)


class TestAConfirmedPosition:
    @pytest.mark.parametrize(
        "change", [{"stance": "tegen"}, {"groups_label": "Twee fracties"}, {"subject": None}]
    )
    def test_that_comes_to_say_something_else_is_confirmed_no_more(self, world, change):
        position = world.confirmed()
        for name, value in change.items():
            setattr(position, name, value or SubjectFactory(dossier=world.dossier))

        save_record(position, by=world.griffie, reason="Verkeerd gelezen.")

        stored = fresh(position)
        assert (stored.confirmed_at, stored.confirmed_by) == (None, None)

    def test_stays_so_when_only_its_reading_is_chosen(self, world):
        position = world.confirmed()
        position.shown = world.reading(position, reads_stance=position.stance)

        save_record(position, by=world.griffie, reason="Beter stuk.")

        assert fresh(position).confirmed_by == world.griffie.user

    def test_is_confirmed_no_more_when_its_decision_gets_another_day(self, world):
        position = world.confirmed()
        decision = fresh(position.decision)
        decision.dated_on = "2016-06-02"

        save_record(decision, by=world.griffie, reason="Verkeerde dag.")

        stored = fresh(position)
        assert stored.confirmed_at is None
        assert stored.history.latest().history_change_reason == "Verkeerde dag."

    def test_stays_so_when_its_decision_gets_another_title(self, world):
        position = world.confirmed()
        decision = fresh(position.decision)
        decision.title = "Beter gezegd"

        save_record(decision, by=world.griffie, reason="Tikfout.")

        assert fresh(position).confirmed_at is not None


def test_all_or_nothing_holds_around_several_writes(world):
    with pytest.raises(PermissionDenied), transaction.atomic():
        save_record(act(world), by=world.griffie)
        save_record(AgendaItem(dossier=world.dossier, body=world.neighbour), by=world.griffie)

    assert not Decision.objects.exists()
