"""Deel deze stand: the address of a page that stays the same, and a line to cite."""

from html import unescape
from re import search
from urllib.parse import parse_qs, urlsplit

import pytest

from decisions.actions import correct_record
from tests.decisions.web.public.region import scene, words
from tests.people import beheer

pytestmark = pytest.mark.django_db


def shared_address(response):
    """Return the address that a page offers to share."""
    found = search(r'id="deel-adres"[^>]*value="([^"]+)"', response.content.decode())
    return unescape(found[1])


@pytest.fixture
def made():
    made = scene("Aalst", "Berg")
    made.held = made.position(made.councils["Aalst"], "voor", dated_on="2017-05-09")
    return made


@pytest.mark.parametrize("room", ["", "draagvlak/"])
class TestAPage:
    def address(self, made, room):
        return f"/dossiers/{made.dossier.slug}/{room}"

    def test_gives_an_address_that_pins_day_knowledge_and_rule(self, client, made, room):
        shared = shared_address(client.get(self.address(made, room), {"peildatum": "2017-06-01"}))

        query = parse_qs(urlsplit(shared).query)
        assert query["peildatum"] == ["2017-06-01"]
        assert query["regel"] == [made.dossier.rule]
        assert query["bekend"][0].endswith("Z")

    def test_shows_there_what_it_showed_whatever_is_corrected(self, client, made, room):
        page = client.get(self.address(made, room), {"peildatum": "2017-06-01"})
        shared = shared_address(page)
        correct_record(made.held, changes={"stance": "tegen"}, by=beheer(), reason="Onjuist.")

        parts = urlsplit(shared)
        then = client.get(f"{parts.path}?{parts.query}")

        assert shared_address(then) == shared
        assert ("✓ voor" in words(then)) == ("✓ voor" in words(page))
        assert "1 tegen" not in words(then)

    def test_names_it_in_a_line_to_cite(self, client, made, room):
        response = client.get(self.address(made, room), {"peildatum": "2017-06-01"})
        page = words(response)

        assert f"{made.dossier.title}, stand van 1 juni 2017 zoals bekend op" in page
        assert "rekenregels 2, http://testserver/dossiers/" in page
        assert 'href="/begrippen/#woord-vast-adres"' in response.content.decode()
        assert 'id="woord-vast-adres"' in client.get("/begrippen/").content.decode()
