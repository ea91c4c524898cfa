"""The front page."""

from functools import partial

import pytest
import time_machine

from tests import factories as make
from tests.decisions.web.public.region import words
from tests.people import beheer

pytestmark = pytest.mark.django_db


class TestTheFrontPage:
    def test_lists_the_dossiers_with_question_and_region(self, client):
        dossier = make.DossierFactory(title="Samen of niet", dated_on="2015-10")

        page = words(client.get("/"))

        assert f"Samen of niet {dossier.question} {dossier.region.name} · geopend oktober" in page

    @time_machine.travel("2017-06-01T12:00:00+00:00")
    def test_tells_of_each_what_happened_last_and_what_comes(self, client):
        made, other = make.DossierFactory(), make.DossierFactory()
        event = partial(make.MilestoneFactory, dossier=made)
        event(title="Visie vastgesteld", dated_on="2016-11", is_moment=True)
        event(title="Voorstel van tafel", dated_on="2017-05", is_moment=True)
        event(title="Brief verzonden", dated_on="2017-05-30")
        event(title="Nieuwe verkenning", dated_on="2017-09")
        event(title="Veel later", dated_on="2018")
        meeting = make.MeetingFactory(dossier=made, held_on="2017-06-20")
        make.AgendaItemFactory(dossier=made, body=meeting.body, meeting=meeting)

        first, second = words(client.get("/")).split(other.title)

        assert "Voorstel van tafel , mei 2017" in first
        assert "Gepland: Nieuwe verkenning, september 2017" in first
        assert f"Binnenkort: {meeting.body.name}, 20 juni 2017" in first
        assert "Visie vastgesteld" not in first
        assert "Brief verzonden" not in first
        assert "Gepland" not in second

    def test_tells_no_meeting_of_an_item_that_the_reader_may_not_see(self, client):
        made = make.DossierFactory()
        meeting = make.MeetingFactory(dossier=made, held_on="2200-06-20")
        make.AgendaItemFactory(dossier=made, body=meeting.body, meeting=meeting, draft=True)

        assert "Binnenkort" not in words(client.get("/"))

    def test_finds_a_municipality(self, client):
        make.MunicipalityFactory(name="Aalst")
        page = client.get("/").content.decode()

        found = client.get("/gemeenten/", {"naam": "aal"})

        assert 'action="/gemeenten/"' in page
        assert 'name="naam"' in page
        assert "Aalst" in words(found)

    def test_tells_who_keeps_records_how_to_begin_where_there_is_nothing(self, client):
        assert "Zo begint u" not in words(client.get("/"))

        client.force_login(beheer().user)

        assert "Zo begint u" in words(client.get("/"))

    def test_says_that_a_dossier_was_closed(self, client):
        make.DossierFactory(closed_on="2020-12-31")

        assert "gesloten op 31 december 2020" in words(client.get("/"))

    def test_does_not_list_a_draft_for_the_public(self, client):
        make.DossierFactory(title="Nog stil", draft=True)

        page = words(client.get("/"))

        assert "Nog stil" not in page
        assert "Er is nog geen dossier gepubliceerd." in page

    def test_says_to_its_keeper_that_a_dossier_is_a_draft(self, client):
        make.DossierFactory(title="Nog stil", draft=True)
        client.force_login(beheer().user)

        assert "· concept" in words(client.get("/"))


class TestManyDossiers:
    def test_come_in_pages_of_twenty_by_title(self, client):
        for number in range(21):
            make.DossierFactory(title=f"Dossier {number:02}")

        first, second = (words(client.get("/", {"pagina": page})) for page in ("1", "2"))

        assert "Dossier 19" in first
        assert "Dossier 20" not in first
        assert "Toon 1 meer (van 21)" in first
        assert "Dossier 20" in second
        assert "Dossier 19" not in second

    @pytest.mark.parametrize("page", ["0", "3", "x"])
    def test_have_no_other_page(self, client, page):
        make.DossierFactory()

        assert client.get("/", {"pagina": page}).status_code == 400
