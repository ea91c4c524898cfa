"""How many changes a second are saved by 1, 4 and 8 writers, each in a dossier of its own.

python -m tests.drills.throughput [PROCESSES [ROUNDS]]                      (SQLite)
.ci/with-postgres python -m tests.drills.throughput [PROCESSES [ROUNDS]]

Medians over rounds of two seconds, in which 1, 4 and 8 take turns, because a machine is not always
as quick. PostgreSQL is asked all the while which of its sessions wait for a lock, which says on any
machine whether writers wait for each other. On SQLite one writer at a time is the rule of the
database itself."""

import os
import sys
import time
from contextlib import contextmanager
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread

import psycopg

from tests.drills.served import begin, serving
from tests.drills.writers import make_drafts, start_writers, stop_writers

WRITERS = (1, 4, 8)
SECONDS = 2
WORKING = """
    SELECT count(*), count(*) FILTER (WHERE wait_event_type = 'Lock') FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()
"""


def main(processes, rounds):
    with TemporaryDirectory() as folder:
        begin(REGIO_SQLITE=f"{folder}/regio.sqlite3")
        drafts = make_drafts(max(WRITERS))
        with watching_locks(), serving(workers=processes, threads=4) as port:
            turns = [
                {number: measure_writers(port, drafts[:number]) for number in WRITERS}
                for _ in range(rounds)
            ]
    rates = {number: median(turn[number] for turn in turns) for number in WRITERS}
    for number, rate in rates.items():
        ratio = median(turn[number] / turn[1] for turn in turns)
        print(
            f"{processes} processes, {number} writers: {rate:.1f} a second, {ratio:.2f} times one"
        )


@contextmanager
def watching_locks():
    """Print how many of the looks at a PostgreSQL at work saw somebody wait for a lock."""
    address, is_over, looks = os.environ.get("DATABASE_URL"), Event(), []
    if not address:
        yield
        return

    def look():
        with psycopg.connect(address, autocommit=True) as connection:
            while not is_over.wait(0.02):
                looks.append(connection.execute(WORKING).fetchone())

    watcher = Thread(target=look)
    watcher.start()
    yield
    is_over.set()
    watcher.join()
    waited = sum(waiting > 0 for working, waiting in looks)
    print(f"{waited} of {sum(working > 0 for working, _ in looks)} looks saw a writer wait")


def measure_writers(port, drafts):
    """Return the changes a second that these writers were told of."""
    for draft, _user in drafts:
        draft.refresh_from_db()
    found = start_writers(port, drafts)
    began = time.monotonic()
    time.sleep(SECONDS)
    stop_writers(found)
    took = time.monotonic() - began
    assert not any(each.refused for each in found), [each.refused for each in found]
    return sum(len(each.acknowledged) for each in found) / took


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]]
    main(*(asked + [2, 3][len(asked) :]))
