"""Councils without a griffie, items without a meeting, bodies that did not answer, open remarks."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Least

from municipalities.members import read_seatings
from municipalities.models import Recess, RegionMembership, Role

from ..domain.deadlines import choose_deadline
from ..history.positions import compute_proposal_states
from ..history.rounds import collect_round_requests, compute_body_term, read_requests
from ..models import (
    AgendaItem,
    AgendaLine,
    Answer,
    Decision,
    Dossier,
    Extension,
    LineKind,
    Meeting,
    Milestone,
    Question,
    Remark,
    Reply,
    Round,
    RoundBody,
    Status,
    SubjectKind,
    Treatment,
)
from .drafts import build_kept_condition, build_kept_regions_condition

# Councils for which nobody enters: the regioredactie keeps their records until somebody does.


def list_councils_without_griffie(reader, today):
    """Return the memberships, in the reader's regions today, of municipalities without a griffie
    who can sign in; by region and name."""
    begun = RegionMembership.objects.filter(
        region=OuterRef("region"), municipality=OuterRef("municipality"), first_on__lte=today
    )
    latest = begun.order_by("-first_on", "-pk").values("pk")[:1]
    ended = Q(municipality__ended_on__lt=today)
    rows = RegionMembership.objects.filter(
        build_kept_regions_condition(reader, "region"), pk=Subquery(latest), takes_part=True
    ).exclude(ended)
    rows = rows.exclude(municipality__in=Role.objects.staffed_municipalities(reader.at))
    named = rows.order_by("region__name", "municipality__name", "pk")
    return named.select_related("region", "municipality")


# Agenda items that are on no meeting yet.


def list_unplanned_items(reader):
    """Return the items of the reader's bodies that no meeting treats and of which nothing came,
    newest first, each with what is known of the planning (`planned_note`)."""
    own = Treatment.objects.filter(item=OuterRef("pk"))
    settled = own.filter(~Q(outcome="") | Q(meeting__isnull=False))
    rows = AgendaItem.objects.filter(build_kept_condition(reader), ~Exists(settled))
    standing = rows.exclude(status=Status.WITHDRAWN).order_by("-pk")
    note = Subquery(own.order_by("-sequence").values("planned_note")[:1])
    return standing.annotate(planned_note=note).select_related("body", "dossier", "round")


# Rounds: bodies that were asked and did not answer yet, and rounds that are not complete.

HAS_NOT_ANSWERED = Q(answer__isnull=True, no_view_on__isnull=True)


@dataclass(frozen=True)
class WaitingBody:
    """A RoundBody without an answer, with its ByWhen on a day."""

    request: Any
    by_when: Any
    day: date

    @property
    def round(self):
        return self.request.round

    @property
    def body(self):
        return self.request.body

    @property
    def dossier(self):
        return self.round.dossier

    @property
    def is_over(self):
        """Whether the dossier was closed before that day: then no day presses any more."""
        closed_on = self.dossier.closed_on
        return closed_on is not None and closed_on < self.day

    @cached_property
    def deadline(self):
        """The day that presses: the last safe one while that lies ahead, else the end of the
        term."""
        can = self.by_when.workable
        due_on = None if self.is_over else self.by_when.due_on
        return choose_deadline(due_on, can.last_safe_on if can else None, self.day)

    @property
    def is_ahead(self):
        """Whether there is a last day and it has not passed."""
        return self.by_when.due_on is not None and not self.by_when.has_passed(self.day)

    @property
    def order(self):
        """What presses first, then the latest round."""
        due_on = self.deadline.due_on or date.max
        return (due_on, -self.round.first_on.toordinal(), self.request.pk)


def list_waiting_bodies(reader, today):
    """Return what is WaitingBody for the reader's bodies on a day, the first due first."""
    asked = read_requests(select_waiting_bodies(reader))
    given = collect_round_requests(asked=asked, **rows_to_read_along(asked))
    found = [
        WaitingBody(each, compute_body_term(each, given, today), today) for each in given.asked
    ]
    return sorted(found, key=lambda each: each.order)


def select_waiting_bodies(reader):
    """Return the RoundBody rows of the reader's bodies without an answer."""
    return select_kept_requests(reader).filter(HAS_NOT_ANSWERED)


def select_kept_requests(reader):
    """Return what rounds ask of the reader's bodies."""
    ways = {"region": "round__dossier__region", "dossier": "round__dossier"}
    return RoundBody.objects.filter(build_kept_condition(reader, **ways))


def rows_to_read_along(asked):
    """Return the rows to read with these RoundBodies to know by when they must speak."""
    homes = {each.body.municipality_id for each in asked if each.body.municipality_id}
    dossiers = {each.round.dossier_id for each in asked}
    return {
        "answers": Decision.objects.none(),
        "items": AgendaItem.objects.none(),
        "treatments": Treatment.objects.none(),
        "decisions": Decision.objects.none(),
        "extensions": Extension.objects.filter(round__in={each.round_id for each in asked}),
        "meetings": Meeting.objects.filter(dossier__in=dossiers, body__municipality__in=homes),
        "recesses": Recess.objects.filter(municipality__in=homes),
    }


# Questions to a body that it did not answer: in its agenda items, and of a round in which it spoke.


