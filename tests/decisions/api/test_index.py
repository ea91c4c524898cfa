"""`/api/v1`: where every address of the API is told, with or without a slash."""

import pytest

from tests import factories
from tests.decisions.api.addresses import ADDRESSES
from tests.decisions.api.scene import API, answer

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def test_names_every_address(client):
    told = answer(client, "")

    assert {each["adres"] for each in told["adressen"]} == {f"{SITE}{API}{it}" for it in ADDRESSES}
    assert all(each["naam"] and each["omschrijving"] for each in told["adressen"])


def test_is_the_same_with_a_slash(client):
    assert answer(client, "/") == answer(client, "")


def test_leads_to_addresses_that_answer(client):
    factories.DossierFactory(slug="samen")
    told = answer(client, "")
    found = [each["adres"].replace("{slug}", "samen") for each in told["adressen"]]
    found = [each for each in found if "{" not in each]

    reached = {each: client.get(each).status_code for each in (*found, told["uitleg"])}

    assert set(reached.values()) == {200}
    assert client.get(told["beschrijving"]).json()["openapi"].startswith("3.1")
