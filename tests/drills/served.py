"""The application as it is served, in a process of its own, for a drill."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection

import django

from benchmarks.serving import ROOT
from benchmarks.serving import serving as serve_application

# As the application runs outside development, on the loopback without https.
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "regio.settings",
    "REGIO_SECRET_KEY": "k" * 60,
    "REGIO_DEBUG": "0",
    "REGIO_HTTPS": "0",
    "REGIO_ALLOWED_HOSTS": "127.0.0.1",
    "REGIO_SECOND_FACTOR": "0",
}
APPLICATION, HEALTH = "regio.wsgi:application", "/gezond/"


def migrate(**environment):
    """Make the tables of the database that the environment names, and be the running role after it.

    `.ci/with-postgres` signs in as the owner of tables; REGIO_RUNNING_URL is who serves.
    """
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=os.environ | SETTINGS | environment, check=True)
    if running := os.environ.get("REGIO_RUNNING_URL"):
        os.environ["DATABASE_URL"] = running


def begin(**environment):
    """Let this process know what the application knows, and make the tables; then, and not before,
    models can be imported.

    Who holds several drills names an SQLite file with tables in DRILL_TABLES, to copy.
    """
    os.environ.update(SETTINGS | environment)
    tables = os.environ.get("DRILL_TABLES")
    if tables and not os.environ.get("DATABASE_URL"):
        shutil.copy(tables, os.environ["REGIO_SQLITE"])
    else:
        migrate()
    django.setup()


@contextmanager
def serving(*, workers=1, threads=1, folder=ROOT, **environment):
    """Serve the application on a free port with these variables more; yield the port. Its code is
    in `folder`, where that is of another release."""
    known, size = os.environ | SETTINGS | environment, {"workers": workers, "threads": threads}
    with serve_application(APPLICATION, HEALTH, known, folder=folder, **size) as port:
        yield port


def get(port, path):
    return send(port, "GET", path)


def send(port, method, path, body=None, **headers):
    """Return the response, its text in `text` and the seconds that it took in `seconds`."""
    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    response.text = response.read().decode()
    response.seconds = time.monotonic() - began
    connection.close()
    return response


def wait_until(holds, seconds):
    """Wait until something holds and return how long that took; TimeoutError where it does not."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        try:
            if holds():
                return time.monotonic() - began
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError(f"not within {seconds} s")
