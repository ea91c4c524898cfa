"""How many changes a second are saved, and what each of them writes, alone and with a standby that
is waited for; the figures of docs/sizing.md.

python -m tests.drills.with_standby [ROUNDS]

Two servers on one disk, with fsync, by docs/second-machine.md. Rounds of two seconds in which
both ways take turns, because a machine is not always as quick: the ratio counts."""

import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import mkdtemp

from tests.drills.clusters import Pair
from tests.drills.served import begin, serving, wait_until
from tests.drills.throughput import measure_writers
from tests.drills.writers import make_drafts

WRITERS = 4
WRITTEN = "SELECT pg_current_wal_lsn() - '0/0'"
ROWS = "SELECT count(*) FROM decisions_historicaldecision"
# What a change leaves in the tables for good, whatever else is overwritten or cleared away.
SIZES = """
    SELECT relname, pg_total_relation_size(oid), reltuples::bigint FROM pg_class
    WHERE relkind = 'r' AND reltuples > 20 AND relnamespace = 'public'::regnamespace
    ORDER BY 2 DESC LIMIT 8
"""


def main(rounds):
    folder = Path(mkdtemp(prefix="regio-standby-"))
    folder.chmod(0o755)
    pair = Pair(folder)
    try:
        pair.a.make()
        measure(pair, rounds)
    finally:
        for each in (pair.a, pair.b):
            each.stop("immediate")
        shutil.rmtree(folder)


def measure(pair, rounds):
    begin(
        DATABASE_URL=pair.address(pair.a, user="regio_owner"),
        REGIO_RUNNING_URL=pair.address(pair.a),
        REGIO_DATABASE_ROLE="regio",
    )
    pair.b.follow(pair.a)
    drafts = make_drafts(WRITERS)
    with serving(workers=2, threads=4) as port:
        measure_writers(port, drafts)  # a first request makes much that later ones have
        began, rows = pair.a.ask(WRITTEN)[0][0], pair.a.ask(ROWS, "regio")[0][0]
        rates = {is_alone: [] for is_alone in (True, False)}
        for _round in range(rounds):
            for is_alone, found in rates.items():
                pair.a.be_alone(is_alone)
                wait_until(lambda wanted=not is_alone: pair.a.is_followed("regio_b") == wanted, 20)
                found.append(measure_writers(port, drafts))
        log = pair.a.ask(WRITTEN)[0][0] - began
        changes = pair.a.ask(ROWS, "regio")[0][0] - rows
    alone, waited = median(rates[True]), median(rates[False])
    ratio = median(after / before for before, after in zip(rates[True], rates[False], strict=True))
    print(
        f"{WRITERS} writers: {alone:.1f} a second alone, {waited:.1f} waited for, {ratio:.2f} times"
    )
    print(f"{log / changes / 1000:.1f} kB of the log of PostgreSQL for each of {changes} changes")
    pair.a.ask("VACUUM FULL ANALYZE", "regio")
    for name, size, number in pair.a.ask(SIZES, "regio"):
        print(f"{name}: {size / number:.0f} bytes a row with its indexes, of {number}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
