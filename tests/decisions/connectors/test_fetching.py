"""Asking a source: where it may, no longer and no more than is good for us."""

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from decisions.connectors import fetching
from decisions.connectors.fetching import Fetcher, find_origin
from decisions.connectors.pulled import PullRefused


class Answering(BaseHTTPRequestHandler):
    """Answers by what the path asks for."""

    def do_GET(self):
        path = self.path.strip("/")
        if path == "elders":
            return self.lead_to("http://localhost:1/goed")
        if path == "verder":
            return self.lead_to("/goed")
        if path.isdecimal():
            return self.send_error(int(path))
        self.send_response(200)
        if path == "gzip":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.tell(path)

    def tell(self, path):
        try:
            if path == "druppels":
                for _drop in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.02)
            self.wfile.write(b"x" * (5_000 if path == "groot" else 4))
        except OSError:
            pass  # who asked has gone

    def lead_to(self, address):
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def origin():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetch(origin):
    return Fetcher(f"{origin}/api", [origin])


def test_returns_the_bytes_of_the_answer(fetch, origin):
    assert fetch(f"{origin}/goed") == b"xxxx"


def test_follows_a_redirect_that_stays(fetch, origin):
    assert fetch(f"{origin}/verder") == b"xxxx"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("elders", "verwijst door"),
        ("404", "fout 404"),
        ("500", "fout 500"),
        ("gzip", "niet was gevraagd"),
    ],
)
def test_refuses_what_it_does_not_take(fetch, origin, path, words):
    with pytest.raises(PullRefused, match=words):
        fetch(f"{origin}/{path}")


def test_refuses_an_answer_that_is_too_large(fetch, origin, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 1_000)

    with pytest.raises(PullRefused, match="groter"):
        fetch(f"{origin}/groot")


def test_refuses_an_answer_that_comes_by_drops(origin, monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST_PULL_SECONDS", 0.1)

    with pytest.raises(PullRefused, match="te lang"):
        Fetcher(origin, [origin])(f"{origin}/druppels")


def test_refuses_to_ask_too_often(fetch, origin, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_REQUESTS", 1)
    fetch(f"{origin}/goed")

    with pytest.raises(PullRefused, match="te veel"):
        fetch(f"{origin}/goed")


def test_tells_that_nobody_answers(origin):
    nobody = "http://127.0.0.1:1"

    with pytest.raises(PullRefused, match="niet te bereiken"):
        Fetcher(nobody, [nobody])(f"{nobody}/goed")


@pytest.mark.parametrize(
    "address", ["http://localhost:1/a", "https://raad.example/", "file:///etc/passwd", "", "//x"]
)
def test_asks_no_other_place_than_that_of_the_source(fetch, address):
    with pytest.raises(PullRefused, match="andere plaats"):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://elders.example/",
        "https://raad.example.elders.example/",
        "https://raad.example@elders.example/",
        "https://elders.example@raad.example/",
        "https://raad.example:8443/",
        "http://raad.example/",
        "file:///etc/passwd",
    ],
)
def test_asks_no_source_that_is_not_allowed(address):
    with pytest.raises(PullRefused, match="staat niet toe"):
        Fetcher(address, ["https://raad.example"])


def test_knows_an_origin_however_it_is_written():
    assert find_origin("https://RAAD.example/pad?x=1") == "https://raad.example"
    assert find_origin("https://[::1]:8000/") == "https://[::1]:8000"
    assert find_origin("https://raad.example:x/") == ""
