"""The columns agree with the models that they fill and with what the documentation promises."""

import re
from pathlib import Path

import pytest
from django.db import models

from decisions.folder import SETTINGS, TABLES, Kind
from decisions.imports.recipes_what import DOSSIER, WHAT
from decisions.imports.recipes_who import REGION, WHO

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "dossier-folder.md"
RECIPES = (REGION, *WHO, DOSSIER, *WHAT)
FILLED = [
    pytest.param(
        recipe.model._meta.get_field(field), column, id=f"{recipe.table.name}.{column.name}"
    )
    for recipe in RECIPES
    for column in recipe.table.columns
    if (field := recipe.field_of(column.name))
]
KINDS = {
    Kind.DAY: models.DateField,
    Kind.MOMENT: models.DateTimeField,
    Kind.INT: models.IntegerField,
    Kind.YES_NO: models.BooleanField,
    Kind.REF: models.ForeignKey,
    Kind.MUNICIPALITY: models.ForeignKey,
    Kind.URL: models.URLField,
}


def documented():
    """Return {table: [column as written there]} of the documentation."""
    rows = re.findall(r"^\| (\w+)\.csv \| (.+) \|$", DOCUMENTATION.read_text("utf-8"), re.MULTILINE)
    return {name: columns_in(columns) for name, columns in rows}


def columns_in(written):
    """Return the names in a line of the documentation, what is between brackets left out."""
    while "(" in written:
        written = re.sub(r"\([^()]*\)", "", written)
    written = written.replace(", and exactly one of:", ",").replace(" or gathering", ", gathering")
    return [each.strip() for each in written.split(",") if each.strip()]


class TestTables:
    def test_are_the_files_of_the_documentation(self):
        assert set(documented()) == set(TABLES)

    @pytest.mark.parametrize("name", sorted(TABLES))
    def test_have_the_columns_of_the_documentation(self, name):
        promised = {each.removesuffix("*") for each in documented()[name]}

        assert promised == set(TABLES[name].names)

    @pytest.mark.parametrize("name", sorted(TABLES))
    def test_require_what_the_documentation_marks(self, name):
        promised = {each.removesuffix("*") for each in documented()[name] if each.endswith("*")}

        assert promised == {each.name for each in TABLES[name].columns if each.is_required}

    def test_refer_to_files_with_ids(self):
        pointed_at = {each.table for table in TABLES.values() for each in table.columns}

        assert all(TABLES[name].has_id for name in pointed_at - {""})

    def test_come_in_with_one_recipe_each(self):
        assert sorted(recipe.table.name for recipe in (*WHO, *WHAT)) == sorted(TABLES)

    def test_know_every_setting_of_the_documentation(self):
        written = DOCUMENTATION.read_text("utf-8")

        assert all(each.removeprefix("region.") + " = " in written for each in SETTINGS.names)


class TestColumns:
    @pytest.mark.parametrize(("field", "column"), FILLED)
    def test_hold_what_the_field_holds(self, field, column):
        assert isinstance(field, KINDS.get(column.kind, models.Field))

    @pytest.mark.parametrize(("field", "column"), FILLED)
    def test_have_the_choices_of_the_field(self, field, column):
        chosen = [value for value, _label in field.flatchoices if value]

        assert list(column.values) == chosen

    @pytest.mark.parametrize(("field", "column"), FILLED)
    def test_are_as_long_as_the_field(self, field, column):
        if column.kind in (Kind.TEXT, Kind.ID, Kind.URL):
            assert column.limit == field.max_length

    @pytest.mark.parametrize(("field", "column"), FILLED)
    def test_go_as_high_as_the_field_on_every_database(self, field, column):
        highest = {
            "PositiveSmallIntegerField": 32_767,
            "PositiveIntegerField": 2_147_483_647,
            "PositiveBigIntegerField": 9_223_372_036_854_775_807,
        }
        if column.kind == Kind.INT:
            assert column.limit == highest[field.get_internal_type()]

    @pytest.mark.parametrize(("field", "column"), FILLED)
    def test_are_required_where_the_field_is(self, field, column):
        if column.kind is not Kind.YES_NO and column.name != "id":
            assert column.is_required is not field.blank
