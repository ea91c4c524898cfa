"""A database of another version is refused before anything in it changes."""

import pytest
from django.apps import apps
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from municipalities.database_version import (
    find_other_version,
    missing_columns,
    name_some,
    refuse_other_version,
)
from tests.databases import act_as_owner

pytestmark = pytest.mark.django_db

# Tests make their tables without migrations, so what was run is not kept.
MIGRATIONS_TABLE = (
    "CREATE TABLE django_migrations (id {id}, app varchar(255), name varchar(255), "
    "applied timestamp)"
)
NUMBERED = {
    "sqlite": "integer PRIMARY KEY AUTOINCREMENT",
    "postgresql": "bigserial PRIMARY KEY",
}


@pytest.fixture
def migrated(settings):
    """This database as one in which all migrations of both apps were run."""
    settings.MIGRATION_MODULES = {}
    act_as_owner()
    recorder = MigrationRecorder(connection)
    if not recorder.has_table():
        run(MIGRATIONS_TABLE.format(id=NUMBERED[connection.vendor]))
    loader = MigrationLoader(connection)
    for app, name in loader.disk_migrations:
        if (app, name) not in loader.applied_migrations:
            recorder.record_applied(app, name)
    return recorder


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def refuse(app_label):
    refuse_other_version(apps.get_app_config(app_label), using="default")


@pytest.mark.parametrize("app_label", ["municipalities", "decisions"])
class TestADatabaseOfThisVersion:
    def test_lacks_nothing(self, migrated, app_label):
        assert find_other_version(connection, app_label) == []
        refuse(app_label)

    def test_may_lack_what_a_migration_still_has_to_add(self, migrated, app_label):
        migrated.record_unapplied(app_label, "0001_initial")
        run("ALTER TABLE decisions_dossier RENAME COLUMN closed_on TO shut_on")
        assert find_other_version(connection, app_label) == []


class TestADatabaseOfAnotherVersion:
    def test_has_a_migration_that_is_unknown_here(self, migrated):
        migrated.record_applied("decisions", "0002_paragraphs")
        with pytest.raises(CommandError, match=r"decisions\.0002_paragraphs\. Er is niets"):
            refuse("decisions")

    def test_lacks_a_column_under_the_same_names_of_migrations(self, migrated):
        run("ALTER TABLE decisions_dossier RENAME COLUMN closed_on TO shut_on")
        with pytest.raises(CommandError, match=r"decisions_dossier\.closed_on\. Er is niets"):
            refuse("decisions")

    def test_lacks_a_table(self, migrated):
        run("ALTER TABLE decisions_theme RENAME TO decisions_old_theme")
        assert "decisions_theme.slug" in missing_columns(connection, "decisions")


class TestWhatIsNamed:
    def test_is_all_of_a_few(self):
        assert name_some(["a", "b"]) == "a, b"

    def test_is_the_first_of_many_and_a_number(self):
        assert name_some(list("abcdefg")) == "a, b, c, d, e en nog 2"
