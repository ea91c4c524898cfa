"""Counts in the table of the shared cache: of all processes together."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection, transaction
from django.utils import timezone

from decisions.web.limits import HeavyRequest, count_request
from regio.counting import SharedCounts, writing_soon
from tests.racing import at_once, real_database

__all__ = ["real_database"]


@pytest.fixture
def counts(db):
    return SharedCounts("regio_cache", {})


class TestACount:
    def test_begins_once_and_is_added_to(self, counts):
        assert counts.add("a", 1)
        assert not counts.add("a", 7)
        assert [counts.incr("a"), counts.incr("a", 3), counts.get("a")] == [2, 5, 5]

    def test_that_was_not_begun_is_none(self, counts):
        assert counts.get("a") is None
        with pytest.raises(ValueError, match="there is no count"):
            counts.incr("a")

    def test_is_over_after_its_time_and_leaves_no_row(self, counts):
        now = timezone.now()
        counts.add("a", 1, timeout=60)
        with time_machine.travel(now + timedelta(seconds=90), tick=False):
            assert counts.get("a") is None
            with pytest.raises(ValueError, match="there is no count"):
                counts.incr("a")
            counts.add("b", 1)

            assert count_rows("counts:%") == 1

    def test_goes_alone_when_it_is_dropped(self, counts):
        counts.set("a", 3)
        counts.set("b", 4)

        assert counts.delete("a")
        assert not counts.delete("a")
        assert counts.get("b") == 4

    def test_is_apart_from_what_counts_failed_logins(self, counts):
        caches["default"].set("a", "log")
        counts.add("a", 1)
        counts.clear()

        assert caches["default"].get("a") == "log"
        assert counts.get("a") is None


def count_rows(keys):
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM regio_cache WHERE cache_key LIKE %s", [keys])
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_who_count_at_once_all_count(real_database):
    counts = SharedCounts("regio_cache", {})

    def count():
        for _turn in range(10):
            try:
                counts.incr("a")
            except ValueError:
                counts.add("a", 1) or counts.incr("a")
        return True

    assert at_once(*[count] * 4) == [True] * 4
    assert counts.get("a") == 40


@pytest.mark.django_db
def test_a_request_is_counted_on_by_another_process(settings):
    settings.CACHES = settings.CACHES | {
        "counts": {"BACKEND": "regio.counting.SharedCounts", "LOCATION": "regio_cache"}
    }
    for number in (1, 2, 3):
        assert count_request(HeavyRequest.API, "person 1", 5) == number
        caches["counts"] = SharedCounts("regio_cache", {})  # as another process has it

    assert count_request(HeavyRequest.API, "person 2", 5) == 1


def show_commit():
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no standby")
def test_a_count_waits_for_no_standby_and_what_comes_after_it_does():
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        with writing_soon():
            assert show_commit() == "off"
        assert show_commit() == "on"
        with transaction.atomic(), writing_soon():  # what is written around a count is waited for
            assert show_commit() == "on"
        cursor.execute("RESET synchronous_commit")
