"""What a position has beside its own row: the groups behind it, its condition, what is shown."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.tracking import part

from ..actions import keep, show, throw_away
from ..folder import TABLES
from ..models import PositionGroup, Remark, RemarkKind, Status
from ..stances import Stance
from .intake import Unresolved
from .report import State


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
            intake.progress.mark(row, State.CHANGED)


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
        intake.progress.mark(row, State.CHANGED)


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
