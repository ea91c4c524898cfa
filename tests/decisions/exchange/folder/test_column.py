"""What a table knows of its columns."""

import pytest

from decisions.exchange.folder import TABLES, ColumnKind
from decisions.exchange.folder.cells import Column, Table

ID, NAME = Column("id", ColumnKind.ID), Column("name", ColumnKind.TEXT, limit=120)


class TestTable:
    def test_is_a_file_with_columns_in_order(self):
        table = Table("themes", (ID, NAME))

        assert table.file == "themes.csv"
        assert table.names == ["id", "name"]
        assert table.by_name["name"].limit == 120

    @pytest.mark.parametrize(("columns", "has_id"), [((ID,), True), ((NAME,), False)])
    def test_knows_whether_its_rows_have_an_id(self, columns, has_id):
        assert Table("x", columns).has_id is has_id

    def test_knows_which_columns_point_into_itself(self):
        base, theme = (
            Column(name, ColumnKind.REF, table=to)
            for name, to in (("base", "subjects"), ("theme", "themes"))
        )

        assert Table("subjects", (ID, base, theme)).leads == ("base",)

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
            if column.kind == ColumnKind.CHOICE
            and not len(set(column.values)) == len(column.values) > 1
        ]

        assert idle == []


def columns():
    """Return (table, column) of every column of every file."""
    return [(table, column) for table in TABLES.values() for column in table.columns]
