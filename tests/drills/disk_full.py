"""The disk of the database fills up while somebody works, and gets room again.

unshare --mount --map-root-user python -m tests.drills.disk_full                       (SQLite)
unshare --mount .ci/with-postgres python -m tests.drills.disk_full      (PostgreSQL; as root)

The disk is one of memory, seen by this process only (`unshare`); on PostgreSQL it holds the tables
and not the log of the server. Who writes gets 503 and the form back, who is signed in goes on
reading, and with room again the same form is saved. Nothing that was told is lost."""

import errno
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg

from tests.drills.served import begin, serving
from tests.drills.visitor import Visitor

SIZE = "64m"
MOST_TRIES = 60
LONG = "Wat ik typte, en dat is veel. " * 130


def main():
    with small_disk() as folder:
        begin(**place_database(folder))
        from tests.decisions.worlds import World  # after `begin`

        world = World()
        drafts = [world.decision(draft=True) for _ in range(2)]
        with serving() as port:
            visitor = Visitor(port, world.griffie.user)
            address = f"/werkblad/besluit/{drafts[0].pk}/"
            fields = visitor.open_form(address)
            saved = write_until_full(visitor, address, fields, folder)
            check_reading(visitor, drafts)
            (folder / "vol").unlink()
            send(visitor, address, fields, saved + 1, 302)
        check_kept(drafts[0], saved + 1)
    print(f"full after {saved} changes, none lost; saved again with room")


@contextmanager
def small_disk():
    """Yield the folder of a small disk; it goes with this process."""
    with TemporaryDirectory() as name:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "regio", name], check=True)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


def place_database(folder):
    """Return the variables of a database whose tables stand in a folder."""
    if not os.environ.get("DATABASE_URL"):
        return {"REGIO_SQLITE": str(folder / "regio.sqlite3")}
    tables = folder / "tabellen"
    tables.mkdir()
    shutil.chown(tables, "postgres")
    folder.chmod(0o755)
    with psycopg.connect(os.environ["PG_SUPERUSER_URL"], autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE klein LOCATION '{tables}'")
        connection.execute("CREATE DATABASE regio OWNER regio_owner TABLESPACE klein")
    named = ("DATABASE_URL", "REGIO_RUNNING_URL")
    return {name: f"{os.environ[name].rsplit('/', 1)[0]}/regio" for name in named}


def write_until_full(visitor, address, fields, folder):
    """Fill the disk, and change a record until that is refused; return how often it was saved."""
    send(visitor, address, fields, 1, 302)
    fill(folder / "vol")
    for saved in range(1, MOST_TRIES):
        answer = change(visitor, address, fields, saved + 1)
        if answer.status == 503:
            assert answer.headers["Retry-After"] == "5"
            assert LONG.strip() in answer.text
            return saved
        assert answer.status == 302, answer.status
    raise AssertionError("the disk never was full")


def fill(path):
    """Write a file until nothing more can be."""
    with path.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError as error:
                assert error.errno == errno.ENOSPC


def change(visitor, address, fields, version):
    typed = {"note": LONG, "title": f"Keer {version}", "expected_version": version}
    return visitor.post(address, fields | typed | {"once": str(uuid4())})


def send(visitor, address, fields, version, status):
    answer = change(visitor, address, fields, version)
    assert answer.status == status, answer.status


def check_reading(visitor, drafts):
    """Refuse that somebody who is signed in could not read on."""
    for address in ("/", "/werkblad/", f"/werkblad/besluit/{drafts[1].pk}/", "/gezond/"):
        answer = visitor.get(address)
        print(f"{address}: {answer.status} with a full disk")
        assert answer.status == 200, address
    if not os.environ.get("DATABASE_URL"):
        assert "schijf: 0 bytes vrij" in answer.text


def check_kept(draft, changes):
    """Refuse a record or a history that holds another number of changes than were told."""
    draft.refresh_from_db()
    rows = list(draft.history.order_by("history_id").values_list("title", flat=True))
    assert draft.version == len(rows) == changes + 1, (draft.version, len(rows), changes)
    assert rows[1:] == [f"Keer {number + 1}" for number in range(changes)]


if __name__ == "__main__":
    main()
