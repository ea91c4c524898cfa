"""What a process answers from memory, and when it makes the answer anew."""

import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.cache import caches
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from decisions.actions import correct_record
from decisions.board.cache import PUBLISHED_KINDS
from decisions.models import Position
from decisions.web.kept_pages import KeptPagesMiddleware, Makers
from decisions.web.public import board
from tests import factories as make
from tests.decisions.board.scenes import scene
from tests.people import NOW, beheer
from tests.racing import do_elsewhere, real_database, start

__all__ = ["real_database"]
committed = pytest.mark.django_db(transaction=True)


def list_keys():
    memory = caches["pages"].memory
    return [*memory.once, *memory.again]


def correct(stance, title="Anders."):
    position = Position.objects.get()
    correct_record(position, changes={"stance": stance}, by=beheer(), reason=title)


@committed
class TestAnAnswer:
    @pytest.fixture
    def address(self):
        return scene(1).get_absolute_url()

    def test_has_the_same_headers_from_memory(self, client, address):
        made, kept = (client.get(address) for _each in range(2))

        number = "X-Request-ID"
        assert made.headers.pop(number) != kept.headers.pop(number)
        assert dict(made.items()) == dict(kept.items())
        assert "default-src 'none'" in kept["Content-Security-Policy"]
        assert kept["X-Frame-Options"] == "DENY"

    def test_is_another_one_for_another_host_and_for_who_takes_no_gzip(self, client, address):
        plain = client.get(address)
        packed = client.get(address, headers={"accept-encoding": "gzip"})
        other = client.get(address, headers={"host": "testserver:81"})

        assert len(list_keys()) == 3
        assert packed["Content-Encoding"] == "gzip"
        assert b"http://testserver:81/" in other.content
        assert b"http://testserver:81/" not in plain.content

    def test_is_kept_apart_for_a_part_of_a_page(self, client, address):
        client.get(address)
        client.get(address, headers={"hx-request": "true"})

        assert len(list_keys()) == 2

    def test_to_what_nobody_knows_is_not_kept(self, client, address):
        response = client.get(address, {"fbclid": "abc"})

        assert response.status_code == 200
        assert list_keys() == []

    def test_to_who_carries_a_session_is_not_kept(self, client, address):
        client.cookies["sessionid"] = "verzonnen"

        assert client.get(address).status_code == 200
        assert list_keys() == []

    def test_that_is_an_error_or_leads_elsewhere_is_not_kept(self, client, address):
        for wrong in ("?peildatum=morgen", "?toon=niets", "vergelijk/", "gemeenten/nergens/"):
            assert client.get(address + wrong).status_code != 200

        assert list_keys() == []

    def test_to_head_is_kept_for_get(self, client, address, django_assert_num_queries):
        client.head(address)

        with django_assert_num_queries(1):
            assert b"</html>" in client.get(address).content

    def test_is_one_more_where_nothing_is_committed(self, client, address):
        with transaction.atomic():
            correct("tegen")
            client.get(address)

            assert list_keys() == []


@committed
class TestConditional:
    def test_is_answered_in_one_statement(self, client, django_assert_num_queries):
        address = scene(1).get_absolute_url()
        made = client.get(address)

        with django_assert_num_queries(1):
            again = client.get(address, headers={"if-none-match": made["ETag"]})

        assert (again.status_code, again.content) == (304, b"")
        assert again["Cache-Control"] == "no-cache"
        assert {"Accept-Encoding", "HX-Request", "Cookie"} == set(again["Vary"].split(", "))

    def test_is_whole_after_a_write_that_shows(self, client):
        address = scene(1).get_absolute_url()
        made = client.get(address)
        correct("tegen")

        again = client.get(address, headers={"if-none-match": made["ETag"]})

        assert again.status_code == 200
        assert again["ETag"] != made["ETag"]

    def test_holds_after_a_write_in_another_dossier(self, client):
        address, other = scene(1).get_absolute_url(), scene(1)
        made = client.get(address)
        make.ThemeFactory(dossier=other)

        assert client.get(address, headers={"if-none-match": made["ETag"]}).status_code == 304

    def test_is_asked_of_the_api_too(self, client):
        scene(1)
        response = client.get("/api/v1/dossiers")

        assert response.has_header("ETag")
        assert response["Cache-Control"] == "no-store"
        assert list_keys()


