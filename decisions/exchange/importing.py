"""Bring a dossier folder in: one path for a preview and for the real thing."""

from collections import defaultdict

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from municipalities.tracking import part

from ..actions import keep, publish, show, throw_away, writing_in
from ..domain.stances import Stance
from ..models import Dossier, PositionGroup, Remark, RemarkKind, Status
from .folder import TABLES
from .import_session import ImportSession, Unresolved, sentences
from .report import ImportProgress, RowOutcome
from .resources import DOSSIER, REGION, WHAT, WHO

# What a position has beside its own row: the groups behind it, its condition, what is shown.


def bring_groups(intake):
    """Link the groups that the folder names to their positions; drop those it no longer does."""
    standing = defaultdict(dict)
    for link in PositionGroup.objects.filter(position__dossier=intake.dossier):
        standing[link.position_id][link.group_id] = link
    for row, position in intake.brought("positions"):
        try:
            groups = [intake.found("groups", each) for each in row.values["groups"]]
        except Unresolved:
            continue
        wanted = {group.pk: group for group in groups}
        if relink(intake, position, standing[position.pk], wanted):
            intake.progress.mark(row, RowOutcome.CHANGED)


def relink(intake, position, standing, wanted):
    """Make the links of one position those that are wanted; return whether any changed."""
    written = {"by": intake.by, "reason": intake.reason}
    gone = [link for key, link in standing.items() if key not in wanted]
    new = [group for key, group in wanted.items() if key not in standing]
    for link in gone:
        throw_away(link, **written)
    for group in new:
        keep(PositionGroup(position=position, group=group), **written)
    return bool(gone or new)


def bring_shown(intake):
    """Show at every position the place that the folder chose, or the first that reads it."""
    first = first_readings(intake)
    for row, position in intake.brought("positions"):
        try:
            reading = chosen(intake, row, first)
        except Unresolved:
            continue
        if position.shown_id == (reading.pk if reading else None):
            continue
        choose(intake, row, position, reading)


def first_readings(intake):
    """Return the first place of each (position, stance) in the order of the file."""
    first = {}
    for row, reading in intake.brought("evidence"):
        first.setdefault((row.values["position"], row.values["reads_stance"]), reading)
    return first


def chosen(intake, row, first):
    if row.values["shown"]:
        return intake.found("evidence", row.values["shown"])
    return first.get((row.id, row.values["stance"]))


def choose(intake, row, position, reading):
    """Write which place a position shows, or that it shows none."""
    try:
        with part():
            if reading is None:
                position.shown = None
                keep(position, by=intake.by, reason=intake.reason)
            else:
                show(position, reading, by=intake.by, reason=intake.reason)
    except ValidationError as error:
        intake.progress.refuse(row, "shown", row.values["shown"], " ".join(error.messages))
    else:
        intake.progress.mark(row, RowOutcome.CHANGED)


def check_conditions(intake):
    """Refuse a 'voor, mits' without a condition; not asked while remarks are wrong themselves."""
    if intake.progress.is_wrong(TABLES["remarks"].file):
        return
    conditions = Remark.objects.filter(dossier=intake.dossier, kind=RemarkKind.CONDITION)
    standing = conditions.exclude(status=Status.WITHDRAWN)
    with_condition = set(standing.values_list("position_id", flat=True))
    for row, position in intake.brought("positions"):
        if position.stance != Stance.VOOR_MITS or position.is_withdrawn:
            continue
        if position.pk not in with_condition:
            expected = _("Een voorwaarde in remarks.csv bij dit standpunt, of een ander standpunt.")
            intake.progress.refuse(row, "stance", position.stance, expected)


# What the folder brought in becomes public with it.

ALONE = ("statements", "remarks", "replies", "agenda_items", "answers")


def publish_brought(intake):
    """Publish what is still concept: the dossier, decisions with what follows, then the rest."""
    if is_draft(intake.dossier):
        intake.dossier = publish_row(intake, intake.folder.settings, intake.dossier, "dossier")
    publish_decisions(intake)
    for table in ALONE:
        for row, record in intake.brought(table):
            if is_draft(record) and not follows_decision(record):
                publish_row(intake, row, record)


def publish_decisions(intake):
    """Publish each decision that is concept itself, or from which something concept follows."""
    rows = {decision.pk: (row, decision) for row, decision in intake.brought("decisions")}
    waiting = {key for key, (_row, decision) in rows.items() if is_draft(decision)}
    for table in ("positions", "remarks"):
        for row, record in intake.brought(table):
            if is_draft(record) and record.decision_id:
                waiting.add(record.decision_id)
                intake.progress.mark(row, RowOutcome.CHANGED)
    for key, (row, decision) in rows.items():
        if key in waiting:
            publish_row(intake, row, decision)


def publish_row(intake, row, record, name=""):
    """Publish one record as the database has it now: what it follows from may be public since.

    It is public from now on, or from when its dossier is; returns the record.
    """
    fresh = type(record)._base_manager.get(pk=record.pk)
    was_draft = is_draft(fresh)
    moment = max(intake.by.at, intake.dossier.public_from or intake.by.at)
    try:
        with part():
            publish(fresh, by=intake.by, public_from=moment, reason=intake.reason)
    except (ValidationError, PermissionDenied) as error:
        for _field, sentence in sentences(error):
            intake.progress.refuse(row, "", row.id, sentence)
    else:
        if was_draft:
            intake.progress.mark(row, RowOutcome.CHANGED, name)
    return fresh


def follows_decision(record):
    """Whether a record is published with its decision; an agenda item only comes from one."""
    return isinstance(record, Remark) and record.decision_id is not None


def is_draft(record):
    return record.status == Status.DRAFT


def import_folder(folder, *, by, dry_run=False, preview=None):
    """Write what is new or changed in a folder and return the ImportReport; all of it or nothing.

    Nothing is stored on a `dry_run`, or when any cell is wrong. `preview`, when given, is
    called with the ImportReport before anything is stored for good. Raises Conflict when somebody
    changes the same record meanwhile; then nothing is stored either.
    """
    progress = ImportProgress(folder.problems)
    with writing_in(*dossiers_of(folder)):
        if folder.settings is not None:
            bring_all(ImportSession(folder, by=by, progress=progress))
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
