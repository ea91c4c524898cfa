"""What is written reads back as the same."""

import tempfile
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.exchange.folder import (
    SETTINGS,
    TABLES,
    ColumnKind,
    Folder,
    FolderRow,
    read_folder,
    write_folder,
)
from decisions.exchange.folder.cells import WrongCell, read_cell
from decisions.exchange.folder.reading import read_sheet_file
from decisions.exchange.folder.writing import write_table
from municipalities.text import UncleanText, clean_text
from tests.decisions.folders import DossierFolder
from tests.decisions.round_trips import contents

IDS = st.from_regex(r"[A-Za-z0-9-]{1,20}", fullmatch=True)
SUMMER = datetime(2017, 7, 1, tzinfo=UTC)
SIGNS = st.characters(exclude_categories=["C"], exclude_characters="\ufffd")


def is_clean(text):
    try:
        return clean_text(text) == text
    except UncleanText:
        return False


def texts(column):
    plain = st.text(st.one_of(SIGNS, st.sampled_from(',;"\n=')), max_size=min(column.limit, 40))
    return plain.map(clean_text).filter(lambda text: is_clean(text) and len(text) <= column.limit)


def values_of(column):
    """Return the strategy of everything that one column can hold."""
    filled = {
        ColumnKind.ID: lambda: IDS,
        ColumnKind.REF: lambda: IDS,
        ColumnKind.REFS: lambda: st.lists(IDS, min_size=1, max_size=3, unique=True).map(tuple),
        ColumnKind.TEXT: lambda: texts(column).filter(bool),
        ColumnKind.EDTF: lambda: st.sampled_from(
            ["2017", "2017-05~", "2017-04/2017-05-09", "2016-02-29"]
        ),
        ColumnKind.DAY: lambda: st.dates(date(1800, 1, 1), date(2200, 12, 31)),
        ColumnKind.MOMENT: lambda: st.integers(0, 100_000).map(
            lambda n: SUMMER + timedelta(minutes=n)
        ),
        ColumnKind.INT: lambda: st.integers(0, column.limit),
        ColumnKind.DECIMAL: lambda: st.decimals(0, 100, places=2),
        ColumnKind.YES_NO: st.booleans,
        ColumnKind.CHOICE: lambda: st.sampled_from(column.values),
        ColumnKind.MUNICIPALITY: lambda: st.from_regex(r"gm[0-9]{4}", fullmatch=True),
        ColumnKind.URL: lambda: IDS.map("https://voorbeeld.example/{}".format),
    }[column.kind]()
    return filled if column.is_required else st.just(read_cell(column, "")) | filled


def rows_of(table):
    columns = {column.name: values_of(column) for column in table.columns}
    return st.fixed_dictionaries(columns).map(lambda values: FolderRow(table.file, 1, values))


class TestWriteFolder:
    @pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
    def test_writes_every_table_so_that_it_reads_back(self, tmp_path, table):
        @settings(max_examples=15, deadline=None)
        @given(st.lists(rows_of(table), max_size=4))
        def property_of(rows):
            write_table(tmp_path / table.file, table, rows)

            again = read_sheet_file(tmp_path, table)

            assert [row.values for row in again.rows] == [row.values for row in rows]

        property_of()

    @settings(max_examples=30)
    @given(rows_of(SETTINGS))
    def test_writes_settings_so_that_they_read_back(self, chosen):
        with tempfile.TemporaryDirectory() as path:
            write_folder(Folder("x", chosen), path)

            assert read_folder(path).settings.values == chosen.values

    def test_writes_a_folder_that_was_read(self, tmp_path):
        folder = read_folder(DossierFolder(tmp_path / "een").write())

        write_folder(folder, tmp_path / "twee" / "een")

        assert read_folder(tmp_path / "twee" / "een") == folder

    def test_leaves_no_row_of_an_older_folder(self, tmp_path):
        path = DossierFolder(tmp_path).write()

        write_folder(Folder("leeg", read_folder(path).settings), path)

        again = read_folder(path)
        assert not any(again.tables.values())
        assert not again.problems

    def test_writes_the_same_bytes_twice(self, tmp_path):
        folder = read_folder(DossierFolder(tmp_path / "een").write())

        for name in ("twee", "drie"):
            write_folder(folder, tmp_path / name)

        assert contents(tmp_path / "twee") == contents(tmp_path / "drie")

    def test_refuses_to_guess_a_value_that_no_cell_can_hold(self):
        with pytest.raises(WrongCell, match="mag niet leeg"):
            read_cell(SETTINGS.by_name["title"], "")
