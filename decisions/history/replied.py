"""The remarks of a round and the replies of the body that asked: how far it is, what lacks."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q

from ..models import Dispatch, Remark, Reply, ReplyNote, ReplyOutcome, Status
from .rows import rows, seen

SAID = (Status.SHARED, Status.PUBLISHED)
RELATED = ("body", "subject", "theme")
IN_SET = "in_set"


@dataclass(frozen=True)
class Progress:
    """How many remarks there are, how many got a reply, how many of each outcome, and how many
    are not in the set that was adopted."""

    total: int
    answered: int
    outcomes: Counter
    outside: int = 0

    @property
    def left(self):
        return self.total - self.answered


@dataclass(frozen=True)
class Said:
    """A remark with the replies to it that count, and its Heading in a shared point."""

    remark: Any
    replies: tuple
    heading: Any = None

    @property
    def who(self):
        """The body or the gathering that raised it, in words."""
        return self.remark.body.name if self.remark.body_id else self.remark.gathering


def counts(reply, round_, day):
    """Whether a reply counts in a round on a day, of those that a reader may see."""
    is_of_opener = round_.opened_by_id in (None, reply.body_id)
    return is_of_opener and reply.status != Status.WITHDRAWN and reply.last_on <= day


@dataclass(frozen=True)
class Replied:
    """What a round was told by `day` and replied to by then, as `reader` may see it.

    A remark counts once it was shared. A reply counts where it stands and is of the body that
    opened the round; where nobody did, of whichever body.
    """

    round: Any
    reader: Any
    day: date
    known_at: datetime | None = None

    def remarks(self):
        """Return the remarks as a queryset without an order."""
        found = seen(Remark, self.reader, self.known_at, dossier=self.round.dossier_id)
        return found.filter(round=self.round.pk, first_on__lte=self.day, status__in=SAID).order_by()

    def standing(self):
        """Return every reply to them that was given by the day, drafts of the reader included."""
        found = seen(Reply, self.reader, self.known_at, dossier=self.round.dossier_id)
        found = found.filter(remark__in=self.remarks().values("id"), last_on__lte=self.day)
        return found.exclude(status=Status.WITHDRAWN).order_by()

    def replies(self):
        """Return those that count."""
        return self.counting(self.standing())

    def counting(self, replies):
        """Return what is left of replies where the body that opened the round answers alone."""
        opener = self.round.opened_by_id
        return replies if opener is None else replies.filter(body=opener)

    def answered(self, **only):
        """Return the condition under which one of the remarks has a reply, or one like `only`."""
        return Q(id__in=self.replies().filter(**only).values("remark"))

    def lacking(self):
        """Return the remarks that nobody replied to yet."""
        return self.remarks().filter(~self.answered())

    def replies_to(self, remarks):
        """Return the replies that count to these remarks, by the remark's key; one query."""
        # Live, their keys suffice: with more to go by SQLite reads the whole dossier.
        own = {} if self.known_at is None else {"dossier": self.round.dossier_id}
        found = seen(Reply, self.reader, self.known_at, **own).exclude(status=Status.WITHDRAWN)
        found = self.counting(found.filter(last_on__lte=self.day))
        found = found.filter(remark__in=[each.id for each in remarks])
        by_remark = defaultdict(tuple)
        for each in found.select_related("body", "changed_in").order_by("first_on", "id"):
            by_remark[each.remark_id] += (each,)
        return by_remark

    def said(self, part):
        """Return a Said for each remark with a reply in a slice, in order; two queries."""
        found = self.remarks().filter(self.answered()).select_related(*RELATED)
        found = list(found.order_by("first_on", "last_on", "id")[part])
        replies = self.replies_to(found)
        return [Said(each, replies[each.id]) for each in found]

    def progress(self, adopted_on=None):
        """Return the Progress; two queries."""
        sides = {each.value: Q(outcome=each) for each in ReplyOutcome}
        sides[IN_SET] = Q(last_on__lte=adopted_on or date.min)
        told = {name: Count("remark", filter=each, distinct=True) for name, each in sides.items()}
        counted = self.replies().aggregate(answered=Count("remark", distinct=True), **told)
        total, in_set = self.remarks().count(), counted.pop(IN_SET)
        answered, outside = counted.pop("answered"), total - in_set if adopted_on else 0
        return Progress(total, answered, Counter(counted), outside)


def adoption(round_, *, day, known_at=None):
    """Return the ReplyNote in which the replies of a round were adopted by the day, or None."""
    notes = rows(ReplyNote, known_at, dossier=round_.dossier_id)
    return notes.filter(round=round_.pk, adopted_on__lte=day).select_related("body").first()


def dispatches(note, *, day, known_at=None):
    """Return to which bodies an adopted set was sent by the day, in order of time."""
    sent = rows(Dispatch, known_at, reply_note=note.id)
    return sent.filter(sent_on__lte=day).select_related("body").order_by("sent_on", "body__name")
