"""Taking in the anchor of another Regio: off by itself, and from who may send alone."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from decisions.api import problems
from municipalities.proof.anchors import ForeignAnchor, format_anchor, make_anchor
from municipalities.proof.places import TAKEN_IN_AT
from regio.environment import AnchorPlace
from tests.decisions.api.scene import API
from tests.people import NOW

pytestmark = pytest.mark.django_db

ADDRESS = f"{API}/ankers"
SENDER, KEY = "https://ander.example", "k" * 32


@pytest.fixture
def told(settings):
    """What a sender that is known here tells of a day."""
    settings.ANCHORS_FROM = (
        AnchorPlace("https://derde.example", "d" * 32),
        AnchorPlace(SENDER, KEY),
        AnchorPlace(SENDER, f"{KEY}2"),
    )
    return make_anchor(date(2026, 11, 28), at=NOW).told | {"adres": SENDER}


def send(told, key=KEY, scheme="Bearer"):
    body = format_anchor(told) if isinstance(told, dict) else told
    return Client(enforce_csrf_checks=True).post(
        ADDRESS,
        body,
        content_type="application/json",
        headers={"Authorization": f"{scheme} {key}"} if key else {},
    )


def test_it_stands_where_others_send_to():
    assert ADDRESS == TAKEN_IN_AT


@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_it_is_not_there_by_itself(client, method):
    assert getattr(client, method)(ADDRESS).status_code == 404


class TestTakingIn:
    def test_keeps_what_was_sent(self, told):
        response = send(told)

        assert (response.status_code, response.json()) == (201, {"dag": "2026-11-28"})
        assert response["Cache-Control"] == "no-store"
        kept = ForeignAnchor.objects.get()
        assert (kept.sender, kept.made_on, kept.told) == (SENDER, date(2026, 11, 28), told)

    def test_keeps_it_once(self, told):
        assert [send(told, key).status_code for key in (KEY, f"{KEY}2")] == [201, 200]
        assert ForeignAnchor.objects.count() == 1

    def test_refuses_another_of_the_same_day(self, told, caplog):
        send(told)

        response = send(told | {"vorm": told["vorm"] + 1})

        assert response.status_code == 409
        assert response["Content-Type"] == problems.MEDIA_TYPE
        assert ForeignAnchor.objects.get().told == told
        assert f"{SENDER} stuurde een ander anker van 2026-11-28" in caplog.text


class TestWhoSends:
    @pytest.mark.parametrize(
        ("key", "scheme"), [("", ""), ("x" * 32, "Bearer"), (KEY, "Basic"), (f"{KEY} ", "")]
    )
    def test_is_asked_for_a_key(self, told, key, scheme):
        response = send(told, key, scheme)

        assert response.status_code == 401
        assert response["WWW-Authenticate"] == "Bearer"
        assert response["Content-Type"] == problems.MEDIA_TYPE
        assert not ForeignAnchor.objects.exists()

    def test_sends_what_is_theirs(self, told):
        response = send(told | {"adres": "https://derde.example"})

        assert response.status_code == 400
        assert "ander adres" in response.json()["detail"]

    @pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
    def test_reads_nothing_here(self, told, client, method):
        response = getattr(client, method)(ADDRESS, headers={"Authorization": f"Bearer {KEY}"})

        assert (response.status_code, response["Allow"]) == (405, "POST")


class TestWhatIsSent:
    @pytest.mark.parametrize(
        ("body", "sentence"),
        [
            ("", "Dit is geen anker: het is geen JSON."),
            ("[" * 100_000, "Dit is geen anker: het is geen JSON."),
            ("{}", "Dit is geen anker: het heeft niet de velden van een anker."),
        ],
    )
    def test_that_is_no_anchor_is_a_bad_request(self, told, body, sentence):
        response = send(body)

        assert (response.status_code, response.json()["detail"]) == (400, sentence)

    def test_of_a_day_that_is_to_come_is_a_bad_request(self, told):
        today = timezone.localdate()

        late = send(told | {"dag": (today + timedelta(days=1)).isoformat()})

        assert late.status_code == 400
        assert send(told | {"dag": today.isoformat()}).status_code == 201

    def test_that_is_too_much_is_a_bad_request(self, told, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

        assert send(told).status_code in (400, 413)


@pytest.mark.django_db(transaction=True)
def test_one_regio_sends_to_another_and_gets_back_what_it_sent(settings, live_server, tmp_path):
    """On this machine, where one Regio is both."""
    settings.ADDRESS = SENDER
    settings.ANCHORS = (AnchorPlace(live_server.url, KEY),)
    settings.ANCHORS_FROM = (AnchorPlace(SENDER, KEY),)

    call_command("anchor", verbosity=0)
    call_command("foreign_anchors", SENDER, tmp_path)

    kept = ForeignAnchor.objects.get()
    assert kept.told["adres"] == SENDER
    [file] = tmp_path.iterdir()
    call_command("verify_history", "--anchors", str(file))
