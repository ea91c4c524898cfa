"""The application is killed while writers are at work, and started again.

python -m tests.drills.killed [ROUNDS]            (SQLite)
.ci/with-postgres python -m tests.drills.killed [ROUNDS]

Every change that somebody was told of stands in the record and in its history, nothing stands
half, and the next start serves at once."""

import os
import signal
import sys
import time
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from benchmarks.serving import free_port, start, wait_for
from tests.drills.served import APPLICATION, HEALTH, begin
from tests.drills.writers import make_drafts, start_writers, stop_writers

WRITERS, SECONDS = 4, 1.5


def main(rounds):
    with TemporaryDirectory() as folder:
        begin(REGIO_SQLITE=f"{folder}/regio.sqlite3")
        drafts = make_drafts(WRITERS)
        told = sum(check_round(drafts) for _ in range(rounds))
    print(f"{rounds} kills, {told} changes told of, 0 lost")


@contextmanager
def killable():
    """Serve with two processes in a group of their own; yield (port, kill)."""
    port = free_port()
    server = start(APPLICATION, port, os.environ, workers=2, threads=2, start_new_session=True)
    wait_for(port, HEALTH)
    try:
        yield port, lambda: os.killpg(server.pid, signal.SIGKILL)
    finally:
        server.wait(timeout=30)


def check_round(drafts):
    """Kill the application under writers; return how many changes they were told of."""
    for draft, _user in drafts:
        draft.refresh_from_db()
    with killable() as (port, kill):
        writers = start_writers(port, drafts)
        time.sleep(SECONDS)
        kill()
        stop_writers(writers)
    for each in writers:
        check_kept(each)
    return sum(len(each.acknowledged) for each in writers)


def check_kept(writer):
    """Refuse a change that was told of and is gone, and a record unlike its history."""
    draft = writer.draft
    draft.refresh_from_db()
    rows = list(draft.history.order_by("history_id"))
    assert not writer.refused, writer.refused
    assert writer.acknowledged
    assert set(writer.acknowledged) <= {row.title for row in rows}
    assert draft.version == len(rows), (draft.version, len(rows))
    assert (draft.title, draft.version) == (rows[-1].title, rows[-1].version)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
