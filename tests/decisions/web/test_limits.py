"""How often somebody may ask for what is heavy: told by name or by address, for a minute."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import griffie

pytestmark = pytest.mark.django_db
OUTSIDE = "203.0.113.7"
NOW = datetime(2030, 1, 1, 12, 0, 20, tzinfo=UTC)
DOSSIERS = "/api/v1/dossiers"


@pytest.fixture(autouse=True)
def limits(settings):
    """Three of each a minute, counted from nothing, on a clock that stands still."""
    settings.REQUEST_LIMITS = {"uploads": 3, "exports": 3, "api": 3}
    caches["counts"].clear()
    with time_machine.travel(NOW, tick=False):
        yield
    caches["counts"].clear()


@pytest.fixture
def made():
    return scene("Aalst", "Berg")


def ask(path, address=OUTSIDE, times=4, client=None, **more):
    """Return the statuses of asking so often."""
    client = client or Client()
    return [client.get(path, REMOTE_ADDR=address, **more).status_code for _time in range(times)]


class TestTheLimit:
    def test_of_the_api_ends_with_a_problem_that_says_when(self, made):
        assert ask(DOSSIERS, times=3) == [200] * 3

        refused = Client().get(DOSSIERS, REMOTE_ADDR=OUTSIDE)

        assert (refused.status_code, refused["Retry-After"]) == (429, "40")
        assert refused["Content-Type"] == "application/problem+json"
        assert json.loads(refused.content)["title"] == "Te vaak gevraagd"

    def test_of_files_ends_with_a_page_that_says_when(self, made):
        path = f"{made.address}stand.svg"
        assert ask(path, times=3) == [200] * 3

        refused = Client().get(path, REMOTE_ADDR=OUTSIDE)

        assert (refused.status_code, refused["Retry-After"]) == (429, "40")
        assert "Probeer het over 40 seconden opnieuw." in words(refused)
        assert refused["Cache-Control"] == "no-store"

    def test_is_of_one_minute(self, made):
        assert ask(DOSSIERS)[-1] == 429
        with time_machine.travel(NOW.replace(minute=1, second=0), tick=False):
            assert ask(DOSSIERS, times=1) == [200]

    def test_of_one_thing_leaves_the_others_alone(self, made):
        assert ask(DOSSIERS)[-1] == 429
        assert ask(f"{made.address}stand.svg", times=1) == [200]
        assert ask(made.address, times=9) == [200] * 9

    def test_is_not_there_where_a_proxy_counts(self, made, settings):
        settings.REQUEST_LIMITS = {}

        assert ask(DOSSIERS, times=9) == [200] * 9


class TestWhoIsCounted:
    def test_is_an_address(self, made):
        assert ask(DOSSIERS)[-1] == 429
        assert ask(DOSSIERS, address="203.0.113.8", times=1) == [200]

    def test_is_a_network_of_ipv6(self, made):
        assert ask(DOSSIERS, address="2001:db8::1")[-1] == 429
        assert ask(DOSSIERS, address="2001:db8::2", times=1) == [429]
        assert ask(DOSSIERS, address="2001:db8:0:1::1", times=1) == [200]

    def test_is_a_person_wherever_they_are(self, made):
        one, other = Client(), Client()
        for client, council in ((one, "Aalst"), (other, "Berg")):
            client.force_login(griffie(made.councils[council].municipality).user)

        assert ask(DOSSIERS, client=one)[-1] == 429
        assert ask(DOSSIERS, client=one, address="203.0.113.9", times=1) == [429]
        assert ask(DOSSIERS, client=other, times=1) == [200]

    def test_is_nobody_behind_a_proxy_that_hides_them(self, made):
        assert ask(DOSSIERS, address="127.0.0.1", times=9) == [200] * 9

    def test_is_who_the_proxy_names(self, made, settings):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        one, other = (
            {"headers": {"X-Forwarded-For": f"203.0.113.200, {address}"}}
            for address in ("203.0.113.1", "203.0.113.2")
        )

        assert ask(DOSSIERS, address="127.0.0.1", **one)[-1] == 429
        assert ask(DOSSIERS, address="127.0.0.1", times=1, **other) == [200]


class TestFiles:
    def send(self, client, dossier, **more):
        letter = SimpleUploadedFile("brief.txt", b"Een brief.")
        typed = {"upload": letter, "title": "Wat ik <typte>"}
        path = f"/werkblad/{dossier.slug}/tekst/"
        return client.post(path, typed, REMOTE_ADDR=OUTSIDE, **more)

    def test_that_are_sent_are_counted_and_what_was_typed_comes_back(self, made):
        reader = griffie(made.councils["Aalst"].municipality)
        client = Client()
        client.force_login(reader.user)
        dossier = make.DossierFactory(region=made.dossier.region)

        own = {"headers": {"Origin": "http://testserver"}}
        sent = [self.send(client, dossier, **own) for _time in range(4)]

        assert [each.status_code == 429 for each in sent] == [False, False, False, True]
        page = sent[-1].content.decode()
        assert 'value="Wat ik &lt;typte&gt;"' in page
        assert "kies het daarna opnieuw" in page

    def test_that_are_not_sent_are_no_upload(self, made):
        client = Client()
        sent = [client.post("/account/inloggen/", {}, REMOTE_ADDR=OUTSIDE) for _time in range(5)]

        assert 429 not in {each.status_code for each in sent}
