"""Rows of meetings, each one Meeting of a body."""

from collections.abc import Iterator
from copy import copy
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.models import Body, BodyKind
from municipalities.text import fold_text

from ...models import MEETING_TITLES, Meeting
from .ground import TableGround
from .plan import PlannedRow, RowEffect, TablePlan, apply_changes

type MeetingKey = tuple[int, date, str]


def plan_meetings(plan: TablePlan, ground: TableGround) -> Iterator[PlannedRow]:
    """Plan a Meeting for each row, then yield the rows; one that stands is known by its body, its
    day and its name."""
    standing: dict[MeetingKey, list[Meeting]] = {}
    for each in Meeting.objects.filter(dossier=ground.dossier).select_related("body", "dossier"):
        key = (each.body_id, each.held_on, fold_text(each.title))
        standing.setdefault(key, []).append(each)
    held = {(key[0], key[1]) for key in standing}
    seen: dict[MeetingKey, int] = {}
    rows = list(plan.each_row())
    for row in rows:
        body = ground.bodies.get(row.read, "body")
        if body is None or not ground.check_may_record(row.read, body) or row.read.is_wrong:
            continue
        said = read_meeting(row, body)
        key = (body.pk, said["held_on"], fold_text(said["title"]))
        if (number := seen.setdefault(key, row.read.number)) != row.read.number:
            row.read.refuse("held_on", _("Deze vergadering staat al op rij %d.") % number)
            continue
        if key not in standing and key[:2] in held:
            told = _("Op deze dag staat al een vergadering van dit orgaan, met een andere naam.")
            row.read.warn("held_on", told)
        plan_meeting(plan, row, body, said, standing.get(key, []), ground)
    yield from rows


def read_meeting(row: PlannedRow, body: Body) -> dict[str, Any]:
    """Return the fields of a meeting as a row says them."""
    values, day = row.read.values, row.read.values["held_on"]
    title = values.get("title") or str(MEETING_TITLES.get(BodyKind(body.kind), _("Vergadering")))
    said = {
        "held_on": day,
        "title": title,
        "location": values.get("location", ""),
        "url": values.get("url", ""),
    }
    for name in ("starts_at", "ends_at"):
        if name in values:
            moment = datetime.combine(day, time(*values[name]))
            said[name] = moment.replace(tzinfo=get_current_timezone())
    check_url(row, said["url"])
    check_end(row)
    row.words = f"{body.name}, {date_format(day, 'j F Y')}: {title}"
    return said


def check_end(row: PlannedRow) -> None:
    """Refuse an end without a beginning, or before it."""
    starts, ends = (row.read.values.get(name) for name in ("starts_at", "ends_at"))
    if ends is not None and (starts is None or ends <= starts):
        row.read.refuse("ends_at", _("Een vergadering eindigt na haar aanvang."))


def check_url(row: PlannedRow, url: str) -> None:
    if not url:
        return
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        row.read.refuse("url", _("Een adres dat met https:// begint."))


def plan_meeting(
    plan: TablePlan,
    row: PlannedRow,
    body: Body,
    said: dict[str, Any],
    standing: list[Meeting],
    ground: TableGround,
) -> None:
    """Plan the meeting of a row, new or changed."""
    if row.read.is_wrong:
        return
    if len(standing) > 1:
        told = _("Deze vergadering staat er %d keer; wijzig haar in het werkblad.")
        row.read.refuse("held_on", told % len(standing))
        return
    if not standing:
        row.raise_to(RowEffect.NEW)
        plan.add(row, Meeting(dossier=ground.dossier, body=body, **said))
        return
    meeting = standing[0]
    stored = copy(meeting)
    changes = {name: value for name, value in said.items() if name != "title"}
    if before := apply_changes(meeting, changes):
        row.tell_changes(meeting, before)
        plan.add(row, meeting, stored)
