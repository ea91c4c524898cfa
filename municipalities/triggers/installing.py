"""Making the triggers after each `migrate`, and telling which are missing.

A table that is made anew loses its triggers, so they are made wherever tables are (post_migrate);
`manage.py check --database default` names those that are missing."""

from typing import Any

from django.core import checks
from django.db import DatabaseError, connections
from django.utils.translation import gettext as _

from ..proof.links import Redaction
from .postgresql import FUNCTIONS, list_postgresql_triggers, tell_arguments
from .sqlite import list_sqlite_triggers
from .tables import list_kept_tables
from .whole import list_whole_functions

# A session may put tables of its own before ours, such as a Redaction that nobody stored; what
# asks whether a change is admitted reads those of the schema.
OWN_TABLES_FIRST = """
DO $$ DECLARE each regprocedure; BEGIN
    FOR each IN SELECT DISTINCT p.oid FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND p.proconfig IS NULL AND pg_has_role(p.proowner, 'USAGE')
        AND c.relnamespace = current_schema()::regnamespace
    LOOP
        EXECUTE format(
            'ALTER FUNCTION %s SET search_path TO %I, pg_temp', each, current_schema());
    END LOOP;
END $$
"""


# The name of each trigger that is there and switched on, and what tells it from an older one: on
# SQLite all of it, on PostgreSQL the arguments of its function, which is replaced anyway.
ASKED = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, encode(tgargs, 'escape') FROM pg_trigger"
    " WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
}


def list_triggers(vendor: str) -> dict[str, str]:
    """Return the statement that makes each trigger by the name of that trigger."""
    return dict(list_postgresql_triggers() if vendor == "postgresql" else list_sqlite_triggers())


def find_lacking_triggers(database: Any) -> dict[str, str]:
    """Return the statements of the triggers that a database lacks, or has as an older version made
    them, by their names."""
    with database.cursor() as cursor:
        cursor.execute(ASKED[database.vendor])
        there = dict(cursor.fetchall())
    tell = tell_arguments if database.vendor == "postgresql" else str
    return {
        name: statement
        for name, statement in list_triggers(database.vendor).items()
        if there.get(name) != tell(statement)
    }


def install_triggers(sender: Any, using: str, **kwargs: Any) -> None:
    """Make the triggers that a database lacks, once every table is there (post_migrate)."""
    database = connections[using]
    tables = set(database.introspection.table_names())
    if not {each.name for each in list_kept_tables()} <= tables:
        return
    lacking = find_lacking_triggers(database)
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute("".join([FUNCTIONS, *list_whole_functions()]))
        for name, statement in lacking.items():
            if database.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
            cursor.execute(statement)
        if database.vendor == "postgresql":
            cursor.execute(OWN_TABLES_FIRST)


@checks.register(checks.Tags.database)
def check_triggers(databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Name the tables of which the past can be changed unseen; `check --database default` asks."""
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        database = connections[alias]
        try:
            missing = find_lacking_triggers(database)
        except DatabaseError:
            continue  # no database yet: `migrate` makes it
        if missing and Redaction._meta.db_table in database.introspection.table_names():
            told = _("Triggers ontbreken of zijn oud, zodat de geschiedenis te wijzigen is: %s.")
            found.append(
                checks.Error(
                    told % ", ".join(sorted(missing)[:5]),
                    hint=_("Voer `manage.py migrate` uit als eigenaar van de database."),
                    id="municipalities.E001",
                )
            )
    return found
