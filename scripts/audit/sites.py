"""A site of its own for an audit: a database that is thrown away, served on a free port."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
PATIENCE = 60.0
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "regio.settings",
    "REGIO_SECRET_KEY": "alleen-voor-een-keuring-" + "x" * 40,
    "REGIO_DEMO": "1",
    "REGIO_HTTPS": "0",
    "REGIO_DEBUG": "0",
    "REGIO_ALLOWED_HOSTS": HOST,
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
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
    command += ["--port", str(port), "--workers", "2", "--blocking-threads", "1", "--no-ws"]
    command += ["--log-level", "error", "regio.wsgi:application"]
    with tables.with_name(f"{name}.log").open("w") as said:
        server = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=said, stderr=said)
    try:
        wait_for(port)
        yield Site(port, sessions)
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_for(port):
    """Return when the server answers; TimeoutError when it does not in a minute."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        try:
            connection = HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", "/gezond/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("granian antwoordt niet")
