"""The stance of a row: a Position with its groups, its condition and the place that reads it."""

from copy import copy
from textwrap import shorten

from django.utils.translation import gettext as _

from municipalities.text import fold_text

from ...actions.basis import ask_departure
from ...domain.stances import CONDITIONAL, Stance
from ...models import Decision, Evidence, Position, PositionGroup, Remark, RemarkKind, Subject
from .act_rows import ActRow
from .places import build_place
from .plan import RowEffect, TablePlan, apply_changes

LONGEST_CONDITION = 120  # that is told of a row


def plan_stance(
    plan: TablePlan,
    row: ActRow,
    decision: Decision,
    standing: Position | None,
    said: tuple[Subject, Stance],
) -> None:
    """Plan the Position of a row, new or the one that is standing, with its groups, its condition
    and the place that reads it; `said` is its subject and its stance."""
    subject, stance = said
    row.row.words += f" – {subject.name}: {stance.label}"
    if row.values.get("group_seats") is not None and not row.label:
        row.row.read.refuse("group_seats", _("Zetels horen bij fracties; noem die ook."))
        return
    position = standing or build_position(decision, row, subject, stance)
    reading = build_reading(row, position, subject, stance)
    if standing is None:
        row.row.raise_to(RowEffect.NEW)
        plan.add(row.row, position)
        warn_without_source(row, position)
    else:
        change_position(plan, row, position, stance, reading)
    plan_groups_of(plan, row, position)
    plan_condition(plan, row, position)
    if reading is not None and not stands_there(position, reading):
        row.row.raise_to(RowEffect.CHANGED)
        plan.put(row.row, reading)


def build_position(decision: Decision, row: ActRow, subject: Subject, stance: Stance) -> Position:
    return Position(
        dossier=decision.dossier,
        decision=decision,
        body=decision.body,
        subject=subject,
        stance=stance.value,
        groups_label=row.label,
        group_seats=row.values.get("group_seats"),
        source_follows=row.values.get("source_follows", False),
    )


def build_reading(
    row: ActRow, position: Position, subject: Subject, stance: Stance
) -> Evidence | None:
    """Return the place of a row as a reading of its stance, None where it names no source."""
    if row.source is None:
        return None
    told = {"who": row.body.name, "stance": stance.label, "subject": subject.name}
    summary = _("%(who)s over ‘%(subject)s’: %(stance)s.") % told
    place = build_place(row.row, row.source, summary)
    place.dossier, place.position, place.reads_stance = position.dossier, position, stance.value
    return place


def change_position(
    plan: TablePlan, row: ActRow, position: Position, stance: Stance, reading: Evidence | None
) -> None:
    """Let a position that stands say what the row says, and show a place that reads it."""
    stored = copy(position)
    said = {
        "stance": stance.value,
        "group_seats": row.values.get("group_seats"),
        "source_follows": row.values.get("source_follows"),
    }
    before = apply_changes(position, said)
    if not before:
        return
    row.row.tell_changes(position, before)
    readings = [each for each in position.evidence.all() if each.is_accepted]
    if reading is not None:
        readings.append(reading)
    told = ask_departure(position.stance, readings)
    if told and not position.departure:
        row.row.read.refuse("stance", _("%s Noem een bron die dit leest.") % told)
        return
    if position.shown is not None and position.shown.reads_stance != position.stance:
        saved = (each for each in readings if each.pk and each.reads_stance == position.stance)
        position.shown = next(saved, None)  # none: the new place is shown once it is saved
    plan.add(row.row, position, stored)


def plan_groups_of(plan: TablePlan, row: ActRow, position: Position) -> None:
    """Plan the links to the groups that the row names; what stands stays."""
    linked = {each.group_id for each in position.groups.all()} if position.pk else set()
    for group in row.groups:
        if group.pk not in linked:
            row.row.raise_to(RowEffect.CHANGED)
            plan.add(row.row, PositionGroup(position=position, group=group))


def plan_condition(plan: TablePlan, row: ActRow, position: Position) -> None:
    """Plan the condition of a 'voor, mits' or a 'tegen, tenzij', where that does not stand yet."""
    text = row.values.get("condition")
    if not text:
        return
    if position.stance not in CONDITIONAL:
        row.row.read.refuse("condition", _("Een voorwaarde hoort bij ‘voor, mits’ of ‘tegen’."))
        return
    known = position.conditions.all() if position.pk else ()
    if any(fold_text(each.text) == fold_text(text) for each in known):
        return
    row.row.raise_to(RowEffect.CHANGED)
    row.row.words += f" ({shorten(text, LONGEST_CONDITION, placeholder='…')})"
    decision = position.decision
    condition = Remark(
        kind=RemarkKind.CONDITION,
        dossier=decision.dossier,
        body=decision.body,
        groups_label=row.label,
        dated_on=decision.dated_on,
        subject=position.subject,
        decision=decision,
        position=position,
        text=text,
    )
    plan.add(row.row, condition)


def stands_there(position: Position, place: Evidence) -> bool:
    """Whether a position has this place already, reading the same."""
    if position.pk is None:
        return False
    return any(
        (each.source_id, fold_text(each.place), each.reads_stance)
        == (place.source_id, fold_text(place.place), place.reads_stance)
        for each in position.evidence.all()
    )


def warn_without_source(row: ActRow, position: Position) -> None:
    if row.source is None and not position.source_follows:
        told = _("Zonder bron kan dit niet openbaar: noem een bron, of zet ‘Bron volgt’ op ja.")
        row.row.read.warn("source", told)
