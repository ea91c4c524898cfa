"""`make bench-register`: the pages of remarks and their files with a hundred thousand of them.

One round on one subject, in databases of their own beside the demo's records, which stay as they
are. The page is asked with a filter in a process that counted before, and in one that counts anew.
Each file is thrown away as it comes in: what counts is how long it takes, how long until something
came, and the most memory that it took more than the page; `--files` measures no pages. Then files
are set against `csv` and XlsxWriter writing the same cells from a list; `--bare` does only that, in
the empty database of DATABASE_URL where there is one. Times are those of the processor, SQLite
included and PostgreSQL not, so that a busy machine changes them little."""

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from statistics import median

from xlsxwriter import Workbook

SLUG = "toekomstvisie-2027-leidse-regio"
PAGE = f"/dossiers/{SLUG}/wensen-en-bedenkingen"
ROUND, ALIKE = "ronde", "gelijkenis"
ASKED = {
    "zonder keuze": {},
    "een soort": {"soort": "wens"},
    "een stand, naar orgaan": {"staat": "beantwoord", "volgorde": "orgaan"},
    "een onderdeel": {"onderdeel": "hoofdstuk 3", "volgorde": "onderdeel"},
    "een ronde en een soort": {ROUND: None, "soort": "vraag"},
    "wat gedeeld is": {"punt": "gedeeld"},
    "een woord in de meeste": {"zoek": "bereikbaarheid"},
    "een woord in 1 op de 100": {"zoek": "veerpont"},
    "twee woorden": {"zoek": "veerpont bereikbaarheid"},
    "een woord dat nergens staat": {"zoek": "zeppelin"},
    "bladzijde van de ronde": ROUND,
    "gelijkenis in de ronde": ALIKE,
}
BOOKS = {
    **{f"register.{ending}": {} for ending in ("csv", "xlsx", "ods")},
    "bundel.csv": {"ordening": "onderdeel"},
    "bundel.xlsx": {"ordening": "onderdeel"},
    "reactienota.xlsx": {},
}
FEW, MANY = 100, 100_000
TIMES = 7
LIMIT_RATIO, LIMIT_MEGABYTES = 3, 150
LIMITS_TO_BARE = {"csv": 3, "xlsx": 1.5}
# Days on which all remarks were raised: one for each time, so that no file is kept from before.
FILE_DAYS = ("2017-06-01", "2017-06-02", "2017-06-03")


