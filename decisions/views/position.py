"""One standpunt: what it says, from which decision, where it can be read, and how it came here."""

from django.db.models import Q
from django.shortcuts import render

from municipalities.models import Source
from municipalities.roles import reader_of

from .. import history
from ..forms.moment import asked
from ..models import Position, PositionGroup, Remark, RemarkKind
from .found import as_known, found
from .now import now_of
from .readings import readings_of
from .rules import Access, open_to
from .stamp import stamp_of

RELATED = ("body__municipality", "subject", "decision__dossier", "decision__body")


@open_to(Access.EVERYBODY)
def position(request, pk):
    """Show a position with its readings and history, also as known at ?bekend=."""
    now = now_of(request)
    reader = reader_of(request.user, at=now)
    live = found(Position, reader, pk, *RELATED)
    wanted = asked(request.GET, live.dossier, now)
    record = as_known(live, reader, wanted.known_at)
    places = places_of(live, reader, wanted.known_at)
    entry = entry_of(record, live, reader, wanted.known_at, places["position", live.pk])
    versions = [
        each for each in history.versions(live, reader=reader) if each.at <= stop(wanted, now)
    ]
    context = {
        "position": record,
        "live": live,
        "entry": entry,
        "seats": history.seats_of_groups(entry),
        "readings": readings_of(entry, Source.objects.visible_to(reader)),
        "sources_differ": history.sources_differ(entry),
        "conditions": conditions_of(live, reader, wanted.known_at),
        "places": places,
        "confirmed_as": confirmed_as(record, versions),
        "versions": versions,
        "dossier": live.dossier,
        "stamp": stamp_of(request, now, dossier=live.dossier, wanted=wanted),
    }
    return render(request, "decisions/position.html", context)


def stop(wanted, now):
    """Return the moment until which history is told."""
    return wanted.known_at or now


def places_of(live, reader, known_at):
    """Return the places that read the position or show a condition of it; one query."""
    shows = Q(position=live.pk) | Q(remark__position=live.pk)
    return history.places(live.dossier, shows, reader=reader, known_at=known_at)


def entry_of(record, live, reader, known_at, readings):
    """Return the Entry of one position: its decision, groups and readings; two queries."""
    links = history.rows(PositionGroup, known_at).filter(position=live.pk)
    return history.Entry(
        record,
        as_known(live.decision, reader, known_at),
        tuple(each.group for each in links.select_related("group").order_by("group__name", "id")),
        readings,
    )


def conditions_of(live, reader, known_at):
    """Return the conditions under which the body holds this, in the order of recording."""
    remarks = history.seen(Remark, reader, known_at, dossier=live.dossier_id)
    return remarks.filter(position=live.pk, kind=RemarkKind.CONDITION).order_by("id")


def confirmed_as(record, versions):
    """Return who confirmed the position, in the words of its history; None when nobody did."""
    if record.confirmed_at is None:
        return None
    for version in reversed(versions):
        if version.row.confirmed_at == record.confirmed_at:
            return version.who
    return ""
