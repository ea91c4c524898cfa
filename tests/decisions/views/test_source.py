"""A source as a page: what it is and what rests on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories as make
from tests.people import griffie

from .region import scene, words

pytestmark = pytest.mark.django_db


def get(client, source):
    return client.get(reverse("source", args=[source.pk]))


class TestASource:
    def test_says_what_document_it_is(self, client):
        source = make.SourceFactory(
            title="Het verslag", publisher="Dagblad", reference="Z/1", dated_on="2017-05"
        )

        page = words(get(client, source))

        assert "Uitgever Dagblad Soort pers Datum mei 2017 Kenmerk Z/1" in page

    def test_links_to_the_document_itself_without_telling_where_from(self, client):
        source = make.SourceFactory(url="https://krant.example/1")

        page = get(client, source).content.decode()

        assert 'href="https://krant.example/1" rel="noopener external"' in page

    def test_lists_what_rests_on_it_by_kind(self, client):
        made = scene("Aalst")
        source = make.SourceFactory()
        position = made.position(made.councils["Aalst"], "tegen")
        make.EvidenceFactory(position=position, source=source, summary="De raad wil niet.")
        milestone = make.MilestoneFactory(dossier=made.dossier, title="Het begin")
        make.EvidenceFactory(
            position=None, milestone=milestone, dossier=made.dossier, source=source
        )
        make.PopulationFactory(municipality=position.body.municipality, source=source)

        page = words(get(client, source))

        assert "Standpunten (1) Gemeenteraad Aalst, Regioraad: ✕ tegen De raad wil niet." in page
        assert "Mijlpalen (1) Het begin" in page
        assert "Inwonertallen (1) Aalst : 20.000 inwoners , 1 januari 2016" in page

    def test_says_where_it_reads_something_else_than_is_shown(self, client):
        made = scene("Aalst")
        position = made.position(made.councils["Aalst"], "voor")
        reading = make.EvidenceFactory(position=position, reads_stance="tegen")

        assert "hier gelezen als ✕ tegen" in words(get(client, reading.source))

    def test_tells_nothing_of_a_position_that_the_reader_may_not_see(self, client):
        made = scene("Aalst")
        position = made.position(made.councils["Aalst"], "tegen", draft=True)
        reading = make.EvidenceFactory(position=position, summary="Nog geheim.")

        page = words(get(client, reading.source))

        assert "Nog geheim." not in page
        assert "nog niets dat u mag zien" in page

    def test_tells_its_keeper_of_a_draft(self, client):
        made = scene("Aalst")
        position = made.position(made.councils["Aalst"], "tegen", draft=True)
        reading = make.EvidenceFactory(position=position, summary="Nog geheim.")
        client.force_login(griffie(position.body.municipality).user)

        assert "Nog geheim." in words(get(client, reading.source))

    def test_tells_nothing_of_a_dossier_that_is_a_draft(self, client):
        made = scene("Aalst", draft=True)
        milestone = make.MilestoneFactory(dossier=made.dossier, title="Stil begin")
        place = make.EvidenceFactory(position=None, milestone=milestone, dossier=made.dossier)

        assert "Stil begin" not in words(get(client, place.source))


class TestASourceThatIsNotPublic:
    def test_is_not_found_by_the_public(self, client):
        assert get(client, make.SourceFactory(is_public=False)).status_code == 404

    def test_is_shown_to_who_keeps_records(self, client):
        source = make.SourceFactory(is_public=False)
        client.force_login(griffie(make.MunicipalityFactory()).user)

        assert "Openbaarheid niet openbaar" in words(get(client, source))


class TestTheNumberOfQueries:
    def test_does_not_grow_with_what_rests_on_it(self, client):
        made = scene("Aalst")
        source = make.SourceFactory()
        council = made.councils["Aalst"]
        make.EvidenceFactory(position=made.position(council), source=source)
        make.GroupFactory(source=source)
        with CaptureQueriesContext(connection) as before:
            get(client, source)

        for _each in range(4):
            make.EvidenceFactory(position=made.position(council), source=source)
            make.PopulationFactory(source=source)
            make.GroupFactory(source=source)
        with CaptureQueriesContext(connection) as after:
            get(client, source)

        assert len(after) == len(before)
