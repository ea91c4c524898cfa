"""The history of one record: every version with who, when, why and the difference in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.models import Role, RoleKind, User

from ..permissions import body_of, region_of
from .since import seen_by

BOOKKEEPING = {"id", "version", "dossier", "number", "shared_at", "first_on", "last_on"}


@dataclass(frozen=True)
class Change:
    """One field that changed, in the words of the screen."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One version: `who` is a role for the public and a name for who keeps records."""

    at: datetime
    who: str
    reason: str
    changes: tuple[Change, ...]
    is_first: bool
    row: Any


def versions(record, *, reader):
    """Return the versions of a record that the reader may see, newest first; four queries at
    most, and two for each link that changed.

    Who keeps the record sees them all. For others they start with the version that stood when
    they first could see the record, or what it belongs to.
    """
    rows = list(record.history.select_related("history_user").order_by("history_id"))
    rows = seen_by(reader, record, rows)
    writers = Writers(record, rows, reader)
    told, before = [], None
    for row in rows:
        changes = changes_between(before, row, reader) if before is not None else ()
        why = row.history_change_reason or ""
        told.append(Version(row.history_date, writers.of(row), why, changes, before is None, row))
        before = row
    return told[::-1]


class Writers:
    """Who wrote each row: the name for those who keep records, else the role held then."""

    def __init__(self, record, rows, reader):
        self.shows_names = reader.keeps
        self.roles = []
        if rows and not reader.keeps:
            users = {row.history_user_id for row in rows}
            self.roles = list(
                Role.objects.filter(user__in=users)
                .select_related("municipality", "region")
                .order_by("id")
            )
        body = body_of(record)
        self.home = (body.municipality_id if body else None, region_of(record))

    def of(self, row):
        if self.shows_names:
            return str(row.history_user or "")
        held = [role for role in self.roles if held_at(role, row.history_date)]
        return role_of(row.history_user_id, held, self.home)


def held_at(role, moment):
    """Whether a role that was read already counted at a moment."""
    return role.started_at <= moment and (role.ended_at is None or role.ended_at > moment)


def role_of(user, roles, home):
    """Return the role in which a user kept this record: the nearest home first."""
    own = [role for role in roles if role.user_id == user]
    municipality, region = home
    for kind, field, value in (
        (RoleKind.GRIFFIE, "municipality_id", municipality),
        (RoleKind.COLLEGE, "municipality_id", municipality),
        (RoleKind.REDACTIE, "region_id", region),
        (RoleKind.BEHEER, "municipality_id", None),
    ):
        for role in own:
            if role.kind == kind and getattr(role, field) == value:
                return str(role)
    return _("een medewerker")


def changes_between(before, after, reader):
    """Return what differs between two history rows, field by field, in words.

    People are left out: who wrote a version is told beside it, as the reader may know it.
    """
    found = []
    for field in after.tracked_fields:
        if field.name in BOOKKEEPING or field.related_model is User:
            continue
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old != new:
            label = str(field.verbose_name)
            words = (worded(row, field, reader) for row in (before, after))
            found.append(Change(label, *words))
    return tuple(found)


def worded(row, field, reader):
    """Return a field's value as the screen says it; an empty one is a dash."""
    value = getattr(row, field.attname)
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.is_relation:
        return linked(field.related_model, value, reader)
    return _moment(value) if isinstance(value, datetime) else str(value)


def linked(model, key, reader):
    """Return the name of a record that a row points to, where the reader may see it."""
    found = model._default_manager.filter(pk=key)
    if hasattr(found, "visible_to"):
        found = found.visible_to(reader)
    record = found.first()
    return str(record) if record is not None else _("(niet te zien)")


def _moment(value):
    return date_format(value.astimezone(get_current_timezone()), "j F Y H:i")
