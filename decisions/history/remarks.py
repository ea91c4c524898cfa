"""Wishes and objections over time: their life, and the register that chooses and counts them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple, TypedDict

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.lookups import Exact, IsNull

from municipalities.roles import Reader

from ..domain.lifecycle import RemarkLife, find_remark_life
from ..models import (
    Decision,
    Dossier,
    Evidence,
    PointRemark,
    Remark,
    Reply,
    Round,
    Status,
    Subject,
    SubjectKind,
)
from .positions import StateBySubject
from .remark_values import RemarkValues, ReplyValues
from .rows import (
    PlacesByRecord,
    carrying,
    group_evidence_by_record,
    known_rows,
    read_unkept_after,
    visible_rows,
)


class OfDossier(TypedDict, total=False):
    """What narrows a question to one dossier, the record or its key; empty where it does not."""

    dossier: Dossier | int


class Scope(TypedDict):
    """Who asks, and as known at which moment."""

    reader: Reader
    known_at: datetime | None


class DossierScope(OfDossier, Scope):
    """Who asks, as known when, and of which dossier."""


type RepliesByRemark = defaultdict[int, tuple[Reply, ...]]

# A part of a register that is counted apart: of a round, on a section, in a shared point.


@dataclass(frozen=True)
class RemarkFilter:
    """Leaves the remarks on one `section`, of one `round` and in one `point`, both by their key.

    `is_linked` leaves those in any point, or those in none.
    """

    section: str = ""
    round: int | None = None
    point: int | None = None
    is_linked: bool | None = None

    def condition(self, known_at: datetime | None, dossier: Dossier) -> Q:
        """Return the condition on remarks of the dossier, linked as was known at a moment."""
        only = Q(section=self.section) if self.section else Q()
        if self.round is not None:
            only &= Q(round=self.round)
        if self.point is None and self.is_linked is None:
            return only
        links = known_rows(PointRemark, known_at, remark__dossier=dossier).order_by()
        if self.point is not None:
            links = links.filter(point=self.point)
        linked = Q(id__in=links.values("remark"))
        return only & (~linked if self.is_linked is False else linked)


EVERYTHING = RemarkFilter()


# Wishes, objections, conditions and questions, with their answers and what became of them.

ENTRY_RELATED = ("body", "subject", "theme", "decision", "round__bundle")


@dataclass(frozen=True)
class RaisedRemark[R: Remark | RemarkValues, A: Reply | ReplyValues]:
    """A remark with the replies that the reader may see; `life` is None for a withdrawn one."""

    remark: R
    replies: tuple[A, ...]
    life: RemarkLife | None

    @property
    def state(self) -> str:
        """Its life in one word, 'ingetrokken' where the record was withdrawn."""
        return self.life.value if self.life else self.remark.status

    @property
    def state_label(self) -> str:
        return self.life.label if self.life else str(Status(self.remark.status).label)

    @property
    def who(self) -> str:
        """The body or the gathering that raised it, in words."""
        name: str = self.remark.body.name if self.remark.body else self.remark.gathering
        return name


class RemarkEntry(RaisedRemark[Remark, Reply]):
    """A Remark with the replies that the reader may see, as records: for a page."""


def read_remarks(
    dossier: Dossier,
    *,
    reader: Reader,
    day: date,
    states: StateBySubject,
    known_at: datetime | None = None,
    only: Q | None = None,
) -> list[RemarkEntry]:
    """Return a RemarkEntry for each remark of the dossier raised by `day`, oldest first; two
    queries.

    `only` is a condition; `states` says on `day` which proposals fell. Each remark carries
    `decision_seen`: whether the reader may see the decision that it came with.
    """
    scope: DossierScope = {"reader": reader, "known_at": known_at, "dossier": dossier}
    remarks = visible_rows(Remark, **scope)
    acts = visible_rows(Decision, **scope).filter(id=OuterRef("decision_id"))
    chosen = remarks.filter(only or Q(), first_on__lte=day)
    found = carrying(
        chosen, is_carried=build_carried_condition(scope, day), decision_seen=Exists(acts)
    )
    replies = read_replies_by_remark(chosen, day, scope)
    ordered = found.select_related(*ENTRY_RELATED).order_by("first_on", "last_on", "id")
    return [describe_remark(each, replies[each.id], states, day) for each in ordered]


def build_carried_condition(scope: DossierScope, day: date) -> Q:
    """Return the condition that an editor said of a remark that it lives on in another by the day.

    The carriers are looked up once: asked for each remark apart, SQLite read the whole dossier
    again for every row.
    """
    return Q(id__in=list_carrying_remarks(scope, day).order_by().values("carried_from"))


def list_carrying_remarks(scope: DossierScope, day: date) -> QuerySet[Remark]:
    """Return the remarks in which another lives on by the day; a withdrawn record is none."""
    found = visible_rows(Remark, **scope).filter(carried_from__isnull=False, last_on__lte=day)
    return found.exclude(status=Status.WITHDRAWN)


def build_fallen_condition(dossier: Dossier, states: StateBySubject) -> Q:
    """Return the condition that the proposal on which a remark hangs has fallen, by its state."""
    down = [key for key, state in states.items() if state.fallen_on]
    rounds = Round.objects.filter(dossier=dossier, subject__in=down)
    others = Subject.objects.filter(dossier=dossier).exclude(kind=SubjectKind.PROPOSAL)
    on_no_proposal = Q(subject__isnull=True) | Q(subject__in=others.values("pk"))
    return Q(subject__in=down) | (Q(round__in=rounds.values("pk")) & on_no_proposal)


def proposal_key_of(remark: Remark | RemarkValues) -> int | None:
    """Return the key of the subject with which a remark falls, None where there is none.

    Its own proposal; a wish on anything else that was raised in a round falls with what the round
    asked about.
    """
    if remark.subject and remark.subject.kind == SubjectKind.PROPOSAL:
        return remark.subject_id
    return remark.round.subject_id if remark.round else None


def read_replies_by_remark(
    remarks: QuerySet[Remark], day: date, scope: DossierScope
) -> RepliesByRemark:
    """Return the replies given by `day` to these remarks, by the remark's key."""
    found = visible_rows(Reply, **scope).filter(remark__in=remarks.values("id"), first_on__lte=day)
    by_remark: RepliesByRemark = defaultdict(tuple)
    for each in found.select_related("body", "changed_in").order_by("first_on", "id"):
        by_remark[each.remark_id] += (each,)
    return by_remark


