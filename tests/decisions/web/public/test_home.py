"""The front page."""

import pytest

from tests import factories as make
from tests.decisions.web.public.region import words
from tests.people import beheer

pytestmark = pytest.mark.django_db


class TestTheFrontPage:
    def test_lists_the_dossiers_with_question_and_region(self, client):
        dossier = make.DossierFactory(title="Samen of niet", dated_on="2015-10")

        page = words(client.get("/"))

        assert f"Samen of niet {dossier.question} {dossier.region.name} · geopend oktober" in page

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
