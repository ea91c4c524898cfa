"""How many changes a second are saved by 1, 4 and 8 writers, each in a dossier of its own, with one
process that serves and with two.

python -m tests.drills.throughput [SECONDS]       (SQLite)
.ci/with-postgres python -m tests.drills.throughput [SECONDS]"""

import sys
import time
from tempfile import TemporaryDirectory

from tests.drills.served import begin, serving
from tests.drills.writers import make_drafts, start_writers, stop_writers

WRITERS = (1, 4, 8)


def main(seconds):
    with TemporaryDirectory() as folder:
        begin(REGIO_SQLITE=f"{folder}/regio.sqlite3")
        drafts = make_drafts(max(WRITERS))
        for processes in (1, 2):
            with serving(workers=processes, threads=4) as port:
                rates = {number: measure(port, drafts[:number], seconds) for number in WRITERS}
            for number, rate in rates.items():
                ratio = f"{rate / rates[1]:.2f} times one"
                print(f"{processes} processes, {number} writers: {rate:.1f} a second, {ratio}")


def measure(port, drafts, seconds):
    """Return the changes a second that these writers were told of."""
    for draft, _user in drafts:
        draft.refresh_from_db()
    found = start_writers(port, drafts)
    began = time.monotonic()
    time.sleep(seconds)
    stop_writers(found)
    took = time.monotonic() - began
    assert not any(each.refused for each in found), [each.refused for each in found]
    return sum(len(each.acknowledged) for each in found) / took


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 6)
