"""How columns are named, and what a table knows of them."""

import pytest

from decisions.folder import TABLES, Kind
from decisions.folder.column import key, number, ref, text
from decisions.folder.table import Table


class TestColumn:
    @pytest.mark.parametrize(("name", "is_required"), [("title*", True), ("title", False)])
    def test_must_be_filled_when_its_name_ends_in_a_star(self, name, is_required):
        column = text(name, 10)

        assert (column.name, column.is_required) == ("title", is_required)

    def test_of_a_reference_knows_its_table(self):
        column = ref("source*", "sources")

        assert (column.kind, column.table) == (Kind.REF, "sources")

    def test_of_a_number_stops_where_small_fields_do(self):
        assert number("seats").limit == 32_767


class TestTable:
    def test_is_a_file_with_columns_in_order(self):
        table = Table("themes", (key(), text("name*", 120)))

        assert table.file == "themes.csv"
        assert table.names == ["id", "name"]
        assert table.by_name["name"].limit == 120

    @pytest.mark.parametrize(("columns", "has_id"), [((key(),), True), ((text("id2", 1),), False)])
    def test_knows_whether_its_rows_have_an_id(self, columns, has_id):
        assert Table("x", columns).has_id is has_id

    def test_has_every_column_once(self):
        doubled = [
            table.name for table in TABLES.values() if len(set(table.names)) < len(table.names)
        ]

        assert doubled == []

    def test_points_to_tables_that_exist(self):
        lost = [
            (table.name, column.name)
            for table, column in columns()
            if column.table and column.table not in TABLES
        ]

        assert lost == []

    def test_gives_every_choice_something_to_choose(self):
        idle = [
            (table.name, column.name)
            for table, column in columns()
            if column.kind == Kind.CHOICE and not len(set(column.values)) == len(column.values) > 1
        ]

        assert idle == []


def columns():
    """Return (table, column) of every column of every file."""
    return [(table, column) for table in TABLES.values() for column in table.columns]
