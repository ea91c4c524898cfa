"""`make bench-search`: how long `/zoeken/` takes among a hundred thousand remarks and as many
paragraphs, with half as many replies.

It fills a database of its own beside the demo's records, or the empty one of DATABASE_URL, and asks
the page as the public does, made anew each time. What is measured is the time on the clock, since
PostgreSQL works in a process of its own. The bound holds for words in up to one record in a
hundred."""

import argparse
import os
import re
import tempfile
import time
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from statistics import median

MANY = 100_000
NUMBER = re.compile(r"(\d+) keer gevonden")
TIMES = 11
LIMIT = 150
# What is typed, and whether the bound holds for it.
ASKED = {
    "in 1 op de 100": ({"zoek": "veerponten"}, True),
    "twee woorden, samen zeldzaam": ({"zoek": "veerponten dijkverzwaring"}, True),
    "in 1 op de 100, een soort": ({"zoek": "veerponten", "soort": "wens"}, True),
    "in 1 op de 1000": ({"zoek": "dijkverzwaring"}, True),
    "het begin van een woord": ({"zoek": "dijkver*"}, True),
    "een synoniem": ({"zoek": "zienswijze"}, True),
    "een gemeente": ({"zoek": "voorschoten"}, False),
    "nergens": ({"zoek": "zeppelin"}, True),
    "in de meeste": ({"zoek": "bereikbaarheid"}, False),
    "in alle, een soort": ({"zoek": "dat", "soort": "alinea"}, False),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=MANY)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(str(Path(folder, "search.sqlite3")), options.number)
        report(options.number)


def prepare(database, number):
    """Fill a database with the demo and with so many remarks and paragraphs."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="benchmarks.settings",
        REGIO_SQLITE=database,
        REGIO_DEMO="1",
        REGIO_HTTPS="0",
        REGIO_DEBUG="0",
        REGIO_ALLOWED_HOSTS="testserver",
    )
    import django
    from django.core.management import call_command

    django.setup()
    from .paragraphs import fill_paragraphs
    from .remarks import fill

    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as silence:
        call_command("demo", stdout=silence)
    with unguarded():
        fill(number)
        fill_paragraphs(number)


@contextmanager
def unguarded():
    """Let rows stand without a history, which PostgreSQL refuses wherever they are written."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    from decisions.models import Evidence, Point, PointRemark, Remark, Reply
    from municipalities.models import Paragraph, Source

    filled = (Evidence, Paragraph, Point, PointRemark, Remark, Reply, Source)
    with connection.cursor() as cursor:
        for model in filled:
            cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
        yield
        for model in filled:
            cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
        cursor.execute("ANALYZE")


def report(number):
    """Print the median milliseconds of each question and how many hits it has."""
    from municipalities.search_index import SearchEntry

    told = f"{number} punten, {number} alinea's, {SearchEntry.objects.count()} in de index"
    print(f"Zoeken in {told}, mediaan van {TIMES}:")
    turns = count()
    for name, (asked, is_bound) in ASKED.items():
        timed(asked, next(turns))
        found = [timed(asked, next(turns)) for _turn in range(TIMES)]
        taken = median(spent for spent, _number in found)
        verdict = ("gehaald" if taken <= LIMIT else "NIET GEHAALD") if is_bound else ""
        print(f"  {name:<32}{found[0][1]:>7} keer {taken:8.1f} ms  {verdict}")


@cache
def visitor():
    """Return a client that asks all: each has a server of its own, which first reads the static
    files when it begins, as a server that is there for a while has done."""
    from django.test import Client

    return Client()


def timed(asked, turn):
    """Return the milliseconds that a page takes which nobody asked before, and its hits."""
    client = visitor()
    begun = time.perf_counter()
    # An address that asks for anything else is answered, and not kept.
    response = client.get("/zoeken/", asked | {"beurt": turn})
    spent = (time.perf_counter() - begun) * 1000
    if response.status_code != 200:
        raise ValueError(f"{asked}: {response.status_code}")
    return spent, int(NUMBER.search(response.content.decode())[1])


if __name__ == "__main__":
    main()
