"""The database itself refuses to change the past, in any way there is, and says when it cannot."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command, get_commands, load_command_class
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, IntegrityError, connection, transaction
from simple_history.utils import update_change_reason

from decisions.models import DossierCounter
from municipalities.models import Source
from municipalities.triggers import find_lacking_triggers, install_triggers, list_triggers
from tests import factories as make
from tests.databases import REFUSED, act_as_owner, lift_triggers
from tests.people import user

pytestmark = pytest.mark.django_db
SOURCES = "municipalities_historicalsource"


def ask(statement, **named):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, named or None)
        return cursor.rowcount


@pytest.fixture
def source():
    return make.SourceFactory(note="Zo stond het er.")


class TestHistory:
    @pytest.mark.parametrize(
        "statement",
        [
            f"UPDATE {SOURCES} SET note = 'Anders.'",
            f"UPDATE {SOURCES} SET note = 'Anders.' WHERE id = %(id)s",
            f"UPDATE {SOURCES} SET history_user_id = NULL",
            f"DELETE FROM {SOURCES}",
            "UPDATE municipalities_chainlink SET hash = digest",
            "UPDATE municipalities_chainlink SET salts = '{}'",
            "DELETE FROM municipalities_chainlink",
            "UPDATE municipalities_accountact SET is_superuser = true",
            "DELETE FROM municipalities_accountact",
        ],
    )
    def test_is_neither_changed_nor_deleted(self, source, statement):
        with pytest.raises(DatabaseError, match=REFUSED):
            ask(statement, id=source.pk)

    def test_is_not_changed_by_the_library_that_keeps_it(self, source):
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            update_change_reason(source, "Anders.")

        for act in (
            lambda: source.history.update(note="Anders."),
            lambda: source.history.all().delete(),
            lambda: source.history.first().delete(),
            lambda: save(source),
        ):
            with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
                act()

    def test_stands_where_nothing_changes(self, source):
        assert ask(f"UPDATE {SOURCES} SET note = note WHERE id = %(id)s", id=source.pk) == 1

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
    @pytest.mark.parametrize("recursive", ["ON", "OFF"])
    def test_is_not_replaced_by_a_row_with_the_same_key(self, source, recursive):
        row = source.history.get()
        columns = [each.column for each in row._meta.concrete_fields]
        told = ", ".join(f'"{each}"' for each in columns)
        ask(f"PRAGMA recursive_triggers = {recursive}")

        # By its own key, and as another row with the moment and the birth of this one.
        for key in ("history_id", "history_id + 1000"):
            kept = ", ".join(key if each == "history_id" else f'"{each}"' for each in columns)
            with pytest.raises(IntegrityError, match=REFUSED):
                ask(f"REPLACE INTO {SOURCES} ({told}) SELECT {kept} FROM {SOURCES}")
        ask("PRAGMA recursive_triggers = ON")

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
    def test_is_not_truncated(self, source):
        ask("SET CONSTRAINTS ALL IMMEDIATE")  # of rows that wait for the commit it is refused too

        with pytest.raises(DatabaseError, match=REFUSED):
            ask(f"TRUNCATE {SOURCES} CASCADE")


def save(source):
    version = source.history.first()
    version.note = "Anders."
    version.save()


class TestACounter:
    @pytest.mark.parametrize("column", ["number", "length"])
    def test_never_goes_down(self, column):
        make.ThemeFactory()

        with pytest.raises(DatabaseError, match=REFUSED):
            ask(f"UPDATE decisions_dossiercounter SET {column} = {column} - 1")

    def test_is_not_deleted(self):
        make.ThemeFactory()

        with pytest.raises(DatabaseError, match=REFUSED):
            DossierCounter.objects.all().delete()


class TestTheLogOfTheAdmin:
    def test_lets_a_name_go_and_nothing_else(self):
        LogEntry.objects.create(user=user("iemand"), action_flag=2, object_repr="Jan Verzonnen")

        LogEntry.objects.update(object_repr="gewist-1")
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            LogEntry.objects.update(change_message="Niets.")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no deferred triggers")
class TestACommit:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE municipalities_source SET note = 'Anders.' WHERE id = %(id)s",
            "DELETE FROM municipalities_source WHERE id = %(id)s",
            "INSERT INTO municipalities_source (version, key, title, publisher, publisher_kind,"
            " dated_on, reference, url, note, is_public, text_is_public) VALUES"
            " (1, 'los', 'Los', '', 'pers', '', '', '', '', true, false)",
        ],
    )
    def test_that_leaves_a_record_otherwise_than_its_history_is_refused(self, source, statement):
        refused = pytest.raises(IntegrityError, match="verschilt van zijn laatste versie")

        with refused, transaction.atomic():
            ask(statement, id=source.pk)
            ask("SET CONSTRAINTS ALL IMMEDIATE")

    def test_that_names_nobody_is_refused(self):
        with pytest.raises(IntegrityError, match="niemand schreef"), transaction.atomic():
            Source(title="Los", key="los", publisher_kind="pers").save()
            ask("SET CONSTRAINTS ALL IMMEDIATE")


class TestTheCheck:
    def test_is_silent_where_every_trigger_stands(self):
        call_command("check", databases=["default"])

        assert find_lacking_triggers(connection) == {}

    def test_names_one_that_an_older_version_made_and_migrate_replaces_it(self):
        act_as_owner()
        name = f"{SOURCES}_fixed"
        statement = list_triggers(connection.vendor)[name]
        older = statement.replace("note", "title")
        assert older != statement
        if connection.vendor == "sqlite":
            ask(f'DROP TRIGGER "{name}"')
        with connection.cursor() as cursor:
            cursor.execute(older)

        assert list(find_lacking_triggers(connection)) == [name]
        install_triggers(sender=None, using="default")

        assert find_lacking_triggers(connection) == {}

    def test_names_those_that_are_missing(self):
        lift_triggers()

        with pytest.raises(SystemCheckError, match="municipalities.E001"):
            call_command("check", databases=["default"])

    def test_does_not_keep_migrate_from_making_them(self):
        lift_triggers()
        command = load_command_class("municipalities", "migrate")

        command.check(**command.get_check_kwargs({"database": "default"}))

        assert get_commands()["migrate"] == "municipalities"
