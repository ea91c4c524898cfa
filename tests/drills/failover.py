"""The PostgreSQL that takes writes is killed while others write at two app servers, and its standby
is promoted.

python -m tests.drills.failover          (a standby that is waited for)
python -m tests.drills.failover alone    (a standby that nobody waits for, and that was cut off)

Two servers on the loopback by docs/second-machine.md, with fsync, and two processes that serve,
each with a folder of its own. Each write that somebody was told of is there once, in the record and
in its history; who signed in at one app server is signed in at the other; nothing was restarted or
changed on either. While the standby is away nothing is acknowledged and pages are read; the old
server, started by accident, acknowledges nothing; it comes back as the standby of the new one.
The second way shows that the drill can fail: what was told of is then lost."""

import re
import shutil
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPException
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from threading import Thread
from uuid import uuid4

import psycopg
from django.db import close_old_connections

from tests.drills.clusters import Pair, block_after
from tests.drills.served import begin, get, serving, wait_until
from tests.drills.visitor import Visitor
from tests.drills.writers import make_drafts, start_writers, stop_writers

WRITERS, FIRST, SECONDS, BEFORE_PROMOTED, RETRY = 4, 3, 3.0, 2.0, 0.2
PASSWORD = "een lang wachtwoord 42"


class PatientWriter(Thread):
    """Changes the title of a draft at two app servers by turns, each form sent again until it is
    answered with a redirect, as a person does who gets it back with what was typed.

    `acknowledged` has (moment, title), `given_back` how often something else was answered."""

    def __init__(self, ports, draft, user, start):
        super().__init__(daemon=True)
        self.start_together, self.is_over = start, False
        self.acknowledged, self.given_back, self.refused = [], 0, []
        self.draft, self.version = draft, draft.version
        self.visitors = [Visitor(port, user) for port in ports]
        for each in self.visitors[1:]:
            each.cookies = self.visitors[0].cookies
        self.address = f"/werkblad/besluit/{draft.pk}/"
        self.fields = self.visitors[0].open_form(self.address)
        self.turn = 0

    def run(self):
        self.start_together.wait(timeout=30)
        while not self.is_over:
            self.change()

    def change(self):
        title = f"Titel {self.version} {uuid4().hex}"
        typed = {"title": title, "expected_version": self.version, "once": str(uuid4())}
        while not self.is_over:
            status = self.send(self.fields | typed)
            if status == 302:
                self.acknowledged.append((time.monotonic(), title))
                self.version += 1
                return
            self.given_back += 1
            if status not in {503, None}:
                self.refused.append(status)
                self.open_again()
                return
            time.sleep(RETRY)

    def open_again(self):
        """Open the form anew, as who is told that the record is another than was read."""
        self.fields = self.visitors[self.turn % len(self.visitors)].open_form(self.address)
        self.version = int(self.fields["expected_version"][0])

    def send(self, fields):
        """Return the status of the next app server, None where its line broke."""
        self.turn += 1
        visitor = self.visitors[self.turn % len(self.visitors)]
        try:
            return visitor.post(self.address, fields).status
        except (OSError, HTTPException):
            visitor.line.close()
            return None


def main(is_alone):
    began = time.monotonic()
    folder = Path(mkdtemp(prefix="regio-failover-"))
    folder.chmod(0o755)
    pair = Pair(folder)
    try:
        pair.a.make()
        hold_drill(pair, is_alone=is_alone)
    finally:
        for each in (pair.a, pair.b):
            each.stop("immediate")
        shutil.rmtree(folder)
    print(f"held in {time.monotonic() - began:.0f} s")


def hold_drill(pair, *, is_alone):
    begin(
        DATABASE_URL=pair.address(pair.a, pair.b, user="regio_owner"),
        REGIO_RUNNING_URL=pair.address(pair.a, pair.b),
        REGIO_DATABASE_ROLE="regio",
    )
    pair.b.follow(pair.a)
    pair.a.be_alone(False)
    wait_until(lambda: pair.a.is_followed("regio_b"), 20)
    drafts = make_drafts(WRITERS)
    set_password(drafts[0][1])
    with two_app_servers() as ports:
        signed_in = sign_in(ports[0], drafts[0][1])
        writers = start_writers(ports, drafts, PatientWriter)
        wait_until(lambda: count_fewest(writers) >= FIRST, 40)
        cut = cut_off(pair) if is_alone else keep_standby_away(pair, ports, writers)
        time.sleep(SECONDS)
        fail_over(pair, writers)
        time.sleep(SECONDS)
        stop_writers(writers)
        check_session(ports[1], signed_in)
    lost = [moment for each in writers for moment in list_lost(each)]
    print(f"{count_acknowledged(writers)} writes acknowledged, {len(lost)} lost")
    if is_alone:
        assert lost, "the drill cannot fail"
        assert min(lost) > cut, "lost while the standby was still waited for"
        return
    assert not lost
    for each in writers:
        check_once(each)
    check_history(writers)
    come_back(pair)
    print("the old server follows the new one")


@contextmanager
def two_app_servers():
    """Yield the ports of two processes that serve, each with its own temporary folder.

    Who waits for a standby holds a thread; so there are more of these than writers."""
    threads = WRITERS + 2
    with ExitStack() as held:
        folders = [held.enter_context(TemporaryDirectory()) for _each in range(2)]
        yield [
            held.enter_context(
                serving(threads=threads, TMPDIR=each, REGIO_METRICS_FOLDER=f"{each}/metrics")
            )
            for each in folders
        ]


# Signing in.


