"""Rounds of which the replies are written, adopted and sent, points that somebody replies to, and
replies that somebody reads along with."""

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Subquery, Value, When

from ..models import (
    FALLEN,
    Assignment,
    Dispatch,
    Milestone,
    Remark,
    Reply,
    ReplyNote,
    ReplyReview,
    Round,
    RoundBody,
    Status,
)
from .drafts import build_kept_condition
from .rounds import SHOWN_STATUSES

# Who may reply in a round keeps the body that opened it (`permissions.may_reply_in`).
ROUND_OF_REMARK = {
    "body": "remark__round__opened_by",
    "region": "remark__dossier__region",
    "dossier": "remark__dossier",
}
OWN_ROUND = {"body": "opened_by"}
ROUND_OF_REPLY = {name: f"reply__{way}" for name, way in ROUND_OF_REMARK.items()}


# What is done next in a round.
WRITE, ADOPT, SEND = "schrijven", "vaststellen", "verzenden"


def list_rounds_to_reply(reader, today):
    """Return the rounds that the reader's bodies opened, of which replies still have to be written,
    adopted or sent, the latest first; of one whose proposal has fallen by today, and with it what
    was raised, sent alone.

    Each carries `next_step` (WRITE, ADOPT or SEND), `lacking_count`, the points without a reply,
    and `unsent_count`, the asked bodies that did not get the set; both None where it is none.
    """
    raised = Remark.objects.visible_to(reader).filter(
        round=OuterRef("pk"), status__in=SHOWN_STATUSES
    )
    lacking = raised.filter(~Exists(list_counting_replies(reader, OuterRef("pk"))))
    adopted = ReplyNote.objects.filter(round=OuterRef("pk"))
    unsent = list_bodies_not_sent_to().filter(round=OuterRef("pk"))
    step = Case(
        When(Exists(adopted), then=Value(SEND)),
        When(Exists(lacking), then=Value(WRITE)),
        default=Value(ADOPT),
        output_field=CharField(),
    )
    rows = Round.objects.filter(build_kept_condition(reader, **OWN_ROUND), Exists(raised))
    is_waiting = ~Exists(adopted) & ~Exists(list_falls_of_round(today))
    rows = rows.annotate(state_event=Subquery(list_last_states(today).values("pk")[:1]))
    rows = rows.filter(is_waiting | (Exists(adopted) & Exists(unsent))).annotate(
        next_step=step,
        lacking_count=Subquery(count_in_round(lacking)),
        unsent_count=Subquery(count_in_round(unsent)),
    )
    return rows.order_by("-first_on", "-pk").select_related("dossier", "opened_by")


def list_last_states(today):
    """Return what became of the proposal of a round by today, the last first."""
    begun = Milestone.objects.states().filter(subject=OuterRef("subject"), first_on__lte=today)
    return begun.order_by("-first_on", "-last_on", "-pk")


def list_falls_of_round(today):
    """Return the last state of the proposal of a round, where that is that it fell by today, as
    `compute_proposal_states` says."""
    last = Milestone.objects.filter(pk=OuterRef("state_event"))
    return last.filter(state__in=FALLEN, last_on__lte=today)


def list_counting_replies(reader, remark):
    """Return the replies to a remark that the reader sees and that count in its round: where a body
    opened that, its own."""
    replies = Reply.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    is_of_opener = Q(remark__round__opened_by__isnull=True) | Q(body=F("remark__round__opened_by"))
    return replies.filter(is_of_opener, remark=remark)


def list_bodies_not_sent_to():
    """Return the asked bodies to which the latest adopted replies of their round were not sent."""
    sent = Dispatch.objects.filter(
        reply_note__round=OuterRef("round"),
        reply_note__revised_in__isnull=True,
        body=OuterRef("body"),
    )
    return RoundBody.objects.filter(~Exists(sent))


def count_in_round(rows):
    """Return the number of rows of a round, as a query of another one."""
    return rows.order_by().values("round").annotate(n=Count("pk")).values("n")


def list_assigned_points(reader):
    """Return the assignments of the reader whose point has no reply yet, the first due first."""
    seen = Remark.objects.visible_to(reader).filter(pk=OuterRef("remark"))
    counting = list_counting_replies(reader, OuterRef("remark"))
    rows = Assignment.objects.filter(
        build_kept_condition(reader, **ROUND_OF_REMARK),
        Exists(seen),
        ~Exists(counting),
        assignee=reader.user,
        remark__status__in=SHOWN_STATUSES,
    )
    ordered = rows.order_by(F("due_on").asc(nulls_last=True), "remark__first_on", "pk")
    return ordered.select_related("remark__round", "remark__body", "remark__dossier")


def list_replies_to_review(reader):
    """Return what lies with a second person and is the reader's to read: named as the second
    reader, or nobody is and it is neither the reader's own point nor their reply; the first due
    first. Who wrote it as it stands is judged where it is read."""
    named = Q(reply__remark__assignment__second_reader=reader.user)
    unnamed = Q(reply__remark__assignment__second_reader__isnull=True)
    born = Reply.history.filter(id=OuterRef("reply"), history_type="+", history_user=reader.user)
    is_own = Q(reply__remark__assignment__assignee=reader.user) | Exists(born)
    rows = ReplyReview.objects.filter(
        build_kept_condition(reader, **ROUND_OF_REPLY),
        named | (unnamed & ~is_own),
        reviewed_at__isnull=True,
        reply__remark__round__isnull=False,
    )
    rows = rows.exclude(reply__status=Status.WITHDRAWN)
    due_on = F("reply__remark__assignment__due_on").asc(nulls_last=True)
    related = ("reply__remark__round", "reply__remark__body", "reply__remark__dossier")
    return rows.order_by(due_on, "pk").select_related(*related)
