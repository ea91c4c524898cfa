"""How each kind of record comes in."""

from decisions.exchange.folder import SETTINGS
from decisions.exchange.resources import (
    DOSSIER_RESOURCE,
    DOSSIER_RESOURCES,
    REGION_RESOURCE,
    SHARED_RESOURCES,
)
from decisions.models import Recorded
from municipalities.models import Body, Municipality

RECIPES = (*SHARED_RESOURCES, *DOSSIER_RESOURCES)
LATER = {("positions", "groups"), ("positions", "shown"), ("decisions", "moved_in")}


def pointed_at(recipe):
    """Return the names of the tables that the filled columns of a Resource point to."""
    return {column.table for column in recipe.table.columns if column.table and column.field}


class TestRecipe:
    def test_leaves_no_column_unused(self):
        unused = {
            (recipe.table.name, name)
            for recipe in RECIPES
            for name in recipe.table.names
            if not recipe.table.by_name[name].field and name != "id"
        }

        assert unused <= LATER

    def test_finds_the_column_of_every_field_that_it_fills(self):
        lost = [
            (recipe.table.name, column.name)
            for recipe in RECIPES
            for column in recipe.table.columns
            if column.field and recipe.column_of(column.field) != column.name
        ]

        assert lost == []

    def test_keeps_the_id_as_key_of_what_belongs_to_a_dossier(self):
        keyless = [
            recipe.table.name
            for recipe in RECIPES
            if issubclass(recipe.table.model, Recorded)
            and recipe.table.by_name["id"].field != "key"
        ]

        assert keyless == []

    def test_comes_after_what_it_points_to(self):
        order = [each.table.name for each in RECIPES]
        early = [
            (recipe.table.name, table)
            for recipe in RECIPES
            for table in pointed_at(recipe)
            if order.index(table) > order.index(recipe.table.name)
        ]

        assert early == []

    def test_knows_what_leads_it_where_it_points_to_itself(self):
        wrong = [
            recipe.table.name
            for recipe in RECIPES
            if (recipe.table.name in pointed_at(recipe)) != bool(recipe.table.leads)
        ]

        assert wrong == []

    def test_knows_no_column_for_a_field_that_none_fills(self):
        recipe = next(each for each in DOSSIER_RESOURCES if each.table.name == "decisions")

        assert recipe.column_of("number") == ""

    def test_divides_the_settings_over_region_and_dossier(self):
        assert [*DOSSIER_RESOURCE.table.names, *REGION_RESOURCE.table.names] == SETTINGS.names


class TestABody:
    def test_is_known_by_its_home_and_kind_and_loses_the_region_of_others(self):
        recipe = next(each for each in SHARED_RESOURCES if each.table.model is Body)
        council = Body(
            kind="gemeenteraad", name="Raad", municipality=Municipality(code="gm9001"), region=None
        )

        recipe.settle(council)

        assert council.region is None
        assert recipe.identity(council) == "gm9001-gemeenteraad"
