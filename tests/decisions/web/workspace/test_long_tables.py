"""A long table is worked at by the worker, which says how far it is; nothing waits for it."""

import pytest
from django.core.management import call_command

from decisions.models import BatchState, ImportBatch, Remark
from decisions.web.workspace.tables import work
from tests.decisions.tables_made import make_csv
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.tables_desk import Desk, wishes
from tests.decisions.worlds import World


# A worker looks for connections that ended, and so is no part of a transaction.
@pytest.mark.django_db(transaction=True)
class TestManyRows:
    @pytest.fixture
    def long(self, client, monkeypatch):
        monkeypatch.setattr(work, "AT_ONCE_ROWS", 2)
        world = World().found()
        desk = Desk(client, world)
        desk.choose(make_csv(*wishes(world, "Een", "Twee", "Drie")))
        desk.world = world
        return desk

    def again(self, desk):
        desk.page = desk.client.get(desk.address)
        return desk.words

    def test_are_done_by_the_worker_while_the_page_says_how_far_it_is(self, long):
        assert "wordt nagekeken" in long.words.lower()
        assert b"<progress" in long.page.content
        ImportBatch.objects.update(handled=2)
        assert "2 van 4 rijen bekeken." in self.again(long)

        call_command("work", once=True, verbosity=0)
        assert "Inlezen (3)" in self.again(long)
        long.send()
        assert not Remark.objects.exists()
        call_command("work", once=True, verbosity=0)
        assert "nieuw 3" in self.again(long)
        assert Remark.objects.count() == 3

        home = long.address
        long.page = long.client.get(home + "ongedaan/")
        long.send(home + "ongedaan/", reason="Verkeerd bestand.")
        call_command("work", once=True, verbosity=0)
        assert "Verkeerd bestand." in self.again(long)
        assert not Remark.objects.exists()

    def test_that_are_refused_say_so_and_stand_as_before(self, long):
        call_command("work", once=True, verbosity=0)
        self.again(long)
        long.send()
        batch = ImportBatch.objects.get()
        ImportBatch.objects.update(outcome=[[2, "gelijk", "", []]])

        call_command("work", once=True, verbosity=0)

        batch.refresh_from_db()
        assert batch.state == BatchState.CHECKED
        assert "Sinds de controle" in self.again(long)
        assert not Remark.objects.exists()

    def test_that_fail_leave_the_table_to_try_again(self, long, monkeypatch):
        monkeypatch.setattr(work, "plan_batch", None)

        call_command("work", once=True, verbosity=0)

        batch = ImportBatch.objects.get()
        assert batch.state == BatchState.READ
        assert "Er ging iets mis" in words(long.client.get(long.address, follow=True))
