"""The page for who reads Regio by a program: its examples answer."""

import pytest
from lxml import html

from decisions.web.public.developers import EXAMPLES, list_addresses_by_subject
from tests.decisions.api.addresses import ADDRESSES
from tests.decisions.api.scene import API, small

pytestmark = pytest.mark.django_db
PAGE = "/ontwikkelaars/"


def shown_examples(client):
    tree = html.fromstring(client.get(PAGE).content.decode())
    return tree.xpath("//section[@aria-labelledby='probeer']//a/@href")


def test_every_example_answers_something(client):
    small()

    shown = shown_examples(client)

    assert len(shown) == len(EXAMPLES)
    for address in shown:
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"].startswith("application/json")


def test_without_a_dossier_are_those_that_need_none(client):
    assert shown_examples(client) == [f"{API}/dossiers", f"{API}/gemeenten?peildatum=2017-01-01"]


def test_explains_every_address_once():
    told = [each.address for _about, rows in list_addresses_by_subject() for each, _asked in rows]

    assert sorted(told) == sorted(f"{API}{path}" for path in ADDRESSES)
