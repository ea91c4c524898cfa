"""A database of PostgreSQL: dumped as of one moment by its own programs, and emptied again where
putting back did not succeed."""

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from ..reading import reading
from .contents import DatabaseContent, ask_database, describe_content, name_differences
from .disk import sync_file
from .faults import BackupFault

DUMP_FILE = "database.dump"
MOST_TOLD = 1_000
# What an address of the database may ask besides (regio/servers.py), which libpq knows as PG and
# its name.
ASKED = ("target_session_attrs", "sslmode", "sslrootcert")
# What goes first: a sequence goes with the table that it is of, a function with its triggers.
DROPPED = ("VIEW", "MATERIALIZED VIEW", "TABLE", "SEQUENCE", "ROUTINE")
# What was made in the schema by somebody, an extension left out: its kind and its name.
OBJECTS = """
    SELECT CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
        WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, oid::regclass::text
    FROM pg_class c WHERE relkind IN ('r', 'p', 'v', 'm', 'S')
        AND relnamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid
            AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
    UNION ALL
    SELECT 'ROUTINE', oid::regprocedure::text
    FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid
            AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
"""


def measure_postgresql() -> int:
    """Return how many bytes the database takes; a dump is compressed and mostly much smaller."""
    return int(ask_database("SELECT pg_database_size(current_database())")[0][0])


def dump_postgresql(folder: Path) -> DatabaseContent:
    """Dump the database of one moment in a folder, and return what it held at that moment; every
    row is counted again in the dump."""
    target = folder / DUMP_FILE
    with reading():
        [(snapshot,)] = ask_database("SELECT pg_export_snapshot()")
        content = describe_content(ask_database, "postgresql")
        asked = ["--format=custom", "--no-owner", "--no-privileges", "--lock-wait-timeout=60s"]
        run_client("pg_dump", *asked, f"--snapshot={snapshot}", f"--file={target}")
    sync_file(target)
    sentence = _("De dump heeft van %(name)s %(found)s rijen en zou er %(told)s hebben.")
    counted = count_dumped_rows(target)
    dumped = {name: counted[name] for name in content.rows.keys() & counted.keys()}
    if faults := [*name_differences(content.rows, dumped, sentence)]:
        raise BackupFault(*faults)
    return content


def count_dumped_rows(path: Path) -> dict[str, int]:
    """Return how many rows of each table stand in a dump, all of which is read for it."""
    counted: Counter[str] = Counter()
    command = [find_client("pg_restore"), "--data-only", "--file=-", str(path)]
    with (
        TemporaryFile() as said,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said) as reader,
    ):
        table = ""
        for line in reader.stdout or ():
            if table and line != b"\\.\n":
                counted[table] += 1
            elif table:
                table = ""
            elif line.startswith(b"COPY "):
                table = line.split()[1].decode().rpartition(".")[2].strip('"')
                counted[table] += 0
        refuse_failed("pg_restore", reader.wait(), said)
    return dict(counted)


def restore_dump(path: Path) -> None:
    """Put a dump in the database, all of it or nothing."""
    name = connection.settings_dict["NAME"]
    asked = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    run_client("pg_restore", *asked, f"--dbname={name}", str(path))


def list_objects() -> list[tuple[Any, ...]]:
    """Return the kind and the name of all that was made in the schema of this database."""
    return ask_database(OBJECTS)


def drop_objects() -> None:
    """Leave the schema of this database as empty as it was before something was put in it."""
    for kind, name in sorted(list_objects(), key=lambda each: DROPPED.index(each[0])):
        with connection.cursor() as cursor:
            cursor.execute(f"DROP {kind} IF EXISTS {name} CASCADE")


# The programs of PostgreSQL.


def run_client(program: str, *arguments: str) -> None:
    """Run a program on the database of this process; raise BackupFault with what it said."""
    with TemporaryFile() as said:
        command = [find_client(program), *arguments]
        ran = subprocess.run(command, env=name_database(), stderr=said, check=False)
        refuse_failed(program, ran.returncode, said)


def find_client(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise BackupFault(_("%s is hier niet: installeer het pakket postgresql-client.") % program)
    return found


def refuse_failed(program: str, status: int, said: Any) -> None:
    if status:
        said.seek(0)
        told = " ".join(said.read().decode(errors="replace").split())
        raise BackupFault(
            _("%(program)s stopte met %(status)d: %(told)s")
            % {"program": program, "status": status, "told": told[:MOST_TOLD]}
        )


def name_database() -> dict[str, str]:
    """Return what a program must know to find the database; its password on no command line."""
    own = connection.settings_dict
    known = {
        "PGHOST": own["HOST"],
        "PGPORT": own["PORT"],
        "PGUSER": own["USER"],
        "PGPASSWORD": own["PASSWORD"],
        "PGDATABASE": own["NAME"],
        # Of several servers the same one as this process asks.
        **{f"PG{name.replace('_', '').upper()}": own["OPTIONS"].get(name) for name in ASKED},
    }
    return os.environ | {name: str(each) for name, each in known.items() if each}
