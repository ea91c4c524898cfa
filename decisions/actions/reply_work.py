"""Say who replies to a point and by when, offer a reply to a second person, and read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.models import User
from municipalities.roles import Reader
from municipalities.tracking import Conflict, discard_record, write_many

from ..history.replies import RoundReplies
from ..history.reply_work import find_writers, list_unreviewed
from ..models import Assignment, Point, Remark, Reply, ReplyNote, ReplyReview, Round
from ..permissions import list_repliers, may_reply_in
from .records import writing_in

# Who replies to which points, by when, and who reads along.


@dataclass(frozen=True)
class Task:
    """Who replies by which day, and who reads that; without an `assignee` it is nobody's."""

    assignee: User | None
    due_on: date | None = None
    second_reader: User | None = None


def assign_remarks(
    remarks: Collection[Remark],
    round_: Round,
    task: Task,
    *,
    seen: int | None = None,
    by: Reader,
    reason: str = "",
) -> int:
    """Give these points of a round, with what is linked to them there, to the one of a Task;
    return how many were given or, where the Task names nobody, taken back.

    `seen` is the `read_last_assignment` of when `by` looked, None for now. Raises PermissionDenied,
    ValidationError where a point is not of the round, a person may not reply in it, or the day has
    passed, or Conflict where another gave one of them to somebody since.
    """
    check_may_reply(round_, by)
    if not remarks:
        raise ValidationError(_("Kies ten minste één punt om toe te wijzen."))
    check_task(task, round_, by)
    with writing_in(round_):
        keys = list_linked_keys(remarks, round_, by)
        standing = {
            each.remark_id: each
            for each in Assignment.objects.filter(remark__in=sorted(keys)).select_related(
                "assignee", "second_reader"
            )
        }
        if seen is not None:
            check_assigned_by_nobody(keys, standing, task, seen)
        if task.assignee is None:
            for _key, each in sorted(standing.items()):
                discard_record(each, by=by, reason=reason)
            return len(standing)
        rows = [standing.get(key, Assignment(remark_id=key)) for key in sorted(keys)]
        changed = [each for each in rows if read_task(each) != task]
        for each in changed:
            each.assignee, each.due_on = task.assignee, task.due_on
            each.second_reader = task.second_reader
        write_many(changed, by=by, reason=reason)
    return len(rows)


def check_assigned_by_nobody(
    keys: Collection[int], standing: dict[int, Assignment], task: Task, seen: int
) -> None:
    """Refuse a Task for points of which one was given to somebody else, or taken back, after the
    version that was seen."""
    versions = Assignment.history.filter(remark__in=keys, history_id__gt=seen)
    for key in sorted(set(versions.values_list("remark", flat=True))):
        stands = standing.get(key)
        told = Task(None) if stands is None else read_task(stands)
        is_wanted = told == task or (stands is None and task.assignee is None)
        if not is_wanted:
            raise Conflict(Assignment(remark_id=key), stands)


def read_task(row: Assignment) -> Task | None:
    """Return the Task of an assignment that stands, None for a new one."""
    if row._state.adding:
        return None
    return Task(row.assignee, row.due_on, row.second_reader)


def check_may_reply(round_: Round, by: Reader) -> None:
    if not may_reply_in(by, round_):
        raise PermissionDenied(_("Alleen wie voor het vragende orgaan werkt reageert."))


def check_task(task: Task, round_: Round, by: Reader) -> None:
    """Refuse a person who may not reply in the round, and a day that has passed."""
    people = {each.pk for each in list_repliers(round_, by.at)} | {by.user.pk}
    for name, person in (("assignee", task.assignee), ("second_reader", task.second_reader)):
        if person is not None and person.pk not in people:
            raise ValidationError({name: _("Kies iemand die in deze ronde mag reageren.")})
    if task.second_reader is not None and task.second_reader == task.assignee:
        told = _("Kies iemand anders dan wie reageert om mee te lezen.")
        raise ValidationError({"second_reader": told})
    if task.assignee is not None and task.due_on is not None and task.due_on < by.today:
        raise ValidationError({"due_on": _("Deze dag is voorbij; kies een dag die nog komt.")})


