"""The database of the tests: tables made directly from the models once, then copied per worker.

What was made is kept under a key of all that it could depend on, so that another worker, and the
next run of the same code, only copies it: on SQLite a file into memory, on PostgreSQL a template.
There the owner makes and copies it, and the tests act as the running role (docs/database-roles.md).
`pytest --create-db` makes it anew. tests/test_schema.py compares it with what the migrations
make."""

import fcntl
import hashlib
import re
import sqlite3
import sys
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from municipalities.database_roles import grant_running_role, has_running_role
from municipalities.search_index import INDEX
from municipalities.triggers import find_lacking_triggers, install_triggers, list_triggers

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".pytest_cache" / "databases"
MOST_KEPT = 3
TEMPLATE = "regio_template_"
LOCK = 7_346_446  # any number, the same for every worker


def make_key():
    """Return a checksum of the code that the tables are made from, and of the packages under it."""
    under = (sys.version, sqlite3.sqlite_version, settings.DATABASE_ROLE)
    digest = hashlib.sha256(" ".join(under).encode())
    sources = [ROOT / "requirements" / "test.txt", Path(__file__)]
    for room in ("municipalities", "decisions", "regio"):
        sources += sorted((ROOT / room).rglob("*.py"))
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def test_database(anew):
    """Be connected to a database with every table and no records of ours; `anew` makes it again."""
    own = connection.settings_dict["NAME"]
    copy_database = copy_postgresql if connection.vendor == "postgresql" else copy_sqlite
    copy_database(anew)
    with running_role():
        yield
    connection.creation.destroy_test_db(own, verbosity=0)


def make_tables():
    """Make the test database, its tables directly from the models, and connect to it."""
    connection.settings_dict["TEST"]["MIGRATE"] = False
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    note_migrations()
    grant_running_role(sender=None, using=DEFAULT_DB_ALIAS)  # what notes them came last


def note_migrations():
    """Note that the tables are those of the migrations, as a database in use does."""
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for each in MigrationLoader(None).graph.leaf_nodes():
        recorder.record_applied(*each)


def connect(name):
    """Connect to another database, in this thread and in those that are still to come."""
    connection.close()
    connection.settings_dict["NAME"] = connections.settings[DEFAULT_DB_ALIAS]["NAME"] = name
    connection.ensure_connection()


@contextmanager
def running_role():
    """Have each connection act as the running role, where there is one; the owner signs in."""
    if not has_running_role(connection):
        yield
        return
    options = connection.settings_dict["OPTIONS"]
    options["options"] += act_as_running_role()
    leave_connections()
    yield
    connection.settings_dict["OPTIONS"] |= as_owner(options)
    leave_connections()


def act_as_running_role():
    return f" -c role={settings.DATABASE_ROLE}"


def as_owner(options):
    """Return the options of a connection that acts as who signs in."""
    session = options.get("options", "").removesuffix(act_as_running_role())
    return {**options, "options": session} if session else options


def leave_connections():
    """Close what is open, so that who connects next does so as the settings say now."""
    connection.close()
    connection.close_pool()


def copy_sqlite(anew):
    """Fill the database in memory from the file that was kept; who comes first makes that."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"{make_key()}.sqlite3"
    with open(KEPT / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if anew or not kept.exists():
            make_tables()
            keep(kept)
            return
        connect(connection.creation._get_test_db_name())
        with closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)


def keep(path):
    """Write the database in memory to a file, and throw the oldest away."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as target:
        connection.connection.backup(target)
    part.replace(path)
    kept = sorted(KEPT.glob("*.sqlite3"), key=lambda each: each.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        old.unlink()


def copy_postgresql(anew):
    """Make this worker's database from the template; who comes first makes that."""
    name, template = connection.creation._get_test_db_name(), TEMPLATE + make_key()
    quote = connection.ops.quote_name
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])  # until this connection closes
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [TEMPLATE])
        kept = {row[0] for row in cursor.fetchall()}
        if anew or template not in kept:
            for old in kept:
                cursor.execute(f"DROP DATABASE {quote(old)}")
            make_tables()
            connection.close()
            connection.close_pool()
            cursor.execute(f"ALTER DATABASE {quote(name)} RENAME TO {quote(template)}")
        cursor.execute(f"DROP DATABASE IF EXISTS {quote(name)}")
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(template)}")
    connect(name)


@contextmanager
def empty_database(folder):
    """Yield the alias of one more database, of the same kind, in which nothing was made."""
    alias, own = "empty", connections.settings[DEFAULT_DB_ALIAS]
    name = f"{own['NAME']}_empty" if connection.vendor == "postgresql" else folder / "empty.sqlite3"
    connections.settings[alias] = {
        **own,
        "NAME": name,
        "OPTIONS": as_owner(own["OPTIONS"]),
        "TEST": {**own["TEST"], "NAME": name},
    }
    creation = connections[alias].creation
    creation._create_test_db(verbosity=0, autoclobber=True)
    try:
        yield alias
    finally:
        creation.destroy_test_db(verbosity=0)
        del connections[alias], connections.settings[alias]


# What is said by a database that refuses to change what was written: by a trigger, or by a right.
REFUSED = "blijft zo staan|permission denied for table"

# The triggers that keep what was written (municipalities.triggers), out of the way of tests. Only
# the owner may take them away; on PostgreSQL who does so is the owner until the test rolls back.


def lift_triggers():
    """Let the database be changed behind the application's back, until the test rolls back."""
    gone = find_lacking_triggers(connection)
    act_as_owner()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # what waits for the commit is asked now
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for name, statement in list_triggers(connection.vendor).items():
            if name not in gone:
                table = re.search(r' ON "(\w+)"', statement)[1]
                of_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER "{name}"{of_table}')


@contextmanager
def lifted_triggers():
    """Be without triggers while all tables are emptied."""
    lift_triggers()
    yield
    if connection.vendor == "sqlite":  # its index of words is emptied with the entries
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")
    install_triggers(sender=None, using=DEFAULT_DB_ALIAS)
    act_as_owner("RESET ROLE")


def act_as_owner(statement="SET ROLE NONE"):
    """Be who signed in, on this connection; a rollback undoes that, and so does RESET ROLE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement)
