"""Refuse what cannot have happened: on a day that has not come, or with more votes or seats than
there were. Everything else that looks wrong in a count is a warning (`domain/tally.py`)."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.models import Dated
from municipalities.roles import Reader
from municipalities.seats import CouncilSeats

from ..domain.group_votes import find_impossible_group_votes
from ..domain.tally import Tally, find_impossible_group_seats, find_impossible_votes
from ..history import ReadCouncils, build_group_vote
from ..models import (
    Answer,
    Commitment,
    Decision,
    Dispatch,
    Extension,
    GroupTally,
    Milestone,
    Owned,
    PollArea,
    PollEvent,
    PollResult,
    Position,
    Remark,
    Reply,
    ReplyNote,
    RoundBody,
    State,
    Statement,
    Status,
)

# What is done or said; what is planned may lie ahead: a meeting, a round, a milestone without a
# state, and that something will be put forward.
DONE = (Decision, Statement, Remark, Reply, Answer, PollEvent)
PLANNED_STATES = ("", State.SUBMITTED)
DONE_ON: dict[type[models.Model], tuple[str, ...]] = {
    RoundBody: ("received_on", "no_view_on", "receipt_on", "confirmed_on"),
    Extension: ("granted_on",),
    ReplyNote: ("adopted_on",),
    Dispatch: ("sent_on",),
    Commitment: ("made_on", "done_on"),
}
VOTE_FIELDS = ("seats", "votes_for", "votes_against")


def check_plausible(
    record: Owned, stored: Owned | None, by: Reader, councils: ReadCouncils | None = None
) -> None:
    """Refuse a record that says what cannot have been; one that is withdrawn says nothing.

    `councils` are those that were read for other records in the same go.
    """
    councils = councils or ReadCouncils()
    if getattr(record, "status", None) == Status.WITHDRAWN:
        return
    check_has_happened(record, by)
    if isinstance(record, Decision):
        check_votes(record, stored, councils)
        check_seats_of_groups(record, stored, councils)
    elif isinstance(record, Position):
        check_group_seats(record, stored, councils)
    elif isinstance(record, PollResult):
        check_result_votes(record)
    elif isinstance(record, PollArea):
        check_area_votes(record)
    elif isinstance(record, GroupTally):
        check_group_votes(record, stored, councils)


# A day that has not come.


def check_has_happened(record: Owned, by: Reader) -> None:
    """Refuse a day after today for what happened; a date that is none is told later."""
    for name in DONE_ON.get(type(record), ()):
        typed = getattr(record, name)
        day = parse_date(typed) if isinstance(typed, str) else typed
        if day is not None and day > by.today:
            raise ValidationError({name: _("Deze dag is nog niet geweest.")})
    if not isinstance(record, Dated) or not is_done(record):
        return
    try:
        first_on = parse_edtf_date(record.dated_on).first_on
    except EdtfError:
        return
    if first_on > by.today:
        told = {"day": date_format(first_on, "j F Y"), "today": date_format(by.today, "j F Y")}
        sentence = _(
            "Dit is nog niet gebeurd: %(day)s ligt na vandaag (%(today)s). "
            "Vul de dag in waarop het gebeurde."
        )
        if isinstance(record, Milestone):
            sentence = _(
                "Deze staat is nog niet bereikt: %(day)s ligt na vandaag (%(today)s). "
                "Laat de staat leeg zolang dit een plan is."
            )
        raise ValidationError({"dated_on": sentence % told})


def is_done(record: models.Model) -> bool:
    """Whether a record tells of something that happened, and not of a plan."""
    if isinstance(record, Milestone):
        return record.state not in PLANNED_STATES
    return isinstance(record, DONE)


# More votes, or groups with more seats, than there were seats.


def check_votes(decision: Decision, stored: Owned | None, councils: ReadCouncils) -> None:
    """Refuse more votes than there were seats: recorded with the vote, or of the council."""
    tally = Tally(**{name: getattr(decision, name) for name in VOTE_FIELDS})
    if decision.body_id is None or not tally.known_votes:
        return
    if not is_changed(decision, stored, (*VOTE_FIELDS, "dated_on")):
        return
    if decision.body.is_council:
        tally = tally.in_council(read_seats_of_day(decision, councils))
    if sentence := find_impossible_votes(tally):
        raise ValidationError({"votes_for": sentence})


def check_group_seats(position: Position, stored: Owned | None, councils: ReadCouncils) -> None:
    """Refuse groups with more seats than the council had, or than were recorded with the vote."""
    if position.decision_id is None or position.group_seats is None:
        return
    if not is_changed(position, stored, ("group_seats", "decision_id")):
        return
    decision = position.decision
    sentence = find_impossible_group_seats(
        position.group_seats,
        seats=decision.seats,
        council_seats=find_council_seats(decision, councils),
        is_of_council=decision.body.municipality_id is not None,
    )
    if sentence:
        raise ValidationError({"group_seats": sentence})


def check_group_votes(tally: GroupTally, stored: Owned | None, councils: ReadCouncils) -> None:
    """Refuse more votes of a group than it had seats; of one whose seats are not known, more than
    the whole council had."""
    names = ("group_id", "votes_for", "votes_against")
    if tally.decision_id is None or not is_changed(tally, stored, names):
        return
    vote = build_group_vote(tally, tally.group)
    sentence = find_impossible_group_votes(vote)
    if vote.seats is None and vote.known_votes:
        sentence = find_impossible_group_seats(
            vote.known_votes,
            seats=tally.decision.seats,
            council_seats=find_council_seats(tally.decision, councils),
        )
    if sentence:
        name = "votes_for" if tally.votes_for else "votes_against"
        raise ValidationError({name: sentence})


def check_seats_of_groups(decision: Decision, stored: Owned | None, councils: ReadCouncils) -> None:
    """Refuse a decision that comes to have fewer seats than groups in it have."""
    if stored is None or not is_changed(decision, stored, ("seats", "dated_on")):
        return
    said = decision.positions.filter(group_seats__isnull=False).exclude(status=Status.WITHDRAWN)
    most = said.aggregate(most=models.Max("group_seats"))["most"]
    if most is None:
        return
    sentence = find_impossible_group_seats(
        most,
        seats=decision.seats,
        council_seats=find_council_seats(decision, councils),
        is_of_council=decision.body.municipality_id is not None,
    )
    if sentence:
        raise ValidationError(sentence)


def is_changed(record: Owned, stored: Owned | None, names: Iterable[str]) -> bool:
    """Whether a record is new or says something else in one of these fields."""
    return stored is None or any(getattr(record, n) != getattr(stored, n) for n in names)


def find_council_seats(decision: Decision, councils: ReadCouncils) -> int | None:
    """Return the seats of the council whose groups spoke, recorded or summed, or None.

    Groups that speak in a committee are groups of the council; a college has none.
    """
    if decision.body.is_college:
        return None
    found = read_seats_of_day(decision, councils)
    return None if found.derived else found.number


def read_seats_of_day(decision: Decision, councils: ReadCouncils) -> CouncilSeats:
    """Return the most seats that the council of this municipality can have had on the day."""
    try:
        when = parse_edtf_date(decision.dated_on)
    except EdtfError:
        return CouncilSeats(None, derived=False, how="onbekend")  # told with the date itself
    days = (when.first_on, when.last_on)
    return councils.find_most_seats(decision.body.municipality_id, days)


# More votes for one answer of a poll than there were in its area. Together they may be more: in
# some polls people give more answers than one, so that is told as a doubt and not refused.


def check_result_votes(result: PollResult) -> None:
    """Refuse more votes for an answer than there were in the area."""
    most = result.area.votes if result.area_id else None
    if most is not None and result.votes is not None and result.votes > most:
        raise ValidationError({"votes": tell_too_many_votes(result.votes, most)})


def check_area_votes(area: PollArea) -> None:
    """Refuse fewer votes in an area than one of its answers has."""
    if area.votes is None or area._state.adding:
        return
    most = area.results.aggregate(most=models.Max("votes"))["most"]
    if most is not None and most > area.votes:
        raise ValidationError({"votes": tell_too_many_votes(most, area.votes)})


def tell_too_many_votes(votes: int, most: int) -> str:
    told = {"votes": votes, "most": most}
    return _("Dit antwoord heeft %(votes)d stemmen; in het gebied zijn er %(most)d.") % told
