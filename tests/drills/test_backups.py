"""The drill of a backup under writers, on the database that the suite runs on."""

import os
import shutil

import pytest
from django.db import connection

from tests.drills.test_drills import hold, tables

SERVER = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "REGIO_RUNNING_URL")}
SERVER["REGIO_DATABASE_ROLE"] = os.environ.get("REGIO_DATABASE_ROLE", "")
__all__ = ["tables"]


def lacks_programs():
    """Whether the programs of PostgreSQL that a backup needs are not here."""
    return connection.vendor == "postgresql" and not shutil.which("pg_dump")


# It makes a database of its own; the mark has it held on each database (tests/conftest.py).
@pytest.mark.django_db
@pytest.mark.skipif(lacks_programs(), reason="the programs of PostgreSQL are not installed here")
def test_a_backup_that_is_made_under_writers_and_put_back_elsewhere(request):
    known = {name: text for name, text in SERVER.items() if text}
    if not known:
        known["DRILL_TABLES"] = request.getfixturevalue("tables")

    assert "0 lost" in hold("backed_up", seconds=300, **known)