@committed
class TestMoments:
    def test_midnight_in_the_netherlands_makes_another_page(self, client):
        address, told = scene(1).get_absolute_url(), []
        midnight = NOW.replace(hour=23, minute=0)  # in Amsterdam, in winter
        for moment in (midnight - timedelta(seconds=1), midnight):
            with time_machine.travel(moment, tick=False):
                told.append(client.get(f"{address}draagvlak/").content)

        assert b"23 november 2026" in told[0]
        assert b"24 november 2026" in told[1]

    def test_a_moment_that_was_to_come_makes_another_page(self, client):
        asked = f"{scene(1).get_absolute_url()}?bekend=2026-11-23T13:30"
        told = []
        for moment in (NOW, NOW + timedelta(minutes=31)):
            with time_machine.travel(moment, tick=False):
                told.append(b"zoals nu bekend" in client.get(asked).content)

        assert told == [True, False]

    def test_every_kind_with_an_embargo_ends_what_is_kept(self):
        kinds = {
            model
            for model in apps.get_app_config("decisions").get_models()
            if hasattr(model, "public_from") and not model.__name__.startswith("Historical")
        }

        assert kinds == set(PUBLISHED_KINDS)

    def test_an_embargo_that_ends_shows_on_the_front_page(self, client):
        dossier = make.DossierFactory(title="Straks te zien", draft=True)
        make.publish_row(dossier, public_from=NOW + timedelta(hours=1))
        told = []
        for minutes in (0, 59, 60):
            with time_machine.travel(NOW + timedelta(minutes=minutes), tick=False):
                told.append(b"Straks te zien" in client.get("/").content)

        assert told == [False, False, True]


@committed
class TestWriters:
    def test_a_page_read_while_somebody_commits_is_not_kept_under_what_came_after(
        self, real_database, monkeypatch
    ):
        """The writer commits after the page has its rows, before it has its counters."""
        address = f"{scene(1).get_absolute_url()}?peildatum=2017-06-01"
        make_page, wrote = board.render_board_page, []

        def render_and_let_write(*args):
            response = make_page(*args)
            if not wrote:
                do_elsewhere(lambda: correct("tegen"))
                wrote.append(True)
            return response

        monkeypatch.setattr(board, "render_board_page", render_and_let_write)
        before = Client().get(address).content
        after = Client().get(address).content

        assert b"stance--tegen" not in before
        assert b"stance--tegen" in after

    def test_readers_beside_writers_always_see_the_last_commit(self, real_database):
        """What a reader gets after a commit holds it, in every one of many turns."""
        address = f"{scene(1).get_absolute_url()}?peildatum=2017-06-01"
        ended, stale = threading.Event(), []

        def read_on():
            while not ended.is_set():
                Client().get(address)

        readers = [start(read_on) for _each in range(3)]
        for turn in range(12):
            stance = ("tegen", "voor")[turn % 2]
            correct(stance, f"Keer {turn}.")
            if f"stance--{stance}".encode() not in Client().get(address).content:
                stale.append(turn)
        ended.set()
        for each in readers:
            each.join(timeout=20)

        assert stale == []


class TestMakers:
    def test_who_comes_later_waits_for_who_makes_it(self):
        makers, told = Makers(), []

        def come():
            with makers.turn("a") as is_first:
                told.append(is_first)

        with makers.turn("a") as is_first:
            later = start(come)
            time.sleep(0.05)
            waits = later.is_alive()
        later.join(timeout=5)

        assert (is_first, waits, told, makers.busy) == (True, True, [False], {})

    def test_nobody_waits_for_another_page(self):
        makers = Makers()

        with makers.turn("a"), makers.turn("b") as is_first:
            assert is_first

    def test_who_waited_for_one_that_failed_makes_it_himself(self, rf):
        """Two ask at once; the first gets an error, the second its own answer."""
        told, begun = [], threading.Event()

        def answer(request):
            if not begun.is_set():
                begun.set()
                time.sleep(0.05)
                raise ZeroDivisionError
            return HttpResponse("gemaakt")

        middleware = KeptPagesMiddleware(answer)
        request = rf.get("/begrippen/")

        def ask():
            begun.wait(5)
            told.append(middleware(rf.get("/begrippen/")).content)

        later = start(ask)
        with pytest.raises(ZeroDivisionError):
            middleware(request)
        later.join(timeout=5)

        assert told == [b"gemaakt"]
