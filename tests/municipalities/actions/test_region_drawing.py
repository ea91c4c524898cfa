"""How a region is drawn: who arranges its tiles and brings its borders, and what is refused."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions.regions import (
    delete_region_borders,
    save_region_borders,
    save_region_tiles,
)
from municipalities.models import RegionBorders, RegionTile
from municipalities.tracking import Conflict
from municipalities.verification import verify_history
from tests import factories as make
from tests.people import beheer, griffie, raadslid, redactie

pytestmark = pytest.mark.django_db
SHAPES = {"gm9000": {"rings": [[[0, 0], [1, 0], [1, 1]]], "label": [1, 1]}}


class Places:
    def __init__(self):
        self.region = make.RegionFactory()
        self.aalst, self.berg = (
            make.MembershipFactory(
                region=self.region, municipality=make.MunicipalityFactory(name=name)
            ).municipality
            for name in ("Aalst", "Berg")
        )

    @property
    def by(self):
        return redactie(self.region)

    def save(self, places, *, seen=None, by=None):
        save_region_tiles(self.region, places, seen=seen or {}, by=by or self.by)

    @property
    def stands(self):
        tiles = RegionTile.objects.filter(region=self.region)
        return {each.municipality.name: (each.row, each.column) for each in tiles}

    def versions(self):
        return dict(self.region.tiles.values_list("municipality", "version"))


@pytest.fixture
def world():
    return Places()


class TestTheTiles:
    def test_stand_where_they_were_put(self, world):
        world.save({world.aalst: (1, 2), world.berg: None})

        assert world.stands == {"Aalst": (1, 2)}
        assert list(verify_history([RegionTile])) == []

    def test_change_places_at_once_and_keep_their_history(self, world):
        world.save({world.aalst: (1, 1), world.berg: (1, 2)})
        world.save({world.aalst: (1, 2), world.berg: (1, 1)}, seen=world.versions())

        assert world.stands == {"Aalst": (1, 2), "Berg": (1, 1)}
        tile = world.region.tiles.get(municipality=world.aalst)
        assert RegionTile.history.filter(id=tile.pk).count() == 2

    def test_make_no_version_where_nothing_changed(self, world):
        world.save({world.aalst: (1, 1)})
        world.save({world.aalst: (1, 1)}, seen=world.versions())

        assert RegionTile.history.count() == 1

    def test_are_taken_away_without_a_place(self, world):
        world.save({world.aalst: (1, 1)})
        world.save({world.aalst: None}, seen=world.versions())

        assert world.stands == {}

    def test_are_arranged_by_beheer_too(self, world):
        world.save({world.aalst: (1, 1)}, by=beheer())

        assert world.stands == {"Aalst": (1, 1)}

    @pytest.mark.parametrize("person", [griffie, raadslid])
    def test_are_arranged_by_nobody_of_a_municipality(self, world, person):
        with pytest.raises(PermissionDenied):
            world.save({world.aalst: (1, 1)}, by=person(world.aalst))

    def test_are_arranged_by_nobody_of_another_region(self, world):
        with pytest.raises(PermissionDenied):
            world.save({world.aalst: (1, 1)}, by=redactie(make.RegionFactory()))

    def test_of_two_on_one_place_are_refused_by_name(self, world):
        with pytest.raises(ValidationError) as refused:
            world.save({world.aalst: (1, 2), world.berg: (1, 2)})

        assert "Aalst en Berg staan allebei op rij 1, kolom 2." in refused.value.messages[0]
        assert world.stands == {}

    @pytest.mark.parametrize("place", [(0, 1), (9, 1), (1, 0), (1, 9)])
    def test_outside_the_grid_are_refused(self, world, place):
        with pytest.raises(ValidationError):
            world.save({world.aalst: (1, 1), world.berg: place})

        assert world.stands == {}

    def test_of_who_takes_no_part_are_refused(self, world):
        with pytest.raises(ValidationError, match="doet niet mee"):
            world.save({make.MunicipalityFactory(name="Elders"): (1, 1)})

    def test_of_a_colleague_who_came_first_are_not_overwritten(self, world):
        world.save({world.aalst: (1, 1)})
        seen = world.versions()
        world.save({world.aalst: (2, 2)}, seen=seen)

        with pytest.raises(Conflict):
            world.save({world.aalst: (3, 3)}, seen=seen)

        assert world.stands == {"Aalst": (2, 2)}


class TestTheBorders:
    def borders(self, world, **fields):
        told = {"year": 2022, "licence": "Vrij", "width": 10, "height": 10, "shapes": SHAPES}
        return RegionBorders(region=world.region, **{**told, **fields})

    def test_stand_once_a_region_and_are_replaced(self, world):
        made = save_region_borders(self.borders(world), by=world.by)
        made.year = 2023
        save_region_borders(made, by=world.by)

        assert RegionBorders.objects.get(region=world.region).year == 2023
        assert RegionBorders.history.count() == 2
        with pytest.raises(ValidationError):
            save_region_borders(self.borders(world), by=world.by)

    def test_are_taken_away_with_their_history_kept(self, world):
        made = save_region_borders(self.borders(world), by=world.by)
        delete_region_borders(made, by=world.by)

        assert not RegionBorders.objects.exists()
        assert RegionBorders.history.count() == 2

    @pytest.mark.parametrize("fields", [{"licence": ""}, {"year": 1799}, {"year": None}])
    def test_have_a_year_and_a_licence(self, world, fields):
        with pytest.raises(ValidationError):
            save_region_borders(self.borders(world, **fields), by=world.by)

    def test_are_brought_by_nobody_of_a_municipality(self, world):
        with pytest.raises(PermissionDenied):
            save_region_borders(self.borders(world), by=griffie(world.aalst))
