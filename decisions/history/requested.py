"""What was asked of bodies in rounds, and what decides by when and where they speak; one query."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, Q

from municipalities.models import Body, Recess

from ..models import (
    AgendaItem,
    Decision,
    Dossier,
    Extension,
    Meeting,
    Round,
    RoundBody,
    Speaker,
    Status,
    standing_in_public,
)
from .rows import rows, seen
from .together import together, whole

OF_BODY = ("id", "slug", "kind", "name", "municipality_id", "region_id")
OF_HOME = ("id", "slug", "name")
BODY = (
    *(f"body__{name}" for name in OF_BODY),
    *(f"body__municipality__{name}" for name in OF_HOME),
)
OF_DOSSIER = ("id", "slug", "title")
OF_REQUEST = (
    *("id", "round_id", "body_id", "received_on", "due_on", "answer_id", "no_view_on"),
    *("receipt_on", "receipt_reference", "confirmed_on"),
)
OF_ITEM = ("id", "title", "status", "planned_note", "meeting_id", "round_id", "body_id")
OF_ANSWER = ("id", "title", "dated_on", "first_on", "last_on", "body_id")
OF_EXTENSION = ("id", "round_id", "body_id", "granted_on", "due_on", "why")
OF_MEETING = ("id", "body_id", "title", "held_on", "body__kind", "body__municipality_id")
OF_RECESS = ("id", "municipality_id", "name", "first_on", "last_on")
READ = {
    "asked": (
        ("round__first_on", "round_id", "body__name", "id"),
        (*OF_REQUEST, *BODY, *whole(Round, "round__"))
        + tuple(f"round__dossier__{name}" for name in OF_DOSSIER),
    ),
    "answers": (("id",), OF_ANSWER),
    "items": (("id",), (*OF_ITEM, *BODY)),
    "extensions": (("granted_on", "id"), (*OF_EXTENSION, "body__id", "body__name")),
    "meetings": (("held_on", "id"), OF_MEETING),
    "recesses": (("first_on", "id"), OF_RECESS),
}


@dataclass(frozen=True)
class Requested:
    """RoundBody rows with round and body, in order; by key the decisions by which a body may have
    spoken and the meetings; agenda items for a round that the reader may see; extensions in the
    order in which they were granted; recesses of the municipalities."""

    asked: list
    answers: dict
    items: list
    extensions: list
    meetings: dict
    recesses: list

    @cached_property
    def items_by_round(self):
        return grouped(self.items, lambda each: each.round_id)

    @cached_property
    def extensions_by_round(self):
        return grouped(self.extensions, lambda each: each.round_id)

    @cached_property
    def meetings_by_home(self):
        """The meetings of each municipality's bodies, by its key."""
        return grouped(self.meetings.values(), lambda each: each.body.municipality_id)

    @cached_property
    def recesses_by_home(self):
        return grouped(self.recesses, lambda each: each.municipality_id)


def grouped(rows_, key):
    """Return rows in their order, by a key; nothing for a key that no row has."""
    found = defaultdict(list)
    for each in rows_:
        found[key(each)].append(each)
    return found


def requested(dossier, *, reader, known_at=None, only=None):
    """Return what is Requested in a dossier, now or as it was known; `only` narrows `asked`.

    Rounds and names of bodies show as now.
    """
    return requested_of(together(**reads_of_requested(dossier, reader, known_at, only)))


def reads_of_requested(dossier, reader, known_at=None, only=None):
    """Return what to read for a Requested, for `together`."""
    rows_of = {"asked": rows(RoundBody, known_at, round__dossier=dossier).filter(only or Q())}
    rows_of["answers"] = speaking(dossier, rows_of["asked"], reader, known_at)
    rows_of["items"] = items_for_rounds(dossier, reader, known_at)
    for name, model in (("extensions", Extension), ("meetings", Meeting)):
        rows_of[name] = rows(model, known_at, dossier=dossier)
    homes = Body.objects.of_region(dossier.region).values("municipality")
    rows_of["recesses"] = rows(Recess, known_at, municipality__in=homes)
    if known_at is not None:
        in_sight = Exists(seen(Dossier, reader, known_at, id=dossier.pk))
        rows_of = {name: found.filter(in_sight) for name, found in rows_of.items()}
    return reads_of(rows_of)


def reads_of(rows_of):
    """Return what to read of a queryset for each name, for `together`."""
    return {
        name: (rows_of[name].order_by(*order), fields) for name, (order, fields) in READ.items()
    }


def requested_of(told):
    """Return the Requested of what was read."""
    own = {name: told[name] for name in READ}
    for name in ("answers", "meetings"):
        own[name] = {each.id: each for each in own[name]}
    return Requested(**own)


def speaking(dossier, asked, reader, known_at=None):
    """Return the decisions that answer `asked` and count: of a body itself, public by then."""
    reader = reader if known_at is None else reader.known_at(known_at)
    return rows(Decision, known_at, dossier=dossier).filter(
        standing_in_public(Decision, reader),
        id__in=asked.order_by().values("answer_id"),
        speaker=Speaker.BODY,
    )


def items_for_rounds(dossier, reader, known_at=None):
    """Return the agenda items for a round that stand and that the reader may see."""
    found = seen(AgendaItem, reader, known_at, dossier=dossier)
    return found.filter(round__isnull=False).exclude(status=Status.WITHDRAWN)
