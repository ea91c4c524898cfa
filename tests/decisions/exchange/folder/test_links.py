"""What rows say about each other, without files."""

import pytest

from decisions.exchange.folder import TABLES, FolderRow
from decisions.exchange.folder.cells import EMPTY
from decisions.exchange.folder.reading import check_references
from decisions.exchange.folder.sheets import Sheet


def row(table, line=2, **values):
    """Return a row of a table of which only the named columns are filled."""
    columns = TABLES[table].columns
    empty = {column.name: EMPTY.get(column.kind, "") for column in columns}
    return FolderRow(f"{table}.csv", line, {**empty, **values})


def sheets_of(*rows, broken=()):
    """Return all sheets with these rows; `broken` names those that could not be read whole."""
    sheets = {name: Sheet(table, is_whole=name not in broken) for name, table in TABLES.items()}
    for each in rows:
        sheet = sheets[each.file.removesuffix(".csv")]
        sheet.rows.append(each)
        sheet.ids.add(each.id)
    return sheets


def told(*rows, broken=()):
    problems = check_references(sheets_of(*rows, broken=broken))
    return [(each.file, each.line, each.column, each.value) for each in problems]


class TestReferences:
    def test_may_be_empty(self):
        assert told(row("themes", id="wonen"), row("statements", id="a")) == []

    def test_must_be_in_their_own_file(self):
        rows = [row("themes", id="wonen"), row("statements", id="a", subject="wonen")]

        assert told(*rows) == [("statements.csv", 2, "subject", "wonen")]

    def test_are_told_one_by_one_in_a_list(self):
        rows = [row("groups", id="a", term=""), row("positions", id="p", groups=("x", "a", "y"))]

        assert told(*rows) == [
            ("positions.csv", 2, "groups", "x"),
            ("positions.csv", 2, "groups", "y"),
        ]

    def test_are_not_judged_by_a_file_that_is_broken(self):
        assert told(row("statements", id="a", theme="wonen"), broken=["themes"]) == []

    def test_tell_capitals_apart(self):
        rows = [row("themes", id="Wonen"), row("statements", id="a", theme="wonen")]

        assert told(*rows) == [("statements.csv", 2, "theme", "wonen")]


class TestBodies:
    @pytest.mark.parametrize("kind", ["gemeenteraad", "college", "raadscommissie"])
    def test_of_a_municipality_name_it(self, kind):
        assert told(row("bodies", id="a", kind=kind, municipality="gm9001")) == []
        assert told(row("bodies", id="a", kind=kind)) == [("bodies.csv", 2, "municipality", "")]

    @pytest.mark.parametrize(
        "kind", ["stuurgroep", "klankbordgroep", "bestuursconferentie", "gedeputeerde_staten"]
    )
    def test_of_the_region_name_none(self, kind):
        assert told(row("bodies", id="a", kind=kind)) == []
        assert told(row("bodies", id="a", kind=kind, municipality="gm9001")) == [
            ("bodies.csv", 2, "municipality", "gm9001")
        ]


class TestEvidence:
    def test_needs_a_record_that_it_shows(self):
        assert told(row("evidence", id="a")) == [("evidence.csv", 2, "", "")]

    def test_shows_one_record_only(self):
        rows = [row("costs", id="k"), row("rounds", id="r")]
        place = row("evidence", id="a", cost="k", round="r")

        assert told(*rows, place) == [("evidence.csv", 2, "", "cost, round")]

    def test_reads_a_stance_at_a_position_only(self):
        place = row("evidence", id="a", cost="k", reads_stance="voor")

        assert told(row("costs", id="k"), place) == [("evidence.csv", 2, "reads_stance", "voor")]


class TestShown:
    @pytest.mark.parametrize(
        ("place", "problems"),
        [
            ({"position": "p", "reads_stance": "tegen"}, []),
            ({"position": "p", "reads_stance": "voor"}, [("positions.csv", 2, "shown", "a")]),
            ({"position": "p"}, [("positions.csv", 2, "shown", "a")]),
            ({"position": "q", "reads_stance": "tegen"}, [("positions.csv", 2, "shown", "a")]),
        ],
    )
    def test_is_a_place_of_the_position_that_reads_its_stance(self, place, problems):
        positions = [
            row("positions", id="p", stance="tegen", shown="a"),
            row("positions", 3, id="q", stance="tegen"),
        ]

        assert told(*positions, row("evidence", id="a", **place)) == problems
