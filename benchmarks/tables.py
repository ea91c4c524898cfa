"""`make bench-tables`: a table of a hundred thousand wishes, looked over, brought in, taken back.

The worker does it, in a database of its own beside the demo's records: that of DATABASE_URL, which
is to be empty, else SQLite in a temporary folder. A table of decisions with their positions goes
the same way with `--kind besluiten`. What one by one takes is measured with fewer wishes, each
saved as a form saves it. Times are those of the processor, SQLite included and PostgreSQL not, and
those of the clock; the memory is the most that the process ever held."""

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path

MANY, FEW = 100_000, 500
FIRST_DAY = date(2016, 1, 1)
LIMIT_SECONDS, LIMIT_MEGABYTES = 60, 500
WISHES, ACTS = "wensen", "besluiten"
PREPARE, READ, WHOLE, SINGLE = "klaarmaken", "lezen", "tabel", "een"
USER = "beheer"


def main():
    options = arguments()
    if options.step:
        return STEPS[options.step](options)
    with tempfile.TemporaryDirectory() as folder:
        options.folder = folder
        for step in STEPS:
            run_apart(step, options)
    return None


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=MANY)
    parser.add_argument("--kind", choices=(WISHES, ACTS), default=WISHES)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    return parser.parse_args()


def run_apart(step, options):
    """Do a step in a process of its own, so that its memory is its own."""
    own = [f"--step={step}", f"--folder={options.folder}"]
    own += [f"--number={options.number}", f"--kind={options.kind}"]
    subprocess.run([sys.executable, "-m", "benchmarks.tables", *own], check=True)


def set_up(options):
    os.environ.update(
        DJANGO_SETTINGS_MODULE="benchmarks.settings",
        REGIO_DEMO="1",
        REGIO_HTTPS="0",
        REGIO_DEBUG="0",
        REGIO_ALLOWED_HOSTS="127.0.0.1",
    )
    if "DATABASE_URL" not in os.environ:
        os.environ["REGIO_SQLITE"] = str(Path(options.folder, "tables.sqlite3"))
    import django

    django.setup()


def prepare(options):
    """Fill a fresh database with the demo, and a table that waits to be looked over."""
    set_up(options)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as silence:
        call_command("demo", stdout=silence)
    open_table(options)


# The table, as the worker does it.


def bring_whole_table(options):
    """Print what each step of a long table takes."""
    set_up(options)
    from decisions.models import BatchState, ImportBatch
    from decisions.web.workspace.tables import work

    key, user = ImportBatch.objects.values_list("pk", "user").get()
    spent = measure(lambda: work.check_later.func(key, user))
    report("nakijken", spent, LIMIT_SECONDS / 2)
    report("bladzijde ervan", measure(lambda: ask_page(key)))
    spent = measure(lambda: begin(key, BatchState.BRINGING, work.bring_later.func, user))
    report("inlezen", spent, LIMIT_SECONDS)
    spent = measure(lambda: begin(key, BatchState.UNDOING, work.undo_later.func, user, "Proef."))
    report("ongedaan maken", spent)


def open_table(options):
    """Make a batch of a table, which waits to be looked over."""
    from django.utils import timezone

    from decisions.actions.batches import open_batch, set_batch_columns, start_work
    from decisions.models import BatchState, Dossier
    from decisions.tables import TABLE_KINDS, choose_columns
    from municipalities.models import User
    from municipalities.roles import reader_of

    kind, rows = TABLE_KINDS[options.kind], make_rows(options.kind, options.number)
    reader = reader_of(User.objects.get(username=USER), at=timezone.now())
    sheets = [{"name": "", "rows": rows}]
    about = {"kind": kind.name, "file_name": "tabel.csv", "sheets": sheets}
    batch = open_batch(Dossier.objects.get(), by=reader, **about)
    set_batch_columns(batch, sheet=0, columns=choose_columns(rows[0], kind))
    start_work(batch, BatchState.CHECKING, total=len(rows), by=reader)


def begin(key, state, act, user, *more):
    """Let the worker do what a batch waits for; it has to be done."""
    from decisions.models import ImportBatch

    ImportBatch.objects.filter(pk=key).update(state=state)
    act(key, user, *more)
    told = ImportBatch.objects.values("state", "refusal", "counts").get(pk=key)
    if told["refusal"] or told["state"] == state:
        raise SystemExit(f"Niet gedaan: {told}")


def ask_page(key):
    """Ask the page of a table that was looked over."""
    from django.test import Client
    from django.urls import reverse

    from decisions.models import ImportBatch
    from municipalities.models import User

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username=USER))
    batch = ImportBatch.objects.select_related("dossier").only("dossier__slug").get(pk=key)
    answer = client.get(reverse("desk-table", args=[batch.dossier.slug, key]))
    if answer.status_code != 200:
        raise SystemExit(f"De bladzijde antwoordt {answer.status_code}.")


