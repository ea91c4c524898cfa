"""The feeds, read back as Atom: of a dossier, a municipality and a round."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from time_machine import travel

from decisions.actions import correct_record, save_record
from tests import people
from tests.decisions.worlds import World, fresh
from tests.factories import (
    AgendaItemFactory,
    CommitmentFactory,
    DossierFactory,
    MeetingFactory,
    MilestoneFactory,
    ReplyFactory,
    RoundBodyFactory,
    RoundFactory,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    """The dossier is there before all that is told of it."""
    with travel(people.NOW - timedelta(days=90), tick=False):
        return World().found()


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def ago(hours):
    return people.NOW - hours * HOUR


def say(world, hours, stance="voor", **act):
    with travel(ago(hours), tick=False):
        decision = world.decision(public_from=ago(hours), form="motie", **act)
        return world.position(decision, stance=stance, public_from=ago(hours))


def read(client, address):
    """Return the root of a feed, after asking of it what RFC 4287 asks."""
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    for each in (root, *root.iter(f"{ATOM}entry")):
        assert [len(each.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Regio"
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"http://testserver{address}"
    names = [each.text for each in root.iter(f"{ATOM}id")]
    assert len(set(names)) == len(names)
    links = [each.get("href") for each in root.iter(f"{ATOM}link")]
    assert all(each.startswith("http://testserver/") for each in names + links)
    moments = [datetime.fromisoformat(each.text) for each in root.iter(f"{ATOM}updated")]
    assert all(each.tzinfo for each in moments)
    assert moments[1:] == sorted(moments[1:], reverse=True)
    assert moments[0] == max(moments[1:], default=moments[0])
    for each in root.iter(f"{ATOM}entry"):
        assert len(each.findall(f"{ATOM}link[@rel='alternate']")) == 1
        assert each.find(f"{ATOM}summary").get("type") == "html"
    return root


def entries(client, address):
    return list(read(client, address).iter(f"{ATOM}entry"))


def of_dossier(world):
    return f"/dossiers/{world.dossier.slug}/feed.atom"


class TestTheFeedOfADossier:
    def test_tells_what_changed_the_newest_first(self, client, world):
        first = say(world, 5)
        with travel(ago(3), tick=False):
            correct_record(
                fresh(first), changes={"stance": "tegen"}, by=world.griffie, reason="Anders."
            )

        found = entries(client, of_dossier(world))

        assert [each.findtext(f"{ATOM}title").split(".")[0] for each in found][0] == (
            "Verbeterd in wat Regio zegt"
        )
        assert len(found) == 2
        assert "Reden: Anders." in found[0].findtext(f"{ATOM}summary")
        assert found[1].findtext(f"{ATOM}updated") == "2026-11-23T07:00:00+00:00"
        assert found[1].find(f"{ATOM}link").get("href").endswith(f"/standpunten/{first.pk}/")

    def test_tells_what_somebody_typed_as_text(self, client, world):
        first = say(world, 5)
        with travel(ago(3), tick=False):
            correct_record(
                fresh(first), changes={"stance": "tegen"}, by=world.griffie, reason="<b>Anders</b>"
            )

        summary = entries(client, of_dossier(world))[0].findtext(f"{ATOM}summary")

        assert "&lt;b&gt;Anders&lt;/b&gt;" in summary

    def test_keeps_the_name_of_an_entry(self, client, world):
        say(world, 5)
        before = [each.findtext(f"{ATOM}id") for each in entries(client, of_dossier(world))]
        say(world, 2, "tegen")

        after = [each.findtext(f"{ATOM}id") for each in entries(client, of_dossier(world))]

        assert after[1:] == before

    def test_is_valid_without_entries(self, client, world):
        assert entries(client, of_dossier(world)) == []

    def test_shows_a_griffie_no_more_than_the_public(self, client, world):
        world.position(draft=True)
        say(world, -2)
        client.force_login(world.griffie.user)

        assert entries(client, of_dossier(world)) == []

    def test_of_a_hidden_dossier_is_not_there(self, client, world):
        hidden = DossierFactory(region=world.region, draft=True)

        assert client.get(f"/dossiers/{hidden.slug}/feed.atom").status_code == 404

    def test_is_not_sent_again_to_who_has_it(self, client, world):
        say(world, 5)
        first = client.get(of_dossier(world))

        again = client.get(of_dossier(world), headers={"If-None-Match": first.headers["ETag"]})

        assert first.headers["Last-Modified"] == "Mon, 23 Nov 2026 07:00:00 GMT"
        assert (again.status_code, again.content) == (304, b"")

    def test_asks_as_many_queries_for_many_as_for_one(self, client, world):
        say(world, 9)
        client.get(of_dossier(world))
        with CaptureQueriesContext(connection) as one:
            client.get(of_dossier(world))
        for hours in range(1, 8):
            say(world, hours)

        with CaptureQueriesContext(connection) as many:
            assert len(entries(client, of_dossier(world))) == 8

        assert len(many) == len(one)


class TestOtherFeeds:
    def test_of_a_municipality_tell_its_own_bodies(self, client, world):
        say(world, 5)
        other = world.municipality_without_people()

        own = entries(client, f"/gemeenten/{world.council.municipality.slug}/feed.atom")

        assert len(own) == 1
        assert entries(client, f"/gemeenten/{other.municipality.slug}/feed.atom") == []

    def test_of_a_round_tell_what_answers_it(self, client, world):
        answer = say(world, 5)
        say(world, 3)
        round_ = RoundFactory(dossier=world.dossier)
        RoundBodyFactory(round=round_, body=world.council, answer=answer.decision)

        found = entries(client, f"/dossiers/{world.dossier.slug}/rondes/{round_.pk}/feed.atom")

        links = [each.find(f"{ATOM}link").get("href") for each in found]
        places = [each.split("/")[-3:-1] for each in links]
        assert places == [["rondes", str(round_.pk)], ["standpunten", str(answer.pk)]]


def tell_each_kind(world):
    """Make one of each kind that is told; return what stands on the page of each."""
    own = {"dossier": world.dossier, "body": world.council}
    public = {"public_from": ago(3)}
    with travel(ago(3), tick=False):
        say(world, 3)
        world.decision(title="Samen bouwen", **public)
        wish = world.remark(text="Meer groen bij de sporthal.", **public)
        ReplyFactory(remark=wish, body=world.steering_group, reasons="Het park komt er.", **public)
        meeting = MeetingFactory(held_on=date(2026, 12, 1), **own)
        AgendaItemFactory(title="Visie op groen", meeting=meeting, **own, **public)
        CommitmentFactory(text="Een brief over groen.", done_on=date(2026, 11, 2), **own, **public)
        MilestoneFactory(dossier=world.dossier, title="Groene dag", dated_on="2026-11-01")
        RoundFactory(dossier=world.dossier, title="Ronde over groen", dated_on="2026-11-01")
    return {
        *("Samen bouwen", "Meer groen bij de sporthal", "Het park komt er", "Visie op groen"),
        *("Een brief over groen", "Groene dag", "Ronde over groen"),
    }


class TestEachKind:
    @pytest.mark.parametrize("closed_on", [None, date(2018, 1, 1)])
    def test_leads_to_a_page_that_tells_it_also_of_a_dossier_that_is_over(
        self, client, world, closed_on
    ):
        world.dossier.closed_on = closed_on
        save_record(world.dossier, by=world.beheer, reason="Klaar.")
        words = tell_each_kind(world)

        found = entries(client, of_dossier(world))
        pages = [client.get(each.find(f"{ATOM}link").get("href")) for each in found]

        assert len(found) == 8
        assert {each.status_code for each in pages} == {200}
        assert [each for each in words if not any(each in p.content.decode() for p in pages)] == []

    def test_asks_as_many_queries_for_three_hundred_as_for_one(self, client, world):
        tell_each_kind(world)
        client.get(of_dossier(world))
        with CaptureQueriesContext(connection) as one:
            client.get(of_dossier(world))
        with travel(ago(2), tick=False):
            for number in range(300):
                world.remark(text=f"Wens {number}", public_from=ago(2))

        with CaptureQueriesContext(connection) as many:
            assert len(entries(client, of_dossier(world))) == 50

        assert len(many) == len(one)


class TestAPage:
    @pytest.mark.parametrize("where", ["dossier", "gemeente", "gemeente in dossier", "ronde"])
    def test_leads_to_its_feed(self, client, world, where):
        round_ = RoundFactory(dossier=world.dossier)
        home = world.council.municipality.slug
        pages = {
            "dossier": f"/dossiers/{world.dossier.slug}/",
            "gemeente": f"/gemeenten/{home}/",
            "gemeente in dossier": f"/dossiers/{world.dossier.slug}/gemeenten/{home}/",
            "ronde": f"/dossiers/{world.dossier.slug}/rondes/{round_.pk}/",
        }
        page = etree.HTML(client.get(pages[where]).content.decode())

        link = page.find("head/link[@rel='alternate']")

        assert link.get("type") == "application/atom+xml"
        read(client, link.get("href"))
