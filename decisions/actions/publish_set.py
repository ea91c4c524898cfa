"""Publish what somebody chose, in the order in which it may become public, or none of it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import (
    AgendaItem,
    Answer,
    Decision,
    Dossier,
    Position,
    Remark,
    Reply,
    Statement,
    Status,
)
from .publish import check_publishable, dossier_above, following, follows_from, publish

ORDER = (Dossier, Decision, Position, Remark, Statement, AgendaItem, Reply, Answer)
WAITING = (Status.DRAFT, Status.SHARED)


@dataclass(frozen=True)
class Chosen:
    """A record that is chosen, by the name that a refusal is told with."""

    record: Any
    name: str


def publish_set(chosen, *, by, public_from=None, reason=""):
    """Publish every Chosen record from a moment on (now unless given), or none; return them.

    What goes along with another one of the set is published once. Raises ValidationError with the
    name of the record that stood in the way, PermissionDenied or Conflict.
    """
    along = set()
    with transaction.atomic():
        for each in sorted(chosen, key=place_of):
            if key_of(each.record) in along:
                continue
            along |= {key_of(record) for record in following(each.record)}
            publish_one(each, by=by, public_from=public_from, reason=reason)
    return chosen


def publish_one(chosen, *, by, public_from, reason):
    for above in (follows_from(chosen.record), dossier_above(chosen.record)):
        if above is not None:
            # It may have become public a moment ago, as another one of the set.
            above.refresh_from_db(fields=["status", "public_from"])
    try:
        publish(chosen.record, by=by, public_from=public_from, reason=reason)
    except ValidationError as error:
        told = {"name": chosen.name, "why": " ".join(error.messages)}
        raise ValidationError(_("‘%(name)s’: %(why)s") % told) from error


def place_of(chosen):
    return ORDER.index(type(chosen.record)), chosen.record.pk


def key_of(record):
    return type(record), record.pk


def blocks_of(record, moment, public=frozenset()):
    """Return the sentences that say why a record cannot be public at a moment, in no query where
    what goes along was read; `public` are the keys of what becomes public before it."""
    first = follows_from(record)
    if first is not None and key_of(first) in public:
        return []
    try:
        check_publishable(record, moment)
    except ValidationError as error:
        return error.messages
    return []


def along_with(record):
    """Return what becomes public with a record and is not public yet."""
    return [each for each in following(record) if each.status in WAITING]
