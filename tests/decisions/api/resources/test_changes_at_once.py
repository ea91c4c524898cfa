"""Who asks for changes while others write misses none of them, in whichever order they end."""

import threading

import pytest
from django.test import Client

from decisions.actions import save_record, writing_in
from decisions.models import Milestone
from tests.decisions.api.followed import Follower
from tests.decisions.api.scene import small
from tests.people import beheer
from tests.racing import real_database, start  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_database")]
PATIENCE = 15


def add_event(dossier, title):
    event = Milestone(dossier=dossier, title=title, dated_on="2016-07-01")
    return save_record(event, by=beheer(), reason="test")


def titles(entries):
    return [each["gegevens"]["wat"] for each in entries]


def test_a_write_that_began_first_and_ends_last_is_told():
    dossier = small().dossier
    follower = Follower(Client())
    follower.catch_up()
    is_written, may_end = threading.Event(), threading.Event()

    def write_slowly():
        with writing_in(dossier):
            add_event(dossier, "Begon eerst")
            is_written.set()
            may_end.wait(PATIENCE)

    slow = start(write_slowly)
    assert is_written.wait(PATIENCE)
    quick = start(lambda: add_event(dossier, "Begon later"))
    meanwhile = follower.catch_up()
    may_end.set()
    for each in (slow, quick):
        each.join(PATIENCE)
    told = follower.catch_up()

    assert meanwhile == []
    assert titles(told) == ["Begon eerst", "Begon later"]
    assert told[0]["schakel"] < told[1]["schakel"]
    assert follower.catch_up() == []
