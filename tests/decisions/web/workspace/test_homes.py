"""For whom a text is entered follows from the roles of who enters it."""

import pytest

from decisions.web.workspace.source_forms import list_source_owners
from municipalities.models import Source
from municipalities.roles import reader_of
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.neighbour
    return shared_world


def homes(world, reader):
    """Return (municipality, region) of each home, as a source gets them."""
    found = []
    for home in list_source_owners(reader, world.region):
        source = Source()
        home.settle(source)
        found.append((source.municipality, source.region))
    return found


def test_a_griffie_enters_for_its_own_municipality(world):
    assert homes(world, world.griffie) == [(world.council.municipality, world.region)]


def test_the_redactie_enters_for_the_region(world):
    assert homes(world, world.redactie) == [(None, world.region)]


@pytest.mark.parametrize("who", ["strange_griffie", "strange_redactie", "raadslid", "collegian"])
def test_who_keeps_nothing_here_enters_nothing(world, who):
    assert homes(world, getattr(world, who)) == []


def test_a_deputy_may_choose(world):
    person = world.griffie.user
    people.give(person, "griffie", municipality=world.neighbour.municipality)
    people.give(person, "regioredactie", region=world.region)

    found = homes(world, reader_of(person, at=people.NOW))

    towns = {world.council.municipality, world.neighbour.municipality, None}
    assert {municipality for municipality, _region in found} == towns
    assert found[-1] == (None, world.region)
