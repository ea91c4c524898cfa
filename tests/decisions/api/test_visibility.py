"""What the API keeps from whom: planted words that must not come out."""

from datetime import UTC, datetime

import pytest
import time_machine

from decisions.actions import publish_record, share_record
from decisions.domain.stances import Stance
from municipalities.models import User
from tests import factories, people
from tests.decisions.api.scene import API, PLANTED, answer, says, small

pytestmark = pytest.mark.django_db
TOMORROW = datetime(2199, 1, 1, tzinfo=UTC)
PATHS = (
    "/dossiers",
    "/dossiers/samen",
    "/dossiers/samen/stand?peildatum=2016-07-01",
    "/dossiers/samen/draagvlak?peildatum=2016-07-01",
    "/dossiers/geheim",
    "/dossiers/geheim/stand",
    "/dossiers/geheim/draagvlak",
)


def everything(client):
    """Return all that the API tells, headers too, as one text."""
    told = [client.get(f"{API}{path}") for path in PATHS]
    return " ".join(f"{each.status_code} {each.headers} {each.content.decode()}" for each in told)


def hidden(scene):
    """Record a concept, a shared and an embargoed stance of groups named by the planted word."""
    concept = says(
        scene.aa, scene.direction, Stance.VOOR, groups_label=f"{PLANTED}-concept", draft=True
    )
    shared = says(
        scene.aa, scene.variant, Stance.VOOR, groups_label=f"{PLANTED}-gedeeld", draft=True
    )
    share_record(shared, by=people.beheer())
    embargoed = says(
        scene.bee,
        scene.variant,
        Stance.VOOR,
        groups_label=f"{PLANTED}-embargo",
        public_from=TOMORROW,
    )
    return concept, shared, embargoed


def sign_in(client, reader):
    client.force_login(User.objects.get(pk=reader.user.pk))


def groups_on(client, scene, subject):
    told = answer(client, "/dossiers/samen/stand", peildatum="2016-07-01")
    cells = [cell for body in told["organen"] for cell in body["standpunten"]]
    return {
        (group["naam"], body["onderwerp"])
        for body in cells
        for group in body["fracties"]
        if body["onderwerp"] == subject.slug
    }


class TestThePublic:
    def test_never_sees_what_is_not_public(self, client):
        scene = small()
        hidden(scene)
        factories.DossierFactory(slug="geheim", title=f"{PLANTED}-dossier", draft=True)

        told = everything(client)

        assert PLANTED not in told
        assert "Oppositie" in told

    def test_cannot_tell_a_hidden_dossier_from_none(self, client):
        factories.DossierFactory(slug="geheim", draft=True)

        there = client.get(f"{API}/dossiers/geheim/stand")
        absent = client.get(f"{API}/dossiers/bestaat-niet/stand")

        assert (there.status_code, there.content) == (absent.status_code, absent.content)

    def test_sees_nothing_of_support_that_rests_on_a_concept(self, client):
        scene = small()
        says(scene.cee, scene.proposal, Stance.VOOR, draft=True)

        told = answer(client, "/dossiers/samen/draagvlak", peildatum="2016-07-01")

        proposal = next(each for each in told["onderwerpen"] if each["id"] == "regioraad")
        assert proposal["onbekend"] == [scene.cee.municipality.code]

    def test_gets_at_a_moment_what_was_public_then(self, client):
        with time_machine.travel("2020-01-01T12:00:00+00:00"):
            scene = small()
            position = says(
                scene.aa,
                scene.direction,
                Stance.VOOR,
                groups_label=PLANTED,
                draft=True,
                source_follows=True,
            )
        with time_machine.travel("2021-01-01T12:00:00+00:00"):
            since = datetime(2021, 1, 1, 12, tzinfo=UTC)
            publish_record(position, by=people.beheer(at=since))

        told = {
            day: client.get(
                f"{API}/dossiers/samen/stand", {"peildatum": "2016-07-01", "bekend": day}
            )
            for day in ("2020-06-01", "2021-06-01")
        }

        assert PLANTED not in told["2020-06-01"].content.decode()
        assert "Oppositie" in told["2020-06-01"].content.decode()
        assert PLANTED in told["2021-06-01"].content.decode()

    def test_gets_an_embargoed_record_from_its_moment_on(self, client):
        scene = small()
        says(
            scene.bee,
            scene.direction,
            Stance.VOOR,
            groups_label=PLANTED,
            public_from=datetime(2030, 1, 1, 12, tzinfo=UTC),
        )

        seen = []
        for moment in ("2030-01-01T11:59:59+00:00", "2030-01-01T12:00:00+00:00"):
            with time_machine.travel(moment, tick=False):
                seen.append(PLANTED in everything(client))

        assert seen == [False, True]


class TestPeopleWhoSignedIn:
    def test_see_what_is_shared_in_their_region_as_councillor(self, client):
        scene = small()
        hidden(scene)
        sign_in(client, people.raadslid(scene.cee.municipality))

        assert groups_on(client, scene, scene.variant) == {
            ("Oppositie", "zwaar"),
            (f"{PLANTED}-gedeeld", "zwaar"),
            (f"{PLANTED}-embargo", "zwaar"),
        }
        assert groups_on(client, scene, scene.direction) == set()

    def test_see_the_concepts_of_their_own_council_as_griffie(self, client):
        scene = small()
        hidden(scene)
        sign_in(client, people.griffie(scene.aa.municipality))

        assert groups_on(client, scene, scene.direction) == {(f"{PLANTED}-concept", "regie")}

    def test_see_no_concepts_of_another_council(self, client):
        scene = small()
        hidden(scene)
        sign_in(client, people.griffie(scene.bee.municipality))

        assert groups_on(client, scene, scene.direction) == set()

    def test_see_nothing_more_in_another_region(self, client):
        scene = small()
        hidden(scene)
        elsewhere = factories.council(factories.RegionFactory())
        sign_in(client, people.griffie(elsewhere.municipality))

        assert PLANTED not in everything(client)

    def test_see_the_status_of_what_is_not_public_yet(self, client):
        scene = small()
        says(scene.cee, scene.direction, Stance.VOOR, draft=True)
        sign_in(client, people.griffie(scene.cee.municipality))

        told = answer(client, "/dossiers/samen/stand", peildatum="2016-07-01")

        own = next(each for each in told["organen"] if each["id"] == scene.cee.slug)
        statuses = {each["onderwerp"]: each["status"] for each in own["standpunten"]}
        assert statuses["regie"] == "concept"

    def test_are_the_public_again_once_disabled(self, client):
        scene = small()
        hidden(scene)
        griffie = people.griffie(scene.aa.municipality)
        sign_in(client, griffie)
        User.objects.filter(pk=griffie.user.pk).update(is_active=False)

        assert PLANTED not in everything(client)
