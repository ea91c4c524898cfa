"""Reading only: while Regio is upgraded, put back or moved nothing is written, and a sentence of
beheer says so.

It is on while a ReadOnlyPeriod is open, for all processes alike, or where an installation says so
in REGIO_READ_ONLY, for the processes that were started with it. It is kept as low as can be: a
statement that would change a table is refused before the database gets it, whoever sends it.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from .waiting import ReadOnlyRefused

TABLE = "municipalities_readonlyperiod"
# Who reads signs in and out all the same, and the worker goes on telling that it lives.
FREE_TABLES = {
    *("django_session", "regio_cache", "mfa_authenticator", "socialaccount_socialaccount"),
    "municipalities_heartbeat",
}
FREE_STATEMENT = 'UPDATE "municipalities_user" SET "last_login" ='
CHANGE = (
    r"(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE|MERGE\s+INTO)"
)
CHANGING = re.compile(rf'\s*{CHANGE}\s+(?:ONLY\s+)?"?(\w+)', re.IGNORECASE)
CHANGING_LATER = re.compile(rf"\s*WITH\b.*\b{CHANGE}\s", re.IGNORECASE | re.DOTALL)
# That it is off is asked again after so many seconds; a long write asks no oftener.
ASKED_AGAIN_SECONDS = 1.0


_is_let = ContextVar("let_write", default=False)


@contextmanager
def let_write() -> Iterator[None]:
    """Let what is inside write, whatever is on: the switch itself, and putting a backup back."""
    token = _is_let.set(True)
    try:
        yield
    finally:
        _is_let.reset(token)


def begin_migrating(**kwargs: Any) -> None:
    """Let `migrate` write from here on (pre_migrate of the last app)."""
    _is_let.set(True)


def end_migrating(**kwargs: Any) -> None:
    """Let `migrate` write no more (post_migrate of the last app)."""
    _is_let.set(False)


def find_read_only_sentence(*, anew: bool = False) -> str:
    """Return the sentence with which nothing may be written now, '' where everything may.

    In one process it may be a second old; with `anew` it is what stands in the database.
    """
    return find_guard(connection).find_sentence(anew=anew)


def forget_that_it_is_off() -> None:
    """Let this connection ask anew before it writes: who switches it on is bound at once."""
    find_guard(connection).free_until = 0.0


# What stands before every statement of a connection.


class WriteGuard:
    """Refuses statements of one connection that write, while it is to be read only."""

    def __init__(self, database: BaseDatabaseWrapper) -> None:
        self.database, self.is_there, self.free_until = database, False, 0.0

    def __call__(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        if is_change(sql) and not _is_let.get() and (sentence := self.find_sentence()):
            raise ReadOnlyRefused(sentence)
        return execute(sql, params, many, context)

    def find_sentence(self, *, anew: bool = False) -> str:
        if settings.READ_ONLY is not None:
            return str(settings.READ_ONLY)
        if not anew and time.monotonic() < self.free_until:
            return ""
        sentence = self.read_sentence()
        self.free_until = 0.0 if sentence else time.monotonic() + ASKED_AGAIN_SECONDS
        return sentence

    def read_sentence(self) -> str:
        """Return the sentence of the period that is open. It is asked below Django, which would
        count it among what a page asks."""
        database = self.database
        database.ensure_connection()
        with (
            database.wrap_database_errors,
            closing(database.connection.cursor()) as asked,
        ):
            if not self.is_there:
                asked.execute(FINDING_TABLE[database.vendor])
                self.is_there = asked.fetchone()[0] is not None
            if not self.is_there:  # the tables are of before it, or are yet to be made
                return ""
            asked.execute(f"SELECT sentence FROM {TABLE} WHERE ended_at IS NULL")
            found = asked.fetchone()
        return found[0] if found else ""


FINDING_TABLE = {
    "sqlite": f"SELECT max(name) FROM sqlite_master WHERE name = '{TABLE}'",
    "postgresql": f"SELECT to_regclass('{TABLE}')",
}


def is_change(sql: Any) -> bool:
    """Whether a statement changes a table that is not free."""
    told = sql if isinstance(sql, str) else str(sql)
    if told.startswith(("SELECT", FREE_STATEMENT)):
        return False
    if found := CHANGING.match(told):
        return found[1].lower() not in FREE_TABLES
    return CHANGING_LATER.match(told) is not None


def find_guard(database: BaseDatabaseWrapper) -> WriteGuard:
    """Return the WriteGuard of a connection; it is set at its first use."""
    for wrapper in database.execute_wrappers:
        if isinstance(wrapper, WriteGuard):
            return wrapper
    guard = WriteGuard(database)
    database.execute_wrappers.insert(0, guard)
    return guard


def guard_connection(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Set the WriteGuard of a connection that was made (connection_created)."""
    find_guard(connection)
