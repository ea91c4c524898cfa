"""What happened last in each of several dossiers, and what is planned next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from municipalities.roles import Reader

from ..models import AgendaItem, Dossier, Meeting, Milestone, Status, Treatment
from .rows import visible_rows

# A front page tells one line of each; a dossier may have any number of events.
type EventsByDossier = dict[int, Milestone]
type MeetingsByDossier = dict[int, Meeting]


@dataclass(frozen=True)
class DossierNews:
    """A dossier with the newest event that is a moment or a state, and what is planned first after
    today: an event, and a meeting with an agenda item of it; each None where there is none."""

    dossier: Dossier
    last: Milestone | None
    planned: Milestone | None
    meeting: Meeting | None


def read_news(dossiers: Iterable[Dossier], *, reader: Reader, today: date) -> list[DossierNews]:
    """Return the DossierNews of dossiers that the reader may see, in their order; three queries."""
    wanted = list(dossiers)
    keys = [each.pk for each in wanted]
    last = read_last_events(keys, today)
    planned = read_planned_events(keys, today)
    meetings = read_next_meetings(keys, reader, today)
    return [
        DossierNews(each, last.get(each.pk), planned.get(each.pk), meetings.get(each.pk))
        for each in wanted
    ]


def read_last_events(keys: Collection[int], today: date) -> EventsByDossier:
    """Return the newest moment or state of each dossier that had begun by today, by its key."""
    found = Milestone.objects.filter(~Q(state="") | Q(is_moment=True), dossier__in=keys)
    ordered = found.filter(first_on__lte=today).order_by("first_on", "last_on", "id")
    ordered = ordered.only("dossier_id", "title", "dated_on")
    return {each.dossier_id: each for each in ordered}


def read_planned_events(keys: Collection[int], today: date) -> EventsByDossier:
    """Return the first event after today of each dossier, by its key."""
    found = Milestone.objects.filter(dossier__in=keys, first_on__gt=today)
    return {each.dossier_id: each for each in found.order_by("-first_on", "-last_on", "-id")}


def read_next_meetings(keys: Collection[int], reader: Reader, today: date) -> MeetingsByDossier:
    """Return the first meeting from today on in which something of each dossier is treated."""
    items = visible_rows(AgendaItem, reader, None).filter(dossier__in=keys)
    items = items.exclude(status=Status.WITHDRAWN)
    treated = Treatment.objects.filter(item__in=items.values("pk"))
    found = Meeting.objects.filter(held_on__gte=today, pk__in=treated.values("meeting"))
    ordered = found.select_related("body").order_by("-held_on", "-id")
    return {each.dossier_id: each for each in ordered}
