"""The programs of PostgreSQL ask the server that this process asks."""

from django.db import connections

from municipalities.backups.postgresql import name_database
from regio.environment import postgresql

TWO = "postgresql://regio:geheim@een:5432,twee:5433/regio?sslmode=require"


def test_of_two_servers_a_backup_is_of_the_one_that_takes_writes(monkeypatch):
    monkeypatch.setattr(connections["default"], "settings_dict", postgresql(TWO))
    known = name_database()

    assert (known["PGHOST"], known["PGPORT"]) == ("een,twee", "5432,5433")
    assert (known["PGTARGETSESSIONATTRS"], known["PGSSLMODE"]) == ("read-write", "require")
    assert "PGSSLROOTCERT" not in known
