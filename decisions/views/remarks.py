"""The wishes and objections of a decision, and what became of each by a day."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from .. import history
from ..life import Life, life
from ..models import Remark, Reply

RELATED = ("subject", "theme", "round__bundle")


@dataclass(frozen=True)
class Told:
    """A remark, the replies that the reader may see, and its Life (None: not raised yet)."""

    remark: Any
    replies: tuple
    life: Life | None


def remarks_of(decision, reader, wanted):
    """Return what a decision raised, in the order of recording; four queries."""
    scope = {"dossier": decision.dossier_id}
    rows = history.seen(Remark, reader, wanted.known_at, **scope)
    remarks = list(
        rows.filter(decision=decision.pk, position__isnull=True)
        .select_related(*RELATED)
        .order_by("id")
    )
    carried = set(rows.filter(carried_from__isnull=False).values_list("carried_from", flat=True))
    replies = defaultdict(tuple)
    answers = history.seen(Reply, reader, wanted.known_at, **scope)
    for each in answers.filter(remark__in=[remark.id for remark in remarks]).order_by("id"):
        replies[each.remark_id] += (each,)
    events = (
        history.milestones(decision.dossier, reader=reader, known_at=wanted.known_at)
        if remarks
        else ()
    )
    states = history.states(events, wanted.day)
    return [
        Told(each, replies[each.id], life_of(each, replies[each.id], states, carried, wanted.day))
        for each in remarks
    ]


def life_of(remark, replies, states, carried, day):
    """Return where a remark is on the day, from the records that decide it."""
    bundle = remark.round.bundle if remark.round else None
    state = states.get(remark.subject_id)
    return life(
        raised_first_on=remark.first_on,
        raised_last_on=remark.last_on,
        bundled_last_on=bundle.last_on if bundle else None,
        replied_last_on=min((each.last_on for each in replies), default=None),
        fallen_last_on=state.fallen_on if state else None,
        carried_over=remark.id in carried,
        day=day,
    )
