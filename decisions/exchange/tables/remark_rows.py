"""Rows of wishes and objections, each one Remark."""

from copy import copy
from textwrap import shorten
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Body
from municipalities.text import fold_text

from ...actions.sources import check_not_secret
from ...domain.stance_lines import name_speaker
from ...models import Remark, RemarkKind, Status
from .ground import TableGround
from .places import build_place, read_place
from .plan import PlannedRow, RowEffect, TablePlan, apply_changes

LONGEST_WORDS = 160
COLUMNS = {"first_on": "dated_on", "last_on": "dated_on", "groups_label": "groups"}

type RemarkKey = tuple[int | None, str, str, str]


def plan_remarks(plan: TablePlan, ground: TableGround) -> None:
    """Plan a Remark for each row; one that stands is known by who said it, when, and its words."""
    plan.columns = COLUMNS
    standing = read_standing_remarks(ground)
    seen: dict[RemarkKey, int] = {}
    for row in plan.each_row():
        said = read_remark(row, ground)
        if said is None:
            continue
        key = key_of(said["body"], said)
        if (number := seen.setdefault(key, row.read.number)) != row.read.number:
            row.read.refuse("text", _("Dit staat al op rij %d.") % number)
            continue
        plan_remark(plan, row, said, standing.get(key, []), ground)


def key_of(body: Body | None, said: dict[str, Any]) -> RemarkKey:
    who = fold_text(f"{said['groups_label']} {said['gathering']}")
    return body and body.pk, said["dated_on"], who, fold_text(said["text"])


def read_standing_remarks(ground: TableGround) -> dict[RemarkKey, list[Remark]]:
    """Return the remarks of the dossier that stand, by what they are known by; two queries."""
    found: dict[RemarkKey, list[Remark]] = {}
    rows = Remark.objects.filter(dossier=ground.dossier).exclude(status=Status.WITHDRAWN)
    rows = rows.select_related("dossier", "body", "subject", "theme", "round").prefetch_related(
        "evidence"
    )
    for each in rows.order_by("pk"):
        said = {name: getattr(each, name) for name in ("groups_label", "gathering", "dated_on")}
        found.setdefault(key_of(each.body, said | {"text": each.text}), []).append(each)
    return found


def read_remark(row: PlannedRow, ground: TableGround) -> dict[str, Any] | None:
    """Return the fields of a remark as a row says them, None where too much of it is wrong."""
    read = row.read
    body, gathering = read_speaker(row, ground)
    if read.is_wrong or not ground.check_may_record(read, body):
        return None
    values = read.values
    try:
        check_not_secret(values["text"])
    except ValidationError as refusal:
        read.refuse("text", " ".join(refusal.messages))
    said = {
        "body": body,
        "gathering": gathering,
        "dated_on": values["dated_on"],
        "kind": values.get("kind"),
        "groups_label": values.get("groups", ""),
        "subject": ground.subjects.get(read, "subject"),
        "section": values.get("section", ""),
        "theme": ground.themes.get(read, "theme"),
        "round": ground.rounds.get(read, "round"),
        "text": values["text"],
    }
    return None if read.is_wrong else said


def read_speaker(row: PlannedRow, ground: TableGround) -> tuple[Body | None, str]:
    """Return the body or the gathering that a row names; one of both, or it is told."""
    read = row.read
    body, gathering = ground.bodies.get(read, "body"), read.values.get("gathering", "")
    if not read.written.get("body") and not gathering:
        read.refuse("body", _("Noem het orgaan, of de bijeenkomst."))
    elif read.written.get("body") and gathering:
        read.refuse("gathering", _("Noem het orgaan of de bijeenkomst, niet allebei."))
    return body, gathering


def plan_remark(
    plan: TablePlan,
    row: PlannedRow,
    said: dict[str, Any],
    standing: list[Remark],
    ground: TableGround,
) -> None:
    """Plan the remark of a row, new or changed, and the place that shows it."""
    body = said["body"]
    who = name_speaker(body.name, said["groups_label"]) if body else said["gathering"]
    text = shorten(said["text"], LONGEST_WORDS, placeholder="…")
    row.words = f"{who}, {format_dutch_date(said['dated_on'], one_day=True)}: {text}"
    if len(standing) > 1:
        told = _("Dit staat er %d keer; wijzig het in het werkblad.")
        row.read.refuse("text", told % len(standing))
        return
    source = read_place(row, ground)
    if standing:
        remark = standing[0]
        change_remark(plan, row, remark, said)
    else:
        remark = Remark(dossier=ground.dossier, **{**said, "kind": said["kind"] or RemarkKind.WISH})
        row.raise_to(RowEffect.NEW)
        plan.add(row, remark)
    shown_by = {each.source_id for each in remark.evidence.all()} if remark.pk else set()
    if source is not None and source.pk not in shown_by:
        row.raise_to(RowEffect.CHANGED)
        place = build_place(row, source, remark.text)
        place.dossier, place.remark = remark.dossier, remark
        plan.put(row, place)


def change_remark(plan: TablePlan, row: PlannedRow, remark: Remark, said: dict[str, Any]) -> None:
    """Let a remark that stands say what its row says beside its words."""
    stored = copy(remark)
    changes = {name: said[name] for name in ("kind", "section")}
    for name in ("subject", "theme", "round"):
        value = said[name]
        if value is not None and getattr(remark, f"{name}_id") != value.pk:
            changes[name] = value
    if before := apply_changes(remark, changes):
        row.tell_changes(remark, before)
        plan.add(row, remark, stored)
