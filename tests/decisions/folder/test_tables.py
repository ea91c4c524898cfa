"""The columns agree with the models that they fill and with what the documentation promises."""

import re
from pathlib import Path

from django.db import models

from decisions.folder import SETTINGS, TABLES, Kind
from decisions.imports.recipes_what import DOSSIER, WHAT
from decisions.imports.recipes_who import REGION, WHO

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "dossier-folder.md"
RECIPES = (REGION, *WHO, DOSSIER, *WHAT)
FILLED = [
    (f"{recipe.table.name}.{column.name}", recipe.model._meta.get_field(field), column)
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

    def test_have_the_columns_of_the_documentation_with_what_it_marks_required(self):
        promised = {name: set(columns) for name, columns in documented().items()}

        assert promised == {
            name: {f"{each.name}*" if each.is_required else each.name for each in table.columns}
            for name, table in TABLES.items()
        }

    def test_refer_to_files_with_ids(self):
        pointed_at = {each.table for table in TABLES.values() for each in table.columns}

        assert all(TABLES[name].has_id for name in pointed_at - {""})

    def test_come_in_with_one_recipe_each(self):
        assert sorted(recipe.table.name for recipe in (*WHO, *WHAT)) == sorted(TABLES)

    def test_know_every_setting_of_the_documentation(self):
        written = DOCUMENTATION.read_text("utf-8")

        assert all(each.removeprefix("region.") + " = " in written for each in SETTINGS.names)


def where(is_wrong):
    """Return the names of the columns that are wrong to a test of (field, column)."""
    return [name for name, field, column in FILLED if is_wrong(field, column)]


class TestColumns:
    def test_fill_fields(self):
        assert len(FILLED) > 200

    def test_hold_what_the_field_holds(self):
        assert where(lambda field, column: not isinstance(field, kind_of(column))) == []

    def test_have_the_choices_of_the_field(self):
        assert where(lambda field, column: list(column.values) != choices_of(field)) == []

    def test_are_as_long_as_the_field(self):
        texts = (Kind.TEXT, Kind.ID, Kind.URL)

        assert (
            where(lambda field, column: column.kind in texts and column.limit != field.max_length)
            == []
        )

    def test_go_as_high_as_the_field_on_every_database(self):
        assert (
            where(lambda field, column: column.kind == Kind.INT and column.limit != highest(field))
            == []
        )

    def test_are_required_where_the_field_is(self):
        def is_wrong(field, column):
            if column.kind is Kind.YES_NO or column.name == "id":
                return False
            return column.is_required is field.blank

        assert where(is_wrong) == []


def kind_of(column):
    return KINDS.get(column.kind, models.Field)


def choices_of(field):
    return [value for value, _label in field.flatchoices if value]


def highest(field):
    """Return the highest number that a field holds on every database."""
    return {
        "PositiveSmallIntegerField": 32_767,
        "PositiveIntegerField": 2_147_483_647,
        "PositiveBigIntegerField": 9_223_372_036_854_775_807,
    }[field.get_internal_type()]
