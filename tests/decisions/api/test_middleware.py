"""Every answer under the API's prefix: its headers, and errors as problems."""

import json

import pytest
from django.test import Client, override_settings

from decisions import board
from decisions.api import problems
from tests import factories
from tests.decisions.api.scene import API, PLANTED

pytestmark = pytest.mark.django_db
JSON, PROBLEM = "application/json", "application/problem+json"
ANSWERS = [
    ("get", "/dossiers", 200),
    ("get", "/dossiers/samen", 200),
    ("get", "/dossiers/samen/stand", 200),
    ("get", "/dossiers/samen/draagvlak", 200),
    ("get", "/openapi.json", 200),
    ("head", "/dossiers/samen/stand", 200),
    ("head", "/openapi.json", 200),
    ("get", "/dossiers/samen/stand?peildatum=abc", 400),
    ("get", "", 200),
    ("get", "/", 200),
    ("post", "", 405),
    ("get", "/dossiers/", 404),
    ("get", "/dossiers/samen/stand/", 404),
    ("get", "/dossiers/samen/stemmen", 404),
    ("get", "/dossiers/%00", 404),
    ("get", "/dossiers/%F0%9F%98%80/stand", 404),
    ("get", "/dossiers/" + "x" * 5_000, 404),
    ("get", "/dossiers/../../beheer", 404),
    ("get", "/docs", 404),
    ("head", "/niets", 404),
    ("post", "/niets", 404),
    ("post", "/dossiers", 405),
    ("put", "/dossiers/samen", 405),
    ("patch", "/dossiers/samen/stand", 405),
    ("delete", "/dossiers/samen", 405),
    ("trace", "/openapi.json", 405),
]


@pytest.fixture(autouse=True)
def dossier():
    return factories.DossierFactory(slug="samen")


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS, ids=lambda part: str(part)[:30])
class TestEveryAnswer:
    def test_has_its_status_and_form(self, client, method, path, status):
        response = getattr(client, method)(f"{API}{path}")

        assert response.status_code == status
        form = JSON if status == 200 else PROBLEM
        assert response["Content-Type"].split(";")[0] == form

    def test_carries_the_version_and_the_headers_of_the_rules(self, client, method, path, status):
        response = getattr(client, method)(f"{API}{path}")

        assert response["API-Version"] == problems.VERSION
        assert response["Cache-Control"] == "no-store"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response
        assert not response.cookies


@pytest.mark.parametrize(
    ("method", "path", "status"), [each for each in ANSWERS if each[2] >= 400 and each[0] != "head"]
)
class TestEveryError:
    def test_is_a_problem_in_dutch(self, client, method, path, status):
        told = getattr(client, method)(f"{API}{path}").json()

        assert told["status"] == status
        assert told["type"] == "about:blank"
        assert told["title"]
        assert told["detail"].endswith(".")


class TestMethods:
    def test_that_write_are_refused_with_what_is_allowed(self, client):
        assert client.post(f"{API}/dossiers")["Allow"] == "GET, HEAD, OPTIONS"

    def test_that_write_are_refused_without_a_token_too(self):
        strict = Client(enforce_csrf_checks=True)

        assert strict.post(f"{API}/dossiers/samen/stand").status_code == 405

    def test_head_answers_as_get_without_the_body(self, client):
        headed = client.head(f"{API}/dossiers/samen/stand")
        got = client.get(f"{API}/dossiers/samen/stand")

        assert headed.content == b""
        assert headed["Content-Length"] == got["Content-Length"]

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_that_write_change_nothing(self, client, dossier, method):
        body = json.dumps({"titel": PLANTED, "version": 99})

        getattr(client, method)(f"{API}/dossiers/samen", body, content_type=JSON)

        dossier.refresh_from_db()
        assert PLANTED not in dossier.title


class TestABrowserThatAsksForAnotherSite:
    @pytest.mark.parametrize("path", ["/dossiers", "/dossiers/samen/stand", "/openapi.json"])
    def test_is_told_what_it_may_ask(self, client, path):
        asked = {"origin": "https://elders.example", "access-control-request-method": "GET"}
        response = client.options(f"{API}{path}", headers=asked)

        assert (response.status_code, response.content) == (204, b"")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Access-Control-Allow-Methods"] == "GET, HEAD"
        assert "If-None-Match" in response["Access-Control-Allow-Headers"]
        assert response["Access-Control-Expose-Headers"] == "API-Version, ETag, Link"
        assert response["API-Version"] == problems.VERSION


class TestACopy:
    def test_that_is_still_right_is_told_so(self, client):
        tag = client.get(f"{API}/dossiers/samen/stand")["ETag"]

        again = client.get(f"{API}/dossiers/samen/stand", headers={"if-none-match": tag})

        assert (again.status_code, again.content) == (304, b"")
        assert again["Cache-Control"] == "no-store"
        assert again["API-Version"] == problems.VERSION

    def test_that_is_no_longer_right_is_answered_anew(self, client, dossier):
        tag = client.get(f"{API}/dossiers/samen/stand")["ETag"]
        factories.SubjectFactory(dossier=dossier)

        again = client.get(f"{API}/dossiers/samen/stand", headers={"if-none-match": tag})

        assert again.status_code == 200
        assert again["ETag"] != tag


class TestWhatDjangoRefuses:
    def test_is_a_problem_for_a_host_that_is_not_ours(self, client):
        response = client.get(f"{API}/dossiers", headers={"host": "evil.example"})

        assert response.status_code == 400
        assert response["Content-Type"] == PROBLEM
        assert response["API-Version"] == problems.VERSION
        assert "evil.example" not in response.content.decode()

    @override_settings(SECURE_SSL_REDIRECT=True)
    def test_is_a_redirect_to_https_with_the_version(self):
        response = Client().get(f"{API}/dossiers")

        assert response.status_code == 301
        assert response["API-Version"] == problems.VERSION

    @override_settings(SECURE_HSTS_SECONDS=60)
    def test_keeps_strict_transport_over_https(self):
        response = Client().get(f"{API}/dossiers", secure=True)

        assert response["Strict-Transport-Security"].startswith("max-age=60")


class TestAFault:
    def test_is_a_problem_that_tells_nothing_of_the_inside(self, monkeypatch):
        def broken(*args, **kwargs):
            raise RuntimeError(PLANTED)

        monkeypatch.setattr(board, "build_board", broken)
        response = Client(raise_request_exception=False).get(f"{API}/dossiers/samen/stand")

        assert response.status_code == 500
        assert response["Content-Type"] == PROBLEM
        assert response["API-Version"] == problems.VERSION
        assert response.json()["title"] == "Fout in Regio"
        assert PLANTED not in response.content.decode()


class TestOtherAddresses:
    def test_are_left_as_they_are(self, client):
        response = client.get("/api/v10/dossiers")

        assert response.status_code == 404
        assert "API-Version" not in response
        assert "Access-Control-Allow-Origin" not in response
