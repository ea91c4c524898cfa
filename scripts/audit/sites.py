"""A site of its own for an audit: a database that is thrown away, served on a free port."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serving import HOST, ROOT, serving

ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "regio.settings",
    "REGIO_SECRET_KEY": "alleen-voor-een-keuring-" + "x" * 40,
    "REGIO_DEMO": "1",
    "REGIO_HTTPS": "0",
    "REGIO_DEBUG": "0",
    "REGIO_ALLOWED_HOSTS": HOST,
    "REGIO_LIMITS": "0",  # it asks more in a minute than anybody
}


@dataclass
class Site:
    """Where a site answers; `sessions` holds the session of each role that can sign in."""

    port: int
    sessions: dict

    @property
    def home(self):
        return f"http://{HOST}:{self.port}"

    @property
    def roles(self):
        return ("anoniem", *self.sessions)


def prepare(environment, *wanted):
    """Fill a database in a process of its own; return {role: session}."""
    command = [sys.executable, "-m", "scripts.audit.prepare", *wanted]
    told = subprocess.run(
        command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(told.stdout.splitlines()[-1])


def environment_of(database):
    kept = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, **ENVIRONMENT, "REGIO_SQLITE": str(database), "PYTHONPATH": str(ROOT)}


def make_tables(folder):
    """Return a database with tables and one who keeps the register, and the session of that one."""
    database = Path(folder) / "tabellen.sqlite3"
    return database, prepare(environment_of(database), "tables", "keeper")


@contextmanager
def served(tables, sessions, name, *wanted):
    """Yield a Site on a copy of a database, filled with what is wanted."""
    database = tables.with_name(f"{name}.sqlite3")
    shutil.copy(tables, database)
    environment = environment_of(database)
    if wanted:
        sessions = prepare(environment, *wanted)
    with (
        tables.with_name(f"{name}.log").open("w") as said,
        serving("regio.wsgi:application", "/gezond/", environment, workers=2, output=said) as port,
    ):
        yield Site(port, sessions)
