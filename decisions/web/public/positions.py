"""One standpunt: what it says, from which decision, and where it can be read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _

from municipalities.models import PublisherKind
from municipalities.roles import reader_of
from municipalities.seats import count_term_seats

from ... import history
from ...models import Position, PositionGroup, Remark, RemarkKind, Status, build_stance_line
from ..access import Access, request_moment, restrict_to
from ..dossier_context import get_row_as_known, get_visible_record
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import parse_board_parameters, parse_page

# The places that read a position, each with its document as far as the reader may see it.

ORDER = {kind: place for place, kind in enumerate(PublisherKind.values)}


@dataclass(frozen=True)
class ShownReading:
    """A place; `source` is None where the document is not public to this reader."""

    place: Any
    source: Any
    is_shown: bool


def list_shown_readings(entry, reader):
    """Return the readings of a PositionEntry with their passages: the shown one first, then by who
    speaks; two queries at most."""
    history.attach_passages(entry.readings, reader)
    found = [
        ShownReading(place, place.document, place.id == entry.position.shown_id)
        for place in entry.readings
    ]
    return sorted(found, key=reading_order)


def reading_order(reading):
    """Sort the shown reading first, then a body's own document before the press."""
    kind = ORDER[reading.source.publisher_kind] if reading.source else len(ORDER)
    return (not reading.is_shown, kind, reading.place.id)


RELATED = ("body__municipality", "subject", "decision__dossier", "decision__body")


@restrict_to(Access.EVERYBODY)
@keep_page(Position)
def position_page(request, pk):
    """Show a position with its readings and history, also as known at ?bekend=."""
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    live = get_visible_record(Position, reader, pk, *RELATED)
    wanted = parse_board_parameters(request.GET, live.dossier, now)
    record = get_row_as_known(live, reader, wanted.known_at)
    places = read_position_evidence(live, reader, wanted.known_at)
    entry = build_position_entry(record, live, reader, wanted.known_at, places["position", live.pk])
    versions = history.read_versions(live, reader=reader, until=wanted.known_at or now)
    page = parse_page(request.GET, versions)
    conditions = list(list_position_conditions(live, reader, wanted.known_at))
    kept = (each for each in conditions if each.status != Status.WITHDRAWN)
    record.condition_days = tuple(each.first_on for each in kept)
    context = {
        "position": record,
        "live": live,
        "line": build_stance_line(record),
        "entry": entry,
        "seats": history.count_group_seats(entry),
        **read_council_of_groups(entry, live.body, wanted.known_at),
        "readings": list_shown_readings(entry, reader),
        "reading_words": list_reading_words(entry.readings),
        "sources_differ": history.sources_differ(entry),
        "basis": history.basis_of(entry),
        "awaits_source": history.awaits_source(entry),
        "read_instead": history.list_stances_read_instead(entry),
        "conditions": conditions,
        "places": places,
        "notes": list_position_notes(entry, wanted.known_at),
        "confirmed_as": confirming_role_words(record, versions),
        "page": page,
        "story": history.tell_position_story(
            entry.decision, versions, slice(page.start_index() - 1, page.end_index())
        ),
        "dossier": live.dossier,
        "stamp": build_page_stamp(request, now, dossier=live.dossier, wanted=wanted),
    }
    return render(request, "decisions/position.html", context)


def list_reading_words(places):
    """Return what each short word beside these readings means, each once."""
    words = (
        ("is_joint", _("‘Gezamenlijk’: de plaats spreekt van meer organen tegelijk.")),
        ("is_derived", _("‘Afgeleid’: de plaats noemt dit orgaan niet zelf.")),
    )
    return [meaning for name, meaning in words if any(getattr(each, name) for each in places)]


def read_position_evidence(live, reader, known_at):
    """Return the places that read the position or show a condition of it; one query."""
    shows = Q(position=live.pk) | Q(remark__position=live.pk)
    return history.read_evidence(live.dossier, shows, reader=reader, known_at=known_at)


def build_position_entry(record, live, reader, known_at, readings):
    """Return the PositionEntry of one position: its decision, groups and readings; two queries."""
    links = history.known_rows_among(PositionGroup, known_at, position=live.pk)
    return history.PositionEntry(
        record,
        get_row_as_known(live.decision, reader, known_at),
        tuple(each.group for each in links.select_related("group").order_by("group__name", "id")),
        readings,
    )


def read_council_of_groups(entry, body, known_at):
    """Return the term in which groups spoke and the seats of its council; None where it may have
    been in two, or where the whole body spoke."""
    if not entry.position.groups_label or body.municipality is None:
        return {"term": None, "total": None}
    home = [body.municipality]
    term = history.find_speaking_term(entry, history.read_terms(home, known_at))
    people = history.read_populations(home, known_at)
    return {"term": term, "total": count_term_seats(term, people) if term else None}


def list_position_conditions(live, reader, known_at):
    """Return the conditions under which the body holds this, in the order of recording."""
    remarks = history.visible_rows(Remark, reader, known_at, dossier=live.dossier_id)
    return remarks.filter(position=live.pk, kind=RemarkKind.CONDITION).order_by("id")


def list_position_notes(entry, known_at):
    """Return what is told of reading this position back, as known at a moment."""
    stands_as = history.fingerprint_of("position", entry.position, entry.decision, entry.readings)
    return history.list_read_back_notes("position", entry.position, stands_as, known_at=known_at)


def confirming_role_words(record, versions):
    """Return who confirmed the position, in the words of its history; None when nobody did."""
    if record.confirmed_at is None:
        return None
    confirmed = versions.find_first(lambda row: row.confirmed_at == record.confirmed_at)
    return confirmed.who if confirmed else ""
