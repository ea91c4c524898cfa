"""What was promised: open first, as far as a reader may see it, on both clocks."""

from datetime import date, timedelta

import pytest
from django.db.models import Q
from time_machine import travel

from decisions.actions import save_record
from decisions.history import read_commitments
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

MADE_ON, DAY = date(2017, 5, 9), date(2017, 12, 31)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def promised(world, text, **fields):
    own = {"dossier": world.dossier, "body": world.council, "text": text, "made_on": MADE_ON}
    return make.CommitmentFactory(**{**own, **fields})


def told(world, reader=None, day=DAY, known_at=None):
    found = read_commitments(
        world.dossier, Q(), reader=reader or world.public, day=day, known_at=known_at
    )
    return [each.commitment.text for each in found]


def test_what_is_open_comes_first_and_what_presses_before_that(world):
    promised(world, "Lang gedaan", done_on=date(2017, 6, 1))
    promised(world, "Pas gedaan", done_on=date(2017, 7, 1))
    promised(world, "Zonder dag")
    promised(world, "Later", due_on=date(2018, 2, 1))
    promised(world, "Eerst", due_on=date(2017, 8, 1))

    assert told(world) == ["Eerst", "Later", "Zonder dag", "Pas gedaan", "Lang gedaan"]


def test_is_open_on_a_day_before_it_was_done(world):
    promised(world, "Gedaan", done_on=date(2017, 7, 1), due_on=date(2017, 6, 1))

    (before,) = read_commitments(world.dossier, Q(), reader=world.public, day=date(2017, 6, 30))
    (after,) = read_commitments(world.dossier, Q(), reader=world.public, day=date(2017, 7, 1))

    assert (before.is_done, before.is_late) == (False, True)
    assert (after.is_done, after.is_late) == (True, False)


def test_is_not_told_before_it_was_made(world):
    promised(world, "Iets")

    assert told(world, day=date(2017, 5, 8)) == []


def test_a_concept_is_for_its_griffie(world):
    promised(world, "Concept", draft=True)

    assert (told(world), told(world, world.griffie)) == ([], ["Concept"])
    assert told(world, world.other_griffie) == []


def test_is_told_as_it_was_known(world):
    made = promised(world, "Iets")
    with travel(people.NOW + timedelta(days=2), tick=False):
        made.text = "Iets anders"
        save_record(made, by=people.griffie(world.council.municipality), reason="beter")

        assert told(world, known_at=people.NOW + timedelta(days=1)) == ["Iets"]
        assert told(world) == ["Iets anders"]
