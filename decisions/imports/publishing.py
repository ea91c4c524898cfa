"""What the folder brought in becomes public with it."""

from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.tracking import part

from ..actions import publish
from ..models import Remark, Status
from .refusals import sentences
from .report import State

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
                intake.progress.mark(row, State.CHANGED)
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
            intake.progress.mark(row, State.CHANGED, name)
    return fresh


def follows_decision(record):
    """Whether a record is published with its decision; an agenda item only comes from one."""
    return isinstance(record, Remark) and record.decision_id is not None


def is_draft(record):
    return record.status == Status.DRAFT
