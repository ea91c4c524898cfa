"""Bring a dossier folder in: one path for a preview and for the real thing."""

from django.db import transaction

from ..actions import writing_in
from ..models import Dossier
from .intake import Intake
from .positions import bring_groups, bring_shown, check_conditions
from .publishing import publish_brought
from .recipes_what import DOSSIER, WHAT
from .recipes_who import REGION, WHO
from .report import Progress


def import_folder(folder, *, by, dry_run=False, preview=None):
    """Write what is new or changed in a folder and return the Report; all of it or nothing.

    Nothing is stored on a `dry_run`, or when any cell is wrong. `preview`, when given, is
    called with the Report before anything is stored for good. Raises Conflict when somebody
    changes the same record meanwhile; then nothing is stored either.
    """
    progress = Progress(folder.problems)
    with writing_in(*dossiers_of(folder)):
        if folder.settings is not None:
            bring_all(Intake(folder, by=by, progress=progress))
        report = progress.report(is_stored=not dry_run)
        if preview is not None:
            preview(report)
        if not report.is_stored:
            transaction.set_rollback(True)
    return report


def dossiers_of(folder):
    """Return the dossier that a folder is about, in a list; [] where it is still to come."""
    if folder.settings is None:
        return []
    return list(Dossier.objects.filter(slug=folder.settings.values["slug"]))


def bring_all(intake):
    """Bring in every table in the order in which they rest on each other."""
    intake.region = intake.bring_one(REGION, "region")
    if intake.region is None:
        return
    for recipe in WHO:
        intake.bring(recipe)
    intake.dossier = intake.bring_one(DOSSIER, "dossier")
    if intake.dossier is None:
        return
    for recipe in WHAT:
        intake.bring(recipe)
    finish(intake)


def finish(intake):
    """Do what only whole records can: groups, conditions, shown places and publication."""
    bring_groups(intake)
    bring_shown(intake)
    check_conditions(intake)
    if not intake.progress.problems:
        publish_brought(intake)
