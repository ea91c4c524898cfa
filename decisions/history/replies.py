"""The remarks of a round with the replies to them, and what was left open for the next one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise

from django.db.models import Count, Q, QuerySet

from municipalities.roles import Reader

from ..models import (
    Dispatch,
    Dossier,
    Point,
    PointHeading,
    PointRemark,
    Remark,
    Reply,
    ReplyNote,
    ReplyOutcome,
    Round,
    Status,
)
from .positions import StateBySubject
from .remark_values import ReplyValues
from .remarks import (
    DossierScope,
    OfDossier,
    RemarkEntry,
    RepliesByRemark,
    describe_remark,
    list_carrying_remarks,
)
from .rows import known_rows, visible_rows

# The remarks of a round and the replies of the body that asked: how far it is, what lacks.

REPLY_STATUSES = (Status.SHARED, Status.PUBLISHED)
REMARK_RELATED = ("body", "subject", "theme")
IN_SET = "in_set"


@dataclass(frozen=True)
class ReplyProgress:
    """How many remarks there are, how many got a reply, how many of each outcome, and how many
    are not in the set that was adopted."""

    total: int
    answered: int
    outcomes: Counter[str]
    outside: int = 0

    @property
    def left(self) -> int:
        return self.total - self.answered


@dataclass(frozen=True)
class RepliedRemark:
    """A remark with the replies to it that count, and its PointHeading in a shared point."""

    remark: Remark
    replies: tuple[Reply, ...]
    heading: PointHeading | None = None

    @property
    def who(self) -> str:
        """The body or the gathering that raised it, in words."""
        name: str = self.remark.body.name if self.remark.body else self.remark.gathering
        return name


def reply_counts(reply: Reply | ReplyValues, round_: Round, day: date) -> bool:
    """Whether a reply counts in a round on a day, of those that a reader may see."""
    is_of_opener = round_.opened_by_id in (None, reply.body_id)
    return is_of_opener and reply.status != Status.WITHDRAWN and reply.last_on <= day


@dataclass(frozen=True)
class RoundReplies:
    """What a round was told by `day` and replied to by then, as `reader` may see it.

    A remark counts once it was shared. A reply counts where it stands and is of the body that
    opened the round; where nobody did, of whichever body.
    """

    round: Round
    reader: Reader
    day: date
    known_at: datetime | None = None

    def remarks(self) -> QuerySet[Remark]:
        """Return the remarks as a queryset without an order."""
        found = visible_rows(Remark, self.reader, self.known_at, dossier=self.round.dossier_id)
        return found.filter(
            round=self.round.pk, first_on__lte=self.day, status__in=REPLY_STATUSES
        ).order_by()

    def standing(self) -> QuerySet[Reply]:
        """Return every reply to them that was given by the day, drafts of the reader included."""
        found = visible_rows(Reply, self.reader, self.known_at, dossier=self.round.dossier_id)
        found = found.filter(remark__in=self.remarks().values("id"), last_on__lte=self.day)
        return found.exclude(status=Status.WITHDRAWN).order_by()

    def replies(self) -> QuerySet[Reply]:
        """Return those that count."""
        return self.counting(self.standing())

    def counting(self, replies: QuerySet[Reply]) -> QuerySet[Reply]:
        """Return what is left of replies where the body that opened the round answers alone."""
        opener = self.round.opened_by_id
        return replies if opener is None else replies.filter(body=opener)

    def answered(self, **only: object) -> Q:
        """Return the condition under which one of the remarks has a reply, or one like `only`."""
        return Q(id__in=self.replies().filter(**only).values("remark"))

    def lacking(self) -> QuerySet[Remark]:
        """Return the remarks that nobody replied to yet."""
        return self.remarks().filter(~self.answered())

    def replies_to(self, remarks: Iterable[Remark], *related: str) -> RepliesByRemark:
        """Return the replies that count to these remarks, by the remark's key, each with what is
        `related`; one query."""
        # Live, their keys suffice: with more to go by SQLite reads the whole dossier.
        own: OfDossier = {} if self.known_at is None else {"dossier": self.round.dossier_id}
        found = visible_rows(Reply, self.reader, self.known_at, **own).exclude(
            status=Status.WITHDRAWN
        )
        found = self.counting(found.filter(last_on__lte=self.day))
        found = found.filter(remark__in=[each.id for each in remarks])
        by_remark: RepliesByRemark = defaultdict(tuple)
        found = found.select_related("body", "changed_in", *related)
        for each in found.order_by("first_on", "id"):
            by_remark[each.remark_id] += (each,)
        return by_remark

    def said(self, part: slice) -> list[RepliedRemark]:
        """Return a RepliedRemark for each remark with a reply in a slice, in order; two queries."""
        remarks = self.remarks().filter(self.answered()).select_related(*REMARK_RELATED)
        found = list(remarks.order_by("first_on", "last_on", "id")[part])
        replies = self.replies_to(found)
        return [RepliedRemark(each, replies[each.id]) for each in found]

    def progress(self, adopted_on: date | None = None) -> ReplyProgress:
        """Return the ReplyProgress; two queries."""
        sides = {each.value: Q(outcome=each) for each in ReplyOutcome}
        sides[IN_SET] = Q(last_on__lte=adopted_on or date.min)
        told = {name: Count("remark", filter=each, distinct=True) for name, each in sides.items()}
        counted = self.replies().aggregate(answered=Count("remark", distinct=True), **told)
        total, in_set = self.remarks().count(), counted.pop(IN_SET)
        answered, outside = counted.pop("answered"), total - in_set if adopted_on else 0
        return ReplyProgress(total, answered, Counter(counted), outside)


def find_adoption(
    round_: Round, *, day: date, known_at: datetime | None = None
) -> ReplyNote | None:
    """Return the latest ReplyNote in which the replies of a round were adopted by the day, or
    None."""
    return next(reversed(read_adoptions(round_, day=day, known_at=known_at)), None)


def read_adoptions(
    round_: Round, *, day: date, known_at: datetime | None = None
) -> list[ReplyNote]:
    """Return every ReplyNote of a round by the day, the first one first: each later one revises
    the one before it."""
    notes = known_rows(ReplyNote, known_at, dossier=round_.dossier_id)
    found = notes.filter(round=round_.pk, adopted_on__lte=day).select_related("body")
    return list(found.order_by("adopted_on", "id"))


@dataclass(frozen=True)
class FormerAdoption:
    """An adoption that was revised, and the last moment at which it was the latest on record."""

    note: ReplyNote
    known_until: datetime


def read_former_adoptions(notes: Sequence[ReplyNote]) -> list[FormerAdoption]:
    """Return a FormerAdoption for each of these notes but the last, latest first; one query where
    there are any."""
    if len(notes) < 2:
        return []
    rows = ReplyNote.history.filter(id__in=[each.id for each in notes], history_type="+")
    born = dict(rows.values_list("id", "history_date"))
    found = [
        FormerAdoption(each, born[after.id] - timedelta(microseconds=1))
        for each, after in pairwise(notes)
    ]
    return found[::-1]


def has_left(note: ReplyNote, moment: datetime) -> bool:
    """Whether something of an adopted set went out: it was sent, or one of its replies is public
    at `moment`."""
    if note.dispatches.exists():
        return True
    told = RoundReplies(note.round, Reader(at=moment), note.adopted_on)
    return told.replies().exists()


def read_dispatches(
    note: ReplyNote, *, day: date, known_at: datetime | None = None
) -> QuerySet[Dispatch]:
    """Return to which bodies an adopted set was sent by the day, in order of time."""
    sent = known_rows(Dispatch, known_at, reply_note=note.id)
    return sent.filter(sent_on__lte=day).select_related("body").order_by("sent_on", "body__name")


@dataclass(frozen=True)
class SentAdoption:
    """The latest ReplyNote of a round, and on which day it was sent to which body, by its key."""

    note: ReplyNote
    sent_on: dict[int, date]


def read_sent_adoptions(
    dossier: Dossier, rounds: Collection[int], *, day: date, known_at: datetime | None = None
) -> dict[int, SentAdoption]:
    """Return the SentAdoption by the day of each of these rounds that has one, by its key; one
    query, two where a set was adopted."""
    notes = known_rows(ReplyNote, known_at, dossier=dossier)
    adopted = notes.filter(round__in=rounds, adopted_on__lte=day).order_by("adopted_on", "id")
    latest = {each.round_id: each for each in adopted}
    sent: defaultdict[int, dict[int, date]] = defaultdict(dict)
    if latest:
        found = known_rows(Dispatch, known_at, reply_note__in=[each.id for each in latest.values()])
        for each in found.filter(sent_on__lte=day).order_by("sent_on", "id"):
            sent[each.reply_note_id].setdefault(each.body_id, each.sent_on)
    return {key: SentAdoption(note, sent[note.id]) for key, note in latest.items()}


# The remarks of a round by what they have in common, a page at a time.

LINKED_RELATED = (
    *("body", "subject", "theme", "link"),
    *("assignment__assignee", "assignment__second_reader"),
)


@dataclass(frozen=True)
class PointGroup:
    """What is linked as one point, or one remark by itself: then `point` is None."""

    point: Point | None
    said: tuple[RepliedRemark, ...]

    @property
    def unanswered(self) -> tuple[RepliedRemark, ...]:
        return tuple(each for each in self.said if not each.replies)


class PointGroups:
    """A list of PointGroup: the shared points that have one of the remarks that `only` leaves, with
    all that they have in the round, then the remarks that stand alone.

    A list that Paginator counts with two queries, and reads a page of with four.
    """

    def __init__(self, told: RoundReplies, only: Q | None = None) -> None:
        self.told = told
        found = told.remarks().filter(only or Q())
        points = Point.objects.filter(links__remark__in=found.values("id"))
        self.points = points.distinct().order_by("id")
        self.alone = found.filter(link__isnull=True).order_by("first_on", "id")

    @cached_property
    def numbers(self) -> tuple[int, int]:
        return self.points.count(), self.alone.count()

    def __len__(self) -> int:
        return sum(self.numbers)

    def __getitem__(self, part: slice) -> list[PointGroup]:
        number = self.numbers[0]
        points = list(self.points[part.start : part.stop])
        rest = slice(max(0, part.start - number), max(0, part.stop - number))
        alone = list(self.alone.select_related(*LINKED_RELATED)[rest])
        within = self.told.remarks().filter(link__point__in=points)
        linked = list(within.select_related(*LINKED_RELATED).order_by("first_on", "id"))
        replies = self.told.replies_to([*linked, *alone], "review__reviewed_by")
        by_point: defaultdict[int, tuple[RepliedRemark, ...]] = defaultdict(tuple)
        for each in linked:
            said = RepliedRemark(each, replies[each.pk], link_heading_of(each.link))
            by_point[each.link.point_id] += (said,)
        shared = [PointGroup(each, by_point[each.pk]) for each in points]
        return shared + [
            PointGroup(None, (RepliedRemark(each, replies[each.pk]),)) for each in alone
        ]


def link_heading_of(link: PointRemark) -> PointHeading | None:
    return PointHeading(link.heading) if link.heading else None


def find_point_group(told: RoundReplies, remark: Remark) -> PointGroup:
    """Return the PointGroup that a remark of the round is in."""
    link = getattr(remark, "link", None)
    only = Q(pk=remark.pk) if link is None else Q(link__point=link.point_id)
    return PointGroups(told, only)[0:1][0]


# What a round left open for the one that follows it, and what lives on there.

OPEN_RELATED = ("body__municipality", "subject", "theme", "round__bundle")


@dataclass(frozen=True)
class OpenRemark:
    """A remark of the round before, as it stands; `carried` is the one in which it lives on, or
    None."""

    raised: RemarkEntry
    carried: Remark | None


@dataclass(frozen=True)
class StillOpen:
    """The remarks of the round that `round` follows to which nobody replied by `day`, lapsed ones
    included, as `reader` may see them. `states` says on `day` which proposals fell."""

    round: Round
    reader: Reader
    day: date
    states: StateBySubject
    known_at: datetime | None = None

    def remarks(self) -> QuerySet[Remark]:
        """Return them in the order in which they were raised."""
        followed = self.round.follows  # is there: without one, nobody asks what it left
        before = RoundReplies(followed, self.reader, self.day, self.known_at)  # type: ignore[arg-type]
        replied = before.standing().values("remark")
        return before.remarks().exclude(id__in=replied).order_by("first_on", "last_on", "id")

    def takeable(self, bodies: Collection[int], *, of_gatherings: bool) -> QuerySet[Remark]:
        """Return those of one of these bodies, and of gatherings, that live on nowhere yet."""
        own = Q(body__in=bodies) | (Q(body__isnull=True) if of_gatherings else Q())
        living = Remark.objects.filter(carried_from__isnull=False).exclude(status=Status.WITHDRAWN)
        return self.remarks().filter(own).exclude(id__in=living.values("carried_from"))

    def left(self, part: slice) -> list[OpenRemark]:
        """Return an OpenRemark for each of them in a slice; two queries."""
        found = list(self.remarks().select_related(*OPEN_RELATED)[part])
        carried = self.carried([each.id for each in found])
        for each in found:
            each.is_carried = each.id in carried
        return [
            OpenRemark(describe_remark(each, (), self.states, self.day), carried.get(each.id))
            for each in found
        ]

    def carried(self, keys: Collection[int]) -> dict[int | None, Remark]:
        """Return the remarks in which these live on by the day, by the old key."""
        scope: DossierScope = {
            "reader": self.reader,
            "known_at": self.known_at,
            "dossier": self.round.dossier_id,
        }
        found = list_carrying_remarks(scope, self.day)
        found = found.filter(carried_from__in=keys)
        return {each.carried_from_id: each for each in found.order_by("id")}
