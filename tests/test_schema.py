"""The tables of the tests are made from the models; those of a real database by the migrations."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from tests.databases import empty_database

SQLITE = """
    SELECT type, name, sql FROM sqlite_master
    WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> 'django_migrations'
"""
POSTGRESQL = """
    SELECT 'column', table_name || '.' || column_name,
        concat_ws(' ', udt_name, character_maximum_length, numeric_precision, numeric_scale,
            is_nullable, column_default, is_identity, collation_name)
        FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'index', tablename || '.' || indexname, indexdef
        FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
        FROM pg_trigger WHERE NOT tgisinternal
"""


@pytest.fixture(autouse=True)
def unblocked(django_db_setup, django_db_blocker):
    """Open the database without a transaction round the test, which one more would not be in."""
    with django_db_blocker.unblock():
        yield


# Django's own: the table keeps what is migrated, and its first migration made an id smaller.
NOT_COMPARED = re.compile(r"django_migrations|auth_group_permissions\.id$")


def schema(database):
    """Return {(kind, name): definition} of all that a database holds."""
    with database.cursor() as cursor:
        cursor.execute(POSTGRESQL if database.vendor == "postgresql" else SQLITE)
        found = {(kind, name): definition for kind, name, definition in cursor.fetchall()}
    return {
        (kind, name): sorted_parts(definition) if kind == "table" else definition
        for (kind, name), definition in found.items()
        if not NOT_COMPARED.match(name)
    }


def sorted_parts(statement):
    """Return the columns and constraints of a CREATE TABLE, sorted: other apps added some later."""
    parts, depth = [""], 0
    for character in statement[statement.index("(") + 1 : statement.rindex(")")]:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return sorted(part.strip() for part in parts)


class TestTheTables:
    def test_of_the_tests_are_those_of_the_migrations(self, tmp_path):
        direct = schema(connection)

        with empty_database(tmp_path) as alias:
            call_command("migrate", database=alias, verbosity=0)
            migrated = schema(connections[alias])

        different = {
            key: (direct.get(key), migrated.get(key))
            for key in direct.keys() | migrated.keys()
            if direct.get(key) != migrated.get(key)
        }
        assert different == {}


class TestADatabaseOfAnotherVersion:
    def test_is_left_as_it_is_with_a_sentence(self, tmp_path):
        with empty_database(tmp_path) as alias:
            MigrationRecorder(connections[alias]).record_applied("decisions", "0002_workspace")
            before = schema(connections[alias])

            with pytest.raises(CommandError, match=re.escape("decisions.0002_workspace")):
                call_command("migrate", database=alias, verbosity=0)

            assert schema(connections[alias]) == before
