"""A backup is put back where nothing is, once all of it was looked at, or not at all."""

import json
import sqlite3
from contextlib import closing

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from decisions.models import Decision, DossierCounter
from decisions.web.accounts.mail import send_message
from municipalities.backups.keeping import iterate_backups
from municipalities.backups.restoring import COUNT_STEP
from municipalities.backups.sqlite import connected_to
from municipalities.verification import verify_history
from tests.municipalities.backups.test_making import change
from tests.people import beheer

# PostgreSQL is asked by a drill (tests/drills/backed_up.py).
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="copies a database in a file"),
]
LEAF = "SELECT MAX(name) FROM django_migrations WHERE app = 'decisions'"


def back_up(folder):
    """Return a new backup of the database of this process."""
    call_command("backup", folder, verbosity=0)
    return next(iterate_backups(folder)).path


def back_up_changed(folder, place, *statements):
    """Return a backup of a database that was changed as its owner can."""
    change(place, *statements)
    return back_up(folder)


def rewrite(backup, **told):
    """Have a manifest tell something else."""
    path = backup / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | told))


def restore(backup, place):
    with connected_to(place):
        call_command("restore", backup)


def check_refusal(backup, place, sentence):
    """Refuse that a backup was put back, or that it left anything."""
    there = sorted(place.parent.iterdir())
    with pytest.raises(CommandError, match=sentence) as refused:
        restore(backup, place)
    assert str(refused.value).endswith("Er is niets teruggezet.")
    assert sorted(place.parent.iterdir()) == there


class TestWhatIsPutBack:
    def test_is_what_was_there(self, draft, backup, elsewhere, capsys):
        restore(backup, elsewhere)

        with connected_to(elsewhere):
            assert Decision._base_manager.get().title == draft.title
            assert [*verify_history()] == []
        told = capsys.readouterr().out
        assert "Teruggezet: de back-up van " in told
        assert "de geschiedenis kloppen met het manifest" in told
        assert "wachten" not in told

    def test_is_the_file_alone(self, backup, elsewhere):
        restore(backup, elsewhere)

        assert [each.name for each in elsewhere.parent.iterdir()] == ["regio.sqlite3"]
        assert elsewhere.stat().st_mode & 0o077 == 0

    def test_takes_the_place_of_a_database_without_tables(self, draft, backup, elsewhere):
        with connected_to(elsewhere):
            connection.ensure_connection()
        assert elsewhere.exists()

        restore(backup, elsewhere)

        with connected_to(elsewhere):
            assert Decision._base_manager.get().title == draft.title

    def test_has_nobody_signed_in_and_nothing_kept(self, draft, folder, elsewhere):
        Client().force_login(beheer().user)
        cache.set("geteld", 3)

        assert Session.objects.count() == 1
        restore(back_up(folder), elsewhere)

        with connected_to(elsewhere):
            assert (Session.objects.count(), cache.get("geteld")) == (0, None)

    def test_has_counts_past_those_that_were_told_since(self, draft, backup, elsewhere):
        before = DossierCounter.objects.get().number

        restore(backup, elsewhere)

        with connected_to(elsewhere):
            assert DossierCounter.objects.get().number == before + COUNT_STEP

    def test_tells_what_may_have_been_sent_since(self, draft, folder, elsewhere, capsys):
        send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")

        restore(back_up(folder), elsewhere)

        assert "1 e-mails wachten" in capsys.readouterr().out

    def test_of_an_older_release_waits_for_migrate(self, draft, place, folder, elsewhere, capsys):
        older = back_up_changed(
            folder, place, f"DELETE FROM django_migrations WHERE name = ({LEAF})"
        )

        restore(older, elsewhere)

        assert "Voer nu `manage.py migrate` uit" in capsys.readouterr().out
        with closing(sqlite3.connect(elsewhere)) as database:
            assert database.execute("SELECT title FROM decisions_decision").fetchall() == [
                (draft.title,)
            ]