def main():
    options = arguments()
    if options.bare and not options.database:
        with tempfile.TemporaryDirectory() as folder:
            prepare(str(Path(folder, "files.sqlite3")), options.number)
            report_files(measure_files())
        return
    if options.database:
        prepare(options.database, options.number)
        if not options.fill:
            print(*measure(options))
        return
    with tempfile.TemporaryDirectory() as folder:
        if not options.files:
            report_pages(Path(folder), options.number)
        report_downloads(Path(folder), options.number)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=MANY)
    parser.add_argument("--bare", action="store_true", help="only files against bare writers")
    parser.add_argument("--files", action="store_true", help="only files, without the pages")
    parser.add_argument("--fill", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--database", help=argparse.SUPPRESS)
    parser.add_argument("--file", choices=BOOKS, help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(options):
    if options.bare:
        return measure_files()
    return measure_file(options.file) if options.file else measure_page()


def report_pages(folder, number):
    """Print how long the page takes with few and with many."""
    few, many = (figures(folder, each) for each in (FEW, number))
    print(f"Bladzijde met {FEW} en met {number} punten, mediaan van {TIMES}:")
    for place, name in enumerate(ASKED):
        for told, offset in (("geteld", 0), ("opnieuw geteld", len(ASKED))):
            before, after = few[place + offset], many[place + offset]
            verdict = "gehaald" if after <= LIMIT_RATIO * before else "NIET GEHAALD"
            told_times = f"{before:7.1f} ms {after:9.1f} ms {after / before:7.1f} x"
            print(f"  {name:<24}{told:<16}{told_times}  {verdict}")


def report_downloads(folder, number):
    """Print what each file takes, and how many times what a bare writer takes."""
    for book in BOOKS:
        report_book(folder, number, book)
    report_files(figures(folder, number, "--bare"))


def report_files(taken):
    """Print how many times a bare writer each file of the register takes."""
    for ending, ours, bare in zip(LIMITS_TO_BARE, taken[::2], taken[1::2], strict=True):
        verdict = "gehaald" if ours <= LIMITS_TO_BARE[ending] * bare else "NIET GEHAALD"
        told = f"{ours:.2f} s, kaal {bare:.2f} s, {ours / bare:.2f} x"
        print(f"register.{ending}: {told}: {verdict}")


def report_book(folder, number, book):
    """Print what a file takes with many remarks, and with few."""
    (base, *_rest), told = (figures(folder, each, "--file", book) for each in (FEW, number))
    held, grown, seconds, begun, size = told
    verdict = "gehaald" if grown <= LIMIT_MEGABYTES else "NIET GEHAALD"
    taken = f"{seconds:.1f} s (het eerste na {begun:.1f} s), {grown:.0f} MB geheugen erbij"
    print(f"{book}: {taken} (tot {held:.0f} MB, met {FEW} {base:.0f} MB), {size:.1f} MB: {verdict}")


def figures(folder, number, *more):
    """Return what a process of its own measured on a database with so many remarks, which another
    one filled on first use."""
    database = folder / f"{number}.sqlite3"
    command = [sys.executable, "-m", "benchmarks.register", "--number", str(number)]
    command += ["--database", str(database)]
    if not database.exists():
        subprocess.run([*command, "--fill"], check=True)
    told = subprocess.run([*command, *more], check=True, capture_output=True, text=True).stdout
    return [float(each) for each in told.split()]


def prepare(database, number):
    """Open the database, filled on first use."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="benchmarks.settings",
        REGIO_SQLITE=database,
        REGIO_DEMO="1",
        REGIO_HTTPS="0",
        REGIO_DEBUG="0",
        REGIO_ALLOWED_HOSTS="testserver",
    )
    is_new = not Path(database).exists()
    import django
    from django.core.management import call_command

    django.setup()
    if is_new:
        from .remarks import fill

        call_command("migrate", verbosity=0)
        with open(os.devnull, "w") as silence:
            call_command("demo", stdout=silence)
        fill(number)


def measure_page():
    """Return the median milliseconds of each question: counted before, then counted anew."""
    from decisions.board.cache import remark_count_cache

    kept = [median(timed(asked) for _turn in range(TIMES)) for asked in warm(ASKED.values())]
    anew = []
    for asked in ASKED.values():
        times = []
        for _turn in range(TIMES):
            remark_count_cache.forget()
            times.append(timed(asked))
        anew.append(median(times))
    return [*kept, *anew]


def warm(questions):
    """Yield each question after it was asked once."""
    for asked in questions:
        timed(asked)
        yield asked


def timed(asked, ending="/"):
    """Return the milliseconds of the processor that one question takes."""
    client, address, parameters = question(asked, ending)
    begun = time.process_time()
    response = client.get(address, parameters)
    if response.status_code != 200:
        raise ValueError(f"{asked}: {response.status_code}")
    for _part in response:
        pass
    return (time.process_time() - begun) * 1000


def question(asked, ending):
    """Return who asks, the address and its parameters; `asked` may name another page."""
    from django.test import Client

    day = {"peildatum": "2017-06-01"}
    if asked == ROUND:
        return Client(), f"/dossiers/{SLUG}/rondes/{busiest()}/", day
    if asked == ALIKE:
        return keeper(), f"/werkblad/{SLUG}/rondes/{busiest()}/gelijkenis/", {}
    named = {ROUND: busiest()} if ROUND in asked else {}
    return Client(), PAGE + ending, day | asked | named


def busiest():
    """Return the key of the round that all remarks are in."""
    from decisions.models import Round

    return Round.objects.filter(subject__isnull=False).first().pk


def keeper():
    """Return a client of somebody who keeps the dossier."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(username="regioredactie"))
    return client


def measure_file(book):
    """Return the most megabytes of memory and how many more than the page took, the seconds that it
    took and those until something came, and the megabytes of file."""
    from django.test import Client

    timed({"soort": "wens"})
    before, begun, size, first = peak(), time.process_time(), 0, None
    response = Client().get(address_of(book), {"peildatum": "2017-06-01"} | BOOKS[book])
    if response.status_code != 200:
        raise ValueError(f"{book}: {response.status_code}")
    for part in response:
        first = first or time.process_time() - begun
        size += len(part)
    spent = time.process_time() - begun
    return peak(), peak() - before, spent, first, size / 2**20


def measure_files():
    """Return the median seconds of each file of the register, followed by those of bare writers."""
    timed({"soort": "wens"})
    taken = []
    for ending, write in (("csv", write_bare_csv), ("xlsx", write_bare_xlsx)):
        ours = [timed({"peildatum": day}, f".{ending}") / 1000 for day in FILE_DAYS]
        rows = read_rows_of_file()
        taken += [median(ours), median(processor_seconds(write, rows) for _day in FILE_DAYS)]
    return taken


def read_rows_of_file():
    from django.test import Client

    content = b"".join(Client().get(f"{PAGE}.csv", {"peildatum": FILE_DAYS[0]}))
    return list(csv.reader(StringIO(content.decode(), newline="")))


def processor_seconds(write, rows):
    begun = time.process_time()
    write(rows)
    return time.process_time() - begun


def write_bare_csv(rows):
    """Write rows as UTF-8 with nothing but `csv`."""
    lines = TextIOWrapper(BytesIO(), encoding="utf-8", newline="")
    csv.writer(lines).writerows(rows)
    lines.flush()


def write_bare_xlsx(rows):
    """Write rows with nothing but XlsxWriter, each cell as a text without a format."""
    with Workbook(BytesIO(), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(line, column, text)


def address_of(book):
    """Return the address of a file: of the register, or of the round that has the remarks."""
    name, _dot, ending = book.partition(".")
    if name == "register":
        return f"{PAGE}.{ending}"
    return f"/dossiers/{SLUG}/rondes/{busiest()}/{book}"


def peak():
    """Return the most memory that this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
