"""Who has spoken in each round by a day, and who still has to."""

from collections import defaultdict

from ..models import Speaker, Status
from .parts import Asked, Readiness

SPOKEN = "gesproken"
NO_VIEW = "geen zienswijze"
PLANNED = "geagendeerd"
LATE = "te laat"
WAITING = "niet gepland"


def readiness(asked, decisions, items, *, day, at):
    """Return a Readiness for each round that was open by `day`, in order.

    `asked` are RoundBody rows with their round and body; `decisions` by key as known; `items`
    the visible agenda items; `at` the moment at which a decision must be public to count.
    """
    planned = {(item.round_id, item.body_id): item for item in items if item.round_id}
    rounds = defaultdict(list)
    for each in asked:
        if each.round.first_on <= day:
            item = planned.get((each.round_id, each.body_id))
            answer = decisions.get(each.answer_id)
            spoke = answer if counts(answer, day, at) else None
            rounds[each.round].append(
                Asked(each.body, state_of(each, spoke, item, day), spoke, item)
            )
    return tuple(Readiness(round_, tuple(bodies)) for round_, bodies in rounds.items())


def state_of(each, spoke, item, day):
    """Return what a body did by the day, in the word of the screen."""
    if spoke is not None:
        return SPOKEN
    if each.no_view_on is not None and each.no_view_on <= day:
        return NO_VIEW
    if item is not None:
        return PLANNED
    due_on = each.due_on or each.round.due_on
    return LATE if due_on is not None and due_on < day else WAITING


def counts(answer, day, at):
    """Only a published Decision of the body itself, on or before the day, is speaking."""
    return (
        answer is not None
        and answer.speaker == Speaker.BODY
        and answer.status == Status.PUBLISHED
        and answer.public_from <= at
        and answer.first_on <= day
    )
