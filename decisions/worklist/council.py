"""What a councillor finds: what is asked of the council, when it meets, and what was shared with
it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Value, prefetch_related_objects

from municipalities.models import BodyKind, Recess

from ..history.rounds import collect_round_requests, compute_body_term, read_requests
from ..models import AgendaItem, Decision, Dossier, Extension, Meeting, RoundBody, Status, Treatment
from .drafts import DRAFT_KINDS
from .rounds import WaitingBody

IN_COUNCIL = (BodyKind.COUNCIL, BodyKind.COMMITTEE)

# What is asked of the council, by when, and in which meeting it comes.


@dataclass(frozen=True)
class CouncilRequest:
    """A WaitingBody of a council with (agenda item, ItemTreatment or None) for each treatment of
    those for it that the reader may see, in order of time; those without a meeting last."""

    waiting: WaitingBody
    items: tuple[Any, ...]

    @property
    def round(self):
        return self.waiting.round


def list_council_requests(reader, today):
    """Return the CouncilRequests of the councils of the reader's municipalities, what presses
    first. A council has answered where the reader may see that it did."""
    seen = Decision.objects.visible_to(reader).filter(pk=OuterRef("answer"))
    dossiers = Dossier.objects.visible_to(reader).filter(pk=OuterRef("round__dossier"))
    asked = RoundBody.objects.filter(
        ~Exists(seen.exclude(status=Status.WITHDRAWN)),
        Exists(dossiers),
        body__municipality__in=reader.homes,
        body__kind=BodyKind.COUNCIL,
        no_view_on__isnull=True,
        round__first_on__lte=today,
    )
    alone = asked.order_by()
    own = list_own_items(reader).filter(round__in=alone.values("round"))
    given = collect_round_requests(
        asked=read_requests(asked),
        answers=Decision.objects.none(),
        items=own,
        treatments=Treatment.objects.all(),
        decisions=Decision.objects.visible_to(reader),
        extensions=Extension.objects.filter(round__in=alone.values("round")),
        meetings=list_own_meetings(reader),
        recesses=Recess.objects.filter(municipality__in=reader.homes),
    )
    prefetch_related_objects([each.round for each in given.asked], "subject")
    found = [
        WaitingBody(each, compute_body_term(each, given, today), today) for each in given.asked
    ]
    return [
        CouncilRequest(each, list_items_for(each, given))
        for each in sorted(found, key=lambda each: each.order)
    ]


def list_items_for(waiting, given):
    """Return (agenda item, ItemTreatment or None) of a municipality for the round of a
    WaitingBody."""
    home = waiting.body.municipality_id
    found = [
        (item, treated)
        for item in given.items_by_round[waiting.round.pk]
        if item.body.municipality_id == home
        for treated in given.treatments[item.pk] or (None,)
    ]
    return tuple(sorted(found, key=lambda pair: order_by_meeting(*pair)))


def order_by_meeting(item, treated):
    held_on = treated.held_on if treated else None
    return (held_on is None, held_on or date.max, item.pk)


# When the council meets, with what stands on the agenda.

MOST_MEETINGS = 10


def list_own_items(reader):
    """Return the agenda items that the councils and committees of the reader's municipalities
    have, as far as the reader may see them."""
    dossiers = Dossier.objects.visible_to(reader).filter(pk=OuterRef("dossier"))
    rows = AgendaItem.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    return rows.filter(
        Exists(dossiers), body__municipality__in=reader.homes, body__kind__in=IN_COUNCIL
    )


def list_own_meetings(reader):
    """Return the meetings of the councils and committees of the reader's municipalities."""
    dossiers = Dossier.objects.visible_to(reader).filter(pk=OuterRef("dossier"))
    return Meeting.objects.filter(
        Exists(dossiers), body__municipality__in=reader.homes, body__kind__in=IN_COUNCIL
    )


def list_meetings_ahead(reader, today):
    """Return (Meeting, the treatments in it with their items) of the next meetings from a day on,
    the first of them first; two queries."""
    ahead = list_own_meetings(reader).filter(held_on__gte=today).select_related("body", "dossier")
    meetings = list(ahead.order_by("held_on", "starts_at", "pk")[:MOST_MEETINGS])
    treated = Treatment.objects.filter(
        meeting__in=[each.pk for each in meetings], item__in=list_own_items(reader).values("pk")
    )
    by_meeting = defaultdict(list)
    for each in treated.select_related("item").order_by("item", "pk"):
        by_meeting[each.meeting_id].append(each)
    return [(each, by_meeting[each.pk]) for each in meetings]


# What was shared with the councils of the region and is not public yet.

MOST_SHARED = 20
NOBODY = Value(None, IntegerField())


def list_shared(reader):
    """Return what was shared with the reader and is not public, as dicts, the latest first and at
    most MOST_SHARED; what goes along with something shared is left out. A query for each kind."""
    found = [each for kind in DRAFT_KINDS for each in list_shared_of(kind, reader)[:MOST_SHARED]]
    found.sort(key=lambda each: (each["shared_kind"], -each["shared_key"]))
    found.sort(key=lambda each: each["shared_at"], reverse=True)
    return found[:MOST_SHARED]


def list_shared_of(kind, reader):
    """Return what a list tells of the records of a kind that are shared and not public."""
    waits = Q(status=Status.SHARED) | Q(status=Status.PUBLISHED, public_from__gt=reader.at)
    rows = kind.model.objects.visible_to(reader).filter(waits, shared_at__isnull=False)
    rows = rows.filter(**{f"{kind.model.REGION}__in": reader.shares_in})
    if kind.above:
        rows = rows.exclude(**{f"{kind.above}__status": Status.SHARED})
    home = f"{kind.dossier}__" if kind.dossier else ""
    named = rows.values(
        "shared_at",
        shared_kind=Value(kind.name),
        shared_key=F("pk"),
        shared_text=F(kind.text),
        shared_who=kind.speaker,
        shared_home=F(f"{home}title"),
        shared_slug=F(f"{home}slug"),
        shared_of=F(f"{kind.body}__municipality") if kind.body else NOBODY,
    )
    return named.order_by("-shared_at", "-pk")
