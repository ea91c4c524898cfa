"""`dossiers`: which there are, for whom, and where their answers stand."""

import pytest

from decisions.actions import withdraw_record
from tests import factories
from tests.decisions.api.scene import API, answer, small
from tests.people import beheer

pytestmark = pytest.mark.django_db


class TestDossiers:
    def test_are_listed_by_title(self, client):
        for title in ("Beta", "Alfa"):
            factories.DossierFactory(title=title)

        told = answer(client, "/dossiers")

        assert [each["titel"] for each in told["dossiers"]] == ["Alfa", "Beta"]

    def test_are_an_empty_list_when_there_are_none(self, client):
        told = answer(client, "/dossiers")

        assert (told["dossiers"], told["aantal"]) == ([], 0)
        assert told["vorige"] is told["volgende"] is None

    def test_of_another_region_are_left_out(self, client):
        here, elsewhere = factories.DossierFactory(), factories.DossierFactory()

        told = answer(client, "/dossiers", regio=here.region.slug)

        assert [each["id"] for each in told["dossiers"]] == [here.slug]
        assert elsewhere.region != here.region

    def test_are_told_with_every_field(self, client):
        scene = small()

        (told,) = answer(client, "/dossiers")["dossiers"]

        assert told == {
            "id": "samen",
            "titel": "Samen verder",
            "vraag": scene.dossier.question,
            "regio": scene.region.slug,
            "regel": "alle_raden_akkoord",
            "geopend": "2015-01-01",
            "gesloten": None,
            "bijgehoudenTotEnMet": None,
            "status": "gepubliceerd",
            "redenIngetrokken": None,
            "url": "http://testserver/dossiers/samen/",
            "standUrl": f"http://testserver{API}/dossiers/samen/stand",
            "draagvlakUrl": f"http://testserver{API}/dossiers/samen/draagvlak",
            "allesZipUrl": "http://testserver/dossiers/samen/alles.zip",
            "allesNdjsonUrl": "http://testserver/dossiers/samen/alles.ndjson",
        }

    def test_point_to_answers_that_exist(self, client):
        small()
        (told,) = answer(client, "/dossiers")["dossiers"]

        reached = [client.get(told[name]).status_code for name in ("standUrl", "draagvlakUrl")]

        assert reached == [200, 200]


class TestDossier:
    def test_adds_its_subjects(self, client):
        scene = small()

        told = answer(client, "/dossiers/samen")

        assert told["id"] == "samen"
        assert [each["id"] for each in told["onderwerpen"]] == ["zwaar", "regioraad", "regie"]
        assert told["onderwerpen"][1] == {
            "id": "regioraad",
            "naam": scene.proposal.name,
            "soort": "voorstel",
            "variant": "zwaar",
            "beschrijving": "",
        }

    @pytest.mark.parametrize("under", ["", "/stand", "/draagvlak"])
    def test_that_does_not_exist_is_not_found(self, client, under):
        response = client.get(f"{API}/dossiers/bestaat-niet{under}")

        assert response.status_code == 404
        assert response.json() == {
            "type": "about:blank",
            "title": "Niet gevonden",
            "status": 404,
            "detail": "Dit dossier bestaat niet of is voor u niet zichtbaar.",
        }

    def test_that_was_withdrawn_says_why(self, client):
        scene = small()
        withdraw_record(scene.dossier, by=beheer(), reason="Dubbel vastgelegd.")

        told = answer(client, "/dossiers/samen")

        assert told["status"] == "ingetrokken"
        assert told["redenIngetrokken"] == "Dubbel vastgelegd."


class TestManyDossiers:
    def test_come_in_pages_that_lead_to_each_other(self, client):
        for number in range(21):
            factories.DossierFactory(title=f"Dossier {number:02}")

        first = answer(client, "/dossiers")
        second = client.get(first["volgende"]).json()

        assert (len(first["dossiers"]), first["aantal"], first["vorige"]) == (20, 21, None)
        assert [each["titel"] for each in second["dossiers"]] == ["Dossier 20"]
        assert second["vorige"] == f"http://testserver{API}/dossiers?pagina=1"
        assert second["volgende"] is None

    @pytest.mark.parametrize("page", ["", "0", "2", "x"])
    def test_refuse_a_page_that_is_not_there(self, client, page):
        factories.DossierFactory()

        response = client.get(f"{API}/dossiers", {"pagina": page})

        assert response.status_code == 400
        assert response.json()["invalidParams"][0]["name"] == "pagina"
