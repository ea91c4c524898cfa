"""The versions of one record as people read them, newest first."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from .models import Role

KINDS = {"+": _("vastgelegd"), "~": _("gewijzigd"), "-": _("verwijderd")}


@dataclass(frozen=True)
class RegisterVersion:
    """One version: when it was recorded, by whom and why, and (label, before, after) changes."""

    at: datetime
    by: object
    kind: str
    reason: str
    changes: tuple[tuple[str, object, object], ...]


def list_register_versions(record):
    """Return every RegisterVersion of a tracked record, newest first."""
    rows = list(record.history.select_related("history_user").order_by("-history_id"))
    befores = [older for _newer, older in pairwise([*rows, None])]
    return [_version(row, before) for row, before in zip(rows, befores, strict=True)]


def _version(row, before):
    return RegisterVersion(
        at=row.history_date,
        by=version_author(row),
        kind=KINDS[row.history_type],
        reason=row.history_change_reason or "",
        changes=_changes(row, before) if before else (),
    )


def version_author(row):
    """Return the user who wrote a row, or the roles held then where the name was erased."""
    user = row.history_user
    if user is None or not user.is_erased:
        return user
    roles = Role.objects.filter(user=user).held_at(row.history_date)
    roles = roles.select_related("municipality", "region").order_by("id")
    return ", ".join(str(role) for role in roles) or _("een medewerker")


def _changes(row, before):
    difference = row.diff_against(before, excluded_fields=["version"], foreign_keys_are_objs=True)
    labels = {field.name: field.verbose_name for field in row.instance_type._meta.fields}
    return tuple((labels[change.field], change.old, change.new) for change in difference.changes)
