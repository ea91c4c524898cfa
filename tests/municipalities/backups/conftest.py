"""A database of SQLite in a file, as Regio is served from, and a folder for its backups."""

import pytest
from django.core.management import call_command
from django.db import connection

from municipalities.backups.keeping import iterate_backups
from municipalities.backups.sqlite import connected_to
from tests.decisions.worlds import World


@pytest.fixture
def place(db, tmp_path):
    """The file of a database in use; this process is connected to it until the test ends."""
    path = tmp_path / "hier" / "regio.sqlite3"
    path.parent.mkdir()
    path.write_bytes(connection.connection.serialize())
    with connected_to(path):
        yield path


@pytest.fixture
def draft(place):
    """A decision that stands in the database of the file."""
    return World().decision(draft=True)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "back-ups"
    made.mkdir()
    return made


@pytest.fixture
def backup(draft, folder):
    """A backup of the database with the draft."""
    call_command("backup", folder, verbosity=0)
    return next(iterate_backups(folder)).path


@pytest.fixture
def elsewhere(tmp_path):
    """A place in which there is nothing yet."""
    path = tmp_path / "elders" / "regio.sqlite3"
    path.parent.mkdir()
    return path
