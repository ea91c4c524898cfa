"""What the database holds, table by table, and what one request changed in it."""

import hashlib
import json
import re
from contextlib import contextmanager

# What a request may write whatever it asks, and what names the models and not the records.
APART = {
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "django_session",
    "regio_cache",
    "sqlite_sequence",
}
WROTE = re.compile(
    r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"(\w+)"', re.IGNORECASE
)


def tables():
    """Return the names of the tables that hold records."""
    from django.db import connection

    return sorted(set(connection.introspection.table_names()) - APART)


def rows_of(table):
    """Return every row of a table as one line of JSON, sorted."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        names = [each[0] for each in cursor.description]
        found = cursor.fetchall()
    return sorted(
        json.dumps(dict(zip(names, row, strict=True)), default=str, sort_keys=True) for row in found
    )


def everything():
    """Return the rows of all tables, by table."""
    return {table: rows_of(table) for table in tables()}


def digest(state):
    """Return one number for the rows of all tables."""
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()[:32]


def changes(before, after):
    """Return a line for each row that went and each that came, of the tables in `after`."""
    told = []
    for table, rows in sorted(after.items()):
        gone, new = set(before.get(table, ())), set(rows)
        told += [f"{table} - {row}" for row in sorted(gone - new)]
        told += [f"{table} + {row}" for row in sorted(new - gone)]
    return told


@contextmanager
def written():
    """Yield a set that fills with the names of the tables that statements write."""
    from django.db import connection

    found = set()

    def note(execute, sql, params, many, context):
        if match := WROTE.match(sql):
            found.add(match.group(1))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found
