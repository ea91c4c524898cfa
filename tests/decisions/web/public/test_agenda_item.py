"""An agenda item as a page."""

import pytest

from decisions.actions import save_record
from decisions.documents import AGENDA_ITEM_FORMATS
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import beheer

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

    def test_says_first_when_it_is_and_what_came_of_it(self, client):
        made = scene("Aalst")
        told = {"dossier": made.dossier, "body": made.councils["Aalst"]}
        meeting = make.MeetingFactory(**told, title="Raad", held_on="2016-06-01")
        item = make.AgendaItemFactory(**told, title="Hoe?", meeting=meeting, outcome="aangenomen")

        page = client.get(item.get_absolute_url())

        assert "Agendapunt van Gemeenteraad Aalst Raad, woensdag 1 juni 2016" in words(page)
        assert f'<a class="nl-link" href="/vergaderingen/{meeting.pk}/">Raad, woensdag' in page.text
        assert client.get(f"/vergaderingen/{meeting.pk}/").status_code == 200

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
        treatment = item.treatments.get()
        treatment.meeting = make.MeetingFactory(dossier=item.dossier, body=item.body)
        treatment.save()

        page = client.get(item.get_absolute_url()).content.decode()

        assert all(
            f'href="/agendapunten/{item.pk}.{ending}"' in page for ending in AGENDA_ITEM_FORMATS
        )

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


class TestItsQuestions:
    def test_stand_with_their_answers_and_drafts_stay_hidden(self, client):
        item = item_of()
        line = make.AgendaLineFactory(item=item, text="Wat vindt u?")
        own = {"question": None, "line": line, "body": item.body}
        answer = make.AnswerFactory(**own, dated_on="2017-09-14", text="Wij gaan verder.")
        make.AnswerFactory(**own, text="Nog niet af", draft=True)
        make.EvidenceFactory(
            shows=answer, answer=answer, position=None, source=make.SourceFactory(title="Lijst")
        )

        told = "Wat vindt u? Antwoord, 14 september 2017: Wij gaan verder. Lijst, alinea 1"
        assert told in page_of(client, item)
        assert "Nog niet af" not in page_of(client, item)
        before = words(client.get(item.get_absolute_url(), {"peildatum": "2017-09-13"}))
        assert "Wat vindt u?" in before and "Antwoord" not in before

    def test_lead_to_the_round_that_it_is_for(self, client):
        item = item_of()
        item.round = make.RoundFactory(dossier=item.dossier, title="De ronde")
        save_record(item, by=beheer(), reason="test")

        html = client.get(item.get_absolute_url(), {"peildatum": "2017-06-01"}).content.decode()
        before = client.get(item.get_absolute_url(), {"peildatum": "2016-05-31"}).content.decode()

        address = f"{item.dossier.get_absolute_url()}rondes/{item.round.pk}/"
        assert f'href="{address}?peildatum=2017-06-01">Ronde: De ronde</a>' in html
        assert address not in before
