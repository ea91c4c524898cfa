"""What was asked of bodies, by when they may speak, and what they answered."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count, Exists, Prefetch, Q, QuerySet

from municipalities.models import Body, BodyKind, Recess
from municipalities.roles import Reader

from ..domain.feasibility import Feasibility, ObstacleKind, PaperTerms, assess_feasibility
from ..domain.terms import NO_TERM, Due, LegalBasis, compute_due, extend_due
from ..models import (
    AgendaItem,
    AgendaLine,
    Answer,
    Decision,
    Dossier,
    Extension,
    LineKind,
    Meeting,
    Point,
    Round,
    RoundBody,
    Speaker,
    Status,
    Treatment,
    build_standing_public_condition,
)
from .agenda import TreatmentsByItem, group_treatments, hide_closed_outcomes
from .points import visible_point_links
from .remarks import Register
from .rows import known_rows, visible_rows

# What was asked of bodies in rounds, and what decides by when and where they speak.

ITEM_FIELDS = ("id", "title", "status", "round_id", "body")
ANSWER_FIELDS = ("id", "title", "dated_on", "first_on", "last_on", "body_id")
MEETING_FIELDS = (
    *("id", "title", "held_on"),
    *("body__kind", "body__municipality_id", "body__name", "body__paper_days"),
)


@dataclass(frozen=True)
class RoundRequests:
    """RoundBody rows with round and body, in order; by key the decisions by which a body may have
    spoken and the meetings; agenda items for a round that the reader may see, and by their key
    their treatments; extensions in the order in which they were granted; recesses of the
    municipalities."""

    asked: list[RoundBody]
    answers: dict[int, Decision]
    items: list[AgendaItem]
    treatments: TreatmentsByItem
    extensions: list[Extension]
    meetings: dict[int, Meeting]
    recesses: list[Recess]

    @cached_property
    def items_by_round(self) -> defaultdict[int | None, list[AgendaItem]]:
        return group_rows_by_key(self.items, lambda each: each.round_id)

    @cached_property
    def extensions_by_round(self) -> defaultdict[int, list[Extension]]:
        return group_rows_by_key(self.extensions, lambda each: each.round_id)

    @cached_property
    def meetings_by_home(self) -> defaultdict[int | None, list[Meeting]]:
        """The meetings of each municipality's bodies, by its key."""
        return group_rows_by_key(self.meetings.values(), lambda each: each.body.municipality_id)

    @cached_property
    def recesses_by_home(self) -> defaultdict[int | None, list[Recess]]:
        return group_rows_by_key(self.recesses, lambda each: each.municipality_id)


def group_rows_by_key[K, R](rows_: Iterable[R], key: Callable[[R], K]) -> defaultdict[K, list[R]]:
    """Return rows in their order, by a key; nothing for a key that no row has."""
    found: defaultdict[K, list[R]] = defaultdict(list)
    for each in rows_:
        found[key(each)].append(each)
    return found


def read_round_requests(
    dossier: Dossier,
    *,
    reader: Reader,
    known_at: datetime | None = None,
    only: Q | None = None,
) -> RoundRequests:
    """Return what is RoundRequests in a dossier, now or as it was known; `only` narrows `asked`.

    Rounds and names of bodies show as now.
    """
    asked = known_rows(RoundBody, known_at, round__dossier=dossier).filter(only or Q())
    homes = Body.objects.of_region(dossier.region).values("municipality")
    sight = Q()
    if known_at is not None:
        sight = Q(Exists(visible_rows(Dossier, reader, known_at, id=dossier.pk)))
    return collect_round_requests(
        asked=read_requests(asked.filter(sight)),
        answers=answering_decisions(dossier, asked, reader, known_at).filter(sight),
        items=read_round_items(dossier, reader, known_at).filter(sight),
        treatments=known_rows(Treatment, known_at, dossier=dossier).filter(sight),
        decisions=visible_rows(Decision, reader, known_at, dossier=dossier),
        extensions=known_rows(Extension, known_at, dossier=dossier).filter(sight),
        meetings=known_rows(Meeting, known_at, dossier=dossier).filter(sight),
        recesses=known_rows(Recess, known_at, municipality__in=homes).filter(sight),
    )


def read_requests(asked: QuerySet[RoundBody]) -> list[RoundBody]:
    """Return these rows with their round and dossier, and the body that was asked; two queries."""
    rounds = Prefetch("round", Round.objects.select_related("dossier"))
    found = asked.select_related("body__municipality").prefetch_related(rounds)
    return list(found.order_by("round__first_on", "round_id", "body__name", "id"))


