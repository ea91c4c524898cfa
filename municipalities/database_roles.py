"""Two roles of PostgreSQL: the owner of the tables migrates, the running role reads and writes.

REGIO_DATABASE_ROLE names the running role. After each `migrate` the owner grants it what the
application does and nothing else, so that who has its password can not take the triggers away that
keep the past. Without that setting nothing is granted, and the one role that connects may do
everything. SQLite knows no roles. docs/database-roles.md says how both are made."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.management.base import CommandError
from django.db import DatabaseError, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from .triggers.tables import list_counters, list_kept_tables

# Those of this schema that who is connected may grant.
OWN = "relnamespace = current_schema()::regnamespace AND pg_has_role(relowner, 'USAGE')"
TABLES = f"SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND {OWN} ORDER BY relname"

# How often who is connected could take the triggers of a kept table away, and could empty or
# delete from one.
RIGHTS = """
    SELECT count(*) FILTER (WHERE pg_has_role(current_user, relowner, 'MEMBER')),
        count(*) FILTER (WHERE has_table_privilege(oid, 'DELETE, TRUNCATE, TRIGGER'))
    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = ANY (%s)
"""


def has_running_role(database: Any) -> bool:
    """Whether the tables of a database have another owner than who serves."""
    return database.vendor == "postgresql" and bool(settings.DATABASE_ROLE)


def refuse_running_role(sender: Any, using: str, **kwargs: Any) -> None:
    """Stop `migrate` before it changes anything where it could not grant after it (pre_migrate)."""
    database = connections[using]
    if not has_running_role(database):
        return
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, current_user = %(role)s,"
            " EXISTS (SELECT FROM pg_roles WHERE rolname = %(role)s)",
            {"role": settings.DATABASE_ROLE},
        )
        connected, is_running, is_there = cursor.fetchone()
    if is_running:
        told = _(
            "`migrate` is van de eigenaar van de tabellen, en niet van %(role)s, de rol uit "
            "REGIO_DATABASE_ROLE. Geef in DATABASE_URL de eigenaar. Er is niets gewijzigd."
        )
        raise CommandError(told % {"role": connected})
    if not is_there:
        told = _(
            "De rol %(role)s uit REGIO_DATABASE_ROLE bestaat niet. Maak haar met CREATE ROLE. "
            "Er is niets gewijzigd."
        )
        raise CommandError(told % {"role": settings.DATABASE_ROLE})


def grant_running_role(sender: Any, using: str, **kwargs: Any) -> None:
    """Grant the running role what the application does, and take all else from it (post_migrate).

    One transaction: who is served meanwhile never lacks a right.
    """
    database = connections[using]
    if not has_running_role(database):
        return
    with transaction.atomic(using), database.cursor() as cursor:
        cursor.execute("SELECT current_database(), current_schema()")
        name, schema = cursor.fetchone()
        cursor.execute(TABLES)
        tables = [table for (table,) in cursor.fetchall()]
        quote = database.ops.quote_name
        cursor.execute("; ".join(list_grants(quote, settings.DATABASE_ROLE, name, schema, tables)))


def list_grants(
    quote: Any, role: str, database: str, schema: str, tables: list[str]
) -> Iterator[str]:
    """Yield the statements that give a role its rights on a database, a schema and its tables."""
    who, where = quote(role), quote(schema)
    yield f"GRANT CONNECT ON DATABASE {quote(database)} TO {who}"
    yield f"GRANT USAGE ON SCHEMA {where} TO {who}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {where} TO {who}"
    rights = list_rights(quote)
    for table in tables:
        of_table = f"{where}.{quote(table)}"
        yield f"REVOKE ALL ON {of_table} FROM {who}"
        granted = rights.get(table, "SELECT, INSERT, UPDATE, DELETE")
        yield f"GRANT {granted} ON {of_table} TO {who}"


def list_rights(quote: Any) -> dict[str, str]:
    """Return the rights of the running role on each table where these are not the ordinary four."""
    rights = {MigrationRecorder.Migration._meta.db_table: "SELECT"}
    for table in list_kept_tables():
        changing = ", ".join(quote(each) for each in (*table.texts, *table.free))
        rights[table.name] = "SELECT, INSERT" + (f", UPDATE ({changing})" if changing else "")
    for counter in list_counters():
        rights[counter._meta.db_table] = "SELECT, INSERT, UPDATE"
    return rights


@checks.register(checks.Tags.database, deploy=True)
def check_running_role(databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Warn where who is connected could change the past; `check --deploy --database default`."""
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        database = connections[alias]
        if database.vendor == "postgresql":
            try:
                found += judge_role(database)
            except DatabaseError:
                continue  # no database yet: `migrate` makes it
    return found


def judge_role(database: Any) -> Iterator[checks.CheckMessage]:
    """Yield what whoever is connected may do too much."""
    with database.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (role,) = cursor.fetchone()
        cursor.execute(RIGHTS, [[each.name for each in list_kept_tables()]])
        owned, deletable = cursor.fetchone()
    if owned:
        yield checks.Warning(
            _(
                "Wie als %s verbonden is, is eigenaar van de tabellen en kan de bewaking van de "
                "geschiedenis uitzetten."
            )
            % role,
            hint=_(
                "Laat de applicatie draaien als een eigen rol, en noem die in "
                "REGIO_DATABASE_ROLE (docs/database-roles.md)."
            ),
            id="municipalities.W001",
        )
    elif deletable:
        yield checks.Warning(
            _("De rol %s mag meer met de geschiedenis dan lezen en toevoegen.") % role,
            hint=_("Voer `manage.py migrate` uit als eigenaar, met REGIO_DATABASE_ROLE."),
            id="municipalities.W002",
        )
