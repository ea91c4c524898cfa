"""A made-up folder brought in, and what stands in the database, counted."""

from django.apps import apps

from decisions.exchange import import_folder
from decisions.exchange.folder import read_folder
from municipalities.tracking import Tracked
from tests.people import beheer

TRACKED = [model for model in apps.get_models() if issubclass(model, Tracked)]


def histories():
    """Return how many history rows every tracked model has."""
    return {model.__name__: model.history.count() for model in TRACKED}


def versions():
    """Return the version of every tracked record."""
    return {
        (model.__name__, *pair)
        for model in TRACKED
        for pair in model.objects.order_by("pk").values_list("pk", "version")
    }


def written_since(before):
    """Return how many history rows each model has more than `before`."""
    now = histories()
    return {name: now[name] - before[name] for name in now if now[name] != before[name]}


def bring(made, **options):
    """Write a DossierFolder and import it; return the report."""
    return import_folder(read_folder(made.write()), by=beheer(), **options)


def touched(report):
    """Return (new, changed) of the files in which anything is."""
    return {
        file: (count.new, count.changed)
        for file, count in report.counts.items()
        if count.new or count.changed
    }


def all_new(made):
    """Return what a first import of the folder touches: every row, the dossier, its region."""
    rows = {f"{name}.csv": (len(rows), 0) for name, rows in made.rows.items()}
    return {"dossier.toml": (2, 0), **rows}
