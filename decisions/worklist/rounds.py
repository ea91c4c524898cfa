"""Councils without a griffie, items without a meeting, bodies that did not answer, open remarks."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from municipalities.models import Recess, RegionMembership, Role

from ..domain.lifecycle import RemarkLife
from ..history.positions import compute_proposal_states
from ..history.remarks import compute_remark_life, proposal_key_of
from ..history.rounds import collect_round_requests, compute_body_term
from ..models import (
    AgendaItem,
    Decision,
    Dossier,
    Extension,
    Meeting,
    Milestone,
    Remark,
    Reply,
    Round,
    RoundBody,
    Status,
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
    """Return the items of the reader's bodies without a meeting, newest first."""
    rows = AgendaItem.objects.filter(build_kept_condition(reader), meeting__isnull=True)
    standing = rows.exclude(status=Status.WITHDRAWN).order_by("-pk")
    return standing.select_related("body", "dossier", "round")


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
    def days_left(self):
        """Days until the last one, below zero when it has passed, None where there is none."""
        due_on = self.by_when.due_on
        return (due_on - self.day).days if due_on else None

    @property
    def is_ahead(self):
        """Whether there is a last day and it has not passed."""
        return self.days_left is not None and self.days_left >= 0

    @property
    def order(self):
        """The first due first, then the latest round."""
        due_on = self.by_when.due_on or date.max
        return (due_on, -self.round.first_on.toordinal(), self.request.pk)


def list_waiting_bodies(reader, today):
    """Return what is WaitingBody for the reader's bodies on a day, the first due first."""
    asked = RoundBody.objects.filter(
        build_kept_condition(reader, region="round__dossier__region", dossier="round__dossier"),
        HAS_NOT_ANSWERED,
    )
    given = collect_round_requests(asked=asked, **rows_to_read_along(asked))
    found = [
        WaitingBody(each, compute_body_term(each, given, today), today) for each in given.asked
    ]
    return sorted(found, key=lambda each: each.order)


def rows_to_read_along(asked):
    """Return the rows to read with these RoundBodies to know by when they must speak."""
    alone = asked.order_by()
    homes = alone.values("body__municipality")
    meetings = Meeting.objects.filter(dossier__in=alone.values("round__dossier"))
    return {
        "answers": Decision.objects.none(),
        "items": AgendaItem.objects.none(),
        "extensions": Extension.objects.filter(round__in=alone.values("round")),
        "meetings": meetings.filter(body__municipality__in=homes),
        "recesses": Recess.objects.filter(municipality__in=homes),
    }


def list_open_rounds(reader):
    """Return the rounds of the reader's regions that asked nobody, or not everybody answered.

    Each carries `asked_count` and `silent_count`, the second None where it is none.
    """
    asked = RoundBody.objects.filter(round=OuterRef("pk")).order_by()
    numbers = asked.values("round").annotate(n=Count("pk")).values("n")
    rows = Round.objects.filter(
        build_kept_regions_condition(reader), dossier__in=Dossier.objects.visible_to(reader)
    )
    rows = rows.filter(~Exists(asked) | Exists(asked.filter(HAS_NOT_ANSWERED)))
    counted = rows.annotate(
        asked_count=Subquery(numbers), silent_count=Subquery(numbers.filter(HAS_NOT_ANSWERED))
    )
    urgent = counted.order_by(F("due_on").asc(nulls_last=True), "-first_on", "pk")
    return urgent.select_related("dossier")


# Wishes, objections, conditions and questions that nobody replied to and that did not lapse.

OPEN_LIVES = (RemarkLife.INGEDIEND, RemarkLife.GEBUNDELD)
SHOWN_STATUSES = (Status.SHARED, Status.PUBLISHED)


def list_unanswered_questions(reader, today):
    """Return the remarks without a Reply whose proposal is not fallen, newest first; two queries.

    Those of the reader's bodies; for the regioredactie, who writes the replies down, all of its
    dossiers. A closed dossier is judged on its last day.
    """
    rows = list_open_remarks(reader)
    events = read_proposal_events(rows)
    return [each for each in rows if compute_open_remark_life(each, events, today) in OPEN_LIVES]


def list_open_remarks(reader):
    """Return what was shared or published and got no reply that the reader sees."""
    replies = Reply.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    carriers = Remark.objects.visible_to(reader).filter(carried_from=OuterRef("pk"))
    rows = Remark.objects.visible_to(reader).filter(
        build_kept_condition(reader) | build_kept_condition(reader, body=None)
    )
    rows = rows.filter(~Exists(replies.filter(remark=OuterRef("pk"))), status__in=SHOWN_STATUSES)
    related = ("round__bundle", "dossier", "subject", "body")
    carried = rows.annotate(is_carried=Exists(carriers)).select_related(*related)
    return list(carried.order_by("-first_on", "-pk"))


def read_proposal_events(remarks):
    """Return the events that gave the subjects of these remarks a state, by dossier, in order."""
    subjects = {proposal_key_of(each) for each in remarks} - {None}
    found = defaultdict(list)
    events = Milestone.objects.states().filter(subject__in=subjects)
    for event in events.order_by("first_on", "last_on", "id"):
        found[event.dossier_id].append(event)
    return found


def compute_open_remark_life(remark, events, today):
    """Return the RemarkLife of a remark without a reply on the day that its dossier asks for."""
    day = remark.dossier.default_day(today)
    return compute_remark_life(
        remark, (), compute_proposal_states(events[remark.dossier_id], day), day
    )
