"""Rows of wishes and objections, each one Remark."""

from collections.abc import Collection, Iterator
from copy import copy
from itertools import batched
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
MATCHED_AT_ONCE = 1_000
KNOWN_BY = ("groups_label", "gathering", "dated_on", "text")
COLUMNS = {"first_on": "dated_on", "last_on": "dated_on", "groups_label": "groups"}

type RemarkKey = tuple[int | None, str, str, str]


def plan_remarks(plan: TablePlan, ground: TableGround) -> Iterator[PlannedRow]:
    """Plan a Remark for each row, and yield the row; a remark that stands is known by who said it,
    when, and its words."""
    plan.columns = COLUMNS
    keys = find_standing_remarks(ground)
    seen: dict[RemarkKey, int] = {}
    for rows in batched(plan.each_row(), MATCHED_AT_ONCE):
        told = [(row, read_remark(row, ground)) for row in rows]
        known = [(row, said, key_of(said["body"], said)) for row, said in told if said]
        standing = read_standing_remarks(keys, [key for _row, _said, key in known])
        for row, said, key in known:
            if (number := seen.setdefault(key, row.read.number)) != row.read.number:
                row.read.refuse("text", _("Dit staat al op rij %d.") % number)
                continue
            plan_remark(plan, row, said, standing.get(key, []), ground)
        yield from rows


def key_of(body: Body | None, said: dict[str, Any]) -> RemarkKey:
    return build_remark_key(body and body.pk, *(said[name] for name in KNOWN_BY))


def build_remark_key(
    body: int | None, groups_label: str, gathering: str, dated_on: str, text: str
) -> RemarkKey:
    return body, dated_on, fold_text(f"{groups_label} {gathering}"), fold_text(text)


def find_standing_remarks(ground: TableGround) -> dict[RemarkKey, list[int]]:
    """Return the keys of the remarks of the dossier that stand, by what they are known by; one
    query."""
    found: dict[RemarkKey, list[int]] = {}
    rows = Remark.objects.filter(dossier=ground.dossier).exclude(status=Status.WITHDRAWN)
    for pk, *told in rows.order_by("pk").values_list("pk", "body_id", *KNOWN_BY).iterator():
        found.setdefault(build_remark_key(*told), []).append(pk)
    return found


def read_standing_remarks(
    keys: dict[RemarkKey, list[int]], asked: Collection[RemarkKey]
) -> dict[RemarkKey, list[Remark]]:
    """Return the remarks that stand of those that are asked for, by what they are known by; some
    queries where there are any."""
    known = {key: keys[key] for key in asked if key in keys}
    rows = Remark.objects.prefetch_related(
        "dossier__region", "body__municipality", "subject", "theme", "round", "evidence"
    )
    found = rows.in_bulk([pk for some in known.values() for pk in some]) if known else {}
    return {key: [found[pk] for pk in some if pk in found] for key, some in known.items()}


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
