"""`make bench-clocks`: what was known of a dossier at a moment, however often its records changed.

A thousand records of one dossier with 10 versions each, and another with a thousand, on a database
of its own (DATABASE_URL, else SQLite in a file that goes away). `known_on` is asked beside
`as_of()` of django-simple-history with the same filter; times are those of the wall in one run,
made to be compared with each other."""

import argparse
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

RECORDS, FEW = 1_000, 10
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
TIMES = 15
LIMIT_MILLISECONDS, LIMIT_RATIO, LIMIT_FLAT = 10, 0.5, 1.2


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--versions", type=int, default=1_000)
    many = parser.parse_args().versions
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "clocks.sqlite3")
        report([measure(versions) for versions in (FEW, many)], (FEW, many))


def prepare(database):
    """Make the tables of the database that is measured."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="benchmarks.settings",
        REGIO_SQLITE=str(database),
        REGIO_HTTPS="0",
        REGIO_DEBUG="0",
        REGIO_ALLOWED_HOSTS="127.0.0.1",
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def measure(versions):
    """Return the least milliseconds of `known_on` and of `as_of`, halfway a dossier's versions."""
    from decisions.models import Theme

    dossier = fill(versions)
    moment = BEGUN + timedelta(minutes=versions // 2)
    asked = (
        lambda: Theme.history.known_on(moment, dossier=dossier),
        lambda: Theme.history.as_of(moment).filter(dossier=dossier),
    )
    told = [sorted(row.id for row in rows()) for rows in asked]
    if told[0] != told[1] or len(told[0]) != RECORDS:
        raise ValueError("known_on and as_of do not agree")
    return [timed(lambda rows=rows: list(rows().values_list("id", "name"))) for rows in asked]


def timed(question):
    """Return the least milliseconds of a question, asked again and again."""
    spent = []
    for _turn in range(TIMES):
        begun = time.perf_counter()
        question()
        spent.append((time.perf_counter() - begun) * 1000)
        if spent[0] > 5_000:
            break
    return min(spent)


def fill(versions):
    """Make a dossier whose thousand themes have so many versions; return its key."""
    from django.db import connection, transaction

    from decisions.models import Dossier, Theme
    from municipalities.models import Region

    region, _new = Region.objects.get_or_create(slug="verzonnen", name="Verzonnen regio")
    dossier = Dossier.objects.create(
        region=region, slug=f"verzonnen-{versions}", title="Verzonnen", dated_on="2020-01-01"
    )
    made = [
        Theme(dossier=dossier, slug=f"thema-{place}", name=f"Thema {place}")
        for place in range(RECORDS)
    ]
    themes = Theme.objects.bulk_create(made)
    model = Theme.history.model
    model.objects.bulk_create(
        model(
            **{each.attname: getattr(theme, each.attname) for each in model.tracked_fields},
            history_type="+",
            history_date=BEGUN,
        )
        for theme in themes
    )
    with transaction.atomic(), connection.cursor() as cursor:
        for version in range(1, versions):
            cursor.execute(*another_version(model, dossier, version))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return dossier.pk


def another_version(model, dossier, version):
    """Return the statement, with its parameters, that adds one version of every theme."""
    kept = [each.column for each in model.tracked_fields]
    columns = ", ".join([*kept, "history_type", "history_date"])
    statement = (
        f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {', '.join(kept)}, '~', %s "
        f"FROM {model._meta.db_table} WHERE dossier_id = %s AND history_type = '+'"
    )
    return statement, [BEGUN + timedelta(minutes=version), dossier.pk]


def report(told, depths):
    """Print the times and what they are to each other."""
    from django.db import connection

    print(f"{RECORDS} records van een dossier op {connection.vendor}, de snelste van {TIMES}:")
    for (known, other), versions in zip(told, depths, strict=True):
        ratio = known / other
        verdict = "gehaald" if ratio <= LIMIT_RATIO and known <= LIMIT_MILLISECONDS else "NIET"
        times = f"known_on {known:8.1f} ms, as_of {other:9.1f} ms, {ratio:6.3f} x"
        print(f"  {versions:>5} versies: {times}  {verdict}")
    flat = told[1][0] / told[0][0]
    print(f"  {depths[1]} tegen {depths[0]} versies: {flat:.2f} x (doel {LIMIT_FLAT})")


if __name__ == "__main__":
    main()
