"""The site map of documents under the Woo: each is there, public, and has valid DiWoo."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from tests import factories as make
from tests import people
from tests.decisions.documents.standards import check_diwoo
from tests.decisions.web.found.test_sitemap import read
from tests.decisions.web.public.region import scene

pytestmark = pytest.mark.django_db
SECTIONS = ("agendapunten", "bundels", "reactienotas", "brieven")
DIWOO = {"d": "https://standaarden.overheid.nl/diwoo/metadata/"}


def section(client, name):
    return client.get(f"/diwoo-sitemap-{name}.xml").content


def documents():
    """Return a scene with one document of each kind: an item of a council, and a round in which it
    raised a point, answered, and was replied to."""
    made = scene("Aalst")
    council = made.councils["Aalst"]
    make.AgendaItemFactory(dossier=made.dossier, body=council, title="Regio & <raad>")
    college = make.BodyFactory(is_college=True, municipality=council.municipality)
    asked = make.RoundFactory(dossier=made.dossier, opened_by=college)
    answer = make.DecisionFactory(dossier=made.dossier, body=council)
    make.RoundBodyFactory(round=asked, body=council, answer=answer)
    make.RemarkFactory(dossier=made.dossier, body=council, round=asked, decision=answer)
    make.ReplyNoteFactory(round=asked, body=college)
    return made


def test_each_document_is_a_pdf_that_is_there(client):
    documents()

    found = [loc for each in read(client, "/diwoo-sitemap.xml") for loc in read(client, each)]

    assert len(found) == len(SECTIONS)
    for each in found:
        response = client.get(each)
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf"), each


@pytest.mark.parametrize("name", SECTIONS)
def test_its_diwoo_is_valid(client, name, settings):
    made = documents()
    home = made.councils["Aalst"].municipality

    content = section(client, name)

    publisher = etree.fromstring(content).find(".//d:publisher", DIWOO)
    assert publisher.get("resource").endswith(home.code)
    # A municipality of a test is in no register.
    known = content.replace(home.code.encode(), b"gm0546")
    assert check_diwoo(known) == 1


def test_an_unknown_category_is_refused(client):
    documents()
    content = section(client, "bundels").replace(b"c_db4862c3", b"c_bestaat_niet")

    with pytest.raises(etree.DocumentInvalid):
        check_diwoo(content)


def test_what_is_not_public_is_in_it_for_nobody(client):
    made = scene("Aalst")
    council = made.councils["Aalst"]
    later = datetime.now(UTC) + timedelta(days=1)
    make.AgendaItemFactory(dossier=made.dossier, body=council, draft=True)
    make.AgendaItemFactory(dossier=made.dossier, body=council, public_from=later)
    asked = make.RoundFactory(dossier=made.dossier)
    answer = make.DecisionFactory(dossier=made.dossier, body=council, draft=True)
    make.RoundBodyFactory(round=asked, body=council, answer=answer)
    make.RemarkFactory(dossier=made.dossier, body=council, round=asked, decision=answer, draft=True)
    client.force_login(people.beheer().user)

    assert [b"<loc>" in section(client, name) for name in SECTIONS] == [False] * 4


def test_papers_of_a_body_that_no_law_names_are_left_out(client):
    made = scene("Aalst")
    steering = make.BodyFactory(is_steering_group=True, region=made.dossier.region)
    make.AgendaItemFactory(dossier=made.dossier, body=steering)

    assert b"<loc>" not in section(client, "agendapunten")
