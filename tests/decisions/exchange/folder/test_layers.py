"""Folders that extend one another: added rows, replaced rows, and whose problem is whose."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.exchange.folder import TABLES, Folder, FolderRow, Table, read_folder, write_folder
from decisions.exchange.folder.cells import Column, ColumnKind
from decisions.exchange.folder.reading import replace_rows
from tests.decisions.folders import TOML, DossierFolder, decision, made_up, subject

NAMED = Table(
    "named", (Column("id", ColumnKind.ID, limit=80), Column("name", ColumnKind.TEXT, limit=10))
)
KEYS = st.sampled_from("abcdef")


@pytest.fixture
def base(tmp_path):
    return DossierFolder(tmp_path / "basis")


@pytest.fixture
def more(tmp_path):
    """A folder that extends `base` and has no rows of its own yet."""
    return extending(tmp_path / "meer", "../basis")


def extending(path, written):
    made = DossierFolder(path)
    made.toml = f'extends = "{written}"\n{TOML}'
    made.rows = {}
    return made


def read(base, more):
    base.write()
    return read_folder(more.write())


def places(folder):
    return [(each.file, each.line, each.column) for each in folder.problems]


def values(folder, table, name="id"):
    return [row.values[name] for row in folder.tables[table]]


class TestAFolderThatExtends:
    def test_has_every_row_of_the_other_when_it_adds_none(self, base, more):
        folder = read(base, more)
        alone = read_folder(base.path)

        assert folder.problems == ()
        assert folder.name == "meer"
        for name in TABLES:
            assert [row.values for row in folder.tables[name]] == [
                row.values for row in alone.tables[name]
            ]

    def test_has_settings_of_its_own_without_the_word_that_extends(self, base, more):
        base.toml = base.toml.replace("Samen verder", "Iets anders")

        folder = read(base, more)

        assert folder.settings.file == "dossier.toml"
        assert folder.settings.values["title"] == "Samen verder"
        assert "extends" not in folder.settings.values

    def test_adds_rows_that_may_rest_on_those_of_the_other(self, base, more):
        more.add("subjects", **subject("later", "richting", 9, column="zwaar"))
        more.add("decisions", **decision("besluit-3", "raad-bedachtstad"))

        folder = read(base, more)

        assert folder.problems == ()
        assert values(folder, "subjects")[-1] == "later"
        assert values(folder, "decisions")[-1] == "besluit-3"

    def test_replaces_a_row_whole_and_in_its_place(self, base, more):
        base.set("decisions", 0, note="Oud.", outcome="verworpen")
        more.add("decisions", **decision("besluit-1", "raad-bedachtstad", title="Beter gelezen"))

        folder = read(base, more)

        first = folder.tables["decisions"][0]
        assert folder.problems == ()
        assert values(folder, "decisions") == ["besluit-1", "besluit-2", "uitspraak"]
        assert (first.file, first.line) == ("decisions.csv", 2)
        assert first.values["title"] == "Beter gelezen"
        assert (first.values["note"], first.values["outcome"]) == ("", "")
        assert first.values["votes_for"] is None

    def test_names_the_file_of_each_row_as_seen_from_itself(self, base, more):
        more.add("themes", id="groen", name="Groen")

        folder = read(base, more)

        files = [row.file for row in folder.tables["themes"]]
        assert files == ["../basis/themes.csv", "themes.csv"]

    @pytest.mark.parametrize("name", [name for name, table in TABLES.items() if not table.has_id])
    def test_knows_a_row_without_an_id_by_its_key(self, base, more, name):
        more.add(name, **made_up()[name][0])

        folder = read(base, more)

        assert folder.problems == ()
        assert len(folder.tables[name]) == len(base.rows[name])
        assert folder.tables[name][0].file == f"{name}.csv"

    def test_tells_what_is_wrong_in_the_file_of_its_own_folder(self, base, more):
        base.set("themes", 0, name="").set("members", 0, source="weg")
        more.add("themes", id="groen", name="")
        more.add("decisions", **decision("besluit-3", "weg"))

        assert places(read(base, more)) == [
            ("themes.csv", 2, "name"),
            ("../basis/themes.csv", 2, "name"),
            ("../basis/members.csv", 2, "source"),
            ("decisions.csv", 2, "body"),
        ]

    def test_tells_a_strange_file_and_wrong_settings_of_the_other(self, base, more):
        base.toml = base.toml.replace("alle_raden_akkoord", "niemand")
        (base.write() / "Themes.csv").write_text("id\n", encoding="utf-8")

        assert places(read_folder(more.write())) == [
            ("../basis/dossier.toml", 4, "rule"),
            ("../basis/Themes.csv", 0, ""),
        ]

    def test_tells_two_rows_of_its_own_with_one_id(self, base, more):
        for name in ("Een", "Twee"):
            more.add("themes", id="wonen", name=name)

        assert places(read(base, more)) == [("themes.csv", 3, "id")]

    def test_reads_a_row_of_three_folders_with_the_first_on_top(self, tmp_path, base, more):
        top = extending(tmp_path / "top", "../meer")
        more.add("themes", id="wonen", name="Wonen en bouwen").add("themes", id="geld", name="Geld")
        top.add("themes", id="geld", name="Kosten")
        more.write()

        folder = read(base, top)

        assert folder.problems == ()
        assert values(folder, "themes", "name") == ["Wonen en bouwen", "Kosten"]
        assert [row.file for row in folder.tables["themes"]] == ["../meer/themes.csv", "themes.csv"]

    def test_is_written_back_whole(self, tmp_path, base, more):
        folder = read(base, more.add("themes", id="groen", name="Groen"))

        write_folder(folder, tmp_path / "uit" / "meer")

        again = read_folder(tmp_path / "uit" / "meer")
        assert again.problems == ()
        assert again.settings.values == folder.settings.values
        assert values(again, "themes") == ["wonen", "groen"]


class TestAFolderThatExtendsNothingThatCanBeRead:
    @pytest.mark.parametrize("written", ["../weg", "/", ".", "../meer"])
    def test_is_told_once_without_blaming_what_rests_on_it(self, more, written):
        more.toml = f'extends = "{written}"\n{TOML}'
        more.add("decisions", **decision("besluit-3", "raad-bedachtstad"))

        assert places(read_folder(more.write())) == [("dossier.toml", 1, "extends")]

    def test_is_told_when_two_folders_extend_each_other(self, base, more):
        base.toml = f'extends = "../meer"\n{TOML}'

        assert places(read(base, more)) == [("../basis/dossier.toml", 1, "extends")]

    def test_is_told_when_the_other_is_no_dossier_folder(self, tmp_path, more):
        (tmp_path / "basis").mkdir()

        assert places(read_folder(more.write())) == [("../basis/dossier.toml", 0, "")]


def named(names):
    return [
        FolderRow("named.csv", 2, {"id": each, "name": str(at)}) for at, each in enumerate(names)
    ]


class TestReplaced:
    @given(st.lists(KEYS), st.lists(KEYS, unique=True))
    def test_loses_no_row_of_its_own_and_no_other_of_the_base(self, own, base):
        rows = replace_rows(NAMED, named(own), named(base))

        wanted = Counter(own) + Counter(each for each in base if each not in own)
        assert Counter(row.id for row in rows) == wanted

    @given(st.lists(KEYS, unique=True), st.lists(KEYS, unique=True))
    def test_keeps_the_order_of_the_base(self, own, base):
        rows = replace_rows(NAMED, named(own), named(base))

        assert [row.id for row in rows][: len(base)] == base

    @given(st.lists(KEYS, unique=True))
    def test_twice_is_once(self, names):
        once = replace_rows(NAMED, named(names), named("abc"))

        assert replace_rows(NAMED, named(names), once) == once

    @settings(max_examples=15)
    @given(st.lists(KEYS, unique=True, min_size=1))
    def test_of_a_written_folder_is_what_reading_both_gives(self, names):
        themes = [
            FolderRow("themes.csv", 2, {"id": n, "name": n, "description": ""}) for n in names
        ]
        with tempfile.TemporaryDirectory() as path:
            base = DossierFolder(Path(path) / "basis").write()
            settings = read_folder(base).settings
            write_folder(Folder("meer", settings, {"themes": tuple(themes)}), Path(path) / "meer")
            toml = Path(path) / "meer" / "dossier.toml"
            toml.write_text('extends = "../basis"\n' + toml.read_text("utf-8"), encoding="utf-8")

            folder = read_folder(Path(path) / "meer")

        assert values(folder, "themes") == ["wonen", *names]