def list_linked_keys(remarks: Collection[Remark], round_: Round, by: Reader) -> set[int]:
    """Return the keys of these remarks and of those of the round in the same shared points."""
    keys = {each.pk for each in remarks}
    found = RoundReplies(round_, by, date.max).remarks()
    if found.filter(pk__in=keys).count() != len(keys):
        raise ValidationError(_("Een van deze punten hoort niet (meer) bij deze ronde."))
    points = found.filter(pk__in=keys, link__isnull=False).values("link__point")
    alike = found.filter(Q(pk__in=keys) | Q(link__point__in=points))
    return set(alike.values_list("pk", flat=True))


def share_assignments(point: Point, *, by: Reader, reason: str = "") -> None:
    """Give what is linked in a point to who has another of it in the same round; what was given to
    somebody already stays theirs."""
    linked = Remark.objects.filter(link__point=point, round__isnull=False).order_by("pk")
    standing = {
        each.remark_id: each
        for each in Assignment.objects.filter(remark__in=linked.values("pk")).order_by("remark")
    }
    by_round: dict[int | None, Assignment] = {}
    keys = list(linked.values_list("pk", "round"))
    for key, round_key in keys:
        if key in standing:
            by_round.setdefault(round_key, standing[key])
    new = [
        Assignment(
            remark_id=key,
            assignee=by_round[round_key].assignee,
            due_on=by_round[round_key].due_on,
            second_reader=by_round[round_key].second_reader,
        )
        for key, round_key in keys
        if key not in standing and round_key in by_round
    ]
    write_many(new, by=by, reason=reason)


# A second person reads a reply before the set is adopted.


def offer_replies(
    replies: Collection[Reply], round_: Round, *, by: Reader, reason: str = ""
) -> int:
    """Offer these replies of a round to a second person ('ter lezing'); return how many were not
    offered yet.

    Raises PermissionDenied, or ValidationError where one does not count in the round.
    """
    check_may_reply(round_, by)
    with writing_in(round_):
        keys = check_of_round(replies, round_, by)
        standing = ReplyReview.objects.filter(reply__in=keys).values_list("reply", flat=True)
        new = [ReplyReview(reply_id=key) for key in sorted(keys - set(standing))]
        write_many(new, by=by, reason=reason)
    return len(new)


def review_replies(
    replies: Collection[Reply], round_: Round, *, by: Reader, reason: str = ""
) -> int:
    """Say that `by` read these replies as they stand ('gelezen'), or none of them; return how
    many.

    Raises PermissionDenied, or ValidationError for a reply that `by` wrote, that was not offered
    or that was read already.
    """
    check_may_reply(round_, by)
    with writing_in(round_):
        keys = check_of_round(replies, round_, by)
        if by.user.pk in find_writers(keys).values():
            told = _("Wie een reactie schreef leest haar niet zelf mee; vraag een ander.")
            raise ValidationError(told)
        rows = list(ReplyReview.objects.filter(reply__in=keys, reviewed_at__isnull=True))
        if len(rows) != len(keys):
            raise ValidationError(_("Een van deze reacties ligt niet (meer) ter lezing."))
        for each in rows:
            each.reviewed_by, each.reviewed_at = by.user, by.at
        write_many(sorted(rows, key=lambda each: each.pk), by=by, reason=reason)
    return len(rows)


def check_of_round(replies: Collection[Reply], round_: Round, by: Reader) -> set[int]:
    """Return the keys of these replies; refuse none at all, and one that does not count."""
    keys = {each.pk for each in replies}
    if not keys:
        raise ValidationError(_("Kies ten minste één reactie."))
    if RoundReplies(round_, by, date.max).replies().filter(pk__in=keys).count() != len(keys):
        raise ValidationError(_("Een van deze reacties hoort niet (meer) bij deze ronde."))
    return keys


def check_reviewed(note: ReplyNote, told: RoundReplies, by: Reader) -> None:
    """Refuse a set with a reply that no second person read, unless the body has nobody else and
    the note says so."""
    number = list_unreviewed(told).count()
    if not number:
        return
    if len(list_repliers(note.round, by.at)[:2]) > 1:
        sentence = ngettext(
            "%d reactie is nog niet door een ander gelezen.",
            "%d reacties zijn nog niet door een ander gelezen.",
            number,
        )
        raise ValidationError(sentence % number)
    if not note.unreviewed_why:
        told_why = _("Zeg waarom niemand anders de reacties las: er is maar één die reageert.")
        raise ValidationError({"unreviewed_why": told_why})
