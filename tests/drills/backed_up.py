"""A backup is made while three processes write, and put back elsewhere.

python -m tests.drills.backed_up                  (SQLite)
.ci/with-postgres python -m tests.drills.backed_up

Every change that somebody was told of before the backup began is in what was put back, nothing is
half, and the history of it holds. A backup that is not what it says is refused, and leaves the
place empty, so that the right one fits in it; that place is then full, and refuses the next."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import django
import psycopg
from django.core.management import CommandError, call_command

from tests.drills.served import begin, serving, wait_until
from tests.drills.writers import make_drafts, start_writers, stop_writers

WRITERS, FIRST = 3, 3


@dataclass(frozen=True)
class DrillPlace:
    """A database: its name, what the owner of its tables knows, and what serves knows besides."""

    name: str
    owned: dict
    served: dict


def main():
    with TemporaryDirectory() as name, made_places(Path(name)) as (here, elsewhere):
        begin(**here.owned, **here.served)
        kept = Path(name) / "back-ups"
        kept.mkdir()
        writers, before = back_up_under_writers(here, kept)
        [backup] = kept.glob("regio-backup-*")
        put_back = ("-m", "tests.drills.backed_up", str(make_wrong(backup)), str(backup))
        print(run_as_owner(elsewhere, *put_back))
        with looking_at(elsewhere):
            check_history()
            for writer, told in zip(writers, before, strict=True):
                check_put_back(writer, told)
    count, more = sum(map(len, before)), sum(len(each.acknowledged) for each in writers)
    print(f"{count} changes told of before it began, 0 lost; {more - count} more while it was made")


@contextmanager
def made_places(folder, names=("hier", "elders")):
    """Yield DrillPlaces without tables; of PostgreSQL they are gone afterwards."""
    if not os.environ.get("DATABASE_URL"):
        for each in names:
            (folder / each).mkdir()
        files = [str(folder / each / "regio.sqlite3") for each in names]
        yield [DrillPlace(file, {"REGIO_SQLITE": file}, {}) for file in files]
        return
    owner, running = os.environ["DATABASE_URL"], os.environ.get("REGIO_RUNNING_URL")
    places = []
    for each in (f"regio_drill_{os.getpid()}_{name}" for name in names):
        served = {"REGIO_RUNNING_URL": name_address(running, each)} if running else {}
        places.append(DrillPlace(each, {"DATABASE_URL": name_address(owner, each)}, served))
    with psycopg.connect(owner, autocommit=True) as connection:
        for each in places:
            connection.execute(f"CREATE DATABASE {each.name}")
        try:
            yield places
        finally:
            for each in places:
                connection.execute(f"DROP DATABASE {each.name} WITH (FORCE)")


def name_address(address, name):
    return f"{address.rsplit('/', 1)[0]}/{name}"


def back_up_under_writers(place, folder):
    """Make a backup while others write; return the Writers and what each was told of before."""
    drafts = make_drafts(WRITERS)
    with serving(workers=WRITERS) as port:
        writers = start_writers(port, drafts)
        wait_until(lambda: min(len(each.acknowledged) for each in writers) >= FIRST, 30)
        before = [list(each.acknowledged) for each in writers]
        print(run_as_owner(place, "manage.py", "backup", str(folder)))
        stop_writers(writers)
    assert not any(each.refused for each in writers), [each.refused for each in writers]
    return writers, before


def run_as_owner(place, *command):
    """Run Python as the owner of a place; return what it said."""
    ran = subprocess.run(
        [sys.executable, *command],
        env=os.environ | place.owned,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, (command, ran.stdout, ran.stderr)
    return ran.stdout


def make_wrong(backup):
    """Return a copy of a backup of which the manifest tells of one version more than there is."""
    wrong = shutil.copytree(backup, backup.with_name("verkeerd"))
    path = wrong / "manifest.json"
    told = json.loads(path.read_text())
    told["rijen"]["decisions_historicaldecision"] += 1
    path.write_text(json.dumps(told))
    return wrong


def put_back(wrong, right):
    """Put the right backup back, after the wrong one was refused and before it is itself refused
    where it stands already; in a process of its own, which knows the place."""
    django.setup()
    check_refused(wrong)
    call_command("restore", right)
    check_refused(right)


def check_refused(backup):
    """Refuse a backup that was put back where it should not be."""
    try:
        call_command("restore", backup)
    except CommandError as refused:
        print(refused)
    else:
        raise AssertionError(f"{backup} was put back")


@contextmanager
def looking_at(place):
    """Have this process ask another database, as who serves does."""
    from django.db import connection

    from tests.databases import connect, leave_connections

    leave = connection.vendor == "postgresql"
    if leave:
        leave_connections()
    connect(place.name)
    yield
    if leave:
        leave_connections()


def check_history():
    from municipalities.verification import verify_history

    assert [*verify_history()] == []


def check_put_back(writer, told):
    """Refuse a change that was told of before the backup began and is not in it, and a record
    unlike its history."""
    draft = type(writer.draft)._base_manager.get(pk=writer.draft.pk)
    rows = list(draft.history.order_by("history_id"))
    assert set(told) <= {row.title for row in rows}, (len(told), len(rows))
    assert draft.version == len(rows) <= len(writer.acknowledged) + 1
    assert (draft.title, draft.version) == (rows[-1].title, rows[-1].version)


if __name__ == "__main__":
    put_back(*sys.argv[1:]) if sys.argv[1:] else main()
