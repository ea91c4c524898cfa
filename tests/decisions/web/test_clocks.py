"""Every public page tells another day and state of knowledge, or says in a sentence why not."""

import pytest

from tests import factories as make
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db
DAY, KNOWN = {"peildatum": "2017-06-01"}, {"bekend": "2026-02-01T12:00"}
TELLING = (
    "",
    "tijdlijn/",
    "draagvlak/",
    "gemeenten/aalst/",
    "varianten/zwaar/",
    "voorstellen/regioraad/",
    "wensen-en-bedenkingen/",
    "rondes/",
    "uitspraken/",
    "themas/",
    "partijen/",
)
TIMELESS = {
    "/": "een dossier is er voor elke dag",
    "/begrippen/": "De woorden betekenen op elke dag hetzelfde.",
    "/bewijs/": "Deze uitleg is op elke dag hetzelfde.",
    "/dossiers/samen/bewijs/": "Een keten groeit alleen aan.",
    "/dossiers/samen/bronnen/": "Een bron verandert niet met de dag.",
}


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene("Aalst")
    made.position(made.councils["Aalst"])
    return made


@pytest.mark.parametrize("path", TELLING)
def test_a_page_of_a_dossier_tells_the_day_and_the_knowledge_asked_for(client, made, path):
    address = made.address + path

    assert "1 juni 2017" in words(client.get(address, DAY))
    assert "bekend op 1 februari 2026 om 12.00 uur" in words(client.get(address, KNOWN))


def test_the_course_is_asked_by_its_two_days(client, made):
    page = words(client.get(f"{made.address}verloop/", {"van": "2016-01-01", "tot": "2017-06-01"}))

    assert "Van 1 januari 2016 tot en met 1 juni 2017" in page
    assert "bekend op 1 februari 2026" in words(client.get(f"{made.address}verloop/", KNOWN))


def test_so_does_the_page_of_one_record(client, made):
    position = made.dossier.positions.get()
    item = make.AgendaItemFactory(dossier=made.dossier, body=made.councils["Aalst"])
    for record in (position, position.decision, item):
        page = words(client.get(record.get_absolute_url(), DAY))

        assert "Peildatum 1 juni 2017" in page


@pytest.mark.parametrize(("address", "reason"), TIMELESS.items())
def test_a_page_without_time_says_why_when_asked_and_in_its_foot(client, made, address, reason):
    asked, plain = (words(client.get(address, query)) for query in (DAY, {}))

    assert (asked.count(reason), plain.count(reason)) == (2, 1)


def test_so_does_the_page_of_a_document(client, made):
    source = make.SourceFactory()

    page = words(client.get(f"/bronnen/{source.pk}/", KNOWN))

    assert page.count("Een bron verandert niet met de dag.") == 2
