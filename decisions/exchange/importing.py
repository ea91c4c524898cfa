"""Bring a dossier folder in: one path for a preview and for the real thing."""

from collections import defaultdict

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from municipalities.actions.register import find_crowded_terms
from municipalities.audit import AuditedAct, note_act, told_as_one
from municipalities.tracking import refusable_part

from ..actions import delete_draft, publish_record, save_record, set_shown_reading, writing_in
from ..actions.records import check_groups_of_position
from ..domain.stances import Stance
from ..models import Dossier, PositionGroup, Remark, RemarkKind, Status
from .folder import TABLES
from .import_session import ImportSession, ReferenceUnresolved, iterate_sentences
from .imported_acts import check_imported_acts
from .imported_basis import tell_imported_basis
from .imported_concerns import check_imported_concerns
from .imported_groups import propose_imported_groups
from .report import ImportProgress, RowOutcome
from .resources import DOSSIER_RESOURCE, DOSSIER_RESOURCES, REGION_RESOURCE, SHARED_RESOURCES

# What a position has beside its own row: the groups behind it, its condition, what is shown.


def import_position_groups(intake):
    """Link the groups that the folder names to their positions; drop those it no longer does."""
    standing = defaultdict(dict)
    for link in PositionGroup.objects.filter(position__dossier=intake.dossier):
        standing[link.position_id][link.group_id] = link
    for row, position in intake.brought("positions"):
        try:
            named = {each: intake.found("groups", each) for each in row.values["groups"]}
        except ReferenceUnresolved:
            continue
        if link_position_groups(intake, row, position, standing[position.pk], named):
            intake.progress.mark(row, RowOutcome.CHANGED)


def link_position_groups(intake, row, position, standing, named):
    """Make the links of one position those to the groups that its row names, by their ids; return
    whether any changed. What is refused is told with the id of the group."""
    wanted = {group.pk for group in named.values()}
    gone = [link for key, link in standing.items() if key not in wanted]
    new = [(key, group) for key, group in named.items() if group.pk not in standing]
    for link in gone:
        act_on_cell(intake, row, "groups", str(link.group), delete_draft, link)
    for key, group in new:
        link = PositionGroup(position=position, group=group)
        act_on_cell(intake, row, "groups", key, save_record, link)
    if named and intake.progress.is_touched(row):
        act_on_cell(intake, row, "decision", row.values["decision"], check_kept_groups, position)
    return bool(gone or new)


def check_kept_groups(position, **written):
    """Refuse the groups of a position that came to a decision of another council."""
    check_groups_of_position(position)


def act_on_cell(intake, row, column, value, act, *about):
    """Do something that follows from one cell; where that is refused, tell it at that cell.

    Returns whether it was done.
    """
    try:
        with refusable_part():
            act(*about, by=intake.by, reason=intake.reason)
    except (ValidationError, PermissionDenied) as error:
        for _field, sentence in iterate_sentences(error):
            intake.progress.refuse(row, column, value, sentence)
        return False
    return True


def import_shown_readings(intake):
    """Show at every position the place that the folder chose, or the first that reads it."""
    first = find_first_readings(intake)
    for row, position in intake.brought("positions"):
        try:
            reading = find_chosen_reading(intake, row, first)
        except ReferenceUnresolved:
            continue
        if position.shown_id == (reading.pk if reading else None):
            continue
        save_shown_reading(intake, row, position, reading)


def find_first_readings(intake):
    """Return the first place of each (position, stance) in the order of the file."""
    first = {}
    for row, reading in intake.brought("evidence"):
        first.setdefault((row.values["position"], row.values["reads_stance"]), reading)
    return first


def find_chosen_reading(intake, row, first):
    if row.values["shown"]:
        return intake.found("evidence", row.values["shown"])
    return first.get((row.id, row.values["stance"]))


def save_shown_reading(intake, row, position, reading):
    """Write which place a position shows, or that it shows none."""
    told = (intake, row, "shown", row.values["shown"])
    if reading is None:
        position.shown = None
        is_done = act_on_cell(*told, save_record, position)
    else:
        is_done = act_on_cell(*told, set_shown_reading, position, reading)
    if is_done:
        intake.progress.mark(row, RowOutcome.CHANGED)


