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

    @pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
    def test_has_every_column_once(self, table):
        assert len(set(table.names)) == len(table.names)

    @pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
    def test_points_to_tables_that_exist(self, table):
        assert {column.table for column in table.columns} - {""} <= set(TABLES)

    @pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
    def test_gives_every_choice_something_to_choose(self, table):
        choices = [column for column in table.columns if column.kind == Kind.CHOICE]

        assert all(len(set(each.values)) == len(each.values) > 1 for each in choices)
