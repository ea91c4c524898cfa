"""One besluit of uitspraak, and one item on an agenda."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from municipalities.models import Source
from municipalities.roles import reader_of

from ... import history
from ...documents import AGENDA_ITEM_FORMATS, build_agenda_document
from ...domain.stance_lines import name_speaker
from ...domain.tally import Tally, check_tally, find_doubtful_group_seats
from ...models import AgendaItem, Decision, Position, build_stance_line, name_count
from ..access import Access, request_moment, restrict_to
from ..dossier_context import get_row_as_known, get_visible_record
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import parse_board_parameters, parse_page

# One besluit of uitspraak: what was put, how it was voted, and what followed from it.

DECISION_RELATED = ("body__municipality", "meeting")
COUNTED = ("seats", "votes_for", "votes_against", "abstained", "absent", "left")


@restrict_to(Access.EVERYBODY)
@keep_page(Decision)
def decision_page(request, pk):
    """Show a decision with its tally, positions, remarks and history, also as known at ?bekend=."""
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    live = get_visible_record(Decision, reader, pk, *DECISION_RELATED)
    wanted = parse_board_parameters(request.GET, live.dossier, now)
    record = get_row_as_known(live, reader, wanted.known_at)
    versions = history.read_versions(live, reader=reader, until=wanted.known_at or now)
    places = read_decision_evidence(live, reader, wanted.known_at)
    positions = list(list_decision_positions(live, reader, wanted.known_at))
    history.attach_conditions(positions, live.dossier, reader=reader, known_at=wanted.known_at)
    remarks = list_decision_remarks(live, reader, wanted)
    votes = history.read_group_votes(live.pk, wanted.known_at)
    context = {
        "decision": record,
        "live": live,
        "moved_at": history.find_moved_item(record, reader=reader, known_at=wanted.known_at),
        "counted": list_tally_numbers(record, live.body),
        "check": check_decision_tally(record, live.body, wanted.known_at),
        "group_votes": votes,
        "group_doubt": history.find_group_sum_doubt(record, votes, wanted.known_at),
        "positions": positions,
        "doubts": list_seat_doubts(record, live.body, positions, wanted.known_at),
        "remarks": [each for each in remarks if each.remark.position_id is None],
        "places": places,
        "readings": list_decision_readings(live, positions, remarks, places, reader),
        "notes": history.list_read_back_notes(
            "decision",
            record,
            history.fingerprint_of("decision", record),
            known_at=wanted.known_at,
        ),
        "record_notes": history.read_read_back_notes(
            live.dossier, remarks=[each.remark for each in remarks], known_at=wanted.known_at
        ),
        "page": parse_page(request.GET, versions),
        "dossier": live.dossier,
        "stamp": build_page_stamp(request, now, dossier=live.dossier, wanted=wanted),
    }
    return render(request, "decisions/decision.html", context)


def list_decision_remarks(decision, reader, wanted):
    """Return what a decision raised by the day, its conditions too, each with what became of it;
    three queries."""
    scope = {"reader": reader, "known_at": wanted.known_at}
    states = history.compute_proposal_states(
        history.read_milestones(decision.dossier, **scope), wanted.day
    )
    only = Q(decision=decision.pk)
    return history.read_remarks(decision.dossier, day=wanted.day, states=states, only=only, **scope)


def list_tally_numbers(record, body):
    """Return the numbers that the tally has, as (label, number)."""
    fields = [(name_count(name, body), name) for name in COUNTED]
    told = [(label, getattr(record, name)) for label, name in fields]
    return [(label, number) for label, number in told if number is not None]


def check_decision_tally(record, body, known_at=None):
    """Return the TallyCheck of a decision by the seats of its council on that day, None where
    nothing of a vote is known; four queries at most."""
    if not list_tally_numbers(record, body) and not record.no_vote_asked:
        return None
    tally = decision_tally_of(record, body)
    if body.is_council and tally.known_votes:
        tally = tally.in_council(read_seats_of_decision(record, body, known_at))
    return check_tally(tally)


def read_seats_of_decision(record, body, known_at=None):
    """Return the most seats that the council can have had on the day of a decision."""
    days = (record.first_on, record.last_on)
    return history.read_most_seats(body.municipality_id, days, known_at)


def list_seat_doubts(record, body, positions, known_at=None):
    """Return a warning for each number of seats that groups can hardly have had together."""
    numbers = {each.group_seats for each in positions} - {None}
    if not numbers or body.is_college:
        return []
    council = read_seats_of_decision(record, body, known_at)
    found = [find_doubtful_group_seats(number, council) for number in sorted(numbers)]
    return [sentence for sentence in found if sentence]


def decision_tally_of(record, body):
    """Return the Tally of a decision; who was not absent was present."""
    known = record.seats is not None and record.absent is not None
    present = record.seats - record.absent if known else None
    return Tally(
        seats=record.seats,
        votes_for=record.votes_for,
        votes_against=record.votes_against,
        must_abstain=record.abstained,
        present=present,
        left=record.left,
        no_vote_asked=record.no_vote_asked,
        is_of_council=body.is_council,
    )


def list_decision_positions(live, reader, known_at):
    """Return the stances that follow from the decision, in the order of the subjects."""
    rows = history.visible_rows(Position, reader, known_at, dossier=live.dossier_id)
    found_rows = rows.filter(decision=live.pk).select_related("body", "subject")
    return found_rows.order_by("subject__number", "groups_label", "id")


def read_decision_evidence(live, reader, known_at):
    """Return the places that show the decision itself, or what follows from it; one query."""
    shows = Q(decision=live.pk) | Q(position__decision=live.pk)
    shows |= Q(remark__decision=live.pk) | Q(reply__remark__decision=live.pk)
    return history.read_evidence(live.dossier, shows, reader=reader, known_at=known_at)


# Where a decision can be read: the places of all that follows from it, in the order of the text.


@dataclass(frozen=True)
class DecisionReading:
    """A PlaceStatement of a PlaceGroup, and (place, words, address, stance) of each record that
    it shows; the stance only where it is read there as another."""

    statement: Any
    shown: tuple


def list_decision_readings(live, positions, remarks, places, reader):
    """Return (PlaceGroup, its DecisionReadings) of what the page tells of a decision.

    What may not be seen, or was not there yet, is not among `positions` and `remarks`, so what
    shows it is left out.
    """
    named = name_what_follows(live, positions, remarks)
    found = [place for key in named for place in places[key]]
    history.attach_passages(found, reader)
    return [
        (group, [build_decision_reading(each, named) for each in group.statements])
        for group in history.group_places(sorted(found, key=lambda place: place.id))
    ]


def build_decision_reading(statement, named):
    shown = []
    for place in statement.shown:
        words, address, stance = named[history.evidence_target_of(place)]
        other = place.reads_stance if place.reads_stance != stance else ""
        shown.append((place, words, address, other))
    return DecisionReading(statement, tuple(shown))


def name_what_follows(live, positions, remarks):
    """Return {(kind, key): (words, address, stance)} of a decision and of what follows from it."""
    named = {("decision", live.pk): (_("Dit besluit of deze uitspraak"), "", "")}
    for each in positions:
        address = reverse("position", args=[each.id])
        named["position", each.id] = (str(build_stance_line(each)), address, each.stance)
    for entry in remarks:
        remark = entry.remark
        who = name_speaker(entry.who, remark.groups_label)
        kind = capfirst(remark.get_kind_display())
        named["remark", remark.id] = (f"{kind}, {who}", "", "")
        for reply in entry.replies:
            named["reply", reply.id] = (_("Reactie: %s") % reply.get_outcome_display(), "", "")
    return named


# An item on the agenda of one body, in the words that its files have too.

ITEM_RELATED = ("body__municipality", "round", "decision")


@restrict_to(Access.EVERYBODY)
@keep_page(AgendaItem)
def agenda_item_page(request, pk):
    """Show an agenda item, also as it was known at ?bekend=."""
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    item = get_visible_record(AgendaItem, reader, pk, *ITEM_RELATED)
    wanted = parse_board_parameters(request.GET, item.dossier, now)
    document = build_agenda_document(
        get_row_as_known(item, reader, wanted.known_at),
        day=wanted.day,
        reader=reader,
        known_at=wanted.known_at,
        address=request.build_absolute_uri(item.get_absolute_url()),
    )
    context = {
        "item": item,
        "document": document,
        # The last section tells of the file itself; a page has its foot for that.
        "sections": document.content_sections,
        "formats": list_formats_of(document),
        "round": find_item_round(item, wanted.day),
        "commitments": history.read_commitments(
            item.dossier_id,
            Q(treatment__in=item.treatments.values("pk")),
            reader=reader,
            day=wanted.day,
            known_at=wanted.known_at,
        ),
        "source": Source.objects.visible_to(reader).filter(pk=item.source_id).first(),
        "dossier": item.dossier,
        "stamp": build_page_stamp(request, now, dossier=item.dossier, wanted=wanted),
    }
    return render(request, "decisions/agenda_item.html", context)


def list_formats_of(document):
    """Return the formats in which a document can be written, by their ending."""
    return {
        ending: each for ending, each in AGENDA_ITEM_FORMATS.items() if not each.find_lack(document)
    }


def find_item_round(item, day):
    """Return the round that the item is for, None where there is none or it was not opened yet."""
    return item.round if item.round and item.round.first_on <= day else None
