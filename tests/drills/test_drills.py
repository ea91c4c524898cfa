"""The drills that are short enough to be held at every change."""

import os
import re
import shutil
import subprocess
import sys
from glob import glob

import pytest

from tests.drills.clusters import find_programs
from tests.drills.proxied import NGINX

# A second run on PostgreSQL asks nothing new: that drill starts a cluster of its own, and the races
# are tests of each database besides (tests/test_races.py).
pytestmark = pytest.mark.once
INITDB = shutil.which("initdb") or glob("/usr/lib/postgresql/*/bin/initdb")
OWN_DISK = ["unshare", "--mount", "--map-root-user"]
# What this process runs with is not what is served.
OUTSIDE = {
    name: text
    for name, text in os.environ.items()
    if not name.startswith(("DATABASE_", "DJANGO_", "REGIO_"))
}


def may_mount():
    """Whether a process here may have a disk that only it sees."""
    if not shutil.which("unshare"):
        return False
    tried = [*OWN_DISK, "mount", "-t", "tmpfs", "regio", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """An SQLite file with the tables, for drills to copy."""
    made = str(tmp_path_factory.mktemp("drills") / "tables.sqlite3")
    known = {**OUTSIDE, "REGIO_SQLITE": made, "REGIO_SECRET_KEY": "k" * 60, "REGIO_HTTPS": "0"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=known, check=True)
    return made


def hold(name, *arguments, before=(), seconds=120, **known):
    """Hold a drill, which is over within so many seconds; return what it said."""
    command = [*before, sys.executable, "-m", f"tests.drills.{name}", *arguments]
    held = subprocess.run(
        command, env=OUTSIDE | known, capture_output=True, text=True, timeout=seconds, check=False
    )
    assert held.returncode == 0, held.stdout + held.stderr[-2000:]
    return held.stdout


@pytest.mark.skipif(not INITDB, reason="PostgreSQL is not installed here")
def test_a_database_that_stops_and_comes_back():
    assert "met again" in hold("database_away", before=[".ci/with-postgres"])


@pytest.mark.skipif(not find_programs(), reason="PostgreSQL is not installed here")
def test_a_database_that_is_killed_while_a_standby_follows():
    said = hold("failover", seconds=400)

    assert re.search(r"[1-9][0-9]+ writes acknowledged, 0 lost", said)
    assert "the old server follows the new one" in said


@pytest.mark.skipif(
    not (INITDB and NGINX and shutil.which("psql") and shutil.which("openssl")),
    reason="PostgreSQL, nginx or openssl is not installed here",
)
def test_an_installation_by_the_page():
    assert "no header said twice" in hold("installation", before=[".ci/with-postgres"], seconds=240)


@pytest.mark.skipif(not NGINX, reason="nginx is not installed here")
def test_two_hundred_requests_that_never_end():
    assert "all of them sent away" in hold("half_sent")


def test_an_application_that_is_killed_under_writers(tables):
    assert "told of, 0 lost" in hold("killed", "1", DRILL_TABLES=tables)


def test_presses_at_once_on_two_processes(tables):
    assert "a double click: {(302, 302): 2}" in hold("races", "2", DRILL_TABLES=tables)


def test_a_mail_server_that_is_away_and_comes_back(tables):
    assert "all 24 links arrived" in hold("mail_away", DRILL_TABLES=tables)


@pytest.mark.skipif(not may_mount(), reason="no disk of its own for a process here")
def test_a_disk_that_fills_up_and_gets_room_again(tables):
    assert "none lost; saved again" in hold("disk_full", before=OWN_DISK, DRILL_TABLES=tables)
