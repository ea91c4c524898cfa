"""A folder is a Data Package that another program reads: Frictionless checks it."""

import csv
import json

import pytest

from decisions.exchange.folder import (
    DATA_PACKAGE_FILE,
    TABLES,
    build_data_package,
    read_folder,
    write_folder,
)
from tests.decisions.demo_rows import folder as demo_folder
from tests.decisions.exchange.folder.packages import validate_data_package
from tests.decisions.folders import DossierFolder


def change(path, table, **cells):
    """Write the first row of a file anew with these cells."""
    file = path / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0].update(cells)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A made-up folder with rows in every table, read and written again."""
    place = tmp_path_factory.mktemp("package")
    folder = read_folder(DossierFolder(place / "made").write())
    assert folder.problems == ()
    write_folder(folder, place / "whole")
    return place / "whole"


@pytest.fixture
def written(whole, tmp_path):
    """A copy of the written folder that a test may spoil."""
    place = tmp_path / "spoilt"
    place.mkdir()
    for file in whole.iterdir():
        (place / file.name).write_bytes(file.read_bytes())
    return place


class TestADataPackage:
    def test_holds_for_a_folder_with_rows_in_every_table(self, whole):
        assert validate_data_package(whole) == set()

    def test_holds_for_the_first_dossier(self, tmp_path):
        write_folder(demo_folder(), tmp_path / "demo")

        assert validate_data_package(tmp_path / "demo") == set()

    def test_describes_every_file_with_its_columns_in_order(self, whole):
        described = json.loads((whole / DATA_PACKAGE_FILE).read_text("utf-8"))
        columns = {
            each["path"]: [field["name"] for field in each["schema"]["fields"]]
            for each in described["resources"]
            if "schema" in each
        }

        assert columns == {table.file: table.names for table in TABLES.values()}

    def test_is_broken_by_cells_that_an_import_refuses_too(self, written):
        change(written, "positions", stance="misschien")
        change(written, "themes", name="")
        change(written, "groups", seats="vijf")
        change(written, "polls", holder_party="weg")
        change(written, "members", municipality="546")
        change(written, "meetings", held_on="9 mei")
        change(written, "decisions", no_vote_asked="true")

        assert {
            ("positions", "stance", "constraint-error"),
            ("themes", "name", "constraint-error"),
            ("groups", "seats", "type-error"),
            ("polls", "", "foreign-key"),
            ("members", "municipality", "constraint-error"),
            ("meetings", "held_on", "type-error"),
            ("decisions", "no_vote_asked", "type-error"),
        } <= validate_data_package(written)
        refused = {(each.file, each.column) for each in read_folder(written).problems}
        assert {
            ("positions.csv", "stance"),
            ("themes.csv", "name"),
            ("groups.csv", "seats"),
            ("polls.csv", "holder_party"),
            ("members.csv", "municipality"),
            ("meetings.csv", "held_on"),
            ("decisions.csv", "no_vote_asked"),
        } <= refused

    def test_is_broken_by_a_second_row_of_one_key(self, written):
        with (written / "themes.csv").open("a", encoding="utf-8") as stream:
            stream.write("wonen,Nog eens,\n")

        assert ("themes", "", "primary-key") in validate_data_package(written)

    def test_names_what_the_folder_is_about(self, whole):
        folder = read_folder(whole)

        described = build_data_package(folder)

        assert described["name"] == folder.settings.values["slug"]
        assert described["title"] == folder.settings.values["title"]
