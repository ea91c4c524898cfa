"""What belongs to a round: its points, and whom it asked."""

from django.db.models import Count, Q

from ..models import Decision, Point, RoundBody, Speaker, Status
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
    """Return the keys of these RoundBody whose answer came in by the day; one query at most.

    Who may not see an answer is told of no receipt of it.
    """
    came = [each for each in asked if each.receipt_on and each.receipt_on <= register.day]
    if not any(each.answer_id for each in came):
        return {each.id for each in came}
    answers = seen(Decision, dossier=register.dossier, **register.scope)
    answers = answers.exclude(status=Status.WITHDRAWN).filter(
        id__in=[each.answer_id for each in came], first_on__lte=register.day
    )
    told = {None, *answers.filter(speaker=Speaker.BODY).values_list("id", flat=True)}
    return {each.id for each in came if each.answer_id in told}


def titles_in(register):
    """Return the title of the shared point of each remark that is in one, by its key.

    Two queries, however many there are.
    """
    titles = dict(
        rows(Point, register.known_at, dossier=register.dossier).values_list("id", "title")
    )
    found = links(register).values_list("remark_id", "point_id")
    return {remark: titles[point] for remark, point in found.iterator() if point in titles}
