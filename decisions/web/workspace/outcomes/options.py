"""What the page of outcomes offers for each item in a meeting; a constant number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from municipalities.seats import CouncilSeats
from municipalities.text import natural_order_of

from ....history import ActCouncil, ReadCouncils
from ....models import AgendaLine, LineKind, Meeting, Status, Subject, Treatment
from ....models.agenda import is_of_same_home
from ....permissions import may_keep_body
from ..decision_form.options import VoteGround, home_of_groups, read_form_council
from ..decision_form.proposed import NOTHING_PROPOSED, ActProposal


@dataclass(frozen=True)
class VoteOptions(VoteGround):
    """Of whose vote is asked; no paper proposes anything of it."""

    body: Any
    council: ActCouncil
    most_seats: CouncilSeats
    proposed: ActProposal = NOTHING_PROPOSED


@dataclass(frozen=True)
class TreatmentOptions:
    """A treatment with the decision points of its item, the subjects that the item is about, the
    meetings in which it may come once more, and the VoteOptions of its body."""

    treatment: Any
    points: tuple
    near: tuple
    ahead: tuple
    votes: VoteOptions

    @property
    def item(self):
        return self.treatment.item


@dataclass(frozen=True)
class MeetingOptions:
    """A meeting with the TreatmentOptions of the items in it that the reader keeps, by their
    number on the agenda, and all `subjects` of the dossier."""

    meeting: Any
    treatments: tuple
    subjects: list


def read_meeting_options(meeting, reader):
    """Return the MeetingOptions of a meeting, of which dossier and body were read along."""
    found = list_kept_treatments(meeting, reader)
    items = {each.item_id for each in found}
    votes = {each.item.body: None for each in found}
    councils = ReadCouncils()
    for body in votes:
        votes[body] = read_vote_options(body, meeting, reader, councils)
    points, ahead = read_points(items), list_meetings_after(meeting, items)
    options = [
        TreatmentOptions(
            treatment=each,
            points=tuple(points[each.item_id]),
            near=tuple(list_item_subjects(each.item)),
            ahead=tuple(m for m, taken in ahead if may_continue_in(m, taken, each.item)),
            votes=votes[each.item.body],
        )
        for each in found
    ]
    subjects = list(Subject.objects.filter(dossier=meeting.dossier_id).order_by("number", "id"))
    return MeetingOptions(meeting, tuple(options), subjects)


TREATMENT_RELATED = (
    *("item__body__municipality", "item__dossier__region", "item__round__subject"),
    *("item__offer__common_item__proposal", "meeting__body", "decision"),
)


def list_kept_treatments(meeting, reader):
    """Return the treatments in a meeting of items that stand and that the reader keeps, by their
    number on the agenda; one query, and one for each body where the regioredactie asks."""
    rows = Treatment.objects.filter(meeting=meeting).exclude(item__status=Status.WITHDRAWN)
    found = list(rows.select_related(*TREATMENT_RELATED).order_by("item", "id"))
    bodies = {each.item.body_id: each.item.body for each in found}
    region = meeting.dossier.region_id
    kept = {key for key, body in bodies.items() if may_keep_body(reader, body, region)}
    own = [each for each in found if each.item.body_id in kept]
    return sorted(own, key=lambda each: natural_order_of((each.agenda_number,)))


def read_vote_options(body, meeting, reader, councils):
    """Return the VoteOptions of a body on the day of a meeting."""
    days = (meeting.held_on, meeting.held_on)
    return VoteOptions(
        body=body,
        council=read_form_council(body, days, meeting.dossier, reader.at, councils),
        most_seats=councils.find_most_seats(home_of_groups(body), days),
    )


def read_points(items):
    """Return the decision points of items in their order, by the key of the item; one query."""
    found = defaultdict(list)
    rows = AgendaLine.objects.filter(item__in=items, kind=LineKind.POINT)
    for each in rows.select_related("item__dossier", "item__body").order_by("number", "id"):
        found[each.item_id].append(each)
    return found


def list_meetings_after(meeting, items):
    """Return (Meeting, the keys of those of these items that are in it) of the later meetings in
    the dossier, the next first; two queries."""
    rows = Meeting.objects.filter(dossier=meeting.dossier_id, held_on__gt=meeting.held_on)
    meetings = list(rows.select_related("body").order_by("held_on", "starts_at", "id"))
    taken = defaultdict(set)
    treated = Treatment.objects.filter(meeting__in=[each.pk for each in meetings], item__in=items)
    for key, item in treated.values_list("meeting", "item"):
        taken[key].add(item)
    return [(each, taken[each.pk]) for each in meetings]


def may_continue_in(meeting, taken, item):
    """Whether an item can be put on the agenda of a meeting that holds the `taken` ones."""
    return item.pk not in taken and is_of_same_home(meeting.body, item)


def list_item_subjects(item):
    """Return the subjects that an item is about: of its round, and of the text that it came
    from."""
    offer = getattr(item, "offer", None)
    told = [item.round.subject if item.round else None, offer and offer.common_item.proposal]
    return list(dict.fromkeys(each for each in told if each is not None))
