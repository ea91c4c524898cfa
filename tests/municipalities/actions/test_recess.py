"""Who keeps the recess of a council, and what may be taken over into it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions.regions import drop_recess, keep_recess, kept_homes, take_over
from municipalities.models import Recess
from municipalities.school_holidays import holidays_of
from municipalities.tracking import Conflict
from municipalities.verification import verify
from tests import factories as make
from tests.decisions.worlds import World, fresh

pytestmark = pytest.mark.django_db
DAYS = {"first_on": date(2016, 7, 9), "last_on": date(2016, 8, 21)}


@pytest.fixture
def world():
    made = World()
    made.home = made.council.municipality
    return made


def recess(world, **fields):
    return Recess(**{"municipality": world.home, "name": "zomerreces", **DAYS, **fields})


class TestKeepRecess:
    @pytest.mark.parametrize("who", ["griffie", "redactie", "beheer"])
    def test_is_for_the_griffie_and_the_regioredactie(self, world, who):
        keep_recess(recess(world), by=getattr(world, who))

        assert world.home.recesses.get().name == "zomerreces"
        assert list(verify([Recess])) == []

    @pytest.mark.parametrize(
        "who", ["other_griffie", "raadslid", "collegian", "strange_redactie", "nobody"]
    )
    def test_is_refused_to_everybody_else(self, world, who):
        with pytest.raises(PermissionDenied):
            keep_recess(recess(world), by=getattr(world, who))

    def test_changes_for_a_reason_only(self, world):
        made = keep_recess(recess(world), by=world.griffie)
        made.name = "reces"

        with pytest.raises(ValidationError, match="Geef een reden"):
            keep_recess(made, by=world.griffie)
        keep_recess(made, by=world.griffie, reason="Korter.")

        assert fresh(made).name == "reces"

    def test_does_not_move_to_another_municipality(self, world):
        made = keep_recess(recess(world), by=world.griffie)
        made.municipality = world.neighbour.municipality

        with pytest.raises(PermissionDenied):
            keep_recess(made, by=world.griffie, reason="Zo.")

    @pytest.mark.parametrize(
        ("fields", "words"),
        [({"last_on": date(2016, 7, 8)}, "niet vóór de eerste"), ({}, "begint al een reces")],
    )
    def test_refuses_what_cannot_be(self, world, fields, words):
        make.RecessFactory(municipality=world.home)

        with pytest.raises(ValidationError, match=words):
            keep_recess(recess(world, **fields), by=world.griffie)


class TestTakeOver:
    def test_saves_the_days_under_the_name_of_a_recess_once(self, world):
        summer = holidays_of("midden", date(2017, 8, 1), date(2017, 8, 1))[0]

        for _ in range(2):
            made = take_over(summer, municipality=world.home, by=world.griffie)

        assert Recess.objects.get() == made
        assert (made.name, made.first_on) == ("zomerreces", summer.first_on)


class TestDropRecess:
    def test_is_done_for_a_reason_by_who_keeps_it(self, world):
        made = make.RecessFactory(municipality=world.home)

        with pytest.raises(PermissionDenied):
            drop_recess(made, by=world.other_griffie, reason="Weg.")
        with pytest.raises(ValidationError, match="Geef een reden"):
            drop_recess(made, by=world.griffie, reason=" ")
        drop_recess(made, by=world.griffie, reason="Weg.")

        assert not Recess.objects.exists()

    def test_is_not_done_to_what_changed_meanwhile(self, world):
        made = make.RecessFactory(municipality=world.home)
        stale = fresh(made)
        made.name = "anders"
        keep_recess(made, by=world.griffie, reason="Zo.")

        with pytest.raises(Conflict):
            drop_recess(stale, by=world.griffie, reason="Weg.")


class TestKeptHomes:
    def test_are_each_once(self, world):
        make.MembershipFactory(municipality=world.home, region=world.region, dated_on="2018")

        assert list(kept_homes(world.redactie)) == [world.home]
        assert list(kept_homes(world.griffie)) == [world.home]
        assert list(kept_homes(world.public)) == []
