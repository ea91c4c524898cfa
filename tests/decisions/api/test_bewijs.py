"""`bewijs`: how long the chain of a dossier is, its end, and what anchors say of it."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from decisions.actions import save_record
from decisions.domain.rules import RULES_VERSION
from decisions.models import Status
from municipalities.proof.anchors import make_anchor
from municipalities.proof.forms import find_last_form
from municipalities.proof.hashing import begin_chain
from municipalities.proof.showing import AnchoredEnd
from tests import factories
from tests.decisions.api.scene import API, answer, small
from tests.people import beheer

pytestmark = pytest.mark.django_db


class TestBewijs:
    def test_is_told_with_every_field(self, client):
        scene = small()
        scene.dossier.counter.refresh_from_db()
        counter = scene.dossier.counter

        told = answer(client, "/dossiers/samen/bewijs")

        first, last = told.pop("eersteSchakel"), told.pop("laatsteSchakel")
        assert first <= last
        known_until = told.pop("kennisTot")
        assert datetime.fromisoformat(known_until) == counter.written_at
        assert told == {
            "bekend": None,
            "permalink": f"http://testserver{API}/dossiers/samen/bewijs?bekend={known_until}",
            "rekenregels": RULES_VERSION,
            "licentie": scene.dossier.region.licence.address,
            "dossier": "samen",
            "keten": f"dossier-{scene.dossier.pk}",
            "lengte": counter.length,
            "einde": counter.head,
            "vorm": find_last_form(),
            "ankers": [],
            "url": "http://testserver/dossiers/samen/bewijs/",
        }
        assert counter.length > 10

    def test_tells_the_anchors_of_before_today(self, client, monkeypatch):
        small()
        anchored = AnchoredEnd(date(2026, 11, 1), 3, "a" * 64)
        asked = []

        def list_anchors_of(chain, *, before=None):
            asked.append((chain, before))
            return [anchored]

        monkeypatch.setattr("municipalities.proof.showing.list_anchors_of", list_anchors_of)

        with time_machine.travel("2026-11-23T00:30:00+01:00"):
            told = answer(client, "/dossiers/samen/bewijs")

        assert told["ankers"] == [{"dag": "2026-11-01", "lengte": 3, "einde": "a" * 64}]
        [(chain, before)] = asked
        assert (chain, before) == (told["keten"], date(2026, 11, 23))

    def test_grows_with_a_write_and_has_another_end(self, client):
        scene = small()
        before = answer(client, "/dossiers/samen/bewijs")
        scene.dossier.question = "Hoe verder?"

        save_record(scene.dossier, by=beheer(), reason="test")
        after = answer(client, "/dossiers/samen/bewijs")

        assert after["lengte"] == before["lengte"] + 1
        assert after["einde"] != before["einde"]

    def test_stays_the_same_at_its_permalink(self, client):
        scene = small()
        first = answer(client, "/dossiers/samen/bewijs")

        factories.ThemeFactory(dossier=scene.dossier, slug="later")
        pinned = client.get(first["permalink"]).json()

        assert {**pinned, "bekend": None} == first
        assert answer(client, "/dossiers/samen/bewijs")["lengte"] == first["lengte"] + 1

    def test_has_no_link_before_anything_was_recorded(self, client):
        scene = small()

        told = answer(client, "/dossiers/samen/bewijs", bekend="2001-01-01")

        chain = f"dossier-{scene.dossier.pk}"
        assert (told["lengte"], told["einde"]) == (0, begin_chain(chain))
        assert (told["eersteSchakel"], told["laatsteSchakel"]) == (None, None)

    def test_pins_an_anchor_that_was_made_after_the_last_write(self, client):
        small()
        now = timezone.now().replace(hour=12)
        anchored = make_anchor(now.date(), at=now)
        with time_machine.travel(now + timedelta(days=3)):
            told = answer(client, "/dossiers/samen/bewijs")
        make_anchor(now.date() + timedelta(days=4), at=now)
        with time_machine.travel(now + timedelta(days=9)):
            pinned = client.get(told["permalink"]).json()

        assert [each["dag"] for each in told["ankers"]] == [anchored.made_on.isoformat()]
        assert {**pinned, "bekend": None} == told

    @pytest.mark.parametrize("status", [Status.DRAFT, Status.SHARED])
    def test_is_not_there_for_a_dossier_that_may_not_be_seen(self, client, status):
        dossier = factories.DossierFactory(status=status, public_from=None)

        response = client.get(f"{API}/dossiers/{dossier.slug}/bewijs")

        assert response.status_code == 404
        assert response["Content-Type"] == "application/problem+json"

    def test_refuses_a_parameter(self, client):
        small()

        assert client.get(f"{API}/dossiers/samen/bewijs?peildatum=2016-01-01").status_code == 400

    def test_asks_five_queries_however_long_the_chain_is(self, client, django_assert_num_queries):
        scene = small()
        for turn in range(2):
            with django_assert_num_queries(5):
                answer(client, "/dossiers/samen/bewijs")
            for number in range(5):
                factories.ThemeFactory(dossier=scene.dossier, slug=f"thema-{turn}-{number}")
