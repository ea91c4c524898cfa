"""A table on its way in is kept for who brought it, and worked at by one at a time."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from decisions.actions.batches import (
    MOST_OPEN_BATCHES,
    list_seen_batches,
    open_batch,
    redact_batches,
    remember_columns,
    save_outcome,
    set_batch_columns,
    start_work,
)
from decisions.models import BatchState, ColumnChoice, ImportBatch

pytestmark = pytest.mark.django_db


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
