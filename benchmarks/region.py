"""`make bench-region`: the pages of a dossier that every municipality of the country takes part in.

342 councils by 25 subjects, made up, in a database of its own (SQLite in a file that goes away).
*Anew*: the rows of the dossier kept, the page not; *cold*: neither, in a warm process. Times are
those of the processor, SQLite included, so that a busy machine changes them little."""

import argparse
import gzip
import os
import tempfile
import time
from pathlib import Path
from statistics import median

ALL, SUBJECTS = 342, 25
TIMES = 5
LIMIT_SECONDS, LIMIT_KILOBYTES = 0.3, 60
PAGES = {
    "bord": "/dossiers/{slug}/",
    "bord, een raad gekozen": "/dossiers/{slug}/?raad={home}",
    "draagvlak": "/dossiers/{slug}/draagvlak/",
    "verloop": "/dossiers/{slug}/verloop/",
    "tijdlijn": "/dossiers/{slug}/tijdlijn/",
    "gemeente": "/dossiers/{slug}/gemeenten/{home}/",
    "onderwerp": "/dossiers/{slug}/varianten/onderwerp-1/",
    "wensen": "/dossiers/{slug}/wensen-en-bedenkingen/",
    "ronde": "/dossiers/{slug}/rondes/{round}/",
    "API stand": "/api/v1/dossiers/{slug}/stand",
    "API draagvlak": "/api/v1/dossiers/{slug}/draagvlak",
}


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        prepare(options.database or str(Path(folder) / "region.sqlite3"), options)
        report(options)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--councils", type=int, default=ALL)
    parser.add_argument("--subjects", type=int, default=SUBJECTS)
    parser.add_argument("--database", help="keep the database in this file")
    parser.add_argument("--only", help="measure the pages of which the name holds this")
    return parser.parse_args()


def prepare(database, options):
    """Open the database, filled on first use."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="benchmarks.settings",
        REGIO_SQLITE=database,
        REGIO_HTTPS="0",
        REGIO_DEBUG="0",
        REGIO_ALLOWED_HOSTS="testserver",
    )
    os.environ.pop("DATABASE_URL", None)
    is_new = not Path(database).exists()
    import django
    from django.core.management import call_command

    django.setup()
    if is_new:
        from .big_region import fill

        call_command("migrate", verbosity=0)
        fill(options.councils, options.subjects)


def report(options):
    """Print the seconds and kilobytes of each page."""
    print(f"{options.councils} raden en {options.subjects} onderwerpen, mediaan van {TIMES}:")
    print(f"  {'':<24}{'opnieuw':>9}{'koud':>9}{'kB':>9}{'kB gzip':>9}")
    for name, address in list_addresses().items():
        if options.only and options.only not in name:
            continue
        anew, cold, body = measure(address)
        packed = len(gzip.compress(body, 6)) / 1024
        is_met = anew <= LIMIT_SECONDS and packed <= LIMIT_KILOBYTES
        verdict = "gehaald" if is_met else "NIET GEHAALD"
        sizes = f"{len(body) / 1024:9.0f}{packed:9.1f}"
        print(f"  {name:<24}{anew:7.2f} s{cold:7.2f} s{sizes}  {verdict}", flush=True)


def list_addresses():
    from decisions.models import Round
    from municipalities.models import Municipality

    from .big_region import DAY, SLUG

    home = Municipality.objects.order_by("name")[100 % Municipality.objects.count()]
    named = {"slug": SLUG, "home": home.slug, "round": Round.objects.get().pk}
    day = f"peildatum={DAY}"
    told = {name: address.format(**named) for name, address in PAGES.items()}
    return {name: f"{each}{'&' if '?' in each else '?'}{day}" for name, each in told.items()}


def measure(address):
    """Return the median seconds anew and cold, and the body."""
    from decisions.board import cache

    body = timed(address)[1]
    anew = [timed(address)[0] for _turn in range(TIMES)]
    cold = []
    for _turn in range(TIMES):
        cache.material_cache.forget()
        cache.part_cache.forget()
        cold.append(timed(address)[0])
    return median(anew), median(cold), body


def timed(address):
    """Return the seconds of the processor that one page takes, made anew, and its body."""
    from django.core.cache import caches
    from django.test import Client

    for name in ("pages", "counts"):
        caches[name].clear()
    begun = time.process_time()
    response = Client().get(address)
    spent = time.process_time() - begun
    if response.status_code != 200:
        raise ValueError(f"{address}: {response.status_code}")
    return spent, response.content


if __name__ == "__main__":
    main()
