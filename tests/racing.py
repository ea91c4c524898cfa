"""Writers that start at the same moment, each with a connection of its own.

On PostgreSQL the threads use the suite's own database. SQLite in memory is one connection, so
there it says nothing; a database file with the settings of production takes its place."""

import copy
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections

from decisions.actions import AlreadySubmitted
from municipalities.tracking import Conflict
from regio.settings import DATABASES


@pytest.fixture
def real_database(tmp_path, monkeypatch):
    """A database that several connections share, emptied afterwards."""
    if connection.vendor != "sqlite":
        yield
        return
    in_memory = connections["default"]
    settings = copy.deepcopy(in_memory.settings_dict)
    settings |= {"NAME": str(tmp_path / "shared.sqlite3"), "CONN_MAX_AGE": 0}
    settings["OPTIONS"] = DATABASES["default"]["OPTIONS"]
    monkeypatch.setitem(connections.databases, "default", settings)
    connections["default"] = connections.create_connection("default")
    in_memory_rows(in_memory, connections["default"])
    yield
    connections["default"].close()
    connections["default"] = in_memory


def in_memory_rows(source, target):
    """Give the file the tables of the suite's own database."""
    source.ensure_connection()
    target.ensure_connection()
    source.connection.backup(target.connection)


def at_once(*jobs):
    """Run every job in a thread with its own connection, started together; return what came.

    A refusal comes back as the exception; any other error is pytest's to report, as a warning
    of its thread.
    """
    start = threading.Barrier(len(jobs))
    came = [None] * len(jobs)

    def run(place, job):
        start.wait(timeout=5)
        try:
            came[place] = job()
        except (AlreadySubmitted, Conflict, ValidationError, DatabaseError) as error:
            came[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return came


def start(job):
    """Start a job in a thread with a connection of its own; return the thread."""

    def run():
        try:
            job()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def do_elsewhere(job):
    """Do a job to its end in a thread with a connection of its own."""
    thread = start(job)
    thread.join(timeout=20)
    assert not thread.is_alive()
