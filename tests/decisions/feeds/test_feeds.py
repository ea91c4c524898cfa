"""The feeds, read back as Atom: of a dossier, a municipality and a round."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from time_machine import travel

from decisions.actions import correct_record
from tests import people
from tests.decisions.worlds import fresh
from tests.factories import DossierFactory, RoundBodyFactory, RoundFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
HOUR = timedelta(hours=1)


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
    names = [each.findtext(f"{ATOM}id") for each in root.iter(f"{ATOM}entry")]
    assert len(set(names)) == len(names)
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

        assert [each.find(f"{ATOM}link").get("href").split("/")[-2] for each in found] == [
            str(answer.pk)
        ]


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
