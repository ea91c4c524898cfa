"""Answers leave compressed where that makes them shorter, and read the same either way."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from regio.compression import CompressionMiddleware
from tests import factories as make

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONG = b"Gemeenteraad " * 100
TEXTS = [
    "text/html; charset=utf-8",
    "text/calendar",
    "application/json",
    "application/problem+json",
    "image/svg+xml",
    "application/xml",
]
WHOLE = [WORD, "application/zip", "application/pdf", "image/png", "font/woff2", ""]


def sent(response, accepts="br, gzip"):
    request = RequestFactory().get("/", headers={"accept-encoding": accepts} if accepts else {})
    return CompressionMiddleware(lambda _request: response)(request)


@pytest.mark.parametrize("media_type", TEXTS)
class TestText:
    def test_is_compressed_for_who_accepts_it(self, media_type):
        response = sent(HttpResponse(LONG, content_type=media_type))

        assert response["Content-Encoding"] == "gzip"
        assert response["Vary"] == "Accept-Encoding"
        assert int(response["Content-Length"]) == len(response.content) < len(LONG)
        assert gzip.decompress(response.content) == LONG

    def test_is_plain_for_who_does_not(self, media_type):
        response = sent(HttpResponse(LONG, content_type=media_type), accepts="")

        assert not response.has_header("Content-Encoding")
        assert response["Vary"] == "Accept-Encoding"
        assert response.content == LONG


@pytest.mark.parametrize("media_type", WHOLE)
def test_what_is_compressed_in_itself_leaves_as_it_is(media_type):
    response = sent(HttpResponse(LONG, content_type=media_type))

    assert not response.has_header("Content-Encoding")
    assert response.content == LONG


def test_what_is_short_leaves_as_it_is():
    assert sent(HttpResponse("in orde\n", "text/plain")).content == b"in orde\n"


def test_a_stream_of_text_is_compressed_as_it_comes():
    response = sent(StreamingHttpResponse(iter([LONG, LONG]), content_type="text/csv"))

    assert gzip.decompress(b"".join(response)) == LONG * 2


def test_an_entity_tag_becomes_a_weak_one():
    response = sent(HttpResponse(LONG, headers={"ETag": '"een"'}))

    assert response["ETag"] == 'W/"een"'


def test_no_two_answers_that_hold_a_token_need_be_equally_long():
    held = LONG + b'<input name="csrfmiddlewaretoken" value="abc">'
    lengths = {len(sent(HttpResponse(held)).content) for _each in range(40)}

    assert len(lengths) > 5


def test_an_answer_without_a_token_is_the_same_every_time():
    assert len({sent(HttpResponse(LONG)).content for _each in range(10)}) == 1


@pytest.mark.django_db
class TestAPage:
    @pytest.fixture
    def address(self):
        return make.DossierFactory().get_absolute_url()

    def asked(self, client, address, accepts="gzip"):
        return client.get(address, headers={"accept-encoding": accepts})

    def test_reads_the_same_compressed_and_plain(self, client, address):
        compressed, plain = (self.asked(client, "/", each) for each in ("gzip", "identity"))

        assert compressed["Content-Encoding"] == "gzip"
        assert not plain.has_header("Content-Encoding")
        assert b"</html>" in gzip.decompress(compressed.content)
        assert b"</html>" in plain.content

    def test_keeps_the_headers_that_guard_it(self, client, address):
        response = self.asked(client, address)

        assert response["Content-Encoding"] == "gzip"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert {"Cookie", "Accept-Encoding"} <= set(response["Vary"].split(", "))

    def test_is_kept_in_memory_as_it_was_made(self, client, address):
        first, again = (self.asked(client, address) for _each in range(2))
        plain = self.asked(client, address, "identity")

        pages = {gzip.decompress(first.content), gzip.decompress(again.content), plain.content}
        assert len(pages) == 1

    def test_of_the_api_is_compressed_and_still_not_to_be_stored(self, client, address):
        response = self.asked(client, "/api/v1/openapi.json")

        assert response["Content-Encoding"] == "gzip"
        assert response["Cache-Control"] == "no-store"

    def test_that_becomes_a_problem_says_no_longer_that_it_was_compressed(self, client):
        response = self.asked(client, "/api/v1/niets")

        assert response.status_code == 404
        assert not response.has_header("Content-Encoding")
        assert response.json()["status"] == 404
