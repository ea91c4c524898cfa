"""The glossary."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.domain.rules import Rule
from decisions.domain.stances import Stance
from decisions.domain.synonyms import SYNONYMS
from decisions.web.public.glossary import CHAPTERS
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def response(client):
    return client.get("/begrippen/")


def test_it_explains_that_a_vote_is_not_a_stance(response):
    text = words(response)

    assert "Een stemming is geen standpunt" in text
    assert "tien voor en nul tegen" in text


def test_it_leads_to_every_word_by_alphabet(response):
    page = response.content.decode()
    index = page.split("Alle woorden op alfabet")[1].split("</details>")[0]

    names = re.findall(r'href="#(woord-[^"]+)">([^<]+)<', index)

    assert len(names) == sum(len(chapter.words) for chapter in CHAPTERS)
    assert [name.lower() for _, name in names] == sorted(name.lower() for _, name in names)
    assert all(f'id="{anchor}"' in page for anchor, _ in names)


def test_it_tells_which_words_searching_takes_for_the_same(response):
    anchors = {word.anchor for chapter in CHAPTERS for word in chapter.words}

    assert SYNONYMS.keys() <= anchors
    assert "Zoeken vindt ook: zienswijze, wensen en bedenkingen." in words(response)


def test_it_names_no_real_council(response):
    assert not re.search("Oegstgeest|Leiden|Leiderdorp|Voorschoten", words(response))


def test_it_shows_every_stance_with_its_glyph_in_order(response):
    text = words(response).split("Altijd in deze volgorde")[1]

    places = [text.index(f"{stance.glyph} {stance.label} telt als") for stance in Stance]

    assert places == sorted(places)
    assert "onbekend er is niets vastgelegd" in text


def test_it_explains_every_rule(response):
    for rule in Rule:
        assert f"{rule.label} {rule.explanation}" in words(response)


def test_it_tells_how_an_uncertain_date_reads(response):
    text = words(response)

    assert "2017-04/2017-05 op een dag in april of mei 2017" in text
    assert "2017-04/2017-05 april tot en met mei 2017" in text
    assert "2017-03~ ongeveer maart 2017" in text


def test_every_word_has_a_meaning_and_a_place_of_its_own(response):
    anchors = [word.anchor for chapter in CHAPTERS for word in chapter.words]
    html = response.content.decode()

    assert len(anchors) == len(set(anchors))
    assert all(html.count(f'id="woord-{anchor}"') == 1 for anchor in anchors)
    assert all(str(w.meaning).endswith((".", "?")) for chapter in CHAPTERS for w in chapter.words)


def test_it_asks_nothing_of_the_database(client):
    client.get("/gezond/")

    with CaptureQueriesContext(connection) as asked:
        client.get("/begrippen/")

    assert len(asked) == 0
