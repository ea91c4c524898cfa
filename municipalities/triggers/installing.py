"""Making the triggers after each `migrate`, and telling which are missing.

A table that is made anew loses its triggers, so they are made wherever tables are (post_migrate);
`manage.py check --database default` names those that are missing."""

from typing import Any

from django.core import checks
from django.db import DatabaseError, connections
from django.utils.translation import gettext as _

from ..proof.links import Redaction
from .postgresql import FUNCTIONS, list_postgresql_triggers
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


def list_triggers(vendor: str) -> dict[str, str]:
    """Return the statement that makes each trigger by the name of that trigger."""
    return dict(list_postgresql_triggers() if vendor == "postgresql" else list_sqlite_triggers())


def find_triggers(database: Any) -> set[str]:
    """Return the names of the triggers that a database has and that are switched on."""
    asked = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
        if database.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with database.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall()}


def install_triggers(sender: Any, using: str, **kwargs: Any) -> None:
    """Make the triggers that are missing, once every table is there (post_migrate)."""
    database = connections[using]
    tables = set(database.introspection.table_names())
    if not {each.name for each in list_kept_tables()} <= tables:
        return
    there = find_triggers(database)
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute("".join([FUNCTIONS, *list_whole_functions()]))
        for name, statement in list_triggers(database.vendor).items():
            if name not in there:
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
            missing = set(list_triggers(database.vendor)) - find_triggers(database)
        except DatabaseError:
            continue  # no database yet: `migrate` makes it
        if missing and Redaction._meta.db_table in database.introspection.table_names():
            told = _("Deze triggers ontbreken, zodat de geschiedenis gewijzigd kan worden: %s.")
            found.append(
                checks.Error(
                    told % ", ".join(sorted(missing)[:5]),
                    hint=_("Voer `manage.py migrate` uit als eigenaar van de database."),
                    id="municipalities.E001",
                )
            )
    return found
