"""The drills that are short enough to be held at every change."""

import os
import shutil
import subprocess
import sys
from glob import glob

import pytest

from tests.drills.proxied import NGINX

# A second run on PostgreSQL asks nothing new: the drill starts a cluster of its own.
pytestmark = pytest.mark.once
INITDB = shutil.which("initdb") or glob("/usr/lib/postgresql/*/bin/initdb")


@pytest.mark.skipif(not INITDB, reason="PostgreSQL is not installed here")
def test_a_database_that_stops_and_comes_back():
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "DJANGO_"))}
    command = [".ci/with-postgres", sys.executable, "-m", "tests.drills.database_away"]

    held = subprocess.run(command, env=outside, capture_output=True, text=True, timeout=120)

    assert held.returncode == 0, held.stderr[-2000:]
    assert "met again" in held.stdout


@pytest.mark.skipif(not NGINX, reason="nginx is not installed here")
def test_two_hundred_requests_that_never_end():
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "DJANGO_"))}
    command = [sys.executable, "-m", "tests.drills.half_sent"]

    held = subprocess.run(command, env=outside, capture_output=True, text=True, timeout=120)

    assert held.returncode == 0, held.stderr[-2000:]
    assert "all of them sent away" in held.stdout