def set_password(user):
    user.set_password(PASSWORD)
    user.save()


def sign_in(port, user):
    """Sign in by the form of an app server; return the cookies that it gave."""
    visitor = Visitor(port)
    page = visitor.get("/account/inloggen/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    sent = {"login": user.username, "password": PASSWORD, "csrfmiddlewaretoken": token}
    answer = visitor.post("/account/inloggen/", sent)
    assert answer.status == 302, (answer.status, answer.text[-500:])
    return visitor.cookies


def check_session(port, cookies):
    """Refuse a session that another app server does not know."""
    visitor = Visitor(port)
    assert visitor.get("/werkblad/").status == 302
    visitor.cookies = dict(cookies)
    assert visitor.get("/werkblad/").status == 200
    print("who signed in at one app server before is signed in at the other after")


# What happens.


def keep_standby_away(pair, ports, writers):
    """Stop the standby for a while: nothing is acknowledged, what is public is read, and when it
    is back all goes on."""
    pair.b.stop()
    time.sleep(1)  # what was on its way
    before = count_acknowledged(writers)
    time.sleep(SECONDS)
    assert count_acknowledged(writers) == before
    page = get(ports[0], "/gemeenten/")
    assert page.status == 200
    pair.b.start()
    took = wait_until(lambda: count_acknowledged(writers) > before, 20)
    print(
        f"the standby was away for {SECONDS + 1:.0f} s: 0 writes acknowledged, a page read in"
        f" {page.seconds:.2f} s; the next write {took:.1f} s after it was back"
    )


def count_fewest(writers):
    return min(len(each.acknowledged) for each in writers)


def count_acknowledged(writers):
    return sum(len(each.acknowledged) for each in writers)


def cut_off(pair):
    """Have nobody wait for the standby, and the standby get nothing any more; return when."""
    cut = time.monotonic()
    pair.a.be_alone(True)
    pair.b.ask("ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=1'")
    pair.b.ask("SELECT pg_reload_conf()")
    return cut


def fail_over(pair, writers):
    """Kill who takes writes, and promote the standby after as long as a quick person needs."""
    pair.a.kill()
    killed = time.monotonic()
    time.sleep(BEFORE_PROMOTED)
    pair.b.be_alone(True)
    pair.b.promote()
    promoted = time.monotonic()
    wait_until(lambda: all(each.acknowledged[-1][0] > promoted for each in writers), 30)
    moments = sorted(moment for each in writers for moment, _title in each.acknowledged)
    first = min(moment for moment in moments if moment > killed + 0.5)
    last = max(moment for moment in moments if moment < first)
    print(
        f"killed, promoted {promoted - killed:.1f} s later; nothing was written for"
        f" {first - last:.1f} s, the first write {first - promoted:.1f} s after the promotion,"
        f" {sum(each.given_back for each in writers)} forms given back meanwhile"
    )


# What is left.


def list_lost(writer):
    """Return when each title was acknowledged that stands in no version."""
    close_old_connections()
    kept = set(writer.draft.history.values_list("title", flat=True))
    return [moment for moment, title in writer.acknowledged if title not in kept]


def check_once(writer):
    """Refuse a write that stands there twice, and a record unlike its history."""
    draft = writer.draft
    draft.refresh_from_db()
    rows = list(draft.history.order_by("history_id"))
    titles = [row.title for row in rows]
    assert not writer.refused, writer.refused
    assert len(set(titles)) == len(titles)
    assert len(titles) - 1 - len(writer.acknowledged) in {0, 1}  # one may have been on its way
    assert draft.version == len(rows)
    assert (draft.title, draft.version) == (rows[-1].title, rows[-1].version)


def check_history(writers):
    from municipalities.verification import verify_history

    assert [*verify_history()] == []
    history = type(writers[0].draft).history.order_by("history_id")
    numbers = list(history.values_list("history_id", flat=True))
    widest = max(after - before for before, after in pairwise(numbers))
    print(f"each chain is whole; numbers of versions jumped by {widest} at most")


def come_back(pair):
    """Start the old server as it is, which acknowledges nothing, and then as a standby."""
    pair.a.start()
    with pair.a.connect("regio") as connection:
        writing = write_apart(connection, "written_alone")
        writing.join(timeout=SECONDS)
        assert writing.is_alive(), "a server without a standby acknowledged a write"
        print("the old server, started by accident, acknowledged nothing")
        pair.a.stop("immediate")
        writing.join(timeout=10)
    for statement in block_after("## The old one comes back", "sql").split(";\n")[:-1]:
        pair.b.ask(statement)
    pair.a.return_under(pair.b)
    pair.b.be_alone(False)
    wait_until(lambda: pair.b.is_followed("regio_a"), 30)
    assert pair.a.ask("SELECT pg_is_in_recovery()") == [(True,)]
    assert pair.a.ask("SELECT slot_name FROM pg_replication_slots") == []  # that of before is gone
    with pair.b.connect("regio") as connection:
        write_apart(connection, "written_together").join(timeout=10)
    wait_until(lambda: pair.a.ask("SELECT to_regclass('written_together')", "regio")[0][0], 10)
    assert pair.a.ask("SELECT to_regclass('written_alone')", "regio") == [(None,)]


def write_apart(connection, name):
    """Return a thread that makes a table, for as long as that takes."""

    def write():
        with suppress(psycopg.Error):
            connection.execute(f"CREATE TABLE {name} (at int)")

    thread = Thread(target=write, daemon=True)
    thread.start()
    return thread


if __name__ == "__main__":
    main(sys.argv[1:] == ["alone"])
