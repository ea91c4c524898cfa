"""The catalogue: each public dossier as a data set, valid by the shapes of DCAT-AP-NL."""

import json

import pytest
from django.test import override_settings
from lxml import html
from rdflib import DCAT, DCTERMS, RDF, URIRef

from regio.environment import AccessibilityStatement
from tests import factories as make
from tests import people
from tests.decisions.documents.standards import check_dcat_ap_nl
from tests.decisions.web.public.region import scene

pytestmark = pytest.mark.django_db
ADDRESS = "/catalogus.jsonld"
TOLD = override_settings(
    STATEMENT=AccessibilityStatement(organisation="Regio Verzonnen", contact="open@regio.example")
)


def catalogue(client):
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "application/ld+json"
    return json.loads(response.content)


def nodes_of(told, kind):
    return [each for each in told["@graph"] if each["@type"] == f"dcat:{kind}"]


@TOLD
def test_is_valid_and_every_way_to_the_data_answers(client):
    made = scene("Aalst")
    make.DossierFactory(closed_on="2020-01-01")
    made.position(made.councils["Aalst"])

    graph = check_dcat_ap_nl(client.get(ADDRESS).content)

    assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == 2
    assert URIRef(f"http://testserver{made.address}#dataset") in set(
        graph.objects(None, DCAT.dataset)
    )
    ways = set(graph.objects(None, DCAT.accessURL))
    assert {client.get(str(each)).status_code for each in ways} == {200}
    home = made.councils["Aalst"].municipality
    place = URIRef(f"https://identifier.overheid.nl/tooi/id/gemeente/{home.code}")
    assert place in set(graph.objects(None, DCTERMS.spatial))


@TOLD
def test_what_is_not_valid_is_refused(client):
    scene("Aalst")
    told = catalogue(client)
    for each in nodes_of(told, "Dataset"):
        del each["dcat:theme"]

    with pytest.raises(AssertionError, match="theme"):
        check_dcat_ap_nl(json.dumps(told))


def test_leaves_out_what_the_installation_does_not_say(client):
    scene("Aalst")

    text = json.dumps(catalogue(client))

    assert "dct:publisher" not in text and "dcat:contactPoint" not in text


def test_a_dossier_that_is_not_public_is_in_it_for_nobody(client):
    scene("Aalst")
    make.DossierFactory(draft=True, title="Geheim plan")
    client.force_login(people.beheer().user)

    told = catalogue(client)

    assert [each["dct:title"]["@value"] for each in nodes_of(told, "Dataset")] == ["Samen of niet"]


class TestThePageOfADossier:
    @TOLD
    def test_tells_what_it_is_where_it_is_shared(self, client):
        made = scene("Aalst")
        made.position(made.councils["Aalst"])

        response = client.get(made.address, {"peildatum": "2017-06-01"})

        page = html.fromstring(response.content.decode())
        found = {each.get("property"): each.get("content") for each in page.iter("meta")}
        assert found["og:title"] == "Samen of niet"
        assert found["og:url"] == f"http://testserver{made.address}"
        assert "peildatum=2017-06-01" in found["og:image"]
        picture = client.get(found["og:image"])
        assert picture["Content-Type"] == "image/png"
        assert picture.content.startswith(b"\x89PNG")

    def test_a_draft_tells_nothing(self, client):
        made = scene("Aalst", draft=True)
        client.force_login(people.beheer().user)

        page = client.get(made.address).content.decode()

        assert "og:title" not in page


class TestThePageOfOpenData:
    ADDRESS = "/ontwikkelaars/"

    def read_block(self, client):
        page = html.fromstring(client.get(self.ADDRESS).content.decode())
        (block,) = page.xpath("//script[@type='application/ld+json']")
        return json.loads(block.text)

    @TOLD
    def test_tells_search_engines_of_each_public_dossier_and_its_files(self, client):
        made = scene("Aalst")
        make.DossierFactory(draft=True, title="Geheim plan")
        client.force_login(people.beheer().user)

        told = self.read_block(client)

        assert told["@type"] == "DataCatalog"
        (found,) = told["dataset"]
        assert found["name"] == "Samen of niet"
        assert found["url"] == f"http://testserver{made.address}"
        assert found["publisher"]["name"] == told["publisher"]["name"] == "Regio Verzonnen"
        files = [each["contentUrl"] for each in found["distribution"]]
        assert {client.get(each).status_code for each in files} == {200}

    def test_nothing_that_was_typed_ends_the_block(self, client):
        hostile = "Waarom </script><script>alert(1)</script> & zo?"
        scene("Aalst", question=hostile)

        page = client.get(self.ADDRESS).content.decode()

        assert self.read_block(client)["dataset"][0]["description"] == hostile
        assert "<script>alert" not in page and "</script><script>" not in page
