"""Documents of a dossier with how much rests on each."""

import pytest

from tests import factories as make
from tests.decisions.web.public.reading import (
    CANARY,
    ArrangementFactory,
    ParticipationFactory,
    fill,
    page,
    queries,
    shown,
)
from tests.decisions.web.public.region import scene, words
from tests.people import beheer

pytestmark = pytest.mark.django_db
PATH = "bronnen/"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


@pytest.fixture
def source():
    return make.SourceFactory(title="Notulen", publisher="Gemeente Aalst", dated_on="2016-06")


def get(client, made, **parameters):
    return page(client, made, PATH, **parameters)


def on(source, made, number, **fields):
    for _ in range(number):
        remark = make.RemarkFactory(dossier=made.dossier, **fields)
        make.EvidenceFactory(shows=remark, position=None, remark=remark, source=source)


class TestWhatRestsOnIt:
    def test_is_counted_by_kind_each_record_once(self, client, made, source):
        on(source, made, 2)
        position = made.position(made.councils["Aalst"])
        for _ in range(3):
            make.EvidenceFactory(position=position, source=source)

        assert "3 gegevens rusten hierop toelichting 1 standpunt 2 wensen en bedenkingen" in words(
            get(client, made)
        )

    def test_holds_the_facts_about_the_municipalities_of_the_region(self, client, made, source):
        council = made.councils["Aalst"]
        make.CouncilTermFactory(body=council, source=source)
        make.PopulationFactory(municipality=council.municipality, source=source)
        make.PopulationFactory(source=make.SourceFactory(title="Van elders"))

        text = words(get(client, made))

        assert "2 gegevens rusten hierop toelichting 2 gegevens over gemeenten" in text
        assert "Van elders" not in text

    def test_holds_arrangements_and_who_takes_part_in_them(self, client, made, source):
        home = made.councils["Aalst"].municipality
        arrangement = ArrangementFactory(source=source)
        ParticipationFactory(municipality=home, arrangement=arrangement, source=source)

        assert "2 gegevens over gemeenten" in words(get(client, made))

    def test_is_of_this_dossier(self, client, made):
        elsewhere = shown(make.RemarkFactory(), "remark").source

        assert elsewhere.title not in words(get(client, made))

    def test_counts_no_draft_and_no_proposed_reading(self, client, made, source):
        on(source, made, 1, draft=True)

        assert "Notulen" not in words(get(client, made))

        client.force_login(beheer().user)
        assert "Notulen" in words(get(client, made))

    def test_is_counted_by_who_speaks_in_the_documents(self, client, made, source):
        for kind, number in (("pers", 2), ("orgaan", 1)):
            for _ in range(number):
                on(make.SourceFactory(title="Een document", publisher_kind=kind), made, 1)

        assert "stuk van een orgaan zelf: 1 · pers: 2 kies wat" in words(
            get(client, made, zoek="document")
        )

    def test_leads_to_the_page_of_the_document(self, client, made, source):
        on(source, made, 1)

        assert f'href="/bronnen/{source.pk}/"' in get(client, made).content.decode()


class TestTheForm:
    def test_sorts_and_chooses(self, client, made):
        for title, kind, dated_on, number in (
            ("Appel", "pers", "2017", 1),
            ("Banaan", "orgaan", "2015", 3),
            ("Citroen", "pers", "", 2),
        ):
            source = make.SourceFactory(title=title, publisher_kind=kind, dated_on=dated_on)
            on(source, made, number)

        def order(**asked):
            text = words(get(client, made, **asked))
            found = [t for t in ("Appel", "Banaan", "Citroen") if t in text]
            return sorted(found, key=text.index)

        assert order() == ["Banaan", "Citroen", "Appel"]
        assert order(volgorde="titel") == ["Appel", "Banaan", "Citroen"]
        assert order(volgorde="datum") == ["Banaan", "Appel", "Citroen"]
        assert order(uitgever="pers") == ["Citroen", "Appel"]
        assert order(zoek="ppel") == ["Appel"]

    @pytest.mark.parametrize("asked", [{"uitgever": "x"}, {"volgorde": "x"}, {"pagina": "7"}])
    def test_refuses_what_it_does_not_know(self, client, made, asked):
        assert get(client, made, **asked).status_code == 400


def test_a_document_that_is_not_public_stays_with_keepers(client, made):
    on(make.SourceFactory(title=CANARY, is_public=False), made, 1)

    assert CANARY not in get(client, made).content.decode()

    client.force_login(beheer().user)
    assert f"{CANARY} niet openbaar" in words(get(client, made))


@pytest.mark.parametrize("number", [1, 8])
def test_it_takes_four_queries_whatever_there_is(client, made, number):
    fill(made, number)

    assert queries(client, made.address + PATH) == 4