class TestIsRefused:
    def test_where_something_is(self, backup, place):
        with pytest.raises(CommandError, match="Er staat al iets: .*regio.sqlite3"):
            restore(backup, place)

    def test_where_is_what_is_no_database(self, backup, elsewhere):
        elsewhere.write_text("Iets van een ander.")

        check_refusal(backup, elsewhere, "Er staat al iets: ")

    def test_where_a_journal_was_left_behind(self, backup, elsewhere):
        elsewhere.with_name("regio.sqlite3-wal").touch()

        check_refusal(backup, elsewhere, "Er staat al iets: .*-wal")

    def test_of_what_is_no_backup(self, db, tmp_path, elsewhere):
        check_refusal(tmp_path, elsewhere, "er is geen manifest.json")

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("{", "is geen JSON"),
            ("[]", "niet van een back-up van Regio"),
            ('{"soort": "anders"}', "niet van een back-up van Regio"),
        ],
    )
    def test_with_another_manifest(self, backup, elsewhere, text, sentence):
        (backup / "manifest.json").write_text(text)

        check_refusal(backup, elsewhere, sentence)

    @pytest.mark.parametrize(
        "told",
        [
            {"vorm": 2},
            {"begonnen_op": "gisteren"},
            {"bestanden": {"../database.sqlite3": {"bytes": 1, "sha256": ""}}},
        ],
    )
    def test_with_a_manifest_of_another_form(self, backup, elsewhere, told):
        rewrite(backup, **told)

        check_refusal(backup, elsewhere, "niet van een back-up van Regio")

    def test_where_one_byte_changed(self, backup, elsewhere):
        path = backup / "database.sqlite3"
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        path.write_bytes(content)

        check_refusal(backup, elsewhere, "is niet het bestand dat in het manifest staat")

    def test_where_its_file_is_gone(self, backup, elsewhere):
        (backup / "database.sqlite3").unlink()

        check_refusal(backup, elsewhere, "Terugzetten lukte niet")

    @pytest.mark.parametrize(
        ("told", "sentence"),
        [
            ({"rijen": {}}, r"Tabel \w+ heeft \d+ rijen en zou er geen hebben"),
            ({"ketens": {}}, "De keten accounts eindigt op .* en zou eindigen op geen"),
            ({"tellers": {}}, "De teller accounts zegt"),
        ],
    )
    def test_where_counts_and_ends_are_others(self, backup, elsewhere, told, sentence):
        rewrite(backup, **told)

        check_refusal(backup, elsewhere, sentence)

    def test_of_a_newer_release(self, draft, place, folder, elsewhere):
        later = "INSERT INTO django_migrations (app, name, applied) VALUES ('decisions', '9', '')"
        newer = back_up_changed(folder, place, later)

        check_refusal(newer, elsewhere, "van een nieuwere versie .* kent decisions.9 niet")

    def test_with_tables_of_another_version(self, draft, place, folder, elsewhere):
        other = back_up_changed(folder, place, "ALTER TABLE decisions_theme DROP COLUMN name")

        check_refusal(other, elsewhere, "van een andere versie van Regio.*decisions_theme.name")

    def test_without_the_triggers_that_keep_the_past(self, draft, place, folder, elsewhere):
        bare = back_up_changed(folder, place)

        check_refusal(bare, elsewhere, "De bewaking van de geschiedenis ontbreekt")

    def test_with_a_history_that_does_not_hold(self, draft, place, folder, elsewhere):
        with connection.cursor() as cursor:  # SQLite accepts a row that differs from its versions
            cursor.execute("UPDATE decisions_decision SET title = 'Anders'")

        forged = back_up(folder)

        check_refusal(forged, elsewhere, "decisions.Decision .*verschilt van zijn laatste versie")

    def test_of_another_kind_of_database(self, backup, elsewhere):
        rewrite(backup, database="postgresql")

        check_refusal(backup, elsewhere, "van postgresql en hier staat sqlite")
