"""One moment of the database for everything that a page reads.

A page asks many questions. Between two of them another process may commit, and the page would tell
a decision without its stances. Inside `reading` all questions are answered as of one moment, and
nothing can be kept of it that was not committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction
from psycopg import IsolationLevel

_is_open = ContextVar("reading", default=False)


@contextmanager
def reading() -> Iterator[None]:
    """Answer all questions inside as of the first of them; PostgreSQL refuses to write.

    Inside a transaction it joins that one, which already has its own moment.
    """
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    token = _is_open.set(True)
    try:
        with BEGINNINGS[connection.vendor](), transaction.atomic():
            yield
    finally:
        _is_open.reset(token)


def reads_committed() -> bool:
    """Whether all that is read now was committed: never so in a transaction that may write."""
    return _is_open.get() or not connection.in_atomic_block


@contextmanager
def _begun_repeatable():
    """Let PostgreSQL begin a transaction that sees one moment and writes nothing."""
    session = connection.connection
    session.isolation_level, session.read_only = IsolationLevel.REPEATABLE_READ, True
    try:
        yield
    finally:
        if not session.closed:
            session.isolation_level = session.read_only = None


@contextmanager
def _begun_deferred():
    """Let SQLite begin a transaction without the lock that the settings ask for writers."""
    kept, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        connection.transaction_mode = kept


BEGINNINGS = {"postgresql": _begun_repeatable, "sqlite": _begun_deferred}
