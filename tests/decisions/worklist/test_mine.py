"""What a reader keeps as a condition is what the predicates say of each record."""

import pytest

from decisions.models import Decision, Position, Remark
from decisions.permissions import may_confirm, may_keep
from decisions.worklist import build_confirmable_condition, build_kept_condition
from municipalities.models import RoleKind
from municipalities.roles import reader_of
from tests import people
from tests.factories import DossierFactory

pytestmark = pytest.mark.django_db
READERS = (
    "nobody", "raadslid", "collegian", "griffie", "other_griffie", "strange_griffie", "redactie",
    "strange_redactie", "beheer",
)  # fmt: skip


@pytest.fixture(scope="module")
def shared_world(shared_world):
    """A position of a council, its college, a neighbour, nobody's council, and the region."""
    bodies = [
        shared_world.council,
        shared_world.college,
        shared_world.neighbour,
        shared_world.steering_group,
    ]
    for body in [*bodies, shared_world.municipality_without_people()]:
        shared_world.position(shared_world.decision(body=body))
    for each in READERS:
        getattr(shared_world, each)
    return shared_world


@pytest.mark.parametrize("who", READERS)
def test_keeping_says_what_the_permission_says(world, who):
    reader = getattr(world, who)

    found = set(Decision.objects.filter(build_kept_condition(reader)))

    assert found == {each for each in Decision.objects.all() if may_keep(reader, each)}


@pytest.mark.parametrize("who", READERS)
def test_confirming_says_what_the_permission_says(world, who):
    reader = getattr(world, who)

    found = set(Position.objects.filter(build_confirmable_condition(reader)))

    assert found == {each for each in Position.objects.all() if may_confirm(reader, each)}


def test_a_deputy_keeps_for_every_municipality_of_a_role(world):
    person = people.user("plaatsvervanger")
    for body in (world.council, world.neighbour):
        people.give(person, RoleKind.GRIFFIE, municipality=body.municipality)
    reader = reader_of(person, at=people.NOW)

    kept_by = set(
        Decision.objects.filter(build_kept_condition(reader)).values_list("body", flat=True)
    )

    assert kept_by == {world.council.pk, world.college.pk, world.neighbour.pk}


def test_what_a_gathering_raised_is_the_redacties(world):
    remark = world.remark(body=None, gathering="Bewonersavond")

    assert list(Remark.objects.filter(build_kept_condition(world.redactie))) == [remark]
    assert not Remark.objects.filter(build_kept_condition(world.griffie)).exists()


def test_nothing_of_a_dossier_out_of_sight_is_kept(world):
    draft = DossierFactory(region=world.region, draft=True)
    decision = world.decision(dossier=draft, draft=True)

    assert decision not in Decision.objects.filter(build_kept_condition(world.griffie))
    assert decision in Decision.objects.filter(build_kept_condition(world.beheer))
