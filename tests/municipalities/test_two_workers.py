"""Workers on two machines do what waits between them, and nothing of it twice."""

from collections import Counter
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from decisions.web.accounts.mail import send_message
from municipalities.management.commands.work import beat, keep_anchored, make_worker
from municipalities.models import Heartbeat
from municipalities.proof.anchors import Anchor
from tests.racing import real_database

__all__ = ["real_database"]
MANY, WORKERS = 24, 3


@pytest.mark.django_db(transaction=True)
def test_each_task_is_done_once(real_database):
    for number in range(MANY):
        send_message.enqueue([f"nr{number}@aalst.example"], "Dag", "Tekst")
    start = Barrier(WORKERS)

    def work():
        start.wait(timeout=10)
        beat()
        keep_anchored()
        make_worker().run()
        connection.close()

    threads = [Thread(target=work) for _worker in range(WORKERS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=60)

    assert Counter(each.to[0] for each in mail.outbox) == {
        f"nr{number}@aalst.example": 1 for number in range(MANY)
    }
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {
        TaskResultStatus.SUCCESSFUL
    }
    assert (Heartbeat.objects.count(), Anchor.objects.count()) == (1, 1)
