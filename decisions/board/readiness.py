"""Who has spoken in each round by a day, and who still has to."""

from collections import defaultdict

from municipalities.models import BodyKind

from ..history.by_when import by_when, happened
from .asked import Asked, Gate, Planned, Readiness, Receipt, Spoke


def readiness(requested, day):
    """Return a Readiness for each round that was open by `day` and asked somebody, in order.

    `requested` is what history read of them, for a reader and as known at a moment.
    """
    rounds = defaultdict(list)
    for request in requested.asked:
        if request.round.first_on <= day:
            rounds[request.round].append(asked_of(request, requested, day))
    return tuple(
        Readiness(round_, tuple(asked), gate_of(asked, day)) for round_, asked in rounds.items()
    )


def asked_of(request, requested, day):
    """Return the Asked of one RoundBody on the day."""
    answer = requested.answers.get(request.answer_id)
    decision = answer if answer is not None and answer.first_on <= day else None
    no_view_on = happened(request.no_view_on, day)
    term = by_when(request, requested, day)
    planned = planned_of(request, requested)
    return Asked(
        body=request.body,
        state=state_of(decision or no_view_on, decision, term, planned, day),
        by_when=term,
        decision=decision,
        planned=planned,
        no_view_on=no_view_on,
        receipt=receipt_of(request, day),
    )


def state_of(spoke, decision, term, planned, day):
    """Return what a body did: to be late weighs more than to have planned something."""
    if spoke:
        return Spoke.SPOKEN if decision else Spoke.NO_VIEW
    if term.has_passed(day):
        return Spoke.LATE
    if planned:
        return state_of_planning(planned)
    return Spoke.RECEIVED if term.received_on else Spoke.WAITING


def state_of_planning(planned):
    """Return how far the planning is; an item without a day is on an agenda and no more."""
    dated = [each for each in planned if each.held_on]
    if any(each.item.body.kind == BodyKind.COUNCIL for each in dated):
        return Spoke.IN_COUNCIL
    if any(each.is_in_committee for each in dated):
        return Spoke.IN_COMMITTEE
    return Spoke.PLANNED


def planned_of(request, requested):
    """Return what the body and its committees planned for the round, what has no day last."""
    found = [
        Planned(item, requested.meetings.get(item.meeting_id))
        for item in requested.items_by_round[request.round_id]
        if is_for(item.body, request.body)
    ]
    found.sort(key=lambda each: (each.held_on is None, each.held_on or request.round.first_on))
    return tuple(found)


def is_for(body, asked):
    """Whether a body is the one that was asked, or a committee of that council."""
    is_committee = body.kind == BodyKind.COMMITTEE and asked.kind == BodyKind.COUNCIL
    return body.id == asked.id or (is_committee and body.municipality_id == asked.municipality_id)


def receipt_of(request, day):
    """Return the Receipt of the answer where it had come in by the day."""
    received_on = happened(request.receipt_on, day)
    if received_on is None:
        return None
    return Receipt(received_on, request.receipt_reference, happened(request.confirmed_on, day))


def gate_of(asked, day):
    """Return the Gate of a round on the day."""
    missing = tuple(each for each in asked if not each.has_spoken)
    days = {each.body.id: ready_on(each, day) for each in missing}
    without_day = tuple(each for each in missing if days[each.body.id] is None)
    is_known = missing and not without_day
    return Gate(
        missing=missing,
        without_day=without_day,
        opens_on=max(days.values()) if is_known else None,
        opened_on=None if missing else max(each.spoke_on for each in asked),
    )


def ready_on(asked, day):
    """Return when a missing body can have spoken: its own meeting, else its last day; None where
    neither is ahead."""
    meetings = [each.held_on for each in asked.planned if not each.is_in_committee]
    ahead = [on for on in meetings if on is not None and on >= day]
    if ahead:
        return max(ahead)
    due_on = asked.by_when.due_on
    return due_on if due_on is not None and due_on >= day else None
