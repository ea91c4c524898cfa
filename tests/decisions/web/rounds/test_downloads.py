"""The part of a round's page that gives its files."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from decisions.documents.rounds import REGISTER_FORMATS
from tests.decisions.web.public.reading import CANARY
from tests.decisions.web.public.region import words
from tests.decisions.web.rounds.bundled import full, get, raised
from tests.decisions.web.rounds.test_letters import answered
from tests.people import griffie

pytestmark = pytest.mark.django_db
HREF = re.compile(r'class="nl-link file" href="([^"]*)"')


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return full()


def links(response):
    return [unescape(each) for each in HREF.findall(response.content.decode())]


class TestTheFiles:
    def test_all_open_and_keep_the_moment(self, client, made):
        answered(made, made.councils["Berg"], receipt_on=date(2016, 7, 1))

        found = links(get(client, made, ""))

        assert len(found) == 3 * 5 + 4 * 5 + 2 * 12 + 2
        assert all("peildatum=2017-06-01" in each for each in found)
        letters = [each for each in found if "/brief/" in each or "/ontvangst/" in each]
        tables = [each for each in found if each.endswith("ordening=thema")]
        for address in (*letters, *tables):
            assert client.get(address).status_code == 200, address

    def test_have_no_receipt_before_there_is_one(self, client, made):
        answered(made, made.councils["Berg"], receipt_on=date(2016, 7, 1))

        assert "Bevestiging van ontvangst" in words(get(client, made, ""))
        assert "Bevestiging van ontvangst" not in words(
            get(client, made, "", peildatum="2016-06-30")
        )

    def test_that_hold_too_few_say_how_many(self, client, made, monkeypatch):
        few = dict(REGISTER_FORMATS, pdf=replace(REGISTER_FORMATS["pdf"], most=2))
        monkeypatch.setattr("decisions.web.rounds.downloads.REGISTER_FORMATS", few)

        page = get(client, made, "")

        assert "PDF: tot 2 punten" in words(page)
        assert [
            each for each in links(page) if "bundel.pdf" in each and "orgaan=" not in each
        ] == []

    def test_stand_twice_for_who_may_see_more(self, client, made, monkeypatch):
        few = dict(REGISTER_FORMATS, pdf=replace(REGISTER_FORMATS["pdf"], most=4))
        monkeypatch.setattr("decisions.web.rounds.downloads.REGISTER_FORMATS", few)
        raised(made, "Aalst", CANARY, draft=True)
        client.force_login(griffie(made.councils["Aalst"].municipality).user)

        page = get(client, made, "")

        assert "Zoals het publiek ze krijgt" in words(page)
        whole = [each for each in links(page) if "bundel.pdf" in each and "orgaan=" not in each]
        assert whole and all(each.endswith("voor=publiek") for each in whole)