def describe_remark(
    remark: Remark, replies: tuple[Reply, ...], states: StateBySubject, day: date
) -> RemarkEntry:
    return RemarkEntry(remark, replies, find_life(remark, replies, states, day))


def find_life(
    remark: Remark | RemarkValues,
    replies: Iterable[Reply | ReplyValues],
    states: StateBySubject,
    day: date,
) -> RemarkLife | None:
    """Return the RemarkLife of a remark on the day, None for one that was withdrawn."""
    is_withdrawn = remark.status == Status.WITHDRAWN
    return None if is_withdrawn else compute_remark_life(remark, replies, states, day)


def compute_remark_life(
    remark: Remark | RemarkValues,
    replies: Iterable[Reply | ReplyValues],
    states: StateBySubject,
    day: date,
) -> RemarkLife | None:
    """Return the RemarkLife of a remark on the day, from the records that decide it."""
    bundle = remark.round.bundle if remark.round else None
    state = states.get(proposal_key_of(remark))
    answered = [each.last_on for each in replies if each.status != Status.WITHDRAWN]
    return find_remark_life(
        raised_first_on=remark.first_on,
        raised_last_on=remark.last_on,
        bundled_last_on=bundle.last_on if bundle else None,
        replied_last_on=min(answered, default=None),
        fallen_last_on=state.fallen_on if state else None,
        carried_over=remark.is_carried,
        day=day,
    )


def build_life_expression(
    *, is_answered: Q, has_fallen: Q, is_past: Q, is_carried: Q, is_bundled: Q
) -> Case:
    """Return the rule of `find_remark_life` as an expression, of conditions on a remark that was
    raised.

    In order: a reply has come, its proposal has fallen, its own last day has come, an editor said
    that it was carried over, its round was bundled.
    """
    return Case(
        When(is_answered, then=Value(RemarkLife.BEANTWOORD.value)),
        When(has_fallen & is_past & is_carried, then=Value(RemarkLife.MEEGENOMEN.value)),
        When(has_fallen & is_past, then=Value(RemarkLife.VERVALLEN.value)),
        When(is_bundled, then=Value(RemarkLife.GEBUNDELD.value)),
        default=Value(RemarkLife.INGEDIEND.value),
        output_field=CharField(),
    )


