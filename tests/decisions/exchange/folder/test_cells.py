"""One cell, from text to value and back, and the columns that a cell stands in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.exchange.folder import TABLES
from decisions.exchange.folder.cells import (
    Column,
    ColumnKind,
    Table,
    WrongCell,
    read_cell,
    write_cell,
)

COLUMNS = {
    "id": Column("id", ColumnKind.ID, is_required=True, limit=80),
    "text": Column("title", ColumnKind.TEXT, limit=10),
    "edtf": Column("dated_on", ColumnKind.EDTF),
    "day": Column("held_on", ColumnKind.DAY),
    "moment": Column("starts_at", ColumnKind.MOMENT),
    "int": Column("seats", ColumnKind.INT, limit=45),
    "yes_no": Column("is_joint", ColumnKind.YES_NO),
    "choice": Column("side", ColumnKind.CHOICE, values=("coalitie", "oppositie")),
    "ref": Column("body", ColumnKind.REF, limit=80, table="bodies"),
    "refs": Column("groups", ColumnKind.REFS, limit=80, table="groups"),
    "municipality": Column("municipality", ColumnKind.MUNICIPALITY),
    "url": Column("url", ColumnKind.URL, limit=500),
}


class TestReadCell:
    @pytest.mark.parametrize(
        ("kind", "written", "value"),
        [
            ("id", " raad-1 ", "raad-1"),
            ("id", "raad_1", "raad_1"),
            ("text", "e\u0301\u00e9n", "één"),
            ("text", "=1+1", "=1+1"),
            ("text", "a\r\nb", "a\nb"),
            ("text", "1234567890", "1234567890"),
            ("edtf", "2017-05~", "2017-05~"),
            ("edtf", "2017-04/2017-05", "2017-04/2017-05"),
            ("day", "2016-02-29", date(2016, 2, 29)),
            ("moment", "2017-05-09T20:00", datetime(2017, 5, 9, 18, tzinfo=UTC)),
            ("moment", "2017-01-09T20:00", datetime(2017, 1, 9, 19, tzinfo=UTC)),
            ("int", "0", 0),
            ("int", "45", 45),
            ("yes_no", "ja", True),
            ("yes_no", "nee", False),
            ("choice", "oppositie", "oppositie"),
            ("ref", "raad", "raad"),
            ("refs", "a; b;c", ("a", "b", "c")),
            ("municipality", "gm0546", "gm0546"),
            ("url", "https://voorbeeld.example/a?b=1", "https://voorbeeld.example/a?b=1"),
        ],
    )
    def test_gives_the_value_of_what_is_written(self, kind, written, value):
        assert read_cell(COLUMNS[kind], written) == value

    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            ("text", ""),
            ("edtf", ""),
            ("day", None),
            ("moment", None),
            ("int", None),
            ("yes_no", False),
            ("choice", ""),
            ("ref", ""),
            ("refs", ()),
            ("municipality", ""),
            ("url", ""),
        ],
    )
    def test_gives_the_unknown_of_its_kind_for_an_empty_cell(self, kind, value):
        assert [read_cell(COLUMNS[kind], written) for written in ("", "  ", "\u00a0")] == [
            value
        ] * 3

    @pytest.mark.parametrize(
        ("kind", "written", "expected"),
        [
            ("id", "", "niet leeg"),
            ("id", "raad.1", "letters"),
            ("id", "raad één", "letters"),
            ("id", "a" * 81, "80"),
            ("text", "12345678901", "dit zijn er 11"),
            ("text", "a\x00b", "U+0000"),
            ("text", "a\x0bb", "U+000B"),
            ("text", "a\u202eb", "U+202E"),
            ("text", "\u200b", "U+200B"),
            ("text", "\ud800", "U+D800"),
            ("edtf", "9 mei 2017", "Geef een datum"),
            ("edtf", "2017-02-31", "31-2-2017 bestaat niet"),
            ("edtf", "2017-06/2017-05", "eindigt voordat"),
            ("day", "2017-02-29", "bestaande dag"),
            ("day", "9-5-2017", "bestaande dag"),
            ("day", "20170509", "bestaande dag"),
            ("day", "42767", "bestaande dag"),
            ("day", "2017-05", "bestaande dag"),
            ("day", "1799-12-31", "1800"),
            ("day", "٢٠١٧-٠٥-٠٩", "bestaande dag"),
            ("moment", "2017-05-09", "een tijd"),
            ("moment", "2017-05-09T25:00", "een tijd"),
            ("moment", "2017-05-09T20:00Z", "een tijd"),
            ("moment", "2017-02-31T20:00", "bestaande dag"),
            ("moment", "2017-05-09T20:00+01:00", "één keer"),
            ("moment", "2017-05-09T20:00+03:00", "een tijd"),
            ("moment", "2017-03-26T02:30", "één keer"),
            ("moment", "2017-03-26T02:30+01:00", "één keer"),
            ("moment", "2017-10-29T02:30", "één keer"),
            ("int", "-1", "heel getal"),
            ("int", "46", "0 tot en met 45"),
            ("int", "1.000", "zonder punten"),
            ("int", "1e2", "heel getal"),
            ("int", "٣", "heel getal"),
            ("int", "9" * 5000, "heel getal"),
            ("yes_no", "Ja", "'ja' of 'nee'"),
            ("yes_no", "1", "'ja' of 'nee'"),
            ("choice", "Coalitie", "coalitie, oppositie"),
            ("ref", "raad;college", "letters"),
            ("refs", "a;;b", "letters"),
            ("refs", "a;a", "één keer"),
            ("municipality", "0546", "gm0546"),
            ("municipality", "GM0546", "gm0546"),
            ("municipality", "gm546", "gm0546"),
            ("url", "javascript:alert(1)", "https://"),
            ("url", "voorbeeld.example", "https://"),
            ("url", "https://", "https://"),
            ("url", "https://[", "https://"),
            ("url", "https://a.example/x y", "https://"),
            ("url", "https://a.example/" + "x" * 500, "500"),
        ],
    )
    def test_says_in_dutch_what_was_expected(self, kind, written, expected):
        with pytest.raises(WrongCell, match=".") as refusal:
            read_cell(COLUMNS[kind], written)

        assert expected in str(refusal.value)

    @pytest.mark.parametrize("kind", [ColumnKind.TEXT, ColumnKind.INT])
    def test_asks_for_a_value_where_the_column_must_be_filled(self, kind):
        with pytest.raises(WrongCell, match="mag niet leeg zijn"):
            read_cell(Column("title", kind, is_required=True, limit=10), " ")

    @given(st.sampled_from(sorted(COLUMNS)), st.text(max_size=30))
    def test_never_fails_in_another_way(self, kind, written):
        try:
            value = read_cell(COLUMNS[kind], written)
        except WrongCell as refusal:
            assert str(refusal)
        else:
            assert read_cell(COLUMNS[kind], write_cell(COLUMNS[kind], value)) == value


class TestWriteCell:
    @given(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
    def test_writes_a_day_that_reads_back(self, held_on):
        assert read_cell(COLUMNS["day"], write_cell(COLUMNS["day"], held_on)) == held_on

    @given(st.integers(0, 60 * 24 * 365 * 80))
    def test_writes_a_moment_that_reads_back(self, minutes):
        whole = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)

        assert read_cell(COLUMNS["moment"], write_cell(COLUMNS["moment"], whole)) == whole

    @pytest.mark.parametrize(
        ("hour", "written"), [(0, "2017-10-29T02:30+02:00"), (1, "2017-10-29T02:30+01:00")]
    )
    def test_says_which_of_two_where_the_clock_had_a_moment_twice(self, hour, written):
        moment = datetime(2017, 10, 29, hour, 30, tzinfo=UTC)

        assert write_cell(COLUMNS["moment"], moment) == written
        assert read_cell(COLUMNS["moment"], written) == moment

    @pytest.mark.parametrize(
        ("kind", "value", "written"),
        [
            ("yes_no", True, "ja"),
            ("yes_no", False, "nee"),
            ("day", None, ""),
            ("int", None, ""),
            ("int", 0, "0"),
            ("refs", (), ""),
            ("refs", ("a", "b"), "a;b"),
        ],
    )
    def test_writes_as_the_documentation_says(self, kind, value, written):
        assert write_cell(COLUMNS[kind], value) == written


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
