"""A table is brought in whole or not at all, and taken back whole or not at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import change_record, publish_record, publish_records, share_record
from decisions.actions.batches import (
    MOST_OPEN_BATCHES,
    bring_in,
    list_seen_batches,
    open_batch,
    redact_batches,
    remember_columns,
    save_outcome,
    set_batch_columns,
    start_work,
    undo_batch,
)
from decisions.actions.deletion import delete_drafts
from decisions.models import (
    BatchRecord,
    BatchState,
    ColumnChoice,
    Decision,
    DossierCounter,
    Evidence,
    ImportBatch,
    Meeting,
    Position,
    Remark,
    Status,
)
from municipalities.models import CouncilTerm, Group, Population
from tests.decisions.exchange.tables import Table
from tests.factories import EvidenceFactory, RemarkFactory, SourceFactory

pytestmark = pytest.mark.django_db
HEADS = ("Orgaan", "Datum", "Waarover", "Onderwerp", "Standpunt", "Bron volgt", "Voorwaarde")


@pytest.fixture
def table(world):
    return Table(world, "besluiten", HEADS)


def line(world, stance="voor", condition="", title="Zienswijze"):
    return (
        world.council.name,
        "12-3-2017",
        title,
        world.subject.name,
        stance,
        "ja",
        condition,
    )


def undo(batch, by, reason="Verkeerd bestand."):
    undo_batch(batch, by=by, reason=reason)
    batch.refresh_from_db()
    return batch


class TestBringingIn:
    def test_notes_what_was_made_with_the_batch(self, world, table):
        batch = table.bring(line(world, "voor, mits", "Als het kan."))

        told = [(each.record_model, each.row, each.version_before) for each in batch.records.all()]
        assert told == [
            ("decisions.decision", 2, None),
            ("decisions.position", 2, None),
            ("decisions.remark", 2, None),
        ]
        assert (batch.state, batch.sheets) == (BatchState.BROUGHT, [])
        assert batch.brought_at == world.griffie.at

    def test_is_all_or_nothing(self, world, table):
        plan = table.plan(line(world), line(world, title="Iets anders"))
        plan.items[-1].record.stance = "bestaat niet"

        with pytest.raises(ValidationError, match="Rij 3"):
            self.bring(world, plan)

        assert not Decision.objects.exists()
        assert not BatchRecord.objects.exists()

    def test_is_refused_to_who_may_not_keep_it(self, world, table):
        plan = table.plan(line(world))

        with pytest.raises(PermissionDenied):
            self.bring(world, plan, by=world.other_griffie)

        assert not Decision.objects.exists()

    def test_of_an_act_that_says_just_what_another_says_is_refused(self, world, table):
        other = world.decision(
            title="zienswijze", form="besluit", dated_on="2017-03", draft=True, body=world.council
        )
        world.position(other, stance="voor", draft=True)
        plan = table.plan(line(world))

        with pytest.raises(ValidationError, match="Dit staat er al"):
            self.bring(world, plan)

        assert Decision.objects.count() == 1

    @staticmethod
    def bring(world, plan, by=None):
        from_table = open_batch(
            world.dossier, kind="besluiten", file_name="x", sheets=[], by=world.griffie
        )
        return bring_in(from_table, plan.stages(), by=by or world.griffie, reason=plan.reason)


class TestUndoing:
    def test_deletes_what_only_its_griffie_saw(self, world, table):
        batch = table.bring(line(world, "voor, mits", "Als het kan."))

        undo(batch, world.griffie)

        assert not Decision.objects.exists()
        assert not Position.objects.exists()
        assert not Remark.objects.exists()
        assert (batch.state, batch.undone_by) == (BatchState.UNDONE, world.griffie.user)
        gone = Decision.history.filter(history_type="-").get()
        assert "Tabel ‘tabel.csv’ ongedaan gemaakt" in gone.history_change_reason

    @pytest.mark.parametrize("show", [share_record, publish_record])
    def test_withdraws_what_others_saw_with_the_batch_as_reason(self, world, table, show):
        batch = table.bring(line(world, "voor, mits", "Als het kan."))
        show(Decision.objects.get(), by=world.griffie)

        undo(batch, world.griffie)

        for model in (Decision, Position, Remark):
            record = model.objects.get()
            assert record.status == Status.WITHDRAWN
            assert "Tabel ‘tabel.csv’" in record.withdrawn_reason

    def test_deletes_a_place_on_a_draft_and_keeps_one_that_was_seen(self, world):
        source = SourceFactory()
        heads = ("Orgaan", "Datum", "Waarover", "Onderwerp", "Standpunt", "Bron", "Plaats")
        row = (world.council.name, "12-3-2017", "A", world.subject.name, "voor", source.key, "¶3")
        first = Table(world, "besluiten", heads).bring(row)
        undo(first, world.griffie)
        assert not Evidence.objects.exists()

        second = Table(world, "besluiten", heads).bring(row)
        publish_record(Decision.objects.get(), by=world.griffie)
        undo(second, world.griffie)
        assert Evidence.objects.get().position.status == Status.WITHDRAWN

    def test_sets_back_what_it_changed_as_a_new_version(self, world, table):
        position = world.position(
            world.decision(title="Zienswijze", dated_on="2017-03-12"), stance="voor"
        )
        batch = table.bring(line(world, "tegen"))

        undo(batch, world.griffie)

        position.refresh_from_db()
        assert position.stance == "voor"
        stances = [each.stance for each in position.history.order_by("history_date")]
        assert stances[-3:] == ["voor", "tegen", "voor"]
        assert "Verkeerd bestand." in position.history.first().history_change_reason

    def test_sets_back_what_a_new_place_came_to_show(self, world):
        position = world.position(world.decision(title="A", dated_on="2017-03-12"), stance="voor")
        source = SourceFactory()
        heads = ("Orgaan", "Datum", "Waarover", "Onderwerp", "Standpunt", "Bron", "Plaats")
        row = (world.council.name, "12-3-2017", "A", world.subject.name, "voor", source.key, "¶3")
        batch = Table(world, "besluiten", heads).bring(row)
        position.refresh_from_db()
        assert position.shown is not None

        undo(batch, world.griffie)

        position.refresh_from_db()
        assert position.shown is None
        assert not Evidence.objects.exists()

    def test_is_refused_where_somebody_changed_a_row_since(self, world, table):
        batch = table.bring(line(world), line(world, title="Iets anders"))
        decision = Decision.objects.get(title="Iets anders")
        decision.outcome = "aangenomen"
        change_record(decision, by=world.griffie)

        with pytest.raises(ValidationError, match="Rij 3 .* is daarna gewijzigd"):
            undo(batch, world.griffie)

        assert Decision.objects.count() == 2
        assert ImportBatch.objects.get().state == BatchState.BROUGHT

    def test_is_refused_where_somebody_added_something(self, world, table):
        batch = table.bring(line(world))
        EvidenceFactory(position=Position.objects.get(), dossier=world.dossier)

        with pytest.raises(ValidationError, match="Bij rij 2 is daarna iets toegevoegd"):
            undo(batch, world.griffie)

        assert Position.objects.exists()

    def test_leaves_what_is_gone_or_withdrawn_already(self, world, table):
        batch = table.bring(line(world), line(world, title="Iets anders"))
        gone = Decision.objects.get(title="Iets anders").positions.get()
        delete_drafts([gone], by=world.griffie, reason="")

        undo(batch, world.griffie)

        assert not Decision.objects.exists()

    def test_needs_a_reason(self, world, table):
        batch = table.bring(line(world))

        with pytest.raises(ValidationError, match="waarom"):
            undo(batch, world.griffie, reason=" ")

    def test_is_for_who_may_keep_it(self, world, table):
        batch = table.bring(line(world))

        with pytest.raises(PermissionDenied):
            undo(batch, world.other_griffie)

        assert Decision.objects.exists()

    def test_takes_the_register_back(self, world):
        home = world.council.municipality
        heads = ("Gemeente", "Verkiezingsjaar", "Fractie", "Zetels")
        groups = Table(world, "fracties", heads).bring((home.name, "2018", "VVD", "9"))
        people = Table(world, "inwoners", ("Gemeente", "Op", "Inwoners"), by=world.redactie)
        numbers = people.bring((home.name, "2018", "9.000"))
        again = people.bring((home.name, "2018", "9.001"))

        undo(again, world.redactie)
        assert Population.objects.get().inhabitants == 9000
        undo(numbers, world.redactie)
        undo(groups, world.griffie)

        assert not Population.objects.exists()
        assert not Group.objects.exists()
        assert not CouncilTerm.objects.exists()

    def test_deletes_meetings(self, world):
        batch = Table(world, "vergaderingen", ("Orgaan", "Datum")).bring(
            (world.council.name, "12-3-2027")
        )

        undo(batch, world.griffie)

        assert not Meeting.objects.exists()


class TestUndoingMany:
    """Of a table of wishes, with a bounded number of statements."""

    def wishes(self, world, number):
        rows = [(world.council.name, "12-3-2017", f"Wens {each}") for each in range(number)]
        return Table(world, "wensen", ("Orgaan", "Datum", "Tekst")).bring(*rows)

    def asked(self, world, batch):
        with CaptureQueriesContext(connection) as asked:
            undo(batch, world.griffie)
        return len(asked)

    def test_drafts_in_statements_that_do_not_grow_with_the_rows(self, world):
        few = self.asked(world, self.wishes(world, 3))

        assert self.asked(world, self.wishes(world, 80)) == few
        assert not Remark.objects.exists()

    def test_what_was_seen_in_one_more_for_each_row(self, world):
        numbers = []
        for number in (3, 83):
            batch = self.wishes(world, number)
            publish_records(Remark.objects.filter(status="concept"), by=world.griffie)
            numbers.append(self.asked(world, batch))

        assert numbers[1] - numbers[0] == 80
        assert set(Remark.objects.values_list("status", flat=True)) == {Status.WITHDRAWN}

    def test_raises_the_counter_of_the_dossier_once(self, world):
        batch = self.wishes(world, 4)
        counter = DossierCounter.objects.get(dossier=world.dossier)

        undo(batch, world.griffie)

        number = counter.number
        counter.refresh_from_db()
        assert counter.number == number + 1

    def test_is_refused_where_one_of_what_was_seen_was_changed_since(self, world):
        batch = self.wishes(world, 4)
        publish_records(Remark.objects.order_by("pk"), by=world.griffie)
        changed = Remark.objects.get(text="Wens 2")
        changed.text = "Wens 2, anders"
        change_record(changed, by=world.griffie, reason="Verbeterd.")

        with pytest.raises(ValidationError, match="Rij 4 .* is daarna gewijzigd"):
            undo(batch, world.griffie)

        assert set(Remark.objects.values_list("status", flat=True)) == {Status.PUBLISHED}

    def test_withdraws_a_condition_with_its_position_on_a_decision_of_another(self, world):
        decision = world.decision(title="A", dated_on="2017-03-12", form="besluit")
        heads = ("Orgaan", "Datum", "Waarover", "Onderwerp", "Standpunt", "Bron volgt",
                 "Voorwaarde")  # fmt: skip
        batch = Table(world, "besluiten", heads).bring(
            line(world, "voor, mits", "Als het kan.", title="A")
        )
        publish_record(Position.objects.get(), by=world.griffie)

        undo(batch, world.griffie)

        stands = [each.status for each in (Position.objects.get(), Remark.objects.get())]
        assert stands == [Status.WITHDRAWN] * 2
        decision.refresh_from_db()
        assert decision.status == Status.PUBLISHED


class TestDraftsThatGoTogether:
    def test_are_not_deleted_where_another_record_rests_on_one(self, world):
        decision = world.decision(draft=True)
        RemarkFactory(dossier=world.dossier, body=world.council, decision=decision, draft=True)

        with pytest.raises(ValidationError, match="Hierop rusten nog"):
            delete_drafts([decision], by=world.griffie, reason="")

        assert Decision.objects.exists()

    def test_are_drafts(self, world):
        with pytest.raises(ValidationError, match="Alleen een concept"):
            delete_drafts([world.decision()], by=world.griffie, reason="Fout.")


class TestATableOnItsWayIn:
    def opened(self, world, **changed):
        sheets = [{"name": "", "rows": [["a"]]}]
        about = {"kind": "besluiten", "file_name": "x.csv", "sheets": sheets}
        return open_batch(world.dossier, by=world.griffie, **(about | changed))

    def test_is_one_of_the_last_five_of_a_person(self, world):
        made = [self.opened(world) for _time in range(MOST_OPEN_BATCHES + 2)]

        kept = set(ImportBatch.objects.values_list("pk", flat=True))
        assert kept == {each.pk for each in made[2:]}

    def test_is_worked_at_once(self, world):
        batch = self.opened(world)
        same = ImportBatch.objects.get(pk=batch.pk)
        start_work(batch, BatchState.CHECKING, total=9, by=world.griffie)

        for each in (batch, same):
            with pytest.raises(ValidationError, match="wordt al gewerkt"):
                start_work(each, BatchState.CHECKING, total=9, by=world.griffie)

    def test_is_taken_up_again_when_the_worker_stopped(self, world):
        batch = self.opened(world)
        start_work(batch, BatchState.CHECKING, total=9, by=world.griffie)
        ImportBatch.objects.update(worked_at=world.griffie.at - timedelta(minutes=16))
        batch.refresh_from_db()

        start_work(batch, BatchState.CHECKING, total=9, by=world.griffie)

        assert batch.worked_at == world.griffie.at

    def test_has_its_columns_remembered_for_the_person_the_region_and_the_kind(self, world):
        batch = self.opened(world)
        remember_columns(batch, {"wie": "body"}, by=world.griffie)
        remember_columns(batch, {"dag": "dated_on", "wie": ""}, by=world.griffie)

        choice = ColumnChoice.objects.get()
        assert (choice.heads, choice.region) == ({"wie": "", "dag": "dated_on"}, world.region)

    def test_is_forgotten_where_a_passage_may_be_kept_nowhere(self, world):
        batch = self.opened(world, sheets=[{"name": "", "rows": [["Jan de Vries"]]}])
        other = self.opened(world)
        set_batch_columns(batch, sheet=0, columns={"body": 0})
        save_outcome(batch, [[2, "nieuw", "Jan de Vries", []]], {"nieuw": 1})

        redact_batches("Jan de Vries")

        batch.refresh_from_db()
        other.refresh_from_db()
        assert (batch.sheets, batch.outcome) == ([], [])
        assert other.sheets

    def test_is_seen_by_who_made_it_and_by_beheer(self, world):
        batch = self.opened(world)

        seen = [list(list_seen_batches(by)) for by in (world.griffie, world.beheer, world.redactie)]

        assert seen == [[batch], [batch], []]
