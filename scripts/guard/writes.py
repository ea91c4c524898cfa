"""Count the statements of the write scenarios, those of transactions among them.

    python scripts/guard/writes.py --checkout DIR [--out FILE]
    .ci/with-postgres python scripts/guard/writes.py --checkout DIR

On SQLite the statements are counted a second time by the database itself.
"""

import argparse
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from addresses import DESK
from freeze import opened, with_fixed_hashes
from scenarios import THREE, one_of_twelve
from sitting import Sitting
from tracing import TRANSACTIONS, asked

QUOTING = "SELECT QUOTE("  # what Django asks to write a statement down; it asks so for this count


@contextmanager
def told_by_database(found):
    """Fill a list with what SQLite itself says that it was asked; nothing on another database."""
    from django.db import connection

    connection.ensure_connection()
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite:
        connection.connection.set_trace_callback(
            lambda sql: None if sql.startswith(QUOTING) else found.append(sql)
        )
    try:
        yield
    finally:
        if is_sqlite:
            connection.connection.set_trace_callback(None)


def counted(name, request):
    """Make a request; return a line with what it asked."""
    found, checked = [], []
    with told_by_database(checked), asked(found):
        response = request()
    kinds = Counter(first_word(each) for each in found)
    bounds = sum(kinds[each] for each in TRANSACTIONS)
    told = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
    check = f" (SQLite itself: {len(checked)})" if checked else ""
    return (
        f"{name}: status {response.status_code}, {len(found)} statements{check}, "
        f"{bounds} of transactions\n    {told}"
    )


def first_word(sql):
    words = sql.split()
    return words[0].upper().strip(";") if words else ""


def scenarios():
    """Yield a line for each write."""
    griffie = Sitting("griffie")
    for then, day in (("concept", "9 mei 2026"), ("publiceren", "10 mei 2026")):
        griffie.open(f"{DESK}besluit/")
        send = {"dated_on": day, "title": f"Amendement van {day}", **THREE}
        name = f"three stances, source and meeting, {then}"
        yield counted(name, lambda send=send, then=then: griffie.send(f"then={then}", **send))
    griffie.open(f"{DESK}publiceren/")
    griffie.send(stuk=griffie.form().boxes["stuk"])
    for number in range(12):
        griffie.open(f"{DESK}besluit/")
        griffie.send("then=concept", dated_on="12 mei 2026", **one_of_twelve(number))
    griffie.open(f"{DESK}publiceren/")
    chosen = griffie.form().boxes["stuk"]
    yield counted(f"set of {len(chosen)}", lambda: griffie.send(stuk=chosen))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--checkout", default=".")
    parser.add_argument("--out", help="a file to add the lines to")
    options = parser.parse_args()
    out = Path(options.out).resolve() if options.out else None
    with_fixed_hashes()
    with opened(options.checkout):
        from django.db import connection

        text = "\n".join([f"== {connection.vendor}", *scenarios()]) + "\n"
    sys.stdout.write(text)
    if out:
        with out.open("a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
