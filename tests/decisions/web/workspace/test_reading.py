"""A proposed reading is taken in or not, from the list or from its own page."""

import pytest
from time_machine import travel

from decisions.actions import propose_reading
from decisions.models import Evidence
from tests import people
from tests.decisions.reports import place
from tests.decisions.web.public.region import words
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def proposed(world):
    return propose_reading(world.position(), place(), by=world.other_griffie)


def send(client, reading, who, **typed):
    client.force_login(who.user)
    return client.post(f"/werkblad/lezingen/{reading.pk}/", typed)


class TestAProposedReading:
    def test_stands_beside_the_position(self, client, world, proposed):
        client.force_login(world.griffie.user)

        text = words(client.get(f"/werkblad/lezingen/{proposed.pk}/"))

        assert "Nu vastgelegd ✓ voor" in text
        assert "Leest: ✕ tegen . De raad stemde tegen." in text
        assert f"voorgesteld door {world.other_griffie.user.username}" in text

    def test_counts_once_it_is_taken_in(self, client, world, proposed):
        response = send(client, proposed, world.griffie, does="aannemen", reason="Nagelezen.")

        assert response["Location"] == "/werkblad/"
        assert fresh(proposed).is_accepted
        assert proposed.history.latest().history_change_reason == "Nagelezen."
        assert "De lezing telt nu mee." in words(client.get("/werkblad/"))

    def test_is_gone_once_it_is_not(self, client, world, proposed):
        response = send(client, proposed, world.griffie, does="weigeren", reason="Ander voorstel.")

        assert response.status_code == 302
        assert not Evidence.objects.exists()
        assert "De lezing is niet aangenomen." in words(client.get("/werkblad/"))

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"does": "aannemen", "reason": ""}, "Dit veld is verplicht."),
            ({"does": "weigeren", "reason": "x\u200b"}, "U+200B"),
            ({"does": "", "reason": "Getypt."}, "Kies aannemen of niet aannemen."),
            ({"does": "weg", "reason": "Getypt."}, "Kies aannemen of niet aannemen."),
            ({}, "Kies aannemen of niet aannemen."),
        ],
    )
    def test_waits_on_where_the_choice_is_not_whole(self, client, world, proposed, typed, sentence):
        response = send(client, proposed, world.griffie, **typed)

        assert response.status_code == 422
        assert sentence in words(response)
        assert typed.get("reason", "").rstrip("\u200b") in response.content.decode()
        assert not fresh(proposed).is_accepted

    @pytest.mark.parametrize(
        ("who", "status"),
        [("other_griffie", 404), ("collegian", 404), ("redactie", 404), ("raadslid", 403)],
    )
    def test_is_its_own_griffies(self, client, world, proposed, who, status):
        assert world.griffie.keeps

        response = send(client, proposed, getattr(world, who), does="aannemen", reason="Ja.")

        assert response.status_code == status
        assert not fresh(proposed).is_accepted

    def test_that_counts_already_is_not_found(self, client, world):
        reading = world.reading(world.position())

        assert send(client, reading, world.griffie, does="weigeren", reason="x").status_code == 404
        assert fresh(reading).pk
