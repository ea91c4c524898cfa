"""How many changes a second are saved by 1, 4 and 8 writers, each in a dossier of its own.

python -m tests.drills.throughput [PROCESSES [ROUNDS]]                      (SQLite)
.ci/with-postgres python -m tests.drills.throughput [PROCESSES [ROUNDS]]

Medians over rounds of two seconds, in which 1, 4 and 8 take turns, because a machine is not always
as quick. On SQLite one writer at a time is the rule of the database itself."""

import sys
import time
from statistics import median
from tempfile import TemporaryDirectory

from tests.drills.served import begin, serving
from tests.drills.writers import make_drafts, start_writers, stop_writers

WRITERS = (1, 4, 8)
SECONDS = 2


def main(processes, rounds):
    with TemporaryDirectory() as folder:
        begin(REGIO_SQLITE=f"{folder}/regio.sqlite3")
        drafts = make_drafts(max(WRITERS))
        with serving(workers=processes, threads=4) as port:
            turns = [
                {number: measure(port, drafts[:number]) for number in WRITERS}
                for _ in range(rounds)
            ]
    rates = {number: median(turn[number] for turn in turns) for number in WRITERS}
    for number, rate in rates.items():
        ratio = median(turn[number] / turn[1] for turn in turns)
        print(
            f"{processes} processes, {number} writers: {rate:.1f} a second, {ratio:.2f} times one"
        )


def measure(port, drafts):
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
