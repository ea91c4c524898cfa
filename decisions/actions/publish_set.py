"""Publish what somebody chose, in the order in which it may become public, or none of it."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.tracking import retold

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
from .counting import writing_in
from .publish import (
    check_publishable,
    dossier_above,
    following,
    follows_from,
    publish_along,
)

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
    known, along = {}, set()
    with writing_in(*(each.record for each in chosen)):
        for each in sorted(chosen, key=place_of):
            if key_of(each.record) in along:
                continue
            with retold(partial(named, each.name)):
                done = publish_one(each.record, known, by=by, at=public_from, reason=reason)
            along |= done.keys()
            known |= done
    return chosen


def publish_one(record, known, *, by, at, reason):
    """Publish one record of a set; return it and what went along, by key.

    `known` are the records that were read or published before it.
    """
    for above in (follows_from(record), dossier_above(record)):
        if above is not None:
            bring_up_to_date(above, known)
    done = publish_along(record, by=by, public_from=at, reason=reason)
    return {key_of(each): each for each in done}


def bring_up_to_date(record, known):
    """Let a record say how it stands: it may have become public a moment ago, with the set."""
    stands = known.get(key_of(record))
    if stands is None:
        record.refresh_from_db(fields=["status", "public_from"])
        known[key_of(record)] = record
    else:
        record.status, record.public_from = stands.status, stands.public_from


def named(name, refusal):
    """Return a refusal that says which record of the set it is about."""
    told = {"name": name, "why": " ".join(refusal.messages)}
    return ValidationError(_("‘%(name)s’: %(why)s") % told)


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
