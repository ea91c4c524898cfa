"""nginx before two app servers: one that is away is passed by, and no form is sent twice."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from benchmarks.serving import HOST, free_port
from tests.drills.proxied import LIMITS, NGINX, proxying
from tests.drills.served import get, send

# It asks no database.
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not NGINX, reason="nginx is not installed here"),
]


@contextmanager
def answering(status):
    """Yield (port, what was asked) of a server that answers with a status, or with 0 breaks off
    once it has read what was asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append((self.command, self.path))
            if not status:
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *told):
            pass

    with ThreadingHTTPServer((HOST, 0), Handler) as server:
        server.daemon_threads = False  # they end with nginx, and are waited for
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port, asked
        server.shutdown()


def ask_in_turn(port, method):
    return [send(port, method, f"/{turn}", "a=b").status for turn in range(4)]


def test_one_that_takes_no_connection_is_passed_by_for_pages_and_forms():
    with answering(200) as (well, asked), proxying(free_port(), well) as port:
        assert get(port, "/").status == 200
        asked.clear()

        assert ask_in_turn(port, "POST") == [200] * 4
        assert len(asked) == 4


def test_a_page_that_one_breaks_off_is_asked_of_the_other():
    with (
        answering(0) as (broken, asked_broken),
        answering(200) as (well, _asked),
        proxying(broken, well) as port,
    ):
        assert ask_in_turn(port, "GET") == [200] * 4
        assert asked_broken


def test_a_form_that_may_have_arrived_is_not_sent_again():
    with (
        answering(0) as (broken, asked_broken),
        answering(200) as (well, asked_well),
        proxying(well, broken) as port,
    ):
        came = ask_in_turn(port, "POST")
        paths = [path for method, path in asked_broken + asked_well if method == "POST"]

        assert 502 in came
        assert len(paths) == len(set(paths)) == 4


def test_a_database_that_is_away_is_not_asked_for_of_the_other():
    with answering(503) as (one, asked), answering(503) as (two, asked_two):
        with proxying(one, two) as port:
            asked.clear(), asked_two.clear()

            assert ask_in_turn(port, "GET") == [503] * 4
        assert len(asked + asked_two) == 4


def test_what_one_client_may_ask_is_the_same_as_with_one_server():
    one, two = ((LIMITS / name).read_text() for name in ("http.conf", "http-two-servers.conf"))
    zones = [line for line in one.splitlines() if line.startswith("limit_")]

    assert zones
    assert zones == [line for line in two.splitlines() if line.startswith("limit_")]
