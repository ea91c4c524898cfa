"""Every answer takes the same number of queries, however many councils and dossiers there are."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decisions.domain.stances import Stance
from decisions.models import Decision, Form, Position, Status
from municipalities.models import (
    Body,
    BodyKind,
    CouncilTerm,
    Municipality,
    Population,
    RegionMembership,
)
from tests import factories, people
from tests.decisions.api.scene import API, member, says, subjects_of

pytestmark = pytest.mark.django_db
SINCE, SPOKE = date(2015, 1, 1), date(2016, 6, 1)


def dated(day):
    return {"dated_on": day.isoformat(), "first_on": day, "last_on": day}


def many(dossier, subject, numbers):
    """Make a council that spoke for each number; in bulk, because only reading is measured."""
    source = factories.SourceFactory()
    towns = Municipality.objects.bulk_create(
        Municipality(code=f"gm{number:04d}", name=f"Massa {number}", slug=f"massa-{number}")
        for number in numbers
    )
    for model, extra in (
        (RegionMembership, {"region": dossier.region}),
        (Population, {"inhabitants": 9_000}),
    ):
        model.objects.bulk_create(
            model(municipality=each, source=source, **extra, **dated(SINCE)) for each in towns
        )
    bodies = Body.objects.bulk_create(
        Body(slug=f"{each.code}-gemeenteraad", kind=BodyKind.COUNCIL, municipality=each)
        for each in towns
    )
    CouncilTerm.objects.bulk_create(
        CouncilTerm(body=each, election_year=2014, source=source, **dated(SINCE)) for each in bodies
    )
    speak(dossier, subject, bodies)


def speak(dossier, subject, bodies):
    public = {"status": Status.PUBLISHED, "public_from": factories.PUBLIC_SINCE, "dossier": dossier}
    decisions = Decision.objects.bulk_create(
        Decision(number=number, body=body, form=Form.DECISION, title="X", **public, **dated(SPOKE))
        for number, body in enumerate(bodies, start=1)
    )
    Position.objects.bulk_create(
        Position(decision=each, body=each.body, subject=subject, stance=Stance.VOOR, **public)
        for each in decisions
    )


def queries(client, address, **query):
    """Return how many queries a GET takes, and what it told."""
    with CaptureQueriesContext(connection) as caught:
        response = client.get(address, query)
    assert response.status_code == 200
    return len(caught), response.json()


def councils_told(path, told):
    """Return how many councils spoke, as an answer tells it."""
    if path == "stand":
        return sum(bool(each["standpunten"]) for each in told["organen"])
    return len(told["onderwerpen"][0]["akkoord"])


@pytest.mark.parametrize("path", ["stand", "draagvlak"])
class TestStandAndDraagvlak:
    def test_take_as_many_queries_for_5_councils_as_for_60(self, client, path):
        counts = []
        for numbers in (range(1, 6), range(101, 161)):
            dossier = factories.DossierFactory()
            variant, *_ = subjects_of(dossier)
            many(dossier, variant, numbers)
            address = reverse(f"api-{path}", args=[dossier.slug])

            count, told = queries(client, address, peildatum="2016-07-01")

            assert councils_told(path, told) == len(numbers)
            counts.append(count)
        assert counts[0] == counts[1]

    def test_take_as_many_as_known_at_a_moment_for_1_as_for_3(self, client, path):
        counts = []
        for names in (["Aa"], ["Bee", "Cee", "Dee"]):
            with time_machine.travel("2020-01-01T12:00:00+00:00"):
                dossier = factories.DossierFactory()
                variant, *_ = subjects_of(dossier)
                for name in names:
                    body = member(dossier.region, name, inhabitants=9_000)
                    says(body, variant, Stance.VOOR)
            address = reverse(f"api-{path}", args=[dossier.slug])

            count, told = queries(client, address, peildatum="2016-07-01", bekend="2021-01-01")

            assert councils_told(path, told) == len(names)
            counts.append(count)
        assert counts[0] == counts[1]


class TestDossiers:
    def test_take_three_queries_for_a_page(self, client):
        for _ in range(3):
            factories.DossierFactory()

        assert queries(client, f"{API}/dossiers")[0] == 3

    def test_take_three_with_their_subjects(self, client):
        dossier = factories.DossierFactory()
        subjects_of(dossier)

        assert queries(client, f"{API}/dossiers/{dossier.slug}")[0] == 3

    def test_take_a_few_more_for_somebody_who_signed_in(self, client):
        dossier = factories.DossierFactory()
        home = factories.council(dossier.region).municipality
        client.force_login(people.griffie(home).user)

        assert queries(client, f"{API}/dossiers")[0] == 6
