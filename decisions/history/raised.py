"""Wishes, objections, conditions and questions, with their answers and what became of them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from ..life import Life, life
from ..models import Decision, Remark, Reply
from .rows import seen

RELATED = ("body", "subject", "theme", "decision", "round__bundle")


@dataclass(frozen=True)
class Raised:
    """A Remark with the replies that the reader may see; `life` is None for a withdrawn one."""

    remark: Any
    replies: tuple
    life: Life | None

    @property
    def state(self):
        """Its life in one word, 'ingetrokken' where the record was withdrawn."""
        return self.life.value if self.life else self.remark.status

    @property
    def state_label(self):
        return self.life.label if self.life else self.remark.get_status_display()

    @property
    def who(self):
        """The body or the gathering that raised it, in words."""
        return self.remark.body.name if self.remark.body_id else self.remark.gathering


def raised(dossier, *, reader, day, states, known_at=None, only=None):
    """Return a Raised for each remark of the dossier raised by `day`, oldest first; two queries.

    `only` is a condition; `states` says on `day` which proposals fell. Each remark carries
    `decision_seen`: whether the reader may see the decision that it came with.
    """
    scope = {"reader": reader, "known_at": known_at, "dossier": dossier}
    remarks = seen(Remark, **scope)
    acts = seen(Decision, **scope).filter(id=OuterRef("decision_id"))
    chosen = remarks.filter(only or Q(), first_on__lte=day)
    found = chosen.annotate(is_carried=carried(scope), decision_seen=Exists(acts))
    replies = replies_to(chosen, day, scope)
    ordered = found.select_related(*RELATED).order_by("first_on", "last_on", "id")
    return [told(each, replies[each.id], states, day) for each in ordered]


def carried(scope):
    """Return the condition that an editor said of a remark that it lives on in another.

    The carriers are looked up once: asked for each remark apart, SQLite read the whole dossier
    again for every row.
    """
    carriers = seen(Remark, **scope).filter(carried_from__isnull=False)
    return Q(id__in=carriers.values("carried_from"))


def replies_to(remarks, day, scope):
    """Return the replies given by `day` to these remarks, by the remark's key."""
    found = seen(Reply, **scope).filter(remark__in=remarks.values("id"), first_on__lte=day)
    by_remark = defaultdict(tuple)
    for each in found.select_related("body").order_by("first_on", "id"):
        by_remark[each.remark_id] += (each,)
    return by_remark


def told(remark, replies, states, day):
    is_withdrawn = remark.status == "ingetrokken"
    return Raised(remark, replies, None if is_withdrawn else life_of(remark, replies, states, day))


def life_of(remark, replies, states, day):
    """Return the Life of a remark on the day, from the records that decide it."""
    bundle = remark.round.bundle if remark.round_id else None
    state = states.get(remark.subject_id)
    return life(
        raised_first_on=remark.first_on,
        raised_last_on=remark.last_on,
        bundled_last_on=bundle.last_on if bundle else None,
        replied_last_on=min((each.last_on for each in replies), default=None),
        fallen_last_on=state.fallen_on if state else None,
        carried_over=remark.is_carried,
        day=day,
    )
