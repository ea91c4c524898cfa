"""The rows of an exported folder in their order, and the folder in its place."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.exchange.exporting import (
    TELLING,
    FolderUnreadable,
    PlaceRefused,
    order_by_reference,
    place_folder,
)
from decisions.exchange.folder import TABLE_ORDER, TABLES, Folder, FolderRow, read_folder
from tests.decisions.folders import DossierFolder

LINKS = st.lists(st.none() | st.integers(0, 7), max_size=8)


def chain(links):
    """Return records that each point to the record with the number given, or to none."""
    return [SimpleNamespace(pk=pk, base_id=link) for pk, link in enumerate(links)]


def order(links):
    return [record.pk for record in order_by_reference(chain(links), ("base",))]


def in_circle(links, pk):
    seen = set()
    while pk is not None and pk < len(links) and pk not in seen:
        seen.add(pk)
        pk = links[pk]
    return pk in seen


class TestTheOrderOfTables:
    def test_has_every_table_once(self):
        assert sorted(TABLE_ORDER) == sorted(TABLES)

    def test_puts_each_after_what_it_points_to(self):
        later = {("positions", "shown"), ("decisions", "moved_in")}
        for place, name in enumerate(TABLE_ORDER):
            for column in TABLES[name].columns:
                if column.table and column.table != name and (name, column.name) not in later:
                    assert column.table in TABLE_ORDER[:place], (name, column.name)

    def test_names_telling_columns_that_exist(self):
        assert all(column in TABLES[table].names for table, column in TELLING)


class TestLeadsFirst:
    def test_keeps_the_order_where_nothing_leads(self):
        assert order([None, None, None]) == [0, 1, 2]

    def test_puts_what_others_point_to_before_them(self):
        assert order([2, None, 1]) == [1, 2, 0]

    @given(LINKS)
    def test_keeps_every_record_once_also_in_circles(self, links):
        assert sorted(order(links)) == list(range(len(links)))

    @given(LINKS)
    def test_never_puts_a_record_before_what_it_points_to(self, links):
        found = order(links)

        for pk, link in enumerate(links):
            if link is not None and link < len(links) and not in_circle(links, pk):
                assert found.index(link) < found.index(pk)

    @given(LINKS)
    def test_changes_nothing_the_second_time(self, links):
        once = order_by_reference(chain(links), ("base",))
        if not any(in_circle(links, pk) for pk in range(len(links))):
            assert order_by_reference(once, ("base",)) == once

    def test_takes_a_chain_longer_than_python_likes_to_go_down(self):
        links = [*range(1, 50_000), None]

        assert order(links) == list(reversed(range(50_000)))


@pytest.fixture
def made(tmp_path):
    return read_folder(DossierFolder(tmp_path / "bron").write())


@pytest.fixture
def target(tmp_path):
    """A place in a folder of its own, so that what is left behind shows."""
    return tmp_path / "uit" / "samen-verder"


def files(path):
    return sorted(each.name for each in path.parent.iterdir())


class TestPlaceFolder:
    def test_writes_a_folder_that_reads_back(self, made, target):
        place_folder(made, target)

        assert read_folder(target).tables.keys() == made.tables.keys()
        assert read_folder(target).problems == ()
        assert files(target) == ["samen-verder"]

    def test_takes_a_folder_that_is_empty(self, made, target):
        target.mkdir(parents=True)

        place_folder(made, str(target))

        assert (target / "dossier.toml").exists()
        assert files(target) == ["samen-verder"]

    def test_takes_a_path_from_where_one_stands(self, made, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)

        place_folder(made, "hier")

        assert (tmp_path / "hier" / "dossier.toml").exists()

    def test_refuses_a_folder_that_is_not_empty(self, made, target):
        place_folder(made, target)
        (target / "themes.csv").write_text("van mij", encoding="utf-8")

        with pytest.raises(PlaceRefused, match="niet leeg"):
            place_folder(made, target)

        assert (target / "themes.csv").read_text("utf-8") == "van mij"

    def test_replaces_it_when_asked_and_leaves_no_old_file(self, made, target):
        place_folder(made, target)
        (target / "themes.csv").write_text("van mij", encoding="utf-8")

        place_folder(made, target, replace=True)

        assert read_folder(target).problems == ()
        assert files(target) == ["samen-verder"]

    @pytest.mark.parametrize("replace", [True, False])
    def test_never_throws_away_what_is_no_dossier(self, made, target, replace):
        target.mkdir(parents=True)
        (target / "brief.docx").write_text("van mij", encoding="utf-8")

        with pytest.raises(PlaceRefused):
            place_folder(made, target, replace=replace)

        assert (target / "brief.docx").exists()

    @pytest.mark.parametrize("kind", ["file", "link"])
    def test_refuses_a_place_that_is_no_folder(self, made, target, kind):
        target.parent.mkdir(parents=True)
        if kind == "file":
            target.write_text("", encoding="utf-8")
        else:
            target.symlink_to(target.parent)

        with pytest.raises(PlaceRefused, match="geen map"):
            place_folder(made, target, replace=True)

        assert files(target) == ["samen-verder"]

    def test_writes_nothing_that_would_not_read_back(self, made, target):
        theme = FolderRow("themes.csv", 0, {"id": "te lang " * 20, "name": "", "description": ""})
        broken = Folder("x", made.settings, {**made.tables, "themes": (theme,)})
        place_folder(made, target)

        with pytest.raises(FolderUnreadable) as refusal:
            place_folder(broken, target, replace=True)

        assert {each.file for each in refusal.value.problems} >= {"themes.csv"}
        assert read_folder(target).problems == ()
        assert files(target) == ["samen-verder"]

    def test_puts_back_what_stood_there_when_moving_fails(self, made, target, monkeypatch):
        place_folder(made, target)
        (target / "themes.csv").write_text("van mij", encoding="utf-8")
        monkeypatch.setattr(Path, "rename", failing_at(target))

        with pytest.raises(OSError, match="No space"):
            place_folder(made, target, replace=True)

        assert (target / "themes.csv").read_text("utf-8") == "van mij"
        assert files(target) == ["samen-verder"]


def failing_at(target):
    """Return a `Path.rename` that fails the first time something is moved to `target`."""
    rename, failed = Path.rename, []

    def moved(self, other):
        if other == target and not failed:
            failed.append(other)
            raise OSError("No space left on device")
        return rename(self, other)

    return moved
