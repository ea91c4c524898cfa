"""A page that the public asked for before, and when it is made anew."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches

from decisions.actions import correct_record
from decisions.models import Position
from tests import factories as make
from tests.decisions.board.scenes import scene
from tests.people import NOW, beheer, user

pytestmark = pytest.mark.django_db(transaction=True)


def address(dossier, query="?peildatum=2017-06-01"):
    return f"/dossiers/{dossier.slug}/{query}"


def test_the_public_gets_the_same_page_in_one_query(client, django_assert_num_queries):
    dossier = scene(2)
    first = client.get(address(dossier))

    with django_assert_num_queries(1):
        second = client.get(address(dossier))

    assert second.content == first.content
    assert second["Content-Type"] == first["Content-Type"]


def test_a_write_makes_it_anew(client):
    dossier = scene(1)
    before = client.get(address(dossier)).content
    correct_record(
        Position.objects.get(), changes={"stance": "tegen"}, by=beheer(), reason="Anders."
    )

    after = client.get(address(dossier)).content

    assert b"stance--tegen" not in before
    assert b"stance--tegen" in after


def test_the_end_of_an_embargo_makes_it_anew(client):
    dossier = scene(1, stance="tegen")
    body = make.council(dossier.region)
    decision = make.DecisionFactory(dossier=dossier, body=body, draft=True)
    make.PositionFactory(
        dossier_of=dossier,
        spoken_by=body,
        subject=dossier.subjects.get(),
        decision=decision,
        draft=True,
    )
    make.publish_row(decision, public_from=NOW + timedelta(hours=1))
    told = []
    for wait in (0, 59, 60):
        with time_machine.travel(NOW + timedelta(minutes=wait), tick=False):
            told.append(b"stance--voor" in client.get(address(dossier)).content)

    assert told == [False, False, True]


def test_tomorrow_is_another_page(client):
    dossier = scene(1)
    told = []
    for days in (0, 1):
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            told.append(client.get(address(dossier, "")).content)

    assert told[0] != told[1]


def test_who_is_signed_in_gets_a_page_of_their_own(client):
    dossier = scene(1)
    public = client.get(address(dossier)).content
    client.force_login(user("iemand"))

    own = client.get(address(dossier)).content

    assert b"iemand" in own
    client.logout()
    assert client.get(address(dossier)).content == public


def test_a_bad_parameter_is_not_kept(client):
    dossier = scene(1)

    told = [client.get(address(dossier, "?toon=bestaat-niet")).status_code for _ in range(2)]

    assert told == [400, 400]
    assert caches["pages"].memory.size == 0
