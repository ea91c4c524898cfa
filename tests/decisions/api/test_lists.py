"""What every list of the API does alike: pages, order, filters, and the moment that it knows."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.decisions.api.addresses import LISTS
from tests.decisions.api.scene import API, answer
from tests.decisions.api.test_document import operations

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_scene")]
ENVELOPE = {
    *("bekend", "kennisTot", "permalink", "rekenregels", "licentie"),
    *("aantal", "vorige", "volgende"),
}


def rows_of(told):
    """Return the rows of a list: its one field that no other list has."""
    (name,) = told.keys() - ENVELOPE - {"dossier", "peildatum"}
    return told[name]


def order_words(path):
    (described,) = [each for each in operations()[path]["parameters"] if each["name"] == "sorteer"]
    return described["schema"]["enum"]


@pytest.mark.parametrize("path", LISTS)
class TestEveryList:
    @pytest.fixture(autouse=True)
    def at(self, path):
        self.at = path.format(slug="samen")

    def test_says_what_it_knows(self, client, path):
        told = answer(client, self.at)

        assert told.keys() >= ENVELOPE
        assert told["bekend"] is None
        assert told["kennisTot"].endswith("Z")
        assert ("dossier" in told) == ("{slug}" in path)

    def test_gives_the_same_at_its_permalink(self, client, path):
        told = answer(client, self.at)

        pinned = client.get(told["permalink"]).json()

        assert rows_of(pinned) == rows_of(told)
        assert pinned["permalink"] == told["permalink"]

    def test_comes_in_pages_that_lead_to_each_other(self, client, path):
        whole = rows_of(answer(client, self.at, aantalPerPagina=100))
        address, seen = f"{API}{self.at}?aantalPerPagina=1", []
        while address and len(seen) <= len(whole):
            response = client.get(address)
            seen += rows_of(response.json())
            address = response.json()["volgende"]
            assert ('rel="next"' in response.get("Link", "")) == bool(address)

        assert seen == whole

    def test_keeps_what_was_asked_on_the_next_page(self, client, path):
        word = order_words(path)[-1]
        told = answer(client, self.at, aantalPerPagina=1, sorteer=word, bekend="2100-01-01")
        if told["volgende"]:
            asked = parse_qs(urlsplit(told["volgende"]).query)
            assert asked == {
                "aantalPerPagina": ["1"],
                "sorteer": [word],
                "bekend": ["2100-01-01"],
                "pagina": ["2"],
            }

    def test_turns_around_in_each_order(self, client, path):
        for word in order_words(path)[::2]:
            there = rows_of(answer(client, self.at, sorteer=word, aantalPerPagina=100))
            back = rows_of(answer(client, self.at, sorteer=f"-{word}", aantalPerPagina=100))
            assert back == there[::-1]

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("pagina", "0"),
            ("pagina", "99999"),
            ("pagina", "1e3"),
            ("aantalPerPagina", "101"),
            ("aantalPerPagina", "-1"),
            ("sorteer", "kleur"),
            ("bekend", "gisteren"),
            ("kleur", "rood"),
        ],
    )
    def test_refuses_what_it_cannot_answer(self, client, path, name, text):
        response = client.get(f"{API}{self.at}", {name: text})

        assert response.status_code == 400
        assert [each["name"] for each in response.json()["invalidParams"]] == [name]

    def test_takes_the_example_of_every_parameter(self, client, path):
        for described in operations()[path]["parameters"]:
            if described["in"] == "query" and described["name"] != "pagina":
                answer(client, self.at, **{described["name"]: described["example"]})

    def test_refuses_a_filter_that_it_cannot_read(self, client, path):
        for name in LISTS[path]:
            response = client.get(f"{API}{self.at}", {name: "\x00?"})

            assert response.status_code == 400, name
            assert response.json()["invalidParams"][0]["name"] == name