def list_unanswered_lines(reader):
    """Return the questions in agenda items of the reader's bodies that nobody answered, by the
    item, those of the latest item first; each with the day of the meeting in which nothing came
    of the item yet (`held_on`)."""
    ways = {"body": "item__body", "region": "item__dossier__region", "dossier": "item__dossier"}
    answers = Answer.objects.exclude(status=Status.WITHDRAWN).filter(line=OuterRef("pk"))
    rows = AgendaLine.objects.filter(
        build_kept_condition(reader, **ways), ~Exists(answers), kind=LineKind.QUESTION
    )
    standing = rows.exclude(item__status=Status.WITHDRAWN)
    ordered = standing.order_by("-item", "number", "pk")
    waits = Treatment.objects.filter(item=OuterRef("item"), outcome="", meeting__isnull=False)
    day = Subquery(waits.order_by("meeting__held_on").values("meeting__held_on")[:1])
    return ordered.annotate(held_on=day).select_related("item__body", "item__dossier")


def list_half_answered(reader):
    """Return what rounds asked of the reader's bodies that spoke and left questions of the round
    open, the latest round first; each carries `open_count`."""
    said = Answer.objects.exclude(status=Status.WITHDRAWN)
    said = said.filter(question=OuterRef("pk"), body=OuterRef(OuterRef("body")))
    open_ = Question.objects.filter(~Exists(said), round=OuterRef("round")).order_by()
    number = Subquery(open_.values("round").annotate(n=Count("pk")).values("n"))
    rows = select_kept_requests(reader).filter(answer__isnull=False, no_view_on__isnull=True)
    asked = rows.annotate(open_count=number).filter(open_count__gt=0)
    ordered = asked.order_by("-round__first_on", "-pk")
    return ordered.select_related("round__dossier", "body")


def list_open_rounds(reader):
    """Return the rounds of the reader's regions that asked nobody, or not everybody answered.

    Each carries `asked_count` and `silent_count`, the second None where it is none.
    """
    asked = RoundBody.objects.filter(round=OuterRef("pk")).order_by()
    numbers = asked.values("round").annotate(n=Count("pk")).values("n")
    rows = Round.objects.filter(
        build_kept_regions_condition(reader),
        Exists(Dossier.objects.visible_to(reader).filter(pk=OuterRef("dossier_id"))),
    )
    rows = rows.filter(~Exists(asked) | Exists(asked.filter(HAS_NOT_ANSWERED)))
    counted = rows.annotate(
        asked_count=Subquery(numbers), silent_count=Subquery(numbers.filter(HAS_NOT_ANSWERED))
    )
    urgent = counted.order_by(F("due_on").asc(nulls_last=True), "-first_on", "pk")
    return urgent.select_related("dossier")


# Wishes, objections, conditions and questions that nobody replied to and that did not lapse.

SHOWN_STATUSES = (Status.SHARED, Status.PUBLISHED)


def list_unanswered_questions(reader, today):
    """Return the remarks without a Reply that were raised and did not lapse, newest first, as a
    queryset.

    Those of the reader's bodies; for the regioredactie, who writes the replies down, all of its
    dossiers. A closed dossier is judged on its last day. What lapsed is asked of the database by
    the proposals that fell, so that a list of ten reads ten.
    """
    until = (Coalesce(f"dossier__{name}", today) for name in ("kept_until", "closed_on"))
    day = Least(*until, today)
    rows = list_open_remarks(reader).filter(first_on__lte=day)
    fallen = list_fallen_proposals(reader, today)
    if fallen:
        rows = rows.exclude(build_falls_with_condition(fallen), last_on__lte=day)
    ordered = rows.order_by("-first_on", "-pk")
    return ordered.select_related("round__bundle", "dossier", "subject", "body")


def build_falls_with_condition(proposals):
    """Return the condition that a remark falls with one of these (`remarks.proposal_key_of`)."""
    on_no_proposal = Q(subject__isnull=True) | ~Q(subject__kind=SubjectKind.PROPOSAL)
    return Q(subject__in=proposals) | (Q(round__subject__in=proposals) & on_no_proposal)


def list_open_remarks(reader):
    """Return what was shared or published and got no reply that the reader sees."""
    replies = Reply.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    rows = Remark.objects.visible_to(reader).filter(
        build_kept_remarks_condition(reader), status__in=SHOWN_STATUSES
    )
    return rows.filter(~Exists(replies.filter(remark=OuterRef("pk"))))


def build_kept_remarks_condition(reader):
    """Return the condition that a remark is the reader's own, or in a dossier that it keeps; one
    of the two alone where that says the same, which the database looks up by a key."""
    if not (reader.griffie_of and reader.redactie_of):
        return build_kept_condition(reader, **{"body": None} if reader.redactie_of else {})
    return build_kept_condition(reader) | build_kept_condition(reader, body=None)


def give_seatings(dossiers):
    """Let each of these dossiers that closes know who sits, as its day asks; two queries."""
    closing = [each for each in dossiers if each.closed_on is not None]
    seatings = read_seatings({each.region_id for each in closing}) if closing else {}
    for each in closing:
        each.seating = seatings[each.region_id]


def list_fallen_proposals(reader, today):
    """Return the keys of the proposals that have fallen, on the day that their dossier asks for,
    in the dossiers of which the reader keeps a remark; one query, two more where one closes."""
    events = Milestone.objects.states().select_related("dossier")
    if not reader.is_beheer:
        kept = Remark.objects.filter(build_kept_remarks_condition(reader))
        events = events.filter(dossier__in=kept.order_by().values("dossier"))
    by_dossier = defaultdict(list)
    for event in events.order_by("first_on", "last_on", "id"):
        by_dossier[event.dossier].append(event)
    give_seatings(by_dossier)
    return [
        subject
        for dossier, own in by_dossier.items()
        for subject, state in compute_proposal_states(own, dossier.default_day(today)).items()
        if state.fallen_on
    ]
