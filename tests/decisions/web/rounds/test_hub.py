"""The desk of a round: who finds it, what it tells, and which acts it offers to whom."""

from datetime import date

import pytest
from django.test import Client

from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    shared_world.round = make.RoundFactory(dossier=shared_world.dossier, title="Wensen ophalen")
    shared_world.asked = make.RoundBodyFactory(round=shared_world.round, body=shared_world.council)
    assert shared_world.neighbour
    return shared_world


def hub(world):
    return f"/werkblad/{world.dossier.slug}/rondes/{world.round.pk}/"


def at(world, reader):
    desk = Sitting(reader)
    desk.open(hub(world))
    return desk


class TestWhoFindsIt:
    @pytest.mark.parametrize("who", ["griffie", "redactie", "beheer"])
    def test_is_who_may_write_something_there(self, world, who):
        assert "Ronde: Wensen ophalen" in at(world, getattr(world, who)).words

    @pytest.mark.parametrize("who", ["other_griffie", "raadslid", "collegian", "nobody"])
    def test_is_not_somebody_whose_bodies_have_no_part_in_it(self, world, who):
        assert at(world, getattr(world, who)).page.status_code == 403

    def test_is_who_keeps_the_body_that_opened_it(self, world):
        make.BodyFactory(municipality=world.neighbour.municipality, is_college=True)
        college = world.neighbour.municipality.bodies.get(kind="college")
        world.round = make.RoundFactory(dossier=world.dossier, opened_by=college)

        assert at(world, world.other_griffie).page.status_code == 200

    def test_is_asked_to_sign_in_first(self, world):
        assert Client().get(hub(world)).status_code == 302

    def test_finds_no_round_of_another_dossier(self, world):
        other = make.RoundFactory(dossier=make.DossierFactory(region=world.region))

        desk = Sitting(world.redactie)

        assert desk.open(f"/werkblad/{world.dossier.slug}/rondes/{other.pk}/").status_code == 404

    @pytest.mark.parametrize("key", ["0", "99999999999999999999", "1'--", "-1"])
    def test_finds_nothing_at_an_address_that_was_made_up(self, world, key):
        desk = Sitting(world.redactie)

        assert desk.open(f"/werkblad/{world.dossier.slug}/rondes/{key}/").status_code == 404


class TestWhatItTells:
    def test_is_what_each_body_did(self, world):
        make.RoundBodyFactory(round=world.round, body=world.neighbour, no_view_on=date(2016, 9, 1))

        words = at(world, world.redactie).words

        assert world.council.name in words
        assert "geen zienswijze, 1 september 2016" in words

    def test_begins_with_the_own_council(self, world):
        before = make.RoundBodyFactory(
            round=world.round, body=make.council(world.region, name="Gemeenteraad A")
        )

        lines = at(world, world.griffie).page.context["lines"]

        assert [each.asked for each in lines] == [world.asked, before]

    def test_is_found_from_what_waits_for_somebody(self, world):
        desk = Sitting(world.griffie)

        assert f'href="{hub(world)}"' in desk.open("/werkblad/").content.decode()


class TestWhatItAsksOfTheDatabase:
    @pytest.mark.parametrize("number", [1, 12])
    def test_is_the_same_for_one_body_and_for_many(
        self, world, number, django_assert_max_num_queries
    ):
        for _ in range(number - 1):
            make.RoundBodyFactory(round=world.round, body=make.council(world.region), answer=None)
        desk = Sitting(world.redactie)

        with django_assert_max_num_queries(14):
            desk.open(hub(world))
