"""How each kind of record comes in."""

import pytest

from decisions.folder import SETTINGS
from decisions.imports.recipes_what import DOSSIER, WHAT
from decisions.imports.recipes_who import REGION, WHO
from decisions.models import Recorded
from municipalities.models import Body, Municipality

RECIPES = [pytest.param(each, id=each.table.name) for each in (*WHO, *WHAT)]
LATER = {("positions", "groups"), ("positions", "shown")}


class TestRecipe:
    @pytest.mark.parametrize("recipe", RECIPES)
    def test_leaves_no_column_unused(self, recipe):
        unused = {
            (recipe.table.name, name)
            for name in recipe.table.names
            if not recipe.table.by_name[name].field and name != "id"
        }

        assert unused <= LATER

    @pytest.mark.parametrize("recipe", RECIPES)
    def test_finds_the_column_of_every_field_that_it_fills(self, recipe):
        for column in recipe.table.columns:
            assert not column.field or recipe.column_of(column.field) == column.name

    @pytest.mark.parametrize("recipe", RECIPES)
    def test_keeps_the_id_as_key_of_what_belongs_to_a_dossier(self, recipe):
        if issubclass(recipe.table.model, Recorded):
            assert recipe.table.by_name["id"].field == "key"

    @pytest.mark.parametrize("recipe", RECIPES)
    def test_comes_after_what_it_points_to(self, recipe):
        order = [each.table.name for each in (*WHO, *WHAT)]
        here = order.index(recipe.table.name)
        pointed_at = {
            column.table for column in recipe.table.columns if column.table and column.field
        }

        assert all(order.index(table) <= here for table in pointed_at)
        assert (recipe.table.name in pointed_at) == bool(recipe.table.leads)

    def test_knows_no_column_for_a_field_that_none_fills(self):
        recipe = next(each for each in WHAT if each.table.name == "decisions")

        assert recipe.column_of("number") == ""

    def test_divides_the_settings_over_region_and_dossier(self):
        assert [*DOSSIER.table.names, *REGION.table.names] == SETTINGS.names


class TestABody:
    def test_is_known_by_its_home_and_kind_and_loses_the_region_of_others(self):
        recipe = next(each for each in WHO if each.table.model is Body)
        council = Body(
            kind="gemeenteraad", name="Raad", municipality=Municipality(code="gm9001"), region=None
        )

        recipe.settle(council)

        assert council.region is None
        assert recipe.identity(council) == "gm9001-gemeenteraad"
