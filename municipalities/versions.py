"""The versions of one record as people read them, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from .models import Role
from .proof.showing import ChainPlace, read_chain_places

KINDS = {"+": _("vastgelegd"), "~": _("gewijzigd"), "-": _("verwijderd")}


@dataclass(frozen=True)
class RegisterVersion:
    """One version: when it was recorded, by whom and why, (label, before, after) changes, and where
    it stands in a chain."""

    at: datetime
    by: object
    kind: str
    reason: str
    changes: tuple[tuple[str, object, object], ...]
    is_first: bool
    place: ChainPlace | None


class RegisterVersionList(Sequence):
    """The RegisterVersions of a tracked record, newest first; only what is asked for is read."""

    def __init__(self, record):
        self.record = record
        self.rows = record.history.select_related("history_user").order_by("-history_id")

    def __len__(self):
        return self.rows.count()

    def __getitem__(self, asked):
        if not isinstance(asked, slice):
            raise TypeError("A list of versions is asked for a part of it.")
        newest, end, _step = asked.indices(len(self))
        read = list(self.rows[newest : end + 1])
        befores = [*read[1:], None]
        pairs = list(zip(read, befores, strict=True))[: end - newest]
        places = read_chain_places(self.record._meta.label_lower, self.record.pk)
        return [_version(row, before, places.get(row.history_id)) for row, before in pairs]

    def __iter__(self):
        return iter(self[:])


def _version(row, before, place):
    return RegisterVersion(
        at=row.history_date,
        by=version_author(row),
        kind=KINDS[row.history_type],
        reason=row.history_change_reason or "",
        changes=_changes(row, before) if before else (),
        is_first=before is None,
        place=place,
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