# The register of a dossier's remarks, chosen and counted in the database, however many there are.
#
# What becomes of a remark is said by `decisions.domain.lifecycle`, and by `raised.life_case` for
# the database,
# which a test compares with it.

ROW_RELATED = (*ENTRY_RELATED, "body__municipality")


class RemarkSort(NamedTuple):
    """Remarks that a page tells apart in their words only; `state` is that of a RemarkEntry."""

    kind: str
    body_id: int | None
    theme_id: int | None
    subject_id: int | None
    round_id: int | None
    state: str


@dataclass(frozen=True)
class Register:
    """The remarks of a dossier raised by `day`, as `reader` may see them, as known at `known_at`.

    `states` says on `day` which proposals fell; `narrowed` leaves a part of them. `looks_up` says
    that few are asked about: their replies are looked up for each, not listed for all.
    """

    dossier: Dossier
    reader: Reader
    day: date
    states: StateBySubject
    known_at: datetime | None = None
    narrowed: RemarkFilter = EVERYTHING
    looks_up: bool = False

    @property
    def scope(self) -> Scope:
        return {"reader": self.reader, "known_at": self.known_at}

    @property
    def own(self) -> OfDossier:
        """What narrows a question about given records: nothing live, where their keys suffice.

        SQLite would rather read the whole dossier than look fifty keys up.
        """
        return {} if self.known_at is None else {"dossier": self.dossier}

    @cached_property
    def unkept_after(self) -> date | None:
        """The day after which nobody kept the dossier, None where `day` is not later."""
        return read_unkept_after(self.dossier, day=self.day, known_at=self.known_at)

    def remarks(self) -> QuerySet[Remark]:
        """Return the remarks as a queryset without an order."""
        found = visible_rows(Remark, dossier=self.dossier, **self.scope).filter(
            first_on__lte=self.day
        )
        if self.narrowed != EVERYTHING:
            found = found.filter(self.narrowed.condition(self.known_at, self.dossier))
        return found.order_by()

    def sections(self) -> tuple[str, ...]:
        """Return the sections that the remarks are on, in no order; one query."""
        found = self.remarks().exclude(section="").values_list("section", flat=True)
        return tuple(found.distinct())

    def replies(self) -> QuerySet[Reply]:
        """Return the replies given by the day, to whichever remark."""
        return visible_rows(Reply, dossier=self.dossier, **self.scope).filter(
            first_on__lte=self.day
        )

    def replies_given(self) -> QuerySet[Reply]:
        """Return the same where the question itself names the remarks or the replies."""
        found = visible_rows(Reply, **self.own, **self.scope)
        return found.filter(first_on__lte=self.day).order_by()

    @cached_property
    def state(self) -> Case:
        """The expression of a remark's state on the day, as RemarkEntry names it."""
        answered = self.replies_given().filter(last_on__lte=self.day)
        answered = answered.exclude(status=Status.WITHDRAWN)
        bundled = Round.objects.filter(dossier=self.dossier, bundle__last_on__lte=self.day)
        life = build_life_expression(
            is_answered=self.build_answered_condition(answered),
            has_fallen=build_fallen_condition(self.dossier, self.states),
            is_past=Q(last_on__lte=self.day),
            is_carried=build_carried_condition({**self.scope, "dossier": self.dossier}, self.day),
            is_bundled=Q(round__in=bundled.values("pk")),
        )
        return Case(When(status=Status.WITHDRAWN, then=Value(Status.WITHDRAWN.value)), default=life)

    def build_answered_condition(self, answers: QuerySet[Reply]) -> Q:
        """Return the condition that one of these replies is to a remark."""
        if self.looks_up and self.known_at is None:
            # Of an EXISTS PostgreSQL would list the replies to all remarks after all.
            first = answers.filter(remark=OuterRef("id")).values("id")[:1]
            return Q(IsNull(Subquery(first), False))
        return Q(id__in=answers.filter(dossier=self.dossier).values("remark"))

    def sorts(self, only: Q | None = None) -> Counter[RemarkSort]:
        """Return how many of the remarks that a condition leaves are of each RemarkSort; one query
        that reads each once."""
        chosen = self.marked().filter(only or Q())
        found = chosen.values_list(*RemarkSort._fields).annotate(number=Count("id"))
        return Counter({RemarkSort(*about): number for *about, number in found})

    def marked(self) -> QuerySet[Remark]:
        """Return the remarks, each with its `state`."""
        return self.remarks().annotate(state=self.state)

    def keys(self, only: Q, order: Iterable[str | Combinable]) -> QuerySet[Remark, int]:
        """Return the keys of the remarks that a condition leaves, in an order, as a queryset."""
        return self.remarks().filter(only).order_by(*order).values_list("id", flat=True)

    def told(
        self, only: Q, order: Iterable[str | Combinable], fields: Iterable[str]
    ) -> Iterator[tuple[int, RemarkSort, list[object]]]:
        """Yield (key, RemarkSort, values of these fields) of the same remarks; one query."""
        found, width = self.marked().filter(only).order_by(*order), len(RemarkSort._fields)
        for key, *values in found.values_list("id", *RemarkSort._fields, *fields).iterator():
            yield key, RemarkSort(*values[:width]), values[width:]

    def in_state(self, state: str) -> Q:
        """Return the condition under which a remark is in a state, as RemarkEntry names it."""
        return Q(Exact(self.state, Value(state)))

    def raised(self, keys: Collection[int]) -> list[RemarkEntry]:
        """Return a RemarkEntry for each of these remarks that the reader may see, in this order.

        Three queries.
        """
        acts = visible_rows(Decision, dossier=self.dossier, **self.scope).filter(
            id=OuterRef("decision_id")
        )
        found = self.remarks_of(keys).select_related(*ROW_RELATED)
        taking = list_carrying_remarks({**self.own, **self.scope}, self.day).filter(
            carried_from__in=keys
        )
        taken = set(taking.order_by().values_list("carried_from", flat=True))
        replies = self.replies_to(keys)
        by_key: dict[int, RemarkEntry] = {}
        for each in carrying(found, decision_seen=Exists(acts)).order_by():
            each.is_carried = each.id in taken
            by_key[each.id] = describe_remark(each, replies.get(each.id, ()), self.states, self.day)
        return [by_key[key] for key in keys if key in by_key]

    def remarks_of(self, keys: Collection[int]) -> QuerySet[Remark]:
        """Return those of these remarks that the reader may see."""
        return visible_rows(Remark, id__in=keys, **self.scope)

    def replies_among(self, keys: Collection[int]) -> QuerySet[Reply]:
        """Return the replies given by the day to these remarks, oldest first."""
        found = visible_rows(Reply, **self.own, **self.scope)
        found = found.filter(remark__in=keys, first_on__lte=self.day)
        return found.order_by("first_on", "id")

    def replies_to(self, keys: Collection[int]) -> dict[int, tuple[Reply, ...]]:
        """Return the replies given by the day to these remarks, by the remark's key."""
        by_remark: dict[int, tuple[Reply, ...]] = {}
        for each in self.replies_among(keys).select_related("body", "changed_in"):
            by_remark[each.remark_id] = (*by_remark.get(each.remark_id, ()), each)
        return by_remark

    def places(self, raised: Sequence[RemarkEntry]) -> PlacesByRecord:
        """Return the places of these entries and of their replies, as `places` does; one query."""
        return group_evidence_by_record(self.places_of(raised), self.reader)

    def places_of[R: Remark | RemarkValues, A: Reply | ReplyValues](
        self, raised: Sequence[RaisedRemark[R, A]]
    ) -> QuerySet[Evidence]:
        """Return the places of these remarks and of their replies, accepted or not."""
        remarks = [each.remark.id for each in raised]
        replies = [reply.id for each in raised for reply in each.replies]
        found = known_rows(Evidence, self.known_at, **self.own)
        return found.filter(Q(remark__in=remarks) | Q(reply__in=replies))