def import_moved_motions(intake):
    """Let every motion and amendment belong to the treatment that the folder names; a file without
    that column says nothing of it."""
    for row, decision in intake.brought("decisions"):
        if "moved_in" not in row.values:
            continue
        named = row.values["moved_in"]
        try:
            treatment = intake.found("treatments", named) if named else None
        except ReferenceUnresolved:
            continue
        if decision.moved_in_id != (treatment.pk if treatment else None):
            decision.moved_in = treatment
            if act_on_cell(intake, row, "moved_in", named, save_record, decision):
                intake.progress.mark(row, RowOutcome.CHANGED)


def check_imported_conditions(intake):
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


def check_imported_seats(intake):
    """Refuse a council whose groups have more seats than it, as the folder left them."""
    rows = {term.pk: (row, term) for row, term in intake.brought("terms")}
    for key, sentence in find_crowded_terms(rows).items():
        row, term = rows[key]
        intake.progress.refuse(row, "seats", str(term.seats), sentence)


# What the folder brought in becomes public with it.

ALONE = (
    *("statements", "remarks", "replies", "agenda_items", "answers", "common_items"),
    *("commitments", "polls"),
)


def publish_imported(intake):
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
        with refusable_part():
            publish_record(
                fresh, by=intake.by, public_from=moment, reason=intake.reason, asks_source=False
            )
    except (ValidationError, PermissionDenied) as error:
        for _field, sentence in iterate_sentences(error):
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


def import_folder(folder, *, by, dry_run=False, accepts_shared=False, preview=None):
    """Write what is new or changed in a folder and return the ImportReport; all of it or nothing.

    Nothing is stored on a `dry_run`, or when any cell is wrong. A record of the register that is
    not the folder's own changes with `accepts_shared` only. `preview`, when given, is
    called with the ImportReport before anything is stored for good. Raises Conflict when somebody
    changes the same record meanwhile; then nothing is stored either.
    """
    progress = ImportProgress(folder.problems)
    with writing_in(*find_folder_dossiers(folder)) as opened:
        if folder.settings is not None:
            session = ImportSession(folder, by=by, progress=progress, accepts_shared=accepts_shared)
            with told_as_one():
                import_tables(session)
            if not dry_run:
                note_act(AuditedAct.IMPORTED, session.dossier, by=by, records=len(opened.written))
        report = progress.report(is_stored=not dry_run)
        if preview is not None:
            preview(report)
        if not report.is_stored or not opened.written:
            transaction.set_rollback(True)  # also the counter: what is kept still holds
    return report


def find_folder_dossiers(folder):
    """Return the dossier that a folder is about, in a list; [] where it is still to come."""
    if folder.settings is None:
        return []
    return list(Dossier.objects.filter(slug=folder.settings.values["slug"]))


def import_tables(intake):
    """Bring in every table in the order in which they rest on each other."""
    if not stays_in_region(intake):
        return
    intake.region = intake.bring_one(REGION_RESOURCE, "region")
    if intake.region is None:
        return
    for recipe in SHARED_RESOURCES:
        intake.bring(recipe)
    intake.dossier = intake.bring_one(DOSSIER_RESOURCE, "dossier")
    if intake.dossier is None:
        return
    for recipe in DOSSIER_RESOURCES:
        intake.bring(recipe)
    finish_import(intake)


def stays_in_region(intake):
    """Whether a dossier that stands is of the region that the folder names; else that is told."""
    slug, region = intake.settings["slug"], intake.settings["region.slug"]
    standing = Dossier.objects.filter(slug=slug).select_related("region").first()
    if standing is None or standing.region.slug == region:
        return True
    expected = _("‘%s’: dit dossier staat al in die regio en blijft daar.") % standing.region.slug
    intake.progress.refuse(intake.folder.settings, "region.slug", region, expected)
    return False


def finish_import(intake):
    """Do what only whole records can: groups, conditions, shown places and publication."""
    check_imported_seats(intake)
    import_position_groups(intake)
    import_moved_motions(intake)
    import_shown_readings(intake)
    check_imported_conditions(intake)
    check_imported_acts(intake)
    check_imported_concerns(intake)
    propose_imported_groups(intake)
    tell_imported_basis(intake)
    if not intake.progress.problems:
        publish_imported(intake)
