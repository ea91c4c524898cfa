"""What belongs to a round: its points, whom it asked, and how far its replies are."""

from django.db.models import Count, Q

from ..models import Decision, Dispatch, Point, ReplyNote, RoundBody, Speaker, Status
from .points import links
from .rows import rows, seen


def points_of(round_):
    """Return the condition that a remark is a point of the round: what was withdrawn is none."""
    return Q(round=round_.pk) & ~Q(status=Status.WITHDRAWN)


def asked_in(round_, known_at=None):
    """Return whom the round asked, with their bodies, by name; one query."""
    found = rows(RoundBody, known_at, round=round_.pk).select_related("body__municipality")
    return list(found.order_by("body__name", "id"))


def numbers_by_body(register, round_):
    """Return how many points of the round there are, by the key of their body; one query."""
    found = register.remarks().filter(points_of(round_)).values_list("body")
    return dict(found.annotate(number=Count("id")))


def received_of(register, asked):
    """Return the keys of these RoundBody whose answer came in by the day; one query.

    Who may not see an answer is told of no receipt of it.
    """
    came = [each for each in asked if each.receipt_on and each.receipt_on <= register.day]
    answers = seen(Decision, dossier=register.dossier, **register.scope)
    answers = answers.exclude(status=Status.WITHDRAWN).filter(
        id__in=[each.answer_id for each in came], first_on__lte=register.day
    )
    told = {None, *answers.filter(speaker=Speaker.BODY).values_list("id", flat=True)}
    return {each.id for each in came if each.answer_id in told}


def progress_of(register, round_):
    """Return how many points of the round have a reply, and how many there are; two queries."""
    points = register.remarks().filter(points_of(round_))
    replies = register.replies().exclude(status=Status.WITHDRAWN).order_by()
    return points.filter(id__in=replies.values("remark")).count(), points.count()


def adoption_of(register, round_):
    """Return the ReplyNote of the round and its Dispatches by the day, or None; two queries."""
    known_at, day = register.known_at, register.day
    notes = rows(ReplyNote, known_at, dossier=register.dossier)
    note = notes.filter(round=round_.pk, adopted_on__lte=day).select_related("body").first()
    if note is None:
        return None
    sent = rows(Dispatch, known_at).filter(reply_note=note.id, sent_on__lte=day)
    return note, list(sent.select_related("body").order_by("sent_on", "body__name", "id"))


def titles_in(register):
    """Return the title of the shared point of each remark that is in one, by its key.

    Two queries, however many there are.
    """
    titles = dict(
        rows(Point, register.known_at, dossier=register.dossier).values_list("id", "title")
    )
    found = links(register).values_list("remark_id", "point_id")
    return {remark: titles[point] for remark, point in found.iterator() if point in titles}
