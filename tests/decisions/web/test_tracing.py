"""Every request has a number, and what a rule refuses or somebody takes along is told."""

import re

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from decisions.web import tracing
from tests.audit_lines import audited, told

pytestmark = pytest.mark.django_db
NUMBER = "X-Request-ID"
GIVEN = "0123456789abcdef0123456789abcdef"


def is_away(*_asked, **_more):
    raise OperationalError


@pytest.fixture
def proxied(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    return Client(headers={"X-Forwarded-For": "198.51.100.7"})


class TestTheNumber:
    def test_is_in_every_answer_and_never_the_same(self, client):
        numbers = [client.get(each).headers[NUMBER] for each in ("/", "/", "/nergens/", "/api/v1")]

        assert all(re.fullmatch("[0-9a-f]{32}", each) for each in numbers)
        assert len(set(numbers)) == 4

    def test_of_the_proxy_is_taken(self, proxied):
        assert proxied.get("/", headers={NUMBER: GIVEN}).headers[NUMBER] == GIVEN

    @pytest.mark.parametrize(
        "made_up", ["", "kort", "x" * 65, "met spatie en meer", '{"act":"x"}', "é" * 20, "a\tb" * 9]
    )
    def test_that_is_not_well_formed_is_not(self, proxied, made_up):
        told_back = proxied.get("/", headers={NUMBER: made_up}).headers[NUMBER]

        assert re.fullmatch("[0-9a-f]{32}", told_back)

    def test_that_a_stranger_says_is_not(self, client):
        assert client.get("/", headers={NUMBER: GIVEN}).headers[NUMBER] != GIVEN

    def test_is_new_for_a_page_that_was_kept(self, client, world):
        address = world.dossier.get_absolute_url()

        numbers = {Client().get(address).headers[NUMBER] for _time in range(3)}

        assert len(numbers) == 3


class TestARefusal:
    def test_is_told_once_with_the_page_and_who_asked(self, client, world):
        client.force_login(world.raadslid.user)

        with audited() as lines:
            response = client.get(reverse("desk"))

        assert response.status_code == 403
        (line,) = lines
        assert (line["act"], line["outcome"], line["page"]) == ("access", "refused", "desk")
        assert (line["actor"], line["origin"]) == (world.raadslid.user.pk, "127.0.0.1")
        assert line["role"] == [f"raadslid:{world.council.municipality_id}"]
        assert line["request"] == response.headers[NUMBER]

    def test_of_a_record_tells_its_number(self, client, world):
        made = world.decision()
        client.force_login(world.other_griffie.user)
        address = reverse("desk-edit", args=["besluit", made.pk])

        with audited() as lines:
            response = client.get(address)

        assert response.status_code == 403
        assert told(lines) == [("access", "refused")]
        assert lines[0]["number"] == made.pk

    def test_of_a_form_without_a_token_is_told(self):
        client = Client(enforce_csrf_checks=True)

        with audited() as lines:
            assert client.post("/account/inloggen/", {"login": "x"}).status_code == 403

        assert told(lines) == [("access", "refused")]
        assert lines[0]["cause"] == "csrf"

    def test_is_one_without_an_actor_while_the_database_is_away(self, world, monkeypatch):
        client = Client(enforce_csrf_checks=True)
        client.force_login(world.raadslid.user)
        monkeypatch.setattr(tracing, "reader_of", is_away)

        with audited() as lines:
            response = client.post("/werkblad/", {"text": "Wat ik typte"})

        assert response.status_code == 403
        assert "Wat ik typte" not in response.content.decode()
        assert [each["actor"] for each in lines] == [None]

    def test_of_who_only_has_to_sign_in_is_none(self, client):
        with audited() as lines:
            client.get(reverse("desk"))
            client.get("/nergens/")

        assert lines == []

    def test_comes_from_where_the_proxy_says(self, proxied, world):
        proxied.force_login(world.raadslid.user)

        with audited() as lines:
            proxied.get(reverse("desk"))

        assert lines[0]["origin"] == "198.51.100.7"


class TestAFile:
    def address(self, world):
        return reverse("positions-table", args=[world.dossier.slug, "csv"])

    def test_that_somebody_takes_along_is_told(self, client, world):
        client.force_login(world.griffie.user)

        with audited() as lines:
            response = client.get(self.address(world))

        assert response.status_code == 200
        assert told(lines) == [("export", "ok")]
        assert (lines[0]["page"], lines[0]["actor"]) == ("positions-table", world.griffie.user.pk)
        assert (lines[0]["dossier"], lines[0]["ending"]) == (world.dossier.slug, "csv")

    def test_of_the_public_is_not(self, client, world):
        with audited() as lines:
            assert client.get(self.address(world)).status_code == 200

        assert lines == []