def collect_round_requests(
    *,
    asked: list[RoundBody],
    answers: QuerySet[Decision],
    items: QuerySet[AgendaItem],
    treatments: QuerySet[Treatment],
    decisions: QuerySet[Decision],
    extensions: QuerySet[Extension],
    meetings: QuerySet[Meeting],
    recesses: QuerySet[Recess],
) -> RoundRequests:
    """Return the RoundRequests of these rows, and of a queryset for each other field; a query for
    each of those. An outcome is told where it was recorded as one of these `decisions`."""
    items = items.select_related("body__municipality").only(*ITEM_FIELDS)
    meetings = meetings.select_related("body").only(*MEETING_FIELDS)
    held = {each.id: each for each in meetings.order_by("held_on", "id")}
    shown = list(items.order_by("id"))
    of_shown = list(
        treatments.filter(item__in=[each.id for each in shown]).order_by("sequence", "id")
    )
    hide_closed_outcomes(of_shown, decisions)
    return RoundRequests(
        asked=asked,
        answers={each.id: each for each in answers.order_by("id").only(*ANSWER_FIELDS)},
        items=shown,
        treatments=group_treatments(of_shown, held),
        extensions=list(extensions.select_related("body").order_by("granted_on", "id")),
        meetings=held,
        recesses=list(recesses.order_by("first_on", "id")),
    )


def answering_decisions(
    dossier: Dossier,
    asked: QuerySet[RoundBody],
    reader: Reader,
    known_at: datetime | None = None,
) -> QuerySet[Decision]:
    """Return the decisions that answer `asked` and count: of a body itself, public by then."""
    reader = reader if known_at is None else reader.known_at(known_at)
    return known_rows(Decision, known_at, dossier=dossier).filter(
        build_standing_public_condition(Decision, reader),
        id__in=asked.order_by().values("answer_id"),
        speaker=Speaker.BODY,
    )


def read_round_items(
    dossier: Dossier, reader: Reader, known_at: datetime | None = None
) -> QuerySet[AgendaItem]:
    """Return the agenda items for a round that stand and that the reader may see."""
    found = visible_rows(AgendaItem, reader, known_at, dossier=dossier)
    return found.filter(round__isnull=False).exclude(status=Status.WITHDRAWN)


# What belongs to a round: its points, and whom it asked.


def build_point_condition(round_: Round) -> Q:
    """Return the condition that a remark is a point of the round: what was withdrawn is none."""
    return Q(round=round_.pk) & ~Q(status=Status.WITHDRAWN)


def read_asked_bodies(round_: Round, known_at: datetime | None = None) -> list[RoundBody]:
    """Return whom the round asked, with their bodies, by name; one query."""
    found = known_rows(RoundBody, known_at, round=round_.pk).select_related("body__municipality")
    return list(found.order_by("body__name", "id"))


def count_points_by_body(register: Register, round_: Round) -> dict[int | None, int]:
    """Return how many points of the round there are, by the key of their body; one query."""
    found = register.remarks().filter(build_point_condition(round_)).values_list("body")
    return dict(found.annotate(number=Count("id")))


def received_body_keys(register: Register, asked: Iterable[RoundBody]) -> set[int]:
    """Return the keys of these RoundBody whose answer came in by the day; one query at most.

    Who may not see an answer is told of no receipt of it.
    """
    came = [each for each in asked if each.receipt_on and each.receipt_on <= register.day]
    if not any(each.answer_id for each in came):
        return {each.id for each in came}
    answers = visible_rows(Decision, dossier=register.dossier, **register.scope)
    answers = answers.exclude(status=Status.WITHDRAWN).filter(
        id__in=[each.answer_id for each in came], first_on__lte=register.day
    )
    told = {None, *answers.filter(speaker=Speaker.BODY).values_list("id", flat=True)}
    return {each.id for each in came if each.answer_id in told}


def read_point_titles(register: Register) -> dict[int, str]:
    """Return the title of the shared point of each remark that is in one, by its key.

    Two queries, however many there are.
    """
    titles = dict(
        known_rows(Point, register.known_at, dossier=register.dossier).values_list("id", "title")
    )
    found = visible_point_links(register).values_list("remark_id", "point_id")
    return {remark: titles[point] for remark, point in found.iterator() if point in titles}


# By when a body that was asked may speak, and what it has to reckon with until then.


@dataclass(frozen=True)
class BodyTerm:
    """What a body was given on a day: `received_on` is None while no receipt is recorded.

    `extensions` are those that it was granted by then, the last of them counts. `request` is the
    RoundBody, `given` the RoundRequests that it came with.
    """

    received_on: date | None
    due: Due
    extensions: tuple[Extension, ...]
    request: RoundBody = field(repr=False, compare=False)
    given: RoundRequests = field(repr=False, compare=False)

    @cached_property
    def workable(self) -> Feasibility | None:
        """What a council can still do by its last day; None for another body."""
        return compute_feasibility(self.request, self.received_on, self.due, self.given)

    @property
    def due_on(self) -> date | None:
        return self.due.due_on

    @property
    def waits_for_receipt(self) -> bool:
        """Whether a term of the law has no end because nobody recorded when it began."""
        is_agreed = self.due.term == NO_TERM
        return self.received_on is None and self.due.due_on is None and not is_agreed

    def has_passed(self, day: date) -> bool:
        """Whether the last day lies before this one."""
        return self.due.due_on is not None and self.due.due_on < day


