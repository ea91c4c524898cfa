"""What lists keep from whom: a concept, a shared record and one under embargo, of each kind that
has a status of its own."""

from datetime import UTC, datetime

import pytest
import time_machine

from decisions.actions import publish_record, share_record
from tests import factories, people
from tests.decisions.api.scene import API, PLANTED, answer, says, small
from tests.decisions.api.test_visibility import sign_in

pytestmark = pytest.mark.django_db
FAR_AWAY = datetime(2199, 1, 1, tzinfo=UTC)
CONCEPT, GEDEELD, EMBARGO = (f"{PLANTED}-{each}" for each in ("concept", "gedeeld", "embargo"))


def position(scene, body, words, **fields):
    return says(body, scene.direction, "voor", groups_label=words, **fields)


def decision(scene, body, words, **fields):
    return factories.DecisionFactory(dossier=scene.dossier, body=body, title=words, **fields)


def remark(scene, body, words, **fields):
    return factories.RemarkFactory(dossier=scene.dossier, body=body, text=words, **fields)


def reply(scene, body, words, **fields):
    wish = factories.RemarkFactory(dossier=scene.dossier, body=body)
    return factories.ReplyFactory(remark=wish, body=body, reasons=words, **fields)


def point(scene, body, words, **fields):
    own = factories.PointFactory(dossier=scene.dossier, title=words)
    made = remark(scene, body, "Zoals anderen.", **fields)
    factories.PointRemarkFactory(point=own, remark=made)
    return made


def statement(scene, body, words, **fields):
    return factories.StatementFactory(dossier=scene.dossier, body=body, text=words, **fields)


def commitment(scene, body, words, **fields):
    return factories.CommitmentFactory(dossier=scene.dossier, body=body, text=words, **fields)


KINDS = {
    "standpunten": position,
    "besluiten": decision,
    "wensen-en-bedenkingen": remark,
    "wensen-en-bedenkingen?soort=wens": reply,
    "gedeelde-punten": point,
    "uitspraken": statement,
    "toezeggingen": commitment,
}


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def scene(kind):
    """Return the scene with a record of Aa in each state that is not public."""
    found = small()
    make = KINDS[kind]
    found.concept = make(found, found.aa, CONCEPT, draft=True)
    share_record(make(found, found.aa, GEDEELD, draft=True), by=people.beheer())
    make(found, found.aa, EMBARGO, public_from=FAR_AWAY)
    return found


def seen(client, kind):
    """Return which of the planted records a list tells."""
    response = client.get(f"{API}/dossiers/samen/{kind}")
    assert response.status_code == 200
    told = response.content.decode()
    return {each for each in (CONCEPT, GEDEELD, EMBARGO) if each in told}


class TestWhatIsNotPublic:
    def test_is_not_told_to_the_public(self, client, scene, kind):
        assert seen(client, kind) == set()

    def test_is_told_to_a_councillor_of_the_region_once_shared(self, client, scene, kind):
        sign_in(client, people.raadslid(scene.cee.municipality))

        assert seen(client, kind) == {GEDEELD, EMBARGO}

    def test_is_told_to_the_griffie_that_keeps_it(self, client, scene, kind):
        sign_in(client, people.griffie(scene.aa.municipality))

        assert seen(client, kind) == {CONCEPT, GEDEELD, EMBARGO}

    def test_is_no_concept_of_another_council(self, client, scene, kind):
        sign_in(client, people.griffie(scene.bee.municipality))

        assert CONCEPT not in seen(client, kind)

    def test_is_told_from_its_moment_on(self, client, scene, kind):
        with time_machine.travel(FAR_AWAY, tick=False):
            assert seen(client, kind) == {EMBARGO}


class TestAtAMoment:
    def test_is_told_what_was_public_then(self, client, kind):
        with time_machine.travel("2020-01-01T12:00:00+00:00"):
            scene = small()
            draft = KINDS[kind](scene, scene.aa, CONCEPT, draft=True)
        with time_machine.travel("2021-01-01T12:00:00+00:00"):
            by = people.beheer(at=datetime(2021, 1, 1, 12, tzinfo=UTC))
            publish_record(draft, by=by, reason="test", asks_source=False)
        address, _mark, query = kind.partition("?")

        told = {
            day: client.get(f"{API}/dossiers/samen/{address}?bekend={day}&{query}")
            for day in ("2020-06-01", "2021-06-01")
        }

        assert [CONCEPT in each.content.decode() for each in told.values()] == [False, True]


class TestOnePosition:
    def test_of_the_griffie_is_there_for_nobody_else(self, client):
        scene = small()
        draft = position(scene, scene.aa, CONCEPT, draft=True)
        address = f"/dossiers/samen/standpunten/{draft.pk}"

        assert client.get(f"{API}{address}").status_code == 404
        sign_in(client, people.griffie(scene.aa.municipality))
        assert answer(client, address)["status"] == "concept"

    def test_stands_under_its_own_dossier(self, client):
        scene = small()
        factories.DossierFactory(slug="ander")

        there = client.get(f"{API}/dossiers/ander/standpunten/{scene.accepts.pk}")
        nowhere = client.get(f"{API}/dossiers/samen/standpunten/{10**30}")
        zero = client.get(f"{API}/dossiers/samen/standpunten/0")

        assert {there.status_code, nowhere.status_code, zero.status_code} == {404}

    def test_keeps_the_versions_of_before_it_was_public(self, client):
        scene = small()
        draft = position(scene, scene.aa, "Aa Vooruit", draft=True)
        publish_record(draft, by=people.beheer(), reason="Klaar.", asks_source=False)
        address = f"/dossiers/samen/standpunten/{draft.pk}"

        public = answer(client, address)["versies"]
        sign_in(client, people.griffie(scene.aa.municipality))
        own = answer(client, address)["versies"]

        assert [each["status"] for each in public] == ["gepubliceerd"]
        assert [each["status"] for each in own] == ["gepubliceerd", "concept"]
