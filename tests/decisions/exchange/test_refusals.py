"""Where the refusal of an action is told."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.exchange.folder import FolderRow, Problem
from decisions.exchange.import_session import refuse_record
from decisions.exchange.report import ImportProgress
from decisions.exchange.resources import DOSSIER_RESOURCE, DOSSIER_RESOURCES, REGION_RESOURCE

DECISIONS = next(recipe for recipe in DOSSIER_RESOURCES if recipe.table.name == "decisions")
ROW = FolderRow(
    "decisions.csv", 7, {"id": "besluit", "title": "Plan", "dated_on": "2017", "seats": 21}
)


def told(error, recipe=DECISIONS, row=ROW):
    progress = ImportProgress()
    refuse_record(progress, recipe, row, error)
    return progress.problems


class TestRefuseRecord:
    @pytest.mark.parametrize(
        ("field", "column", "value"),
        [
            ("title", "title", "Plan"),
            ("key", "id", "besluit"),
            ("first_on", "dated_on", "2017"),
            ("last_on", "dated_on", "2017"),
            ("seats", "seats", "21"),
            ("number", "", "besluit"),
            ("__all__", "", "besluit"),
        ],
    )
    def test_tells_it_at_the_column_that_fills_the_field(self, field, column, value):
        problems = told(ValidationError({field: "Kan niet."}))

        assert problems == [Problem("decisions.csv", 7, column, value, "Kan niet.")]

    def test_tells_every_sentence(self):
        problems = told(ValidationError({"title": ["Een.", "Twee."], "key": "Drie."}))

        assert [each.expected for each in problems] == ["Een.", "Twee.", "Drie."]

    @pytest.mark.parametrize("error", [ValidationError("Kan niet."), PermissionDenied("Kan niet.")])
    def test_tells_what_names_no_field_at_the_row(self, error):
        assert told(error) == [Problem("decisions.csv", 7, "", "besluit", "Kan niet.")]

    def test_fills_in_the_parameters_of_a_sentence(self):
        error = ValidationError({"title": ValidationError("%(n)d te veel", params={"n": 3})})

        assert told(error)[0].expected == "3 te veel"

    @pytest.mark.parametrize(
        ("recipe", "field", "column"),
        [(REGION_RESOURCE, "name", "region.name"), (DOSSIER_RESOURCE, "dated_on", "opened_on")],
    )
    def test_finds_the_settings_too(self, recipe, field, column):
        row = FolderRow("dossier.toml", 1, {"region.name": "Regio", "opened_on": "2015"})

        assert told(ValidationError({field: "Kan niet."}), recipe, row)[0].column == column
