"""Throwing away: a draft goes with its parts, what anybody saw does not."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import (
    NewPosition,
    delete_draft,
    propose_reading,
    record_decision,
    save_record,
    share_record,
    withdraw_record,
)
from decisions.models import AgendaItem, AgendaLine, Decision, Evidence, Position, Remark
from municipalities.tracking import Conflict
from tests.decisions.worlds import fresh, revision
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
    CouncilTermFactory,
    EvidenceFactory,
    GroupFactory,
    MilestoneFactory,
    ReplyFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def whole(world):
    """A draft decision with a stance that shows a reading, a group and a condition."""
    decision = Decision(
        dossier=world.dossier,
        body=world.council,
        form="besluit",
        dated_on="2016-06-01",
        title="Besluit",
    )
    taken = NewPosition(
        Position(subject=world.subject, stance="voor_mits", groups_label="Een fractie"),
        readings=[
            Evidence(source=SourceFactory(), place="1", summary="x", reads_stance="voor_mits")
        ],
        groups=[GroupFactory(term=CouncilTermFactory(body=world.council))],
        conditions=[
            Remark(
                dossier=world.dossier,
                body=world.council,
                kind="voorwaarde",
                dated_on="2016-06-01",
                text="Behoud het loket",
            )
        ],
    )
    return record_decision(decision=decision, taken=[taken], by=world.griffie)


class TestADraft:
    def test_goes_and_its_history_tells_who_and_why(self, world):
        decision = world.decision(draft=True)
        key, before = decision.pk, revision(world.dossier)

        delete_draft(decision, by=world.griffie, reason="Proef.")

        last = Decision.history.filter(id=key).latest()
        assert not Decision.objects.exists()
        assert (last.history_type, last.history_user) == ("-", world.griffie.user)
        assert last.history_change_reason == "Proef."
        assert revision(world.dossier) > before

    def test_goes_with_all_its_parts(self, world):
        decision = whole(world)

        delete_draft(decision, by=world.griffie)

        for model in (Decision, Position, Remark, Evidence):
            assert not model.objects.exists()
            assert model.history.latest().history_type == "-"

    def test_goes_with_the_lines_of_an_agenda_item(self, world):
        item = AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
        AgendaLineFactory(item=item)

        delete_draft(item, by=world.griffie)

        assert not AgendaItem.objects.exists()
        assert not AgendaLine.objects.exists()

    def test_stays_whole_when_one_part_was_shared(self, world):
        decision = whole(world)
        remark = decision.remarks.get()
        share_record(remark, by=world.griffie)

        with pytest.raises(ValidationError, match="Alleen een concept"):
            delete_draft(decision, by=world.griffie)

        assert (Position.objects.count(), Evidence.objects.count()) == (1, 1)

    def test_stays_when_something_else_rests_on_it(self, world):
        remark = world.remark(draft=True)
        ReplyFactory(remark=remark, body=world.steering_group, draft=True)

        with pytest.raises(ValidationError, match="Hierop rusten nog: 1 reactie."):
            delete_draft(remark, by=world.griffie)

        assert fresh(remark) == remark

    @pytest.mark.parametrize("who", ["public", "other_griffie", "raadslid", "collegian"])
    def test_is_thrown_away_by_its_own_griffie(self, world, who):
        decision = world.decision(draft=True)

        with pytest.raises(PermissionDenied):
            delete_draft(decision, by=getattr(world, who))

        assert fresh(decision) == decision

    def test_that_changed_since_it_was_read_stays(self, world):
        mine = world.decision(draft=True)
        theirs = fresh(mine)
        share_record(theirs, by=world.griffie)
        mine.status = "concept"

        with pytest.raises(ValidationError):
            delete_draft(mine, by=world.griffie)

        assert fresh(mine).status == "gedeeld"

    def test_that_is_gone_already_is_a_conflict(self, world):
        decision = world.decision(draft=True)
        delete_draft(fresh(decision), by=world.griffie)

        with pytest.raises(Conflict):
            delete_draft(decision, by=world.griffie)


class TestWhatWasSeen:
    def test_is_not_thrown_away(self, world):
        for seen in (
            world.decision(),
            share_record(world.decision(draft=True), by=world.griffie),
            withdraw_record(world.decision(), by=world.griffie, reason="Dubbel."),
        ):
            with pytest.raises(ValidationError, match="Alleen een concept"):
                delete_draft(seen, by=world.griffie, reason="Weg.")

        assert Decision.objects.count() == 3

    def test_loses_a_part_with_a_reason_only(self, world):
        reading = world.reading(world.position())

        with pytest.raises(ValidationError, match="geef een reden"):
            delete_draft(reading, by=world.griffie)
        delete_draft(reading, by=world.griffie, reason="Ander stuk.")

        assert Evidence.history.latest().history_change_reason == "Ander stuk."

    def test_keeps_the_reading_that_it_shows(self, world):
        position = world.position()
        position.shown = world.reading(position)
        save_record(position, by=world.griffie, reason="Gekozen.")

        with pytest.raises(ValidationError, match="Andere gegevens rusten hierop"):
            delete_draft(position.shown, by=world.griffie, reason="Weg.")

    def test_loses_no_reading_to_who_proposed_it(self, world):
        reading = Evidence(source=SourceFactory(), place="1", summary="x")
        propose_reading(world.position(), reading, by=world.other_griffie)

        with pytest.raises(PermissionDenied):
            delete_draft(reading, by=world.other_griffie, reason="Toch niet.")

    def test_loses_a_milestone_with_its_evidence_and_a_reason(self, world):
        milestone = MilestoneFactory(dossier=world.dossier)
        EvidenceFactory(position=None, milestone=milestone, dossier=world.dossier)

        delete_draft(milestone, by=world.redactie, reason="Stond er twee keer.")

        assert not Evidence.objects.exists()
        assert {row.history_change_reason for row in Evidence.history.filter(history_type="-")} == {
            "Stond er twee keer."
        }
