"""Two people saving one version at once: one wins, the other is told, nothing is lost."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from decisions.actions import (
    AlreadySubmitted,
    claim_idempotency_key,
    record_decision,
    save_record,
    save_response_address,
    writing_in,
)
from decisions.models import Decision
from municipalities.models import Region
from municipalities.tracking import Conflict, write_record
from tests.decisions.worlds import World, fresh, revision
from tests.people import beheer
from tests.racing import at_once, real_database  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_database")]


def renaming(stale, name, by):
    def job():
        stale.name = name
        return write_record(stale, by=by)

    return job


def test_the_connections_are_apart():
    here = connection.connection or connection.ensure_connection()

    [there] = at_once(lambda: connection.ensure_connection() or id(connection.connection))

    assert there != id(here or connection.connection)


def test_of_two_who_save_one_version_exactly_one_wins():
    by = beheer()
    stands = write_record(Region(slug="regio", name="Begin"), by=by)

    came = at_once(*(renaming(fresh(stands), f"Poging {n}", by) for n in range(2)))

    [winner] = [each for each in came if isinstance(each, Region)]
    [loser] = [each for each in came if isinstance(each, Conflict)]
    assert fresh(stands).name == winner.name == loser.current.name
    assert fresh(stands).version == 2
    assert [row.name for row in stands.history.order_by("history_id")] == ["Begin", winner.name]


def test_many_who_read_again_after_a_conflict_all_get_through():
    by = beheer()
    stands = write_record(Region(slug="regio", name="0"), by=by)

    def add_one():
        while True:
            record = fresh(stands)
            record.name = str(int(record.name) + 1)
            try:
                return write_record(record, by=by)
            except Conflict:
                continue

    came = at_once(*[add_one] * 4)

    assert [each for each in came if isinstance(each, Exception)] == []
    assert fresh(stands).name == "4"
    assert stands.history.count() == 5
    dates = list(stands.history.order_by("history_id").values_list("history_date", flat=True))
    assert dates == sorted(set(dates))


def test_two_griffies_who_record_at_once_number_their_acts_apart():
    world = World()
    acts = [(world.council, world.griffie), (world.neighbour, world.other_griffie)]

    def recording(body, by):
        act = Decision(
            dossier=world.dossier, body=body, form="besluit", dated_on="2016-06-01", title="Besluit"
        )
        return lambda: record_decision(decision=act, by=by)

    came = at_once(*(recording(*each) for each in acts))

    assert [type(each) for each in came] == [Decision, Decision]
    assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 2]


def test_no_write_of_a_dossier_misses_in_its_revision():
    world = World()
    records = [world.decision(draft=True) for _ in range(3)]
    by = world.griffie
    before = revision(world.dossier)

    came = at_once(*(lambda each=each: save_record(each, by=by) for each in records))

    assert [each for each in came if isinstance(each, Exception)] == []
    assert revision(world.dossier) == before + 3


def test_a_form_that_is_sent_twice_at_once_is_done_once():
    world, token = World(), uuid4()
    by, dossier = world.griffie, world.dossier

    def sending(number):
        def job():
            with writing_in(dossier):
                sent = claim_idempotency_key(token, by=by)
                save_record(world_act(world, f"Keer {number}"), by=by)
                save_response_address(sent, f"/keer/{number}/")
            return number

        return job

    came = at_once(sending(1), sending(2))

    [first] = [each for each in came if isinstance(each, int)]
    [second] = [each for each in came if isinstance(each, AlreadySubmitted)]
    assert second.led_to == f"/keer/{first}/"
    assert Decision.objects.get().title == f"Keer {first}"


def world_act(world, title):
    return Decision(
        dossier=world.dossier, body=world.council, form="brief", dated_on="2016-06-01", title=title
    )


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time.")
class TestSideBySide:
    def test_a_write_waits_for_no_write_of_another_dossier(self):
        here, there = World(), World()
        drafts = [each.decision(draft=True) for each in (here, there)]
        readers = [each.griffie for each in (here, there)]
        is_open, is_done = threading.Event(), threading.Event()

        def held_open():
            with writing_in(here.dossier):
                save_record(drafts[0], by=readers[0])
                is_open.set()
                return is_done.wait(timeout=15)

        def meanwhile():
            is_open.wait(timeout=15)
            kept = save_record(drafts[1], by=readers[1])
            is_done.set()
            return kept

        was_in_time, kept = at_once(held_open, meanwhile)

        assert (was_in_time, kept) == (True, drafts[1])

    def test_a_write_of_the_same_dossier_waits_its_turn(self):
        world = World()
        draft, by = world.decision(draft=True), world.griffie
        is_open, is_done = threading.Event(), threading.Event()

        def held_open():
            with writing_in(world.dossier):
                is_open.set()
                return is_done.wait(timeout=1)

        def meanwhile():
            is_open.wait(timeout=15)
            kept = save_record(draft, by=by)
            is_done.set()
            return kept

        was_in_time, kept = at_once(held_open, meanwhile)

        assert (was_in_time, kept) == (False, draft)

    def test_two_who_write_in_two_dossiers_never_wait_crosswise(self):
        worlds = [World(), World()]
        dossiers = [each.dossier for each in worlds]

        def writing_both(order):
            def job():
                for _ in range(20):
                    with writing_in(*order):
                        pass
                return "done"

            return job

        came = at_once(writing_both(dossiers), writing_both(dossiers[::-1]))

        assert came == ["done", "done"]
