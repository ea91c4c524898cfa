"""`make bench-country`: each page of the first dossier alone, and inside a made-up country.

Two databases, one with the demonstration alone and one in which `manage.py simulate` put a country
beside it. Every address of the first dossier is asked of both as every kind of reader, with nothing
kept; what each takes is the least time of the processor of some turns. Told are the ratio, the
tables that grow with the country and are read from end to end, and how long the public waits while
several ask at once. `--folder` keeps the databases for a next time, `--url` is a PostgreSQL server.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit, urlunsplit

from .serving import HOST, ROOT, serving

ALONE, COUNTRY = "alone", "country"
LIMIT, NOTICED = 1.2, 2.0
# Lists of everything: they hold more in a country, by design, and are told apart.
OF_EVERYTHING = {
    *("home", "api-dossiers", "municipalities", "municipality", "desk", "desk-new-dossier"),
    "desk-recesses",
}
SECONDS, ASKING = 10, 4


def main():
    options = arguments()
    if options.fill:
        fill(options)
    elif options.walk:
        print(json.dumps(walked(options)))
    elif options.folder:
        compare(options, Path(options.folder))
    else:
        with tempfile.TemporaryDirectory() as folder:
            compare(options, Path(folder))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--municipalities", type=int, default=342)
    parser.add_argument("--folder", help="keeps the databases of SQLite")
    parser.add_argument("--url", help="of a PostgreSQL server, in place of SQLite")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--readers", default="")
    parser.add_argument("--fill", choices=(ALONE, COUNTRY), help=argparse.SUPPRESS)
    parser.add_argument("--walk", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def compare(options, folder):
    """Fill what is not there yet, walk both databases and tell how they differ."""
    prepare(options, folder)
    told = {}
    for name in (ALONE, COUNTRY):
        readers = ["--readers", options.readers] if options.readers else []
        more = ["--walk", "--turns", str(options.turns), *readers]
        answer = run(options, folder, name, *more, capture_output=True, text=True)
        rows = json.loads(answer.stdout.splitlines()[-1])
        told[name] = {(each["reader"], each["name"]): each for each in rows}
    report(told[ALONE], told[COUNTRY])
    report_load(environment(options, folder, COUNTRY), told[COUNTRY])


def prepare(options, folder):
    """Make both databases, unless the folder has them."""
    if options.url:
        make_databases(options.url)
    elif (folder / f"{COUNTRY}.sqlite3").exists():
        return
    for name in (ALONE, COUNTRY):
        begun = time.perf_counter()
        run(options, folder, name, "--fill", name, "--municipalities", str(options.municipalities))
        print(f"{name} gevuld in {time.perf_counter() - begun:.0f} s")


def make_databases(url):
    """Make two databases on a server that is there to be thrown away."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for name in (ALONE, COUNTRY):
            connection.execute(f"DROP DATABASE IF EXISTS regio_{name}")
            connection.execute(f"CREATE DATABASE regio_{name}")


def environment(options, folder, name):
    """Return what a process on one of the databases knows."""
    own = {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "REGIO_DEMO": "1",
        "REGIO_HTTPS": "0",
        "REGIO_DEBUG": "0",
        "REGIO_ALLOWED_HOSTS": "testserver,127.0.0.1",
        "REGIO_SQLITE": str(folder / f"{name}.sqlite3"),
    }
    if options.url:
        own["DATABASE_URL"] = urlunsplit(urlsplit(options.url)._replace(path=f"/regio_{name}"))
    return os.environ | own


def run(options, folder, name, *more, **how):
    """Run this module in a process of its own on one of the databases."""
    command = [sys.executable, "-m", "benchmarks.country", *more]
    return subprocess.run(
        command, env=environment(options, folder, name), cwd=ROOT, check=True, **how
    )


def fill(options):
    """Fill the database of this process."""
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as silence:
        call_command("demo", stdout=silence)
    if options.fill == COUNTRY:
        call_command("simulate", municipalities=options.municipalities)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def walked(options):
    """Return what each address took on the database of this process."""
    import logging

    import django

    django.setup()
    logging.disable(logging.WARNING)
    from . import walking

    readers = tuple(filter(None, options.readers.split(","))) or walking.READERS
    return walking.as_lines(walking.walk(readers, options.turns))


# What is told of it.


def report(alone, country):
    """Print each address that takes longer inside the country, or reads a grown table whole."""
    pairs = [(alone[key], country[key]) for key in alone if key in country]
    slow = [each for each in pairs if is_slower(*each)]
    whole = [each for each in pairs if each[1]["scans"]]
    kept = [each for each in pairs if each[0]["name"] not in OF_EVERYTHING]
    print(f"{len(pairs)} adressen van het eerste dossier, per lezer; ms van de processor")
    ratios = sorted(inside["spent"] / outside["spent"] for outside, inside in kept)
    print(f"binnen het land tegen alleen: mediaan {ratios[len(ratios) // 2]:.2f} x")
    for title, found in (("Meer dan 1,2 keer:", slow), ("Leest een gegroeide tabel:", whole)):
        print(title if found else f"{title} geen")
        for outside, inside in sorted(found, key=lambda pair: -pair[1]["spent"]):
            print(tell_pair(outside, inside))


def is_slower(outside, inside):
    """Whether an address takes more than 1.2 times as long, and by more than is noise."""
    more = inside["spent"] - outside["spent"]
    return inside["spent"] > LIMIT * outside["spent"] and more > NOTICED


def tell_pair(outside, inside):
    """Return the line of one address, alone and inside the country."""
    about = " (lijst van alles)" if inside["name"] in OF_EVERYTHING else ""
    times = f"{outside['spent']:8.1f} {inside['spent']:8.1f}"
    ratio = f"{inside['spent'] / outside['spent']:6.1f} x"
    tables = ", ".join(inside["scans"])
    return f"  {inside['reader']:<14}{inside['name']:<24}{times}{ratio}  {tables}{about}"


def report_load(own, told):
    """Print how long the public waits while several ask pages of the first dossier at once."""
    addresses = [each["address"] for (reader, _name), each in told.items() if reader == "iedereen"]
    waited = []
    with serving("benchmarks.wsgi:application", "/leeg/", own, workers=2) as port:
        until = time.monotonic() + SECONDS
        asking = [
            threading.Thread(target=ask_until, args=(port, until, addresses, seed, waited))
            for seed in range(ASKING)
        ]
        for each in asking:
            each.start()
        for each in asking:
            each.join()
    parts = quantiles(waited, n=100)
    print(
        f"{ASKING} tegelijk, {SECONDS} s, {len(waited)} antwoorden: mediaan {parts[49]:.0f} ms, "
        f"p95 {parts[94]:.0f} ms"
    )


def ask_until(port, until, addresses, seed, waited):
    """Ask one address after the other until a moment; note how long each took."""
    choose = random.Random(seed)
    connection = HTTPConnection(HOST, port, timeout=60)
    while time.monotonic() < until:
        begun = time.perf_counter()
        connection.request("GET", choose.choice(addresses))
        connection.getresponse().read()
        waited.append((time.perf_counter() - begun) * 1000)


if __name__ == "__main__":
    main()