def compute_body_term(request: RoundBody, given: RoundRequests, day: date) -> BodyTerm:
    """Return the BodyTerm of a RoundBody on a day; `given` is the RoundRequests that it came
    with."""
    received_on = day_if_come(request.received_on, day)
    granted = given.extensions_by_round[request.round_id]
    extensions = tuple(each for each in granted if extension_applies_to(each, request, day))
    due = due_before_extension(request, received_on)
    if extensions and (due.due_on is None or extensions[-1].due_on > due.due_on):
        due = extend_due(due, extensions[-1].due_on)
    return BodyTerm(received_on, due, extensions, request, given)


def day_if_come(on: date | None, day: date) -> date | None:
    """Return a day that has come, else None: what happens later is not told."""
    return on if on is not None and on <= day else None


def extension_applies_to(extension: Extension, request: RoundBody, day: date) -> bool:
    """Whether a body had this extension of its round by the day: its own, or one for all."""
    return extension.body_id in (None, request.body_id) and extension.granted_on <= day


def due_before_extension(request: RoundBody, received_on: date | None) -> Due:
    """Return the Due of a body before any extension.

    A term of the law begins on the day of receipt: while that is not known, neither is its end.
    Who it was agreed with needs no receipt; then the law of the first day of the round decides.
    """
    basis, kind = LegalBasis(request.round.legal_basis), request.body.kind
    chosen_on = request.due_on or request.round.due_on
    if received_on is not None:
        return compute_due(basis, received_on, body_kind=kind, chosen_on=chosen_on)
    by_law = compute_due(basis, request.round.first_on, body_kind=kind)
    if by_law.due_on is not None:
        return replace(by_law, due_on=None, note=None)
    return compute_due(basis, request.round.first_on, body_kind=kind, chosen_on=chosen_on)


def compute_feasibility(
    request: RoundBody, received_on: date | None, due: Due, given: RoundRequests
) -> Feasibility | None:
    """Return what a council can still do by its last day, None for another body."""
    if request.body.kind != BodyKind.COUNCIL:
        return None
    home = request.body.municipality_id
    own = given.meetings_by_home[home]
    found = assess_feasibility(
        received_on or request.round.first_on,
        due,
        recesses=given.recesses_by_home[home],
        council_on=list_meeting_days(own, BodyKind.COUNCIL),
        committee_on=list_meeting_days(own, BodyKind.COMMITTEE),
        terms=collect_paper_terms(request.body, own),
    )
    if received_on is not None:
        return found
    # The other warnings speak of a receipt.
    told = tuple(each for each in found.warnings if each.code == ObstacleKind.DUE_IN_RECESS)
    return replace(found, warnings=told)


def collect_paper_terms(council: Body, meetings: Iterable[Meeting]) -> PaperTerms:
    """Return what a council and its committees, of which these are the meetings, told of papers;
    of two committees on one day the longest."""
    committees: dict[date, int] = {}
    for each in meetings:
        days = each.body.paper_days
        if each.body.kind == BodyKind.COMMITTEE and days is not None:
            committees[each.held_on] = max(days, committees.get(each.held_on, 0))
    return PaperTerms(council.paper_days, committees, council.committee_days)


def list_meeting_days(meetings: Iterable[Meeting], kind: str) -> list[date]:
    return [each.held_on for each in meetings if each.body.kind == kind]


# What bodies answered to the questions of a round, or to those in their own agenda items.


def read_answers(
    dossier: Dossier | int,
    *,
    reader: Reader,
    day: date,
    known_at: datetime | None = None,
    only: Q | None = None,
) -> list[Answer]:
    """Return the Answers of a dossier given by `day` that the reader may see, oldest first; one
    query. Withdrawn ones are among them."""
    found = visible_rows(Answer, reader, known_at, dossier=dossier).filter(
        only or Q(), first_on__lte=day
    )
    return list(
        found.select_related("body", "question", "line").order_by("first_on", "last_on", "id")
    )


def read_agenda_questions(
    dossier: Dossier, items: Iterable[AgendaItem], known_at: datetime | None = None
) -> list[AgendaLine]:
    """Return the lines with a question of agenda items that the reader may see, in order; one
    query."""
    found = known_rows(AgendaLine, known_at, dossier=dossier)
    lines = found.filter(item__in=[each.id for each in items], kind=LineKind.QUESTION)
    return list(lines.order_by("item_id", "number", "id"))
