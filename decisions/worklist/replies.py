"""Points that somebody replies to, and replies that somebody reads along with."""

from django.db.models import Exists, F, OuterRef, Q

from ..models import Assignment, Remark, Reply, ReplyReview, Status
from .drafts import build_kept_condition
from .rounds import SHOWN_STATUSES

# Who may reply in a round keeps the body that opened it (`permissions.may_reply_in`).
ROUND_OF_REMARK = {
    "body": "remark__round__opened_by",
    "region": "remark__dossier__region",
    "dossier": "remark__dossier",
}
ROUND_OF_REPLY = {name: f"reply__{way}" for name, way in ROUND_OF_REMARK.items()}


def list_assigned_points(reader):
    """Return the assignments of the reader whose point has no reply yet, the first due first."""
    seen = Remark.objects.visible_to(reader).filter(pk=OuterRef("remark"))
    replies = Reply.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    counting = replies.filter(remark=OuterRef("remark")).filter(
        Q(remark__round__opened_by__isnull=True) | Q(body=F("remark__round__opened_by"))
    )
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
