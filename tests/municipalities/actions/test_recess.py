"""Who keeps the recess of a council, and what may be taken over into it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions.regions import (
    delete_recess,
    list_kept_municipalities,
    save_holiday_as_recess,
    save_recess,
)
from municipalities.models import Recess
from municipalities.school_holidays import find_holidays
from municipalities.tracking import Conflict
from municipalities.verification import verify_history
from tests import factories as make
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
DAYS = {"first_on": date(2016, 7, 9), "last_on": date(2016, 8, 21)}


@pytest.fixture(scope="module")
def shared_world(shared_world):
    shared_world.home = shared_world.council.municipality
    return shared_world


def recess(world, **fields):
    return Recess(**{"municipality": world.home, "name": "zomerreces", **DAYS, **fields})


class TestKeepRecess:
    @pytest.mark.parametrize("who", ["griffie", "redactie", "beheer"])
    def test_is_for_the_griffie_and_the_regioredactie(self, world, who):
        save_recess(recess(world), by=getattr(world, who))

        assert world.home.recesses.get().name == "zomerreces"
        assert list(verify_history([Recess])) == []

    @pytest.mark.parametrize(
        "who", ["other_griffie", "raadslid", "collegian", "strange_redactie", "nobody"]
    )
    def test_is_refused_to_everybody_else(self, world, who):
        with pytest.raises(PermissionDenied):
            save_recess(recess(world), by=getattr(world, who))

    def test_changes_for_a_reason_only(self, world):
        made = save_recess(recess(world), by=world.griffie)
        made.name = "reces"

        with pytest.raises(ValidationError, match="Geef een reden"):
            save_recess(made, by=world.griffie)
        save_recess(made, by=world.griffie, reason="Korter.")

        assert fresh(made).name == "reces"

    def test_does_not_move_to_another_municipality(self, world):
        made = save_recess(recess(world), by=world.griffie)
        made.municipality = world.neighbour.municipality

        with pytest.raises(PermissionDenied):
            save_recess(made, by=world.griffie, reason="Zo.")

    @pytest.mark.parametrize(
        ("fields", "words"),
        [({"last_on": date(2016, 7, 8)}, "niet vóór de eerste"), ({}, "begint al een reces")],
    )
    def test_refuses_what_cannot_be(self, world, fields, words):
        make.RecessFactory(municipality=world.home)

        with pytest.raises(ValidationError, match=words):
            save_recess(recess(world, **fields), by=world.griffie)


class TestTakeOver:
    def test_saves_the_days_under_the_name_of_a_recess_once(self, world):
        summer = find_holidays("midden", date(2017, 8, 1), date(2017, 8, 1))[0]

        for _ in range(2):
            made = save_holiday_as_recess(summer, municipality=world.home, by=world.griffie)

        assert Recess.objects.get() == made
        assert (made.name, made.first_on) == ("zomerreces", summer.first_on)


class TestDropRecess:
    def test_is_done_for_a_reason_by_who_keeps_it(self, world):
        made = make.RecessFactory(municipality=world.home)

        with pytest.raises(PermissionDenied):
            delete_recess(made, by=world.other_griffie, reason="Weg.")
        with pytest.raises(ValidationError, match="Geef een reden"):
            delete_recess(made, by=world.griffie, reason=" ")
        delete_recess(made, by=world.griffie, reason="Weg.")

        assert not Recess.objects.exists()

    def test_is_not_done_to_what_changed_meanwhile(self, world):
        made = make.RecessFactory(municipality=world.home)
        stale = fresh(made)
        made.name = "anders"
        save_recess(made, by=world.griffie, reason="Zo.")

        with pytest.raises(Conflict):
            delete_recess(stale, by=world.griffie, reason="Weg.")


class TestKeptHomes:
    def test_are_each_once(self, world):
        make.MembershipFactory(municipality=world.home, region=world.region, dated_on="2018")

        assert list(list_kept_municipalities(world.redactie)) == [world.home]
        assert list(list_kept_municipalities(world.griffie)) == [world.home]
        assert list(list_kept_municipalities(world.public)) == []
