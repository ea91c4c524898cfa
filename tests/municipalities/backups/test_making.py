"""A backup is whole or not there, says what is in it, and goes only when it may."""

import fcntl
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from municipalities.backups import disk
from municipalities.backups.keeping import (
    LOCK,
    drop_old_backups,
    find_newest_backup,
    iterate_backups,
    name_backup,
)
from municipalities.backups.making import make_backup
from municipalities.backups.sqlite import connected_to
from municipalities.proof.checking import iterate_ends

# PostgreSQL is asked by a drill (tests/drills/backed_up.py).
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="copies a database in a file"),
]
NIGHT = datetime(2026, 11, 28, 2, tzinfo=UTC)


def back_up(folder, *arguments):
    call_command("backup", folder, *arguments, verbosity=0)


def list_names(folder):
    return sorted(each.name for each in folder.iterdir() if each.name != LOCK)


def change(path, *statements):
    """Change a database in a file as its owner can, without the triggers that refuse it."""
    with closing(sqlite3.connect(path)) as database:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in database.execute(triggers).fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            database.execute(statement)
        database.commit()


class TestABackup:
    def test_says_what_is_in_it(self, draft, folder, settings, capsys):
        settings.ADDRESS = "https://regio.example"

        call_command("backup", folder)

        [name] = list_names(folder)
        told = json.loads((folder / name / "manifest.json").read_text())
        assert told["rijen"]["decisions_decision"] == 1
        assert told["tellers"].keys() == {chain for chain, _end in iterate_ends()}
        assert told["ketens"] == {
            chain: {"lengte": length, "einde": head} for chain, (length, head) in iterate_ends()
        }
        assert (told["adres"], told["database"]) == ("https://regio.example", "sqlite")
        assert told["begonnen_op"] <= told["klaar_op"]
        copy = (folder / name / "database.sqlite3").read_bytes()
        summed = {"bytes": len(copy), "sha256": sha256(copy).hexdigest()}
        assert told["bestanden"] == {"database.sqlite3": summed}
        assert f"Back-up gemaakt: {folder / name}" in capsys.readouterr().out

    def test_is_a_database_with_all_that_was_written(self, draft, backup):
        with closing(sqlite3.connect(backup / "database.sqlite3")) as copy:
            titles = copy.execute("SELECT title FROM decisions_decision").fetchall()

        assert titles == [(draft.title,)]

    def test_stays_where_only_its_owner_reads(self, backup):
        assert backup.stat().st_mode & 0o077 == 0

    def test_is_not_kept_where_a_chain_ends_elsewhere_than_is_told(self, draft, place, folder):
        change(place, "UPDATE decisions_dossiercounter SET length = length - 1")

        with pytest.raises(CommandError, match=r"De keten dossier-\d+ eindigt niet"):
            back_up(folder)

        assert list_names(folder) == []

    def test_is_not_kept_of_a_damaged_database(self, draft, place, folder):
        connection.close()
        content = bytearray(place.read_bytes())
        for page in range(8, len(content) // 4096, 3):
            content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
        place.write_bytes(content)

        with pytest.raises(CommandError, match="kon niet worden gekopieerd|beschadigd"):
            back_up(folder)

        assert list_names(folder) == []

    def test_of_a_database_that_is_not_there_is_refused(self, db, elsewhere, folder):
        told = pytest.raises(CommandError, match="Er is geen database in")
        with connected_to(elsewhere), told:
            back_up(folder)

        assert not elsewhere.exists()


def test_a_plain_copy_of_a_file_in_use_misses_what_was_answered(draft, place, tmp_path):
    copied = tmp_path / "cp.sqlite3"

    shutil.copy(place, copied)

    with closing(sqlite3.connect(copied)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT COUNT(*) FROM decisions_decision").fetchone() == (0,)


class TestAPlace:
    def test_that_is_not_there_is_refused(self, draft, tmp_path):
        with pytest.raises(CommandError, match="is er niet; is de schijf aangekoppeld"):
            back_up(tmp_path / "los")

    @pytest.mark.parametrize("name", [".", "back-ups"])
    def test_beside_the_database_is_refused(self, draft, place, name):
        folder = place.parent / name
        folder.mkdir(exist_ok=True)

        with pytest.raises(CommandError, match="ligt bij de database zelf"):
            back_up(folder)

    def test_without_room_is_refused(self, draft, folder, monkeypatch):
        monkeypatch.setattr(disk, "MARGIN", 1 << 60)

        with pytest.raises(CommandError, match=r"vrij; er kan .* nodig zijn"):
            back_up(folder)

    def test_in_which_another_is_at_work_is_refused(self, draft, folder):
        with (folder / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)

            with pytest.raises(CommandError, match="wordt al een back-up gemaakt"):
                back_up(folder)

    def test_loses_what_was_left_by_one_that_was_killed(self, draft, folder):
        (folder / ".regio-backup-2026-11-28T020000Z.part").mkdir()

        back_up(folder)

        assert list_names(folder) == [next(iterate_backups(folder)).path.name]

    def test_has_to_be_named(self, draft):
        with pytest.raises(CommandError, match="REGIO_BACKUPS"):
            call_command("backup")


class TestKeeping:
    @pytest.fixture
    def five(self, draft, folder):
        """The names of five backups, the newest first."""
        moments = [NIGHT - timedelta(days=each) for each in range(5)]
        for moment in moments:
            make_backup(folder, clock=lambda moment=moment: moment)
        return [name_backup(each) for each in moments]

    def test_leaves_the_newest(self, five, folder):
        back_up(folder, "--keep", "3")

        assert list_names(folder)[:-1] == sorted(five[:2])

    def test_does_not_count_what_is_not_whole(self, five, folder, settings):
        (folder / five[0] / "database.sqlite3").write_bytes(b"")

        drop_old_backups(folder, 2, settings.ADDRESS)

        assert list_names(folder) == sorted(five[:3])
        assert find_newest_backup(folder).path.name == five[1]

    def test_leaves_what_is_of_another_or_no_backup(self, five, folder):
        (folder / "regio-backup-2020-01-01T000000Z").mkdir()
        (folder / "regio-backup-2020-01-02T000000Z").mkdir()
        (folder / "regio-backup-2020-01-02T000000Z" / "manifest.json").write_text("{}")
        (folder / "foto.jpg").touch()
        there = list_names(folder)

        assert drop_old_backups(folder, 1, "https://ander.example") == []
        assert list_names(folder) == there

    def test_leaves_a_file_that_somebody_put_in_an_old_one(self, five, folder, settings):
        (folder / five[4] / "notitie.txt").touch()

        drop_old_backups(folder, 4, settings.ADDRESS)

        assert list_names(folder / five[4]) == ["notitie.txt"]

    def test_of_none_is_refused(self, draft, folder):
        with pytest.raises(CommandError, match="ten minste een"):
            back_up(folder, "--keep", "0")

        assert list_names(folder) == []
