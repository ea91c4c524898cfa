"""The columns are those of every folder so far, and those that the documentation promises."""

import re
from pathlib import Path

from decisions.exchange.folder import SETTINGS, TABLES
from decisions.exchange.resources import DOSSIER_RESOURCES, SHARED_RESOURCES

DOCUMENTATION = Path(__file__).parents[4] / "docs" / "dossier-folder.md"
COLUMNS = Path(__file__).with_name("columns.txt")


def listed(table):
    """Yield what a table promises: a line for its key, then one for each column."""
    yield f"{table.file} known by {', '.join(table.key)}"
    for column in table.columns:
        told = [f"{table.file} {column.name} {column.kind}"]
        told += ["required"] if column.is_required else []
        told += ["may lack"] if column.may_lack else []
        told += [f"limit={column.limit}"] if column.limit else []
        told += [f"to={column.table}"] if column.table else []
        told += [f"one of {', '.join(column.values)}"] if column.values else []
        yield " ".join(told)


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
    def test_are_the_files_and_columns_that_folders_elsewhere_have(self):
        """A folder that somebody keeps reads for as long as this list stands."""
        tables = (SETTINGS, *TABLES.values())

        assert [line for table in tables for line in listed(table)] == COLUMNS.read_text(
            "utf-8"
        ).splitlines()

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
        assert sorted(
            recipe.table.name for recipe in (*SHARED_RESOURCES, *DOSSIER_RESOURCES)
        ) == sorted(TABLES)

    def test_know_every_setting_of_the_documentation(self):
        written = DOCUMENTATION.read_text("utf-8")

        assert all(each.removeprefix("region.") + " = " in written for each in SETTINGS.names)
