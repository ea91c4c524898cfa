"""An agenda item as a page."""

import pytest

from decisions.exports import FORMATS
from tests import factories as make

from .region import scene, words

pytestmark = pytest.mark.django_db


def item_of(**fields):
    """Return an item of a council in a made-up region."""
    made = scene("Aalst")
    return make.AgendaItemFactory(
        dossier=made.dossier, body=made.councils["Aalst"], title="Hoe verder?", **fields
    )


def page_of(client, item):
    return words(client.get(item.get_absolute_url()))


class TestAnAgendaItem:
    def test_says_how_it_is_treated_and_when(self, client):
        item = item_of(reference="Z/1", stage="beeldvorming", planned_note="na het zomerreces")

        page = page_of(client, item)

        assert "Hoe verder? Agendapunt van Gemeenteraad Aalst" in page
        assert "Kenmerk Z/1 Behandeling bespreekstuk Fase beeldvorming" in page
        assert "nog niet gepland: na het zomerreces" in page

    def test_without_decision_points_asks_no_decision(self, client):
        assert "Dit stuk vraagt geen besluit van de raad." in page_of(client, item_of())

    def test_shows_decisions_of_the_college_as_the_colleges(self, client):
        item = item_of()
        make.AgendaLineFactory(
            item=item, kind="collegebesluit", text="De brief vaststellen.", note="behoudens advies"
        )

        page = page_of(client, item)

        assert "Besluiten van het college van Aalst" in page
        assert "De brief vaststellen. (behoudens advies)" in page

    def test_can_be_taken_along_in_every_format(self, client):
        item = item_of()

        page = client.get(item.get_absolute_url()).content.decode()

        assert all(f'href="/agendapunten/{item.pk}.{ending}"' in page for ending in FORMATS)

    def test_links_to_the_councils_own_system(self, client):
        item = item_of(url="https://raad.example/stuk")

        page = client.get(item.get_absolute_url()).content.decode()

        assert 'href="https://raad.example/stuk" rel="noopener external"' in page

    def test_links_to_everything_on_its_source(self, client):
        source = make.SourceFactory()
        item = item_of(source=source)

        page = client.get(item.get_absolute_url()).content.decode()

        assert f'href="/bronnen/{source.pk}/"' in page

    def test_does_not_link_to_a_source_that_is_not_public(self, client):
        item = item_of(source=make.SourceFactory(is_public=False))

        assert "/bronnen/" not in client.get(item.get_absolute_url()).content.decode()

    def test_says_dossier_day_and_knowledge_at_its_foot(self, client):
        page = words(client.get(item_of().get_absolute_url(), {"peildatum": "2017-06-01"}))

        foot = page.split("Dossier Samen of niet")[-1]
        assert foot.startswith(" Peildatum 1 juni 2017 Stand van kennis zoals nu bekend")

    def test_is_not_found_by_the_public_while_it_is_a_draft(self, client):
        assert client.get(item_of(draft=True).get_absolute_url()).status_code == 404
