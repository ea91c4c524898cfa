"""The site map: every public page, nothing that is not public, and no address that fails."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import override_settings
from lxml import etree

from decisions.actions import correct_record, withdraw_record
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


class TestMeetings:
    """Those of which everybody finds an item or a motion: their page is there for nobody else."""

    def meet(self, made, **fields):
        about = {"dossier": made.dossier, "body": made.councils["Aalst"]}
        return make.MeetingFactory(**about | fields)

    def item(self, meeting, **fields):
        about = {"dossier": meeting.dossier, "body": meeting.body, "meeting": meeting}
        return make.AgendaItemFactory(**about | fields)

    def listed(self, client):
        return read(client, "/sitemap-vergaderingen.xml")

    def test_with_a_public_item_or_a_motion_are_in_it(self, client):
        made = scene("Aalst")
        with_item, with_motion, empty = (self.meet(made) for _each in range(3))
        self.item(with_item)
        moved = {"form": "motie", "meeting": with_motion, "dated_on": "2017-09-14"}
        make.DecisionFactory(dossier=made.dossier, body=with_motion.body, **moved)

        told = {f"http://testserver{each.get_absolute_url()}" for each in (with_item, with_motion)}
        assert set(self.listed(client)) == told
        assert {client.get(each).status_code for each in told} == {200}
        assert client.get(empty.get_absolute_url()).status_code == 404

    def test_with_nothing_that_stands_public_are_not(self, client):
        made = scene("Aalst")
        later = datetime.now(UTC) + timedelta(days=1)
        self.item(self.meet(made), draft=True)
        self.item(self.meet(made), public_from=later)
        withdraw_record(self.item(self.meet(made)), by=people.beheer(), reason="dubbel")
        moved = {"form": "motie", "meeting": self.meet(made), "dated_on": "2017-09-14"}
        make.DecisionFactory(dossier=made.dossier, body=made.councils["Aalst"], draft=True, **moved)

        assert self.listed(client) == {}

    def test_of_a_motion_that_belongs_to_a_hidden_item_are_not(self, client):
        made = scene("Aalst")
        meeting = self.meet(made)
        moved = {"form": "motie", "meeting": meeting, "dated_on": "2017-09-14"}
        motion = make.DecisionFactory(dossier=made.dossier, body=meeting.body, **moved)
        treated = self.item(meeting, draft=True).treatments.get()
        changes = {"decision": motion, "outcome": "aangenomen"}
        correct_record(treated, changes=changes, by=people.beheer(), reason="de uitkomst")

        assert client.get(meeting.get_absolute_url()).status_code == 404
        assert self.listed(client) == {}

    @pytest.mark.parametrize("what", ["meeting", "treatment", "line", "commitment", "item"])
    def test_have_the_day_on_which_anything_of_them_was_told_last(self, client, what):
        begun = datetime(2026, 11, 2, 9, tzinfo=UTC)
        with time_machine.travel(begun, tick=False):
            made = scene("Aalst")
            meeting = self.meet(made)
            item = self.item(meeting)
            hidden = self.item(meeting, draft=True)
        with time_machine.travel(begun + timedelta(days=1), tick=False):
            # What nobody else can see tells nothing: not even when it was written.
            correct_record(hidden, changes={"title": "Later"}, by=people.beheer(), reason="zo")
        with time_machine.travel(begun + timedelta(days=2), tick=False):
            self.change(what, meeting, item)
        with time_machine.travel(begun + timedelta(days=3), tick=False):
            assert list(self.listed(client).values()) == ["2026-11-04"]

    def change(self, what, meeting, item):
        by = people.beheer()
        if what == "line":
            make.AgendaLineFactory(item=item)
        elif what == "commitment":
            about = {"dossier": meeting.dossier, "body": meeting.body}
            make.CommitmentFactory(treatment=item.treatments.get(), **about)
        else:
            record, changes = {
                "meeting": (meeting, {"title": "Raad in de avond"}),
                "treatment": (item.treatments.get(), {"agenda_number": "7"}),
                "item": (item, {"title": "Anders"}),
            }[what]
            correct_record(record, changes=changes, by=by, reason="zo is het")

    def test_are_those_of_the_public_whoever_asks(self, client):
        made = scene("Aalst")
        self.item(self.meet(made), draft=True)
        client.force_login(people.beheer().user)

        assert self.listed(client) == {}


class TestSources:
    def test_are_those_that_something_public_rests_on(self, client):
        made = scene("Aalst")
        source, unused, drafted = (make.SourceFactory() for _each in range(3))
        hidden = make.SourceFactory(is_public=False)
        for each in (source, hidden):
            made.read(made.position(made.councils["Aalst"]), source=each)
        made.read(made.position(made.councils["Aalst"], draft=True), source=drafted)

        pages = set(read(client, "/sitemap-bronnen.xml"))

        assert f"http://testserver/bronnen/{source.pk}/" in pages
        assert {client.get(each).status_code for each in pages} == {200}
        for each in (hidden, unused, drafted):
            assert f"http://testserver/bronnen/{each.pk}/" not in pages


class TestParties:
    def test_have_a_page_in_each_public_dossier_of_their_councils(self, client):
        made = scene("Aalst", "Berg")
        other = make.DossierFactory(region=made.dossier.region, slug="ander")
        make.DossierFactory(region=made.dossier.region, slug="geheim", draft=True)
        party = make.PartyFactory(slug="lijst")
        make.PartyFactory(slug="elders")
        for council in made.councils.values():
            for year in (2014, 2018):
                when = {"dated_on": f"{year}-03-27", "election_year": year}
                make.GroupFactory(term=make.CouncilTermFactory(body=council, **when), party=party)

        pages = list(read(client, "/sitemap-partijen.xml"))

        told = (made.dossier, other)
        assert pages == [f"http://testserver/dossiers/{each.slug}/partijen/lijst/" for each in told]
        assert {client.get(each).status_code for each in pages} == {200}


class TestSharedPoints:
    def test_are_those_in_which_a_remark_stands_public(self, client):
        made = scene("Aalst")
        about = {"dossier": made.dossier, "body": made.councils["Aalst"]}
        told, drafted, empty = (make.PointFactory(dossier=made.dossier) for _each in range(3))
        make.PointRemarkFactory(point=told, remark=make.RemarkFactory(**about))
        make.PointRemarkFactory(point=drafted, remark=make.RemarkFactory(draft=True, **about))

        pages = set(read(client, "/sitemap-gedeelde-punten.xml"))

        assert pages == {f"http://testserver{made.address}gedeelde-punten/{told.pk}/"}
        assert {client.get(each).status_code for each in pages} == {200}
        assert client.get(f"{made.address}gedeelde-punten/{empty.pk}/").status_code == 404


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


@pytest.mark.parametrize("section", ["standpunten", "vergaderingen", "bronnen", "partijen"])
def test_a_large_section_comes_in_pages(client, monkeypatch, section):
    monkeypatch.setattr(PublicSitemap, "limit", 2)
    made = scene("Aalst", "Berg", "Cent")
    for each in made.councils.values():
        made.position(each)
        meeting = make.MeetingFactory(dossier=made.dossier, body=each)
        make.AgendaItemFactory(dossier=made.dossier, body=each, meeting=meeting)
        term = make.CouncilTermFactory(body=each)
        make.GroupFactory(term=term, party=make.PartyFactory())

    held = [each for each in list_sections(client) if section in each]

    assert held[:2] == [f"http://testserver/sitemap-{section}.xml{page}" for page in ("", "?p=2")]
    found = [read(client, each) for each in held]
    assert all(len(each) <= 2 for each in found)
    assert len({loc for each in found for loc in each}) == sum(map(len, found)) >= 3


def test_of_a_page_that_is_not_there_there_is_none(client):
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
