"""A whole folder: what is right comes out, and whatever is wrong is told at its cell."""

from datetime import date

import pytest

from decisions.exchange.folder import TABLES, Problem, read_folder
from tests.decisions.folders import DossierFolder


@pytest.fixture
def made(tmp_path):
    return DossierFolder(tmp_path / "samen-verder")


def places(folder):
    return [(each.file, each.line, each.column) for each in folder.problems]


class TestReadFolder:
    def test_finds_nothing_wrong_in_a_right_folder(self, made):
        folder = read_folder(made.write())

        assert folder.problems == ()
        assert folder.name == "samen-verder"
        assert {name: len(rows) for name, rows in folder.tables.items()} == {
            name: len(rows) for name, rows in made.rows.items()
        }

    def test_gives_values_of_their_kind(self, made):
        tables = read_folder(str(made.write())).tables

        assert tables["meetings"][0].values["held_on"] == date(2017, 5, 9)
        assert tables["positions"][2].values["groups"] == ("groep-a", "groep-b")
        assert tables["sources"][1].values["is_public"] is False
        assert tables["costs"][0].values["amount"] == 10_000_000_000

    def test_takes_a_file_that_is_missing_as_an_empty_table(self, made):
        for name in list(made.rows):
            made.rows.pop(name)

        folder = read_folder(made.write())

        assert folder.problems == ()
        assert folder.tables == dict.fromkeys(TABLES, ())

    def test_leaves_files_that_are_no_table_alone(self, made):
        (made.write() / "LEESMIJ.md").write_text("Bedacht.", encoding="utf-8")

        assert read_folder(made.path).problems == ()

    @pytest.mark.parametrize("make", ["nothing", "file"])
    def test_says_so_when_it_is_no_folder(self, tmp_path, make):
        path = tmp_path / "dossier"
        if make == "file":
            path.write_text("", encoding="utf-8")

        folder = read_folder(path)

        assert folder.settings is None
        assert folder.problems == (Problem("dossier", 0, "", "", "Een map die bestaat."),)

    def test_tells_everything_at_once_and_keeps_the_rows_that_are_right(self, made):
        made.set("themes", 0, name="").set("costs", 0, amount="veel", dated_on="ooit")

        folder = read_folder(made.write())

        assert places(folder) == [
            ("themes.csv", 2, "name"),
            ("costs.csv", 2, "dated_on"),
            ("costs.csv", 2, "amount"),
        ]
        assert folder.tables["themes"] == ()
        assert len(folder.tables["subjects"]) == 5

    def test_shows_the_value_and_what_was_expected(self, made):
        folder = read_folder(made.set("group_roles", 0, side="links").write())

        assert folder.problems == (
            Problem("group_roles.csv", 2, "side", "links", "Een van: coalitie, oppositie."),
        )


BROKEN = [
    ("sources", 0, {"id": "bron een"}, "id"),
    ("sources", 0, {"publisher_kind": "krant"}, "publisher_kind"),
    ("sources", 0, {"body": "niemand"}, "body"),
    ("sources", 1, {"is_public": ""}, "is_public"),
    ("sources", 0, {"url": "ftp://voorbeeld.example"}, "url"),
    ("sources", 0, {"title": "x" * 301}, "title"),
    ("sources", 0, {"title": "a\u200bb"}, "title"),
    ("members", 0, {"municipality": "9001"}, "municipality"),
    ("members", 1, {"source": ""}, "source"),
    ("members", 1, {"dated_on": "2015-13"}, "dated_on"),
    ("bodies", 0, {"kind": "raad"}, "kind"),
    ("bodies", 0, {"municipality": ""}, "municipality"),
    ("bodies", 4, {"municipality": "gm9001"}, "municipality"),
    ("populations", 0, {"inhabitants": "24.000"}, "inhabitants"),
    ("populations", 0, {"is_approximate": "yes"}, "is_approximate"),
    ("terms", 0, {"seats": "eenentwintig"}, "seats"),
    ("terms", 0, {"body": "weg"}, "body"),
    ("groups", 1, {"seats": "99999"}, "seats"),
    ("group_roles", 0, {"group": "weg"}, "group"),
    ("participations", 0, {"arrangement": "weg"}, "arrangement"),
    ("subjects", 0, {"number": ""}, "number"),
    ("subjects", 2, {"base": "weg"}, "base"),
    ("elements", 0, {"taken_from": "weg"}, "taken_from"),
    ("milestones", 0, {"state": "afgeschoten"}, "state"),
    ("meetings", 0, {"held_on": "9 mei 2017"}, "held_on"),
    ("meetings", 0, {"starts_at": "20:00"}, "starts_at"),
    ("decisions", 1, {"votes_for": "-3"}, "votes_for"),
    ("decisions", 1, {"meeting": "weg"}, "meeting"),
    ("positions", 0, {"stance": "misschien"}, "stance"),
    ("positions", 2, {"groups": "groep-a;weg"}, "groups"),
    ("positions", 2, {"groups": "groep-a,groep-b"}, "groups"),
    ("positions", 0, {"shown": "weg"}, "shown"),
    ("positions", 0, {"shown": "lezing-4"}, "shown"),
    ("positions", 1, {"shown": "lezing-3"}, "shown"),
    ("rounds", 0, {"legal_basis": "traditie"}, "legal_basis"),
    ("round_bodies", 1, {"no_view_on": "2017-02-29"}, "no_view_on"),
    ("remarks", 0, {"carried_from": "weg"}, "carried_from"),
    ("remarks", 2, {"text": " "}, "text"),
    ("replies", 0, {"remark": "weg"}, "remark"),
    ("agenda_lines", 1, {"number": "één"}, "number"),
    ("evidence", 0, {"reads_on": "mei"}, "reads_on"),
    ("evidence", 4, {"reads_stance": "voor"}, "reads_stance"),
    ("evidence", 4, {"round": "ronde"}, ""),
    ("evidence", 4, {"decision": ""}, ""),
]


