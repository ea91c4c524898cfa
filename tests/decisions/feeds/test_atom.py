"""Feeds: what became known, a sentence an entry, for anybody."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from decisions.actions import publish_record, save_record, withdraw_record
from decisions.domain.stances import Stance
from decisions.models import Round
from tests import factories, people
from tests.decisions.api.scene import PLANTED, says, small

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEED = "/dossiers/samen/feed.atom"


def entries(client, address=FEED):
    """Return (title, kind, id, link) of each entry of a feed, which must be Atom."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    tree = etree.fromstring(response.content)
    assert tree.tag == f"{{{ATOM['a']}}}feed"
    for needed in ("id", "title", "updated", "author/a:name"):
        assert tree.xpath(f"string(a:{needed})", namespaces=ATOM), needed
    return [
        (
            each.xpath("string(a:title)", namespaces=ATOM),
            each.xpath("string(a:category/@term)", namespaces=ATOM),
            each.xpath("string(a:id)", namespaces=ATOM),
            each.xpath("string(a:link/@href)", namespaces=ATOM),
        )
        for each in tree.xpath("a:entry", namespaces=ATOM)
    ]


class TestAFeed:
    def test_tells_who_went_from_which_stance_to_which(self, client):
        scene = small()
        says(scene.aa, scene.proposal, Stance.TEGEN, on="2016-08-01")

        told = [each[0] for each in entries(client)]

        who = f"{scene.aa.name} over {scene.proposal.name}"
        assert f"{who}: van geen blokkade naar tegen; besluit van 1 augustus 2016." in told
        assert f"{who}: stond eerder op geen blokkade, nu vastgelegd" in "".join(told)

    def test_tells_the_vote(self, client):
        scene = small()
        amended = {"votes_for": 10, "votes_against": 0, "left": 9, "form": "amendement"}
        position = says(scene.aa, scene.direction, Stance.TEGEN, on="2017-05-09")
        type(position.decision).objects.filter(pk=position.decision_id).update(**amended)

        assert entries(client)[0][0] == (
            f"{scene.aa.name} over {scene.direction.name}: van onbekend naar tegen; "
            "amendement van 9 mei 2017, 10 voor, 0 tegen, 9 vertrokken."
        )

    def test_tells_a_correction_apart(self, client):
        scene = small()
        before = {each[2] for each in entries(client)}
        scene.accepts.stance = Stance.VOOR.value
        save_record(scene.accepts, by=people.beheer(), reason="Verkeerd gelezen.")

        [told] = [each for each in entries(client) if each[2] not in before]

        assert told[1] == "Verbeterd in wat Regio zegt"
        assert "verbeterd, standpunt van geen blokkade naar voor" in told[0]
        assert told[3].endswith(f"/standpunten/{scene.accepts.pk}/")

    def test_has_nothing_of_a_typing_error(self, client):
        scene = small()
        before = entries(client)
        scene.accepts.decision.note = "Een typefout minder."
        save_record(scene.accepts.decision, by=people.beheer(), reason="Typefout.")

        assert entries(client) == before

    def test_tells_what_was_withdrawn(self, client):
        scene = small()
        withdraw_record(scene.refuses, by=people.beheer(), reason="Dubbel.")

        assert entries(client)[0][0].endswith("ingetrokken, de vastlegging klopte niet.")

    def test_keeps_the_id_of_an_entry(self, client):
        small()
        first = entries(client)

        assert entries(client) == first
        assert len({each[2] for each in first}) == len(first) == 4


class TestWhatIsNotPublic:
    def test_is_in_no_feed_whoever_asks(self, client):
        scene = small()
        says(scene.aa, scene.direction, Stance.VOOR, draft=True, groups_label=PLANTED)
        client.force_login(people.griffie(scene.aa.municipality).user)

        assert PLANTED not in client.get(FEED).content.decode()

    def test_is_news_from_the_moment_that_its_embargo_ends(self, client):
        ends = datetime(2030, 1, 1, 12, tzinfo=UTC)
        scene = small()
        says(scene.bee, scene.direction, Stance.VOOR, groups_label=PLANTED, public_from=ends)
        seen = []
        for moment in ("2030-01-01T11:59:59+00:00", "2030-01-01T12:00:00+00:00"):
            with time_machine.travel(moment, tick=False):
                seen.append(PLANTED in client.get(FEED).content.decode())

        assert seen == [False, True]

    def test_that_was_published_later_is_news_of_then(self, client):
        with time_machine.travel("2020-01-01T12:00:00+00:00"):
            scene = small()
            position = says(scene.aa, scene.direction, Stance.VOOR, draft=True, source_follows=True)
        since = datetime(2021, 1, 1, 12, tzinfo=UTC)
        with time_machine.travel(since):
            publish_record(position, by=people.beheer(at=since))

        assert f"standpunt-{position.pk}-nieuw-20210101T12" in entries(client)[0][2]

    @pytest.mark.parametrize("address", [FEED, "/dossiers/samen/rondes/1/feed.atom"])
    def test_has_no_feed_itself(self, client, address):
        factories.DossierFactory(slug="samen", draft=True)

        assert client.get(address).status_code == 404


class TestTheFeedOfAMunicipality:
    def test_tells_its_own_bodies_in_every_dossier(self, client):
        scene = small()
        other = factories.DossierFactory(region=scene.region)
        says(scene.aa, factories.SubjectFactory(dossier=other, name="Elders"), Stance.VOOR)

        told = entries(client, f"/gemeenten/{scene.aa.municipality.slug}/feed.atom")

        assert len(told) == 3
        assert all(scene.bee.name not in each[0] for each in told)
        assert any("Elders" in each[0] for each in told)


class TestTheFeedOfARound:
    def test_tells_what_was_said_of_its_subject_since(self, client):
        scene = small()
        opened = factories.RoundFactory(
            dossier=scene.dossier, subject=scene.proposal, dated_on="2016-06-15"
        )
        says(scene.aa, scene.proposal, Stance.TEGEN, on="2016-08-01")
        says(scene.aa, scene.direction, Stance.TEGEN, on="2016-08-01")

        told = entries(client, f"/dossiers/samen/rondes/{opened.pk}/feed.atom")

        titles = [each[0].split(":")[0] for each in told]
        assert f"{scene.aa.name} over {scene.proposal.name}" in titles
        assert f"{scene.aa.name} over {scene.direction.name}" not in titles
        assert Round.objects.count() == 1


def test_takes_as_many_queries_for_one_as_for_many(client):
    scene, counts = small(), []
    for number in range(2):
        for day in range(1, 1 + 9 * number):
            says(scene.bee, scene.variant, Stance.VOOR, on=f"2016-07-0{day}")
        with CaptureQueriesContext(connection) as caught:
            client.get(FEED)
        counts.append(len(caught))

    assert counts[0] == counts[1]


def test_is_named_by_the_page_that_it_follows(client):
    scene = small()
    for page in ("/dossiers/samen/", f"/gemeenten/{scene.aa.municipality.slug}/"):
        told = client.get(page).content.decode()
        assert told.count(f'{page}feed.atom"') == 2
