"""What was asked of bodies in rounds, and what decides by when and where they speak."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, Prefetch, Q

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
)
from .rows import rows, seen

OF_ITEM = ("id", "title", "status", "planned_note", "meeting_id", "round_id", "body")
OF_ANSWER = ("id", "title", "dated_on", "first_on", "last_on", "body_id")
OF_MEETING = ("id", "title", "held_on", "body__kind", "body__municipality_id")


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
    asked = rows(RoundBody, known_at, round__dossier=dossier).filter(only or Q())
    homes = Body.objects.of_region(dossier.region).values("municipality")
    rows_of = {
        "asked": asked,
        "answers": speaking(dossier, asked, reader, known_at),
        "items": items_for_rounds(dossier, reader, known_at),
        "extensions": rows(Extension, known_at, dossier=dossier),
        "meetings": rows(Meeting, known_at, dossier=dossier),
        "recesses": rows(Recess, known_at, municipality__in=homes),
    }
    if known_at is not None:
        in_sight = Exists(seen(Dossier, reader, known_at, id=dossier.pk))
        rows_of = {name: found.filter(in_sight) for name, found in rows_of.items()}
    return read_requested(**rows_of)


def read_requested(*, asked, answers, items, extensions, meetings, recesses):
    """Return the Requested of a queryset for each of its fields; a query for each, and one for
    the rounds."""
    rounds = Prefetch("round", Round.objects.select_related("dossier"))
    asked = asked.select_related("body__municipality").prefetch_related(rounds)
    items = items.select_related("body__municipality").only(*OF_ITEM)
    meetings = meetings.select_related("body").only(*OF_MEETING)
    return Requested(
        asked=list(asked.order_by("round__first_on", "round_id", "body__name", "id")),
        answers={each.id: each for each in answers.order_by("id").only(*OF_ANSWER)},
        items=list(items.order_by("id")),
        extensions=list(extensions.select_related("body").order_by("granted_on", "id")),
        meetings={each.id: each for each in meetings.order_by("held_on", "id")},
        recesses=list(recesses.order_by("first_on", "id")),
    )


def speaking(dossier, asked, reader, known_at=None):
    """Return the decisions that answer `asked` and count: of a body itself, public by then."""
    at = reader.at if known_at is None else reader.known_at(known_at).at
    return rows(Decision, known_at, dossier=dossier).filter(
        id__in=asked.order_by().values("answer_id"),
        speaker=Speaker.BODY,
        status=Status.PUBLISHED,
        public_from__lte=at,
    )


def items_for_rounds(dossier, reader, known_at=None):
    """Return the agenda items for a round that stand and that the reader may see."""
    found = seen(AgendaItem, reader, known_at, dossier=dossier)
    return found.filter(round__isnull=False).exclude(status=Status.WITHDRAWN)