# The file.


def read_files(options):
    """Print what reading the table takes, as CSV and as a workbook."""
    set_up(options)
    from decisions.text_intake.files import BIGGEST
    from decisions.text_intake.limits import TextRefused
    from decisions.text_intake.sheets import read_sheets

    rows = make_rows(options.kind, options.number)
    print(f"{options.number} rijen {options.kind}:", flush=True)
    for ending, data in (("csv", make_csv(rows)), ("xlsx", make_workbook(rows))):
        told = f"lezen, {ending} van {len(data) / 2**20:.1f} MB"
        if len(data) > BIGGEST:
            print(f"  {told}: groter dan een bestand mag zijn")
            continue
        try:
            report(told, measure(partial(read_sheets, data)))
        except TextRefused as refusal:
            print(f"  {told}: {refusal}")


def make_csv(rows):
    content = StringIO()
    csv.writer(content, delimiter=";").writerows(rows)
    return content.getvalue().encode()


def make_workbook(rows):
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return content.getvalue()


# The rows.


def make_rows(kind, number):
    """Return the cells of a table of councils of the demo, heads first."""
    from decisions.models import Subject
    from municipalities.models import Body, BodyKind

    choose = random.Random(number)
    councils = [each.name for each in Body.objects.filter(kind=BodyKind.COUNCIL)]
    subjects = list(Subject.objects.values_list("name", flat=True))
    make = make_wish if kind == WISHES else make_stance
    return [HEADS[kind], *(make(place, choose, councils, subjects) for place in range(number))]


HEADS = {
    WISHES: ["Orgaan", "Datum", "Soort", "Onderwerp", "Onderdeel", "Tekst"],
    ACTS: ["Orgaan", "Datum", "Waarover", "Onderwerp", "Standpunt"],
}


def make_wish(place, choose, councils, subjects):
    from .remarks import said

    kind, section = choose.choice(["wens", "bedenking"]), f"hoofdstuk {place % 12 + 1}"
    about = (kind, choose.choice(subjects), section)
    return [choose.choice(councils), random_day(choose), *about, f"{said(choose, 18)} {place}"]


def make_stance(place, choose, councils, subjects):
    """Return a row on one of the subjects of an act; each act has a row for each subject."""
    act = place // len(subjects)
    on = FIRST_DAY + timedelta(days=act % 500)
    about = (f"Raadsvoorstel {act}", subjects[place % len(subjects)])
    stance = choose.choice(["voor", "tegen", "geen standpunt"])
    return [councils[act % len(councils)], tell_day(on), *about, stance]


def random_day(choose):
    return tell_day(FIRST_DAY + timedelta(days=choose.randrange(500)))


def tell_day(on):
    return f"{on.day}-{on.month}-{on.year}"


# One by one.


def save_one_by_one(options):
    """Print what saving wishes takes, each in a write of its own, and what so many would take."""
    set_up(options)
    from django.utils import timezone

    from decisions.actions import save_record
    from decisions.models import Dossier, Remark
    from municipalities.models import Body, BodyKind, User
    from municipalities.roles import reader_of

    from .remarks import said

    reader = reader_of(User.objects.get(username=USER), at=timezone.now())
    choose, dossier = random.Random(1), Dossier.objects.get()
    councils = list(Body.objects.filter(kind=BodyKind.COUNCIL))

    def act():
        for place in range(FEW):
            on = (FIRST_DAY + timedelta(days=place % 500)).isoformat()
            about = {"kind": "wens", "dossier": dossier, "body": choose.choice(councils)}
            wish = Remark(dated_on=on, text=f"{said(choose, 18)} {place}", **about)
            save_record(wish, by=reader, reason="Proef.")

    processor, clock = spent = measure(act)
    report(f"een voor een, {FEW} wensen", spent)
    rate = options.number / FEW
    print(f"  {options.number} zouden zo {processor * rate:.0f} s ({clock * rate:.0f} s) duren")


# What it takes.


def measure(act):
    """Return the seconds of the processor and of the clock that something takes."""
    processor, clock = time.process_time(), time.perf_counter()
    act()
    return time.process_time() - processor, time.perf_counter() - clock


def report(name, spent, limit=None):
    """Print what a step took, and whether that is within what it may."""
    processor, clock = spent
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = f"  {name:<28}{processor:7.1f} s ({clock:.1f} s op de klok), {held:.0f} MB"
    if limit is not None:
        is_reached = processor <= limit and held <= LIMIT_MEGABYTES
        told += f": {'gehaald' if is_reached else 'NIET GEHAALD'}"
    print(told, flush=True)


STEPS = {
    PREPARE: prepare,
    READ: read_files,
    WHOLE: bring_whole_table,
    SINGLE: save_one_by_one,
}

if __name__ == "__main__":
    main()
