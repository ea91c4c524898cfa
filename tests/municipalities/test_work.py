"""The worker: does what waits, takes up what another left, and shows that it lives."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from decisions.web.accounts.mail import send_message
from municipalities.management.commands.work import (
    KEEP_DONE,
    KEEP_FAILED,
    LONGEST_RUN,
    PAUSE_OF_ANCHORS,
    keep_working,
)
from municipalities.models import Heartbeat
from municipalities.proof.anchors import Anchor
from regio.environment import AnchorPlace

# A worker looks for connections that ended, and so is no part of a transaction.
pytestmark = pytest.mark.django_db(transaction=True)
SECOND = timedelta(seconds=1)


@pytest.fixture
def task():
    """Return how an e-mail is queued, with these fields of its row."""

    def queue(**fields):
        made = send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")
        DBTaskResult.objects.filter(pk=made.id).update(**fields)

    return queue


def work():
    call_command("work", once=True, verbosity=0)


def test_does_what_waits_once(task):
    task()

    work()
    work()

    assert [each.to for each in mail.outbox] == [["ik@aalst.example"]]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_leaves_what_is_for_later(task):
    task(run_after=timezone.now() + timedelta(minutes=5))

    work()

    assert mail.outbox == []


def test_shows_that_it_lives():
    before = timezone.now()

    work()
    work()

    assert Heartbeat.objects.get().beaten_at >= before


def test_makes_the_anchor_of_today_once(settings, tmp_path):
    settings.ANCHORS = (AnchorPlace(str(tmp_path)),)

    work()
    work()

    anchor = Anchor.objects.get()
    assert anchor.made_on == timezone.localdate()
    assert [each.name for each in tmp_path.iterdir()] == [str(anchor)]


def test_asks_a_place_that_took_no_anchor_again_after_an_hour(settings, tmp_path):
    settings.ANCHORS = (AnchorPlace(str(tmp_path / "los")),)
    work()
    (tmp_path / "los").mkdir()

    work()
    assert not list((tmp_path / "los").iterdir())

    with time_machine.travel(timezone.now() + PAUSE_OF_ANCHORS + SECOND):
        work()
    assert list((tmp_path / "los").iterdir())


def test_takes_up_what_another_left(task):
    task(status=TaskResultStatus.RUNNING, started_at=timezone.now() - LONGEST_RUN - SECOND)

    work()

    assert len(mail.outbox) == 1


def test_leaves_what_another_is_doing(task):
    task(status=TaskResultStatus.RUNNING, started_at=timezone.now())

    work()

    assert mail.outbox == []


@pytest.mark.parametrize(("status", "kept"), [("SUCCESSFUL", KEEP_DONE), ("FAILED", KEEP_FAILED)])
def test_drops_what_is_old(task, status, kept):
    now = timezone.now()
    task(status=status, finished_at=now - kept - SECOND)
    task(status=status, finished_at=now - kept + timedelta(minutes=1))

    work()

    assert DBTaskResult.objects.count() == 1


def test_waits_for_a_database_that_is_away(task, monkeypatch):
    """And then goes on by itself: here, to do one thing and be told to stop."""
    module, pauses, refusals = "municipalities.management.commands.work", [], ["no connection"]

    class Stopped(Worker):
        def configure_signals(self):
            pass

        def run(self):
            if refusals:
                raise OperationalError(refusals.pop())
            super().run()
            self.running = False

    monkeypatch.setattr(f"{module}.Worker", Stopped)
    monkeypatch.setattr(f"{module}.time.sleep", pauses.append)
    task()

    keep_working()

    assert len(mail.outbox) == 1
    assert pauses[0] > pauses[-1]