class TestABrokenFolder:
    @pytest.mark.parametrize(("table", "place", "cells", "column"), BROKEN)
    def test_is_told_at_file_line_and_column(self, made, table, place, cells, column):
        folder = read_folder(made.set(table, place, **cells).write())

        assert (f"{table}.csv", place + 2, column) in places(folder)
        assert all(each.expected for each in folder.problems)

    @pytest.mark.parametrize("table", [name for name, table in TABLES.items() if table.has_id])
    def test_tells_the_second_of_two_ids(self, made, table):
        made.add(table, **made.rows[table][0])

        folder = read_folder(made.write())

        assert (f"{table}.csv", len(made.rows[table]) + 1, "id") in places(folder)

    def test_tells_subjects_in_a_circle(self, made):
        made.set("subjects", 3, base="licht-met-stip")

        folder = read_folder(made.write())

        assert places(folder) == [("subjects.csv", 4, "base"), ("subjects.csv", 5, "base")]

    def test_tells_remarks_in_a_circle(self, made):
        made.set("remarks", 1, carried_from="nieuwe-wens")

        folder = read_folder(made.write())

        assert places(folder) == [
            ("remarks.csv", 2, "carried_from"),
            ("remarks.csv", 3, "carried_from"),
        ]

    @pytest.mark.parametrize(
        ("file", "meant"), [("Themes.csv", "themes"), ("source.csv", "sources")]
    )
    def test_tells_a_file_that_does_not_belong(self, made, file, meant):
        (made.write() / file).write_text("id\n", encoding="utf-8")

        folder = read_folder(made.path)

        assert places(folder) == [(file, 0, "")]
        assert f"Bedoelt u {meant}.csv?" in folder.problems[0].expected

    def test_blames_no_reference_to_a_file_that_could_not_be_read(self, made):
        path = made.write()
        (path / "bodies.csv").write_bytes((path / "bodies.csv").read_bytes() + b"\xe9\n")

        assert places(read_folder(path)) == [("bodies.csv", 7, "")]

    def test_blames_no_reference_to_a_row_that_is_wrong_itself(self, made):
        made.set("decisions", 0, title="")

        assert places(read_folder(made.write())) == [("decisions.csv", 2, "title")]

    def test_says_once_that_a_file_has_semicolons(self, made):
        path = made.write()
        text = (path / "groups.csv").read_text("utf-8")
        (path / "groups.csv").write_text(text.replace(",", ";"), encoding="utf-8")

        assert places(read_folder(path)) == [("groups.csv", 1, "")]

    def test_is_never_more_than_told(self, made):
        path = made.write()
        for place, file in enumerate(sorted(path.iterdir())):
            file.write_bytes(bytes(range(256)) * (place + 1))

        folder = read_folder(path)

        assert len(folder.problems) >= len(TABLES) + 1
        assert not any(folder.tables.values())
