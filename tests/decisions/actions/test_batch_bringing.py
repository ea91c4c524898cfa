"""A table is brought in whole or not at all."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.batch_bringing import bring_in
from decisions.actions.batches import open_batch
from decisions.models import BatchRecord, BatchState, Decision, ImportBatch
from tests.decisions.exchange.tables import DECISION_HEADS, Table, decision_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(world):
    return Table(world, "besluiten", DECISION_HEADS)


class TestBringingIn:
    def test_notes_what_was_made_with_the_batch(self, world, table):
        batch = table.bring(decision_line(world, "voor, mits", "Als het kan."))

        told = [(each.record_model, each.row, each.version_before) for each in batch.records.all()]
        assert told == [
            ("decisions.decision", 2, None),
            ("decisions.position", 2, None),
            ("decisions.remark", 2, None),
        ]
        assert (batch.state, batch.sheets) == (BatchState.BROUGHT, [])
        assert batch.brought_at == world.griffie.at

    def test_is_done_once_where_two_press_at_once(self, world, table):
        plans = [table.plan(decision_line(world)) for _press in range(2)]
        about = {"kind": "besluiten", "file_name": "x", "sheets": [], "by": world.griffie}
        batch = open_batch(world.dossier, **about)
        second = ImportBatch.objects.get(pk=batch.pk)
        bring_in(batch, [plans[0].stages()], by=world.griffie, reason="Eerste.")

        with pytest.raises(ValidationError, match="al gedaan: deze tabel is ingelezen"):
            bring_in(second, [plans[1].stages()], by=world.griffie, reason="Tweede.")

        assert Decision.objects.count() == 1

    def test_is_all_or_nothing(self, world, table):
        plan = table.plan(decision_line(world), decision_line(world, title="Iets anders"))
        plan.items[-1].record.stance = "bestaat niet"

        with pytest.raises(ValidationError, match="Rij 3"):
            self.bring(world, plan)

        assert not Decision.objects.exists()
        assert not BatchRecord.objects.exists()

    def test_is_refused_to_who_may_not_keep_it(self, world, table):
        plan = table.plan(decision_line(world))

        with pytest.raises(PermissionDenied):
            self.bring(world, plan, by=world.other_griffie)

        assert not Decision.objects.exists()

    def test_of_an_act_that_says_just_what_another_says_is_refused(self, world, table):
        other = world.decision(
            title="zienswijze", form="besluit", dated_on="2017-03", draft=True, body=world.council
        )
        world.position(other, stance="voor", draft=True)
        plan = table.plan(decision_line(world))

        with pytest.raises(ValidationError, match="Dit staat er al"):
            self.bring(world, plan)

        assert Decision.objects.count() == 1

    @staticmethod
    def bring(world, plan, by=None):
        from_table = open_batch(
            world.dossier, kind="besluiten", file_name="x", sheets=[], by=world.griffie
        )
        return bring_in(
            from_table, [plan.stages()], by=by or world.griffie, reason="Uit een tabel."
        )
