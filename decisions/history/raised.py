"""Wishes, objections, conditions and questions, with their answers and what became of them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from ..life import Life, life
from ..models import Decision, Remark, Reply, Round, Status, Subject, SubjectKind
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
    found = chosen.annotate(is_carried=carried(scope, day), decision_seen=Exists(acts))
    replies = replies_to(chosen, day, scope)
    ordered = found.select_related(*RELATED).order_by("first_on", "last_on", "id")
    return [told(each, replies[each.id], states, day) for each in ordered]


def carried(scope, day):
    """Return the condition that an editor said of a remark that it lives on in another by the day.

    The carriers are looked up once: asked for each remark apart, SQLite read the whole dossier
    again for every row.
    """
    return Q(id__in=carriers(scope, day).order_by().values("carried_from"))


def carriers(scope, day):
    """Return the remarks in which another lives on by the day; a withdrawn record is none."""
    found = seen(Remark, **scope).filter(carried_from__isnull=False, last_on__lte=day)
    return found.exclude(status=Status.WITHDRAWN)


def fallen(dossier, states):
    """Return the condition that the proposal on which a remark hangs has fallen, by its state."""
    down = [key for key, state in states.items() if state.fallen_on]
    rounds = Round.objects.filter(dossier=dossier, subject__in=down)
    others = Subject.objects.filter(dossier=dossier).exclude(kind=SubjectKind.PROPOSAL)
    on_no_proposal = Q(subject__isnull=True) | Q(subject__in=others.values("pk"))
    return Q(subject__in=down) | (Q(round__in=rounds.values("pk")) & on_no_proposal)


def proposal_of(remark):
    """Return the key of the subject with which a remark falls, None where there is none.

    Its own proposal; a wish on anything else that was raised in a round falls with what the round
    asked about.
    """
    if remark.subject_id and remark.subject.kind == SubjectKind.PROPOSAL:
        return remark.subject_id
    return remark.round.subject_id if remark.round_id else None


def replies_to(remarks, day, scope):
    """Return the replies given by `day` to these remarks, by the remark's key."""
    found = seen(Reply, **scope).filter(remark__in=remarks.values("id"), first_on__lte=day)
    by_remark = defaultdict(tuple)
    for each in found.select_related("body", "changed_in").order_by("first_on", "id"):
        by_remark[each.remark_id] += (each,)
    return by_remark


def told(remark, replies, states, day):
    is_withdrawn = remark.status == "ingetrokken"
    return Raised(remark, replies, None if is_withdrawn else life_of(remark, replies, states, day))


def life_of(remark, replies, states, day):
    """Return the Life of a remark on the day, from the records that decide it."""
    bundle = remark.round.bundle if remark.round_id else None
    state = states.get(proposal_of(remark))
    answered = [each.last_on for each in replies if each.status != Status.WITHDRAWN]
    return life(
        raised_first_on=remark.first_on,
        raised_last_on=remark.last_on,
        bundled_last_on=bundle.last_on if bundle else None,
        replied_last_on=min(answered, default=None),
        fallen_last_on=state.fallen_on if state else None,
        carried_over=remark.is_carried,
        day=day,
    )


def life_case(*, is_answered, has_fallen, is_past, is_carried, is_bundled):
    """Return the rule of `life` as an expression, of conditions on a remark that was raised.

    In order: a reply has come, its proposal has fallen, its own last day has come, an editor said
    that it was carried over, its round was bundled.
    """
    return Case(
        When(is_answered, then=Value(Life.BEANTWOORD.value)),
        When(has_fallen & is_past & is_carried, then=Value(Life.MEEGENOMEN.value)),
        When(has_fallen & is_past, then=Value(Life.VERVALLEN.value)),
        When(is_bundled, then=Value(Life.GEBUNDELD.value)),
        default=Value(Life.INGEDIEND.value),
        output_field=CharField(),
    )
