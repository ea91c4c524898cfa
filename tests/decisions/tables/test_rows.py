"""A sheet row by row: what is filled is read, what is wrong is told with row, column and value."""

from dataclasses import replace

from decisions.tables import TABLE_KINDS, CellProblem, TableColumn, read_table_rows
from decisions.tables.cells import read_stance
from decisions.tables.kinds import TableKindName

KIND = TABLE_KINDS[TableKindName.INHABITANTS]
COLUMNS = {"municipality": 0, "dated_on": 1, "inhabitants": 2}
HEADS = ("Gemeente", "Op", "Inwoners")


def read(*rows):
    return list(read_table_rows([HEADS, *rows], KIND, COLUMNS, 0))


class TestRows:
    def test_have_the_number_that_a_spreadsheet_gives_them(self):
        found = read(("Aalst", "2018", "12.345"), (), ("Beek", "1-1-2018", "9"))

        assert [row.number for row in found] == [2, 4]
        assert found[1].values == {
            "municipality": "Beek",
            "dated_on": "2018-01-01",
            "inhabitants": 9,
        }

    def test_tell_each_cell_that_is_wrong_and_go_on(self):
        (row,) = read(("Aalst", "31-2-2018", "veel"))

        assert [(each.column, each.value) for each in row.problems] == [
            ("dated_on", "31-2-2018"),
            ("inhabitants", "veel"),
        ]
        assert row.is_wrong
        assert row.values == {"municipality": "Aalst"}

    def test_tell_what_lacks_and_what_is_expected(self):
        (row,) = read(("Aalst",))

        assert [each.column for each in row.problems] == ["dated_on", "inhabitants"]
        assert "12-3-2017" in row.problems[0].sentence

    def test_pass_over_the_example_of_a_template(self):
        assert read(("Voorbeeld: Aalst", "1 januari 2018", "12.345")) == []

    def test_are_not_made_of_what_stands_beside_the_columns(self):
        assert read(("", "", "", "notitie")) == []

    def test_tell_what_a_cell_reads_beside_what_stands_there(self):
        column = TableColumn("municipality", "Standpunt", read_stance, "", "")
        kind = replace(KIND, columns=(column,))

        (row,) = read_table_rows([HEADS, ("tegen, tenzij",)], kind, {"municipality": 0}, 0)

        assert [each.is_warning for each in row.problems] == [True]

    def test_that_are_only_warned_of_are_not_wrong(self):
        (row,) = read(("Aalst", "2018", "9"))
        row.warn("inhabitants", "Dat is weinig.")

        assert row.problems == [CellProblem("inhabitants", "9", "Dat is weinig.", True)]
        assert not row.is_wrong
