"""The site map: every public page, nothing that is not public, and no address that fails."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from lxml import etree

from decisions.actions import withdraw_record
from decisions.web.found.sitemap import PublicSitemap
from tests import factories as make
from tests import people
from tests.decisions.web.public.reading import fill
from tests.decisions.web.public.region import scene

pytestmark = pytest.mark.django_db
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read(client, address):
    """Return the addresses of an index or of a page, with the day of each or None."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/xml"
    root = etree.fromstring(response.content)
    return {
        each.findtext("s:loc", namespaces=SPACE): each.findtext("s:lastmod", namespaces=SPACE)
        for each in root
    }


def list_sections(client):
    return list(read(client, "/sitemap.xml"))


def list_pages(client):
    return {loc: day for each in list_sections(client) for loc, day in read(client, each).items()}


def test_every_address_is_a_page_that_is_there(client):
    made = scene("Aalst", "Berg")
    fill(made, 1)
    make.ThemeFactory(dossier=made.dossier)
    make.RoundFactory(dossier=made.dossier)
    make.AgendaItemFactory(dossier=made.dossier, body=made.councils["Aalst"])
    position = made.position(made.councils["Aalst"])

    pages = list_pages(client)

    assert f"http://testserver{made.address}" in pages
    assert f"http://testserver{position.get_absolute_url()}" in pages
    assert f"http://testserver{position.decision.get_absolute_url()}" in pages
    assert {client.get(each).status_code for each in pages} == {200}


def test_a_record_has_the_day_on_which_it_was_told_last(client):
    made = scene("Aalst")
    position = made.position(made.councils["Aalst"])

    pages = list_pages(client)

    today = f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
    assert pages[f"http://testserver{position.get_absolute_url()}"] == today
    assert pages[f"http://testserver{made.address}"] == today
    assert pages["http://testserver/"] is None


def test_a_draft_and_what_has_an_embargo_are_not_in_it_for_anybody(client):
    made = scene("Aalst")
    draft = made.position(made.councils["Aalst"], draft=True)
    later = datetime.now(UTC) + timedelta(days=1)
    embargoed = make.AgendaItemFactory(
        dossier=made.dossier, body=made.councils["Aalst"], public_from=later
    )
    hidden = make.DossierFactory(draft=True, region=made.dossier.region)
    client.force_login(people.beheer().user)

    pages = " ".join(list_pages(client))

    assert draft.get_absolute_url() not in pages
    assert embargoed.get_absolute_url() not in pages
    assert hidden.slug not in pages


def test_what_was_withdrawn_is_left_out(client):
    made = scene("Aalst")
    item = make.AgendaItemFactory(dossier=made.dossier, body=made.councils["Aalst"])
    withdraw_record(item, by=people.beheer(), reason="dubbel")

    assert client.get(item.get_absolute_url()).status_code == 200
    assert f"http://testserver{item.get_absolute_url()}" not in list_pages(client)


def test_a_large_section_comes_in_pages(client, monkeypatch):
    monkeypatch.setattr(PublicSitemap, "limit", 2)
    made = scene("Aalst", "Berg", "Cent")
    for each in made.councils.values():
        made.position(each)

    held = [each for each in list_sections(client) if "standpunten" in each]

    assert held == [f"http://testserver/sitemap-standpunten.xml{page}" for page in ("", "?p=2")]
    assert [len(read(client, each)) for each in held] == [2, 1]
    assert client.get("/sitemap-standpunten.xml?p=3").status_code == 404
    assert client.get("/sitemap-standpunten.xml?p=x").status_code == 404
    assert client.get("/sitemap-niets.xml").status_code == 404


class TestRobots:
    def test_leads_to_both_site_maps_and_leaves_work_alone(self, client):
        lines = client.get("/robots.txt").content.decode().splitlines()

        assert "Sitemap: http://testserver/sitemap.xml" in lines
        assert "Sitemap: http://testserver/diwoo-sitemap.xml" in lines
        assert "Disallow: /werkblad/" in lines
        assert "Disallow: /" not in lines

    @override_settings(DEMO=True)
    def test_of_a_demo_is_no_invitation(self, client):
        assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
