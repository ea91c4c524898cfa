"""A database of SQLite: copied while it is written, and looked at as a file.

A copy of the file itself misses what still stands in the journal beside it (`-wal`), and what is
written halfway through. VACUUM INTO reads one moment and writes a whole database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.db import connection, connections
from django.utils.translation import gettext as _

from .contents import DatabaseContent, describe_content
from .disk import sync_file
from .faults import BackupFault

SQLITE_FILE = "database.sqlite3"
PATIENCE_SECONDS = 60
BESIDE = ("-wal", "-shm", "-journal")


def find_database_file() -> Path:
    """Return where the database of this process stands."""
    return Path(str(connection.settings_dict["NAME"]))


def measure_sqlite() -> int:
    """Return how many bytes the database and its journal take."""
    files = (find_database_file(), *list_beside(find_database_file()))
    return sum(each.stat().st_size for each in files if each.exists())


def list_beside(path: Path) -> list[Path]:
    """Return the files that SQLite may keep beside a database."""
    return [path.with_name(path.name + end) for end in BESIDE]


def copy_sqlite(folder: Path) -> DatabaseContent:
    """Write a copy of the database of one moment in a folder, and return what the copy holds."""
    source, target = find_database_file(), folder / SQLITE_FILE
    if not source.is_file():
        raise BackupFault(_("Er is geen database in %s.") % source)
    try:
        with closing(sqlite3.connect(source, timeout=PATIENCE_SECONDS)) as database:
            database.execute("VACUUM INTO ?", [str(target)])
    except sqlite3.Error as error:
        raise BackupFault(_("De database kon niet worden gekopieerd: %s.") % error) from error
    sync_file(target)
    refuse_damaged(target)
    with reading_file(target) as ask:
        return describe_content(ask, "sqlite")


def refuse_damaged(path: Path) -> None:
    """Raise BackupFault where a file is no whole database."""
    try:
        with reading_file(path) as ask:
            told = [each for (each,) in ask("PRAGMA integrity_check(5)")]
    except sqlite3.Error as error:
        told = [str(error)]
    if told != ["ok"]:
        raise BackupFault(_("De kopie is beschadigd: %s.") % "; ".join(told))


@contextmanager
def reading_file(path: Path) -> Iterator[Any]:
    """Yield what asks a file that nobody writes, and leaves nothing beside it."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as database:
        yield lambda statement: database.execute(statement).fetchall()


def is_without_tables(path: Path) -> bool:
    """Whether a file is a database in which nothing was made yet."""
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS)) as database:
            return database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone() == (0,)
    except sqlite3.Error:
        return False


@contextmanager
def connected_to(path: Path) -> Iterator[None]:
    """Have all of this process ask another file, until the end."""
    kept = connections[connection.alias]
    known = deepcopy(kept.settings_dict) | {"NAME": path}
    connections[kept.alias] = type(kept)(known, kept.alias)
    try:
        yield
    finally:
        connections[kept.alias].close()
        connections[kept.alias] = kept


def remove_database(path: Path) -> None:
    """Take a file away with all that SQLite kept beside it."""
    for each in (path, *list_beside(path)):
        each.unlink(missing_ok=True)
