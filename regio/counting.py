"""Counts that the processes of all machines keep together, in the table of the shared cache."""

from contextlib import contextmanager
from datetime import UTC, datetime

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection, transaction
from django.utils import timezone

PREFIX = "counts"
LIVE = "cache_key = %s AND expires >= %s"
FIND = f"SELECT value FROM {{table}} WHERE {LIVE}"
RAISE = (
    "UPDATE {table} SET value = CAST(CAST(value AS integer) + %s AS text)"
    f" WHERE {LIVE} RETURNING value"
)
BEGIN = (
    "INSERT INTO {table} (cache_key, value, expires) VALUES (%s, %s, %s)"
    " ON CONFLICT (cache_key) DO NOTHING RETURNING value"
)
DROP_PAST = "DELETE FROM {table} WHERE expires < %s AND cache_key LIKE %s RETURNING value"
DROP = "DELETE FROM {table} WHERE cache_key = %s RETURNING value"
DROP_ALL = "DELETE FROM {table} WHERE cache_key LIKE %s RETURNING value"


class SharedCounts(BaseCache):
    """Whole numbers that are added up in one statement, so that two who count at once both count.

    The cache of Django in the same table reads a number and writes it anew, which loses one of the
    two. What is past is dropped whenever a count begins.
    """

    def __init__(self, table, params):
        super().__init__(params | {"KEY_PREFIX": PREFIX})
        self.table = connection.ops.quote_name(table)

    def get(self, key, default=None, version=None):
        found = self.ask(FIND, self.make_key(key, version), adapt(timezone.now()))
        return default if found is None else found

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Begin a count; False where it was begun before."""
        end = datetime.fromtimestamp(self.get_backend_timeout(timeout), UTC)
        with writing_soon():
            self.ask(DROP_PAST, adapt(timezone.now()), f"{PREFIX}:%")
            begun = self.ask(BEGIN, self.make_key(key, version), str(value), adapt(end))
        return begun is not None

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        with writing_soon():
            self.ask(DROP, self.make_key(key, version))
            self.add(key, value, timeout, version)

    def incr(self, key, delta=1, version=None):
        """Add to a count and return it; ValueError where it was not begun, or is past."""
        with writing_soon():
            count = self.ask(RAISE, delta, self.make_key(key, version), adapt(timezone.now()))
        if count is None:
            raise ValueError(f"there is no count '{key}'")
        return count

    def delete(self, key, version=None):
        with writing_soon():
            return self.ask(DROP, self.make_key(key, version)) is not None

    def clear(self):
        with writing_soon():
            self.ask(DROP_ALL, f"{PREFIX}:%")

    def ask(self, statement, *given):
        """Return the number in the first row of an answer, None where it has no row."""
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=self.table), given)
            row = cursor.fetchone()
        return None if row is None else int(row[0])


def adapt(moment):
    return connection.ops.adapt_datetimefield_value(moment)


@contextmanager
def writing_soon():
    """Write in a transaction that nobody waits for: a count may be lost when a server stops, and
    who asks waits neither for its disk nor for a standby on another machine."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and len(connection.savepoint_ids) == 0:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL synchronous_commit = off")
        yield
