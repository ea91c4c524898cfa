"""A table is taken back whole or not at all."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import (
    change_record,
    publish_record,
    publish_records,
    share_record,
    withdraw_record,
)
from decisions.actions.batch_undoing import undo_batch
from decisions.actions.deletion import delete_drafts
from decisions.actions.publication import withdraw_records
from decisions.models import (
    BatchState,
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
from tests.decisions.exchange.tables import DECISION_HEADS, Table, decision_line
from tests.decisions.worlds import fresh
from tests.factories import EvidenceFactory, RemarkFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(world):
    return Table(world, "besluiten", DECISION_HEADS)


def undo(batch, by, reason="Verkeerd bestand."):
    undo_batch(batch, by=by, reason=reason)
    batch.refresh_from_db()
    return batch


class TestUndoing:
    def test_deletes_what_only_its_griffie_saw(self, world, table):
        batch = table.bring(decision_line(world, "voor, mits", "Als het kan."))

        undo(batch, world.griffie)

        assert not Decision.objects.exists()
        assert not Position.objects.exists()
        assert not Remark.objects.exists()
        assert (batch.state, batch.undone_by) == (BatchState.UNDONE, world.griffie.user)
        gone = Decision.history.filter(history_type="-").get()
        assert "Tabel ‘tabel.csv’ ongedaan gemaakt" in gone.history_change_reason

    @pytest.mark.parametrize("show", [share_record, publish_record])
    def test_withdraws_what_others_saw_with_the_batch_as_reason(self, world, table, show):
        batch = table.bring(decision_line(world, "voor, mits", "Als het kan."))
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
        batch = table.bring(decision_line(world, "tegen"))

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
        batch = table.bring(decision_line(world), decision_line(world, title="Iets anders"))
        decision = Decision.objects.get(title="Iets anders")
        decision.outcome = "aangenomen"
        change_record(decision, by=world.griffie)

        with pytest.raises(ValidationError, match="Rij 3 .* is daarna gewijzigd"):
            undo(batch, world.griffie)

        assert Decision.objects.count() == 2
        assert ImportBatch.objects.get().state == BatchState.BROUGHT

    def test_is_refused_where_somebody_added_something(self, world, table):
        batch = table.bring(decision_line(world))
        EvidenceFactory(position=Position.objects.get(), dossier=world.dossier)

        with pytest.raises(ValidationError, match="Bij rij 2 is daarna iets toegevoegd"):
            undo(batch, world.griffie)

        assert Position.objects.exists()

    def test_leaves_what_is_gone_or_withdrawn_already(self, world, table):
        batch = table.bring(decision_line(world), decision_line(world, title="Iets anders"))
        gone = Decision.objects.get(title="Iets anders").positions.get()
        delete_drafts([gone], by=world.griffie, reason="")

        undo(batch, world.griffie)

        assert not Decision.objects.exists()

    def test_is_done_once_where_two_press_at_once(self, world, table):
        batch = table.bring(decision_line(world))
        second = ImportBatch.objects.get(pk=batch.pk)
        undo(batch, world.griffie)

        with pytest.raises(ValidationError, match="al gedaan: deze tabel is ongedaan gemaakt"):
            undo(second, world.griffie, reason="Nog eens.")

        assert ImportBatch.objects.get().undone_reason == "Verkeerd bestand."

    def test_needs_a_reason(self, world, table):
        batch = table.bring(decision_line(world))

        with pytest.raises(ValidationError, match="waarom"):
            undo(batch, world.griffie, reason=" ")

    def test_is_for_who_may_keep_it(self, world, table):
        batch = table.bring(decision_line(world))

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

    def test_what_was_seen_in_statements_that_do_not_grow_with_the_rows_either(self, world):
        numbers = []
        for number in (3, 83):
            batch = self.wishes(world, number)
            publish_records(Remark.objects.filter(status="concept"), by=world.griffie)
            numbers.append(self.asked(world, batch))

        assert numbers[0] == numbers[1]
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
            decision_line(world, "voor, mits", "Als het kan.", title="A")
        )
        publish_record(Position.objects.get(), by=world.griffie)

        undo(batch, world.griffie)

        stands = [each.status for each in (Position.objects.get(), Remark.objects.get())]
        assert stands == [Status.WITHDRAWN] * 2
        decision.refresh_from_db()
        assert decision.status == Status.PUBLISHED


class TestSettingBackMany:
    """What a table changed, with a bounded number of statements, each rule kept."""

    CONTENT = {
        "wensen": ("Orgaan", "Datum", "Tekst", "Onderdeel"),
        "besluiten": (*DECISION_HEADS, "Uitkomst", "Stemmen voor"),
        "vergaderingen": ("Orgaan", "Datum", "Plaats"),
        "fracties": ("Gemeente", "Verkiezingsjaar", "Fractie", "Zetels"),
        "inwoners": ("Gemeente", "Op", "Inwoners"),
    }

    def lines(self, world, council, kind, number, *, is_second):
        """Return rows of which the second table says something else."""
        body, home = council.name, council.municipality.name
        said, seats = ("nu anders", "2") if is_second else ("eerst", "1")
        first = world.subject.name
        row = {
            "wensen": lambda n: (body, "12-3-2017", f"Wens {number} {n}", said),
            "besluiten": lambda n: (
                *(body, "12-3-2017", f"Besluit {number} {n}", first),
                *("tegen" if is_second else "voor", "ja", "", said, seats),
            ),
            "vergaderingen": lambda n: (body, f"{n % 28 + 1}-{n // 28 + 1}-20{number}", said),
            "fracties": lambda n: (home, "2018", f"F{number}-{n}", seats),
            "inwoners": lambda n: (home, f"{n % 28 + 1}-{n // 28 + 1}-20{number}", f"1{seats}"),
        }[kind]
        return [row(each) for each in range(number)]

    def changed(self, world, kind, number, *, by=None, council=None):
        """Return the batch that changed so many rows of a council, that of the griffie itself
        unless told otherwise."""
        table = Table(world, kind, self.CONTENT[kind], by=by)
        told = (world, council or world.council, kind, number)
        table.bring(*self.lines(*told, is_second=False))
        return table.bring(*self.lines(*told, is_second=True))

    @pytest.mark.parametrize(
        ("kind", "who", "whose"),
        [
            ("wensen", "griffie", "council"),
            ("besluiten", "griffie", "council"),
            ("vergaderingen", "griffie", "council"),
            ("fracties", "griffie", "council"),
            ("wensen", "redactie", "neighbour"),
            ("besluiten", "redactie", "neighbour"),
            ("inwoners", "redactie", "neighbour"),
        ],
    )
    def test_asks_as_many_queries_of_a_few_rows_as_of_many(self, world, kind, who, whose):
        by, council = getattr(world, who), getattr(world, whose)
        asked = []
        for number in (11, 40):
            batch = self.changed(world, kind, number, by=by, council=council)
            with CaptureQueriesContext(connection) as queries:
                undo(batch, by)
            asked.append(len(queries))

        assert asked[0] == asked[1]

    def test_leaves_one_version_more_of_each_with_who_and_why(self, world):
        batch = self.changed(world, "besluiten", 3)
        counter = DossierCounter.objects.get(dossier=world.dossier).number

        undo(batch, world.griffie)

        for model, said in ((Decision, ["eerst", "nu anders", "eerst"]),
                            (Position, ["voor", "tegen", "voor"])):  # fmt: skip
            name = "outcome" if model is Decision else "stance"
            for record in model.objects.all():
                rows = record.history.order_by("history_date")
                assert [getattr(each, name) for each in rows] == said
                assert [each.version for each in rows] == [1, 2, 3]
                assert rows[2].history_user == world.griffie.user
                told = "Tabel ‘tabel.csv’ ongedaan gemaakt: Verkeerd bestand."
                assert rows[2].history_change_reason == told
        assert DossierCounter.objects.get(dossier=world.dossier).number == counter + 1

    def test_is_refused_whole_where_one_was_changed_since(self, world):
        batch = self.changed(world, "besluiten", 3)
        position = Position.objects.order_by("pk")[1]
        position.stance = "geen_blokkade"
        change_record(position, by=world.griffie)

        with pytest.raises(ValidationError, match="Rij 3 .* is daarna gewijzigd"):
            undo(batch, world.griffie)

        assert {each.outcome for each in Decision.objects.all()} == {"nu anders"}
        assert {each.version for each in Decision.objects.all()} == {2}
        assert ImportBatch.objects.get(pk=batch.pk).state == BatchState.BROUGHT

    def test_leaves_alone_what_was_withdrawn_since(self, world):
        decision = world.decision(title="A", dated_on="2017-03-12", form="besluit")
        position = world.position(decision, stance="voor")
        batch = Table(world, "besluiten", DECISION_HEADS).bring(
            decision_line(world, "tegen", title="A")
        )
        withdraw_record(fresh(position), by=world.griffie, reason="Niet van ons.")

        undo(batch, world.griffie)

        position.refresh_from_db()
        assert (position.stance, position.status) == ("tegen", Status.WITHDRAWN)

    def test_is_refused_where_a_public_stance_would_lose_its_condition(self, world):
        position = world.position(
            world.decision(title="A", dated_on="2017-03-12", form="besluit"), stance="voor_mits"
        )
        condition = world.condition(position)
        batch = Table(world, "besluiten", DECISION_HEADS).bring(
            decision_line(world, "voor", title="A")
        )
        withdraw_record(condition, by=world.griffie, reason="Vervallen.")

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            undo(batch, world.griffie)

        assert fresh(position).stance == "voor"

    def test_is_refused_where_a_decision_would_say_what_a_later_one_says(self, world):
        decision = world.decision(title="A", dated_on="2017-03-12", form="besluit", draft=True)
        position = world.position(decision, stance="voor", draft=True)
        batch = Table(world, "besluiten", DECISION_HEADS).bring(
            decision_line(world, "tegen", title="A")
        )
        twin = world.decision(title="a", dated_on="2017-03", form="besluit", draft=True)
        world.position(twin, stance="voor", draft=True)

        with pytest.raises(ValidationError, match="Dit staat er al"):
            undo(batch, world.griffie)

        assert fresh(position).stance == "tegen"

    def test_is_not_refused_for_what_the_same_table_made(self, world):
        """It changed one decision and made another one that says what the first said before."""
        decision = world.decision(title="A", dated_on="2017-03-12", form="besluit", draft=True)
        position = world.position(decision, stance="voor", draft=True)
        march = list(decision_line(world, "voor", title="A"))
        march[1] = "maart 2017"
        batch = Table(world, "besluiten", DECISION_HEADS).bring(
            decision_line(world, "tegen", title="A"), march
        )

        undo(batch, world.griffie)

        assert fresh(position).stance == "voor"
        assert Decision.objects.get() == decision


class TestWithdrawingMany:
    def test_names_the_stance_that_is_refused_in_words(self, world):
        remark, position = world.remark(), world.position(stance="voor")
        position.groups_label = "x" * 201

        with pytest.raises(ValidationError, match=rf"‘{world.council.name}: x+ – .*: voor’: "):
            withdraw_records([remark, position], by=world.griffie, reason="Fout.")

        assert fresh(remark).status == Status.PUBLISHED


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
