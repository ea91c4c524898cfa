"""The feed of a search: what the public finds, the last first."""

import pytest
from lxml import etree

from decisions.domain.stances import Stance
from tests import people
from tests.decisions.api.scene import PLANTED, says, small

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def titles(client, query):
    response = client.get(f"/zoeken/feed.atom?{query}")
    assert response.status_code == 200
    tree = etree.fromstring(response.content)
    return tree.xpath("a:entry/a:title/text()", namespaces=ATOM)


class TestTheFeedOfASearch:
    def test_tells_what_is_found(self, client):
        small()

        assert "Samen verder" in titles(client, "zoek=samen+verder")
        assert titles(client, "zoek=samen+verder&soort=dossier") == ["Samen verder"]

    def test_keeps_the_name_of_each(self, client):
        small()
        asked = "/zoeken/feed.atom?zoek=samen"
        names = [
            etree.fromstring(client.get(asked).content).xpath(
                "a:entry/a:id/text()", namespaces=ATOM
            )
            for _ in range(2)
        ]

        assert names[0] == names[1]
        assert len(set(names[0])) == len(names[0]) > 0

    def test_is_empty_without_words_and_refuses_what_no_search_knows(self, client):
        small()

        assert titles(client, "") == []
        assert client.get("/zoeken/feed.atom?zoek=samen&soort=kleur").status_code == 400

    def test_finds_nothing_hidden_whoever_asks(self, client):
        scene = small()
        says(scene.aa, scene.direction, Stance.VOOR, draft=True, groups_label=PLANTED)
        client.force_login(people.griffie(scene.aa.municipality).user)

        assert titles(client, f"zoek={PLANTED}") == []

    def test_is_named_by_its_page(self, client):
        small()
        page = client.get("/zoeken/?zoek=samen&soort=dossier&pagina=1").content.decode()

        assert page.count('href="/zoeken/feed.atom?zoek=samen&amp;soort=dossier"') == 2
