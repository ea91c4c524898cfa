"""What is answered while the database is away, its disk is full or a lock does not come."""

import json

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DataError, InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse

from decisions.models import Dossier
from tests.decisions.web.public.region import words
from tests.people import beheer

pytestmark = pytest.mark.django_db
OWN = "http://testserver"


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def break_with(monkeypatch, error):
    """Let whatever asks for dossiers meet an error of the database."""

    def refuse(*args, **kwargs):
        raise error

    monkeypatch.setattr(Dossier.objects, "visible_to", refuse)


@pytest.mark.parametrize(
    "error", [OperationalError("no connection"), InterfaceError("connection already closed")]
)
def test_who_reads_is_told_to_come_back(client, monkeypatch, error):
    break_with(monkeypatch, error)

    response = client.get("/?x=1")

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response["Cache-Control"] == "no-store"
    assert "Probeer het over 5 seconden opnieuw." in words(response)
    assert 'href="/?x=1"' in response.content.decode()


def test_any_other_error_is_a_fault_of_ours(client, monkeypatch):
    break_with(monkeypatch, DataError("out of range"))

    response = client.get("/")

    assert response.status_code == 500
    assert "Retry-After" not in response


def test_the_api_says_it_as_a_problem(client, monkeypatch):
    break_with(monkeypatch, OperationalError("no connection"))

    response = client.get("/api/v1/dossiers")

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["title"] == "Even niet bereikbaar"


class TestAForm:
    TYPED = {"name": "Wat ik <b>typte</b>", "more": ["een", "twee"]}

    @pytest.fixture
    def post(self, client, monkeypatch):
        """Return how the form of signing in is sent while nothing can be read."""
        break_with(monkeypatch, OperationalError("disk full"))
        monkeypatch.setattr("decisions.web.accounts.pages.SignInForm.clean", refuse)

        def send(**headers):
            return client.post(
                reverse("login"), {"login": "ik", "password": "geheim", **self.TYPED}, **headers
            )

        return send

    def test_comes_back_with_all_that_was_typed(self, post):
        response = post(HTTP_ORIGIN=OWN)

        page = response.content.decode()
        assert response.status_code == 503
        assert 'name="name" value="Wat ik &lt;b&gt;typte&lt;/b&gt;"' in page
        assert page.count('name="more"') == 2
        assert f'action="{reverse("login")}"' in page
        assert "geheim" not in page
        assert "Er is niets half opgeslagen." in words(response)

    @pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "https://elders.example"}])
    def test_of_another_site_does_not(self, post, headers):
        assert "typte" not in post(**headers).content.decode()


def refuse(*args, **kwargs):
    raise OperationalError("database or disk is full")


def test_who_is_signed_in_goes_on_reading_with_a_full_disk(client, monkeypatch):
    client.force_login(beheer().user)
    client.get("/")
    session = client.session
    session["seen_at"] -= 120
    session.save()
    monkeypatch.setattr(SessionStore, "save", refuse)

    assert client.get("/").status_code == 200


def test_a_session_in_use_is_noted_once_a_minute(client):
    client.force_login(beheer().user)
    client.get("/")
    session = client.session
    session["seen_at"] -= 120
    session.save()
    before = client.session["seen_at"]

    client.get("/")

    assert client.session["seen_at"] >= before + 120
