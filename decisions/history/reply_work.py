"""Replying to a round as work: whose each point is, what was offered and read, and who wrote it.

It is told of now only: nobody asks for the names of earlier days, and no file tells them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from municipalities.models import User

from ..domain.reply_progress import PointWork
from ..models import Assignment, Reply, ReplyReview, Round
from .replies import RoundReplies

# What of a reply is read; where one of these changes, it is read anew.
REVIEWED_FIELDS = (
    *("body_id", "outcome", "reasons", "dated_on"),
    *("changed_in_id", "changed_where"),
)


def read_point_work(told: RoundReplies) -> list[PointWork]:
    """Return the PointWork of every point of a round; three queries, however many there are."""
    names = ("id", "theme", "assignment__assignee", "assignment__due_on")
    points = list(told.remarks().values_list(*names))
    replies = dict(told.replies().values_list("id", "remark"))
    reviews = ReplyReview.objects.filter(reply__in=told.replies().values("id"))
    states = dict(reviews.values_list("reply", "reviewed_at"))
    answered = set(replies.values())
    offered = {remark for key, remark in replies.items() if key in states}
    unread = {remark for key, remark in replies.items() if states.get(key) is None}
    return [
        PointWork(
            theme,
            assignee,
            due_on,
            is_answered=key in answered,
            is_offered=key in offered,
            is_reviewed=key in answered and key not in unread,
        )
        for key, theme, assignee, due_on in points
    ]


def list_unreviewed(told: RoundReplies) -> QuerySet[Reply]:
    """Return the replies that count in a round and that no second person read as they stand."""
    read = ReplyReview.objects.filter(reply=OuterRef("pk"), reviewed_at__isnull=False)
    return told.replies().filter(~Exists(read))


def read_last_assignment(round_: Round) -> int:
    """Return the number of the last version of who has which point of a round, 0 without any: what
    comes later has a higher one."""
    versions = Assignment.history.filter(remark__round=round_.pk)
    last: int | None = versions.aggregate(last=Max("history_id"))["last"]
    return last or 0


def build_assigned_condition(**of: Any) -> Q:
    """Return the condition that a remark has an assignment like this."""
    return Q(**{f"assignment__{name}": value for name, value in of.items()})


@dataclass(frozen=True)
class ReviewState:
    """How far the reading of a reply is: who wrote it as it stands, and its ReplyReview or None."""

    writer: int | None
    review: ReplyReview | None

    @property
    def is_offered(self) -> bool:
        return self.review is not None and self.review.reviewed_at is None

    @property
    def is_reviewed(self) -> bool:
        return self.review is not None and self.review.reviewed_at is not None

    def waits_for(self, user: User) -> bool:
        """Whether somebody may read it: it is offered, and not of their own hand."""
        return self.is_offered and self.writer != user.pk


def read_review_states(replies: Collection[Reply]) -> dict[int, ReviewState]:
    """Return the ReviewState of each of these replies, by its key; two queries."""
    keys = [each.pk for each in replies]
    reviews = ReplyReview.objects.filter(reply__in=keys).select_related("reviewed_by")
    by_reply = {each.reply_id: each for each in reviews}
    writers = find_writers(keys)
    return {key: ReviewState(writers.get(key), by_reply.get(key)) for key in keys}


def find_writers(keys: Collection[int]) -> dict[int, int | None]:
    """Return who last changed what each of these replies says, by its key; one query.

    Sharing or publishing one is no writing. What came in with a folder is of who imported it.
    """
    rows = Reply.history.filter(id__in=keys).order_by("id", "history_id")
    said: dict[int, tuple[Any, ...]] = {}
    writers: dict[int, int | None] = {}
    for key, user, *fields in rows.values_list("id", "history_user", *REVIEWED_FIELDS):
        if said.get(key) != tuple(fields):
            said[key], writers[key] = tuple(fields), user
    return writers
