"""Who follows, while somebody writes and others look at what was written."""

from datetime import timedelta
from threading import Event

import pytest
from django.core import mail
from django.db import connection, transaction
from time_machine import travel

from decisions.actions.following import notice_changes
from decisions.models import Noticing, Subscription
from decisions.web.following.mail import tell_followers
from tests import people
from tests.decisions.worlds import World

# The second is a fixture.
from tests.racing import at_once, real_database, start  # noqa: F401

NOW, HOUR = people.NOW, timedelta(hours=1)


def follow(world):
    Subscription.objects.create(
        email="ik@aalst.example",
        dossier=world.dossier,
        pace="meteen",
        asked_at=NOW,
        confirmed_at=NOW,
        told_at=notice_changes(at=NOW),
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("real_database")
class TestAtOnce:
    def test_noticings_rise_and_see_all_that_was_committed(self):
        world = World().found()
        assert world.council

        came = at_once(*(lambda: notice_changes(at=NOW) for _number in range(6)))

        found = list(Noticing.objects.order_by("number"))
        assert len(set(came)) == 6
        assert [each.noticed_at for each in found] == sorted(each.noticed_at for each in found)
        assert found[-1].noticed_at == max(came)

    def test_a_write_that_ends_after_a_run_is_told_by_the_next_alone(self, settings):
        settings.ADDRESS = "https://regio.example"
        with travel(NOW - timedelta(days=90), tick=False):
            world = World().found()
            assert world.council
        follow(world)
        wrote, may_end, ran = Event(), Event(), Event()

        def write():
            with transaction.atomic():
                world.position(world.decision(public_from=NOW), stance="voor", public_from=NOW)
                wrote.set()
                may_end.wait(10)

        def run():
            tell_followers(NOW + HOUR)
            ran.set()

        writer = start(write)
        assert wrote.wait(10)
        runner = start(run)
        # SQLite lets nobody else write meanwhile, so there the run waits for the end.
        assert ran.wait(10) if connection.vendor == "postgresql" else not ran.wait(0.5)
        before = len(mail.outbox)
        may_end.set()
        writer.join(20)
        runner.join(20)
        for hours in (2, 3, 4):
            tell_followers(NOW + hours * HOUR)

        assert before == 0
        assert len(mail.outbox) == 1
