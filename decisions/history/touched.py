"""Of which records of a dossier what is told may be another since a mark, by what was written.

A mark says how far who asked had read: up to which link of the dossier's own chain and of the
register's, after how many changes of the register, at which moment, and which day was the
dossier's own. What changes what is told of a record after it is one of four things:

- something was written in the dossier. Each version has a number in its chain. A writer takes
  these numbers at the end of the write, while the counter of the dossier is locked until the
  commit (`actions.records.hold_dossier`). So on PostgreSQL too numbers become visible in their
  order and without a hole: who has read up to number N never meets a later one below it.
- something of the register was written: in its own chain, which is locked in the same way, or
  in that of another dossier, in a write that did more. Those chains are no part of a mark, so
  theirs are looked at from a while before it.
- an embargo ended. Nothing is written then, so the moment is in the mark.
- the day on which a list is told became another one.

What was written is followed to the records that are told with it (`told_with`): from a part to what
it belonged to in any of its versions, so that what was taken away counts; and from what a record
names to the records that name it now, because naming another is a version of the record itself.
It is followed only from what was ever public: else an unpublished reply could be noticed at the
remark that it answers. What is returned may be told as it was; nothing that changed is missing."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import batched
from typing import NamedTuple

from django.db.models import DateField, Exists, Model, OuterRef, Q, QuerySet, Value
from django.utils.timezone import get_current_timezone

from municipalities.proof.links import ChainLink
from municipalities.tracking import RegisterCounter, Tracked

from ..models import (
    AgendaItem,
    Decision,
    Dossier,
    DossierCounter,
    Evidence,
    Point,
    PointRemark,
    Published,
    Remark,
    Treatment,
)
from .proof import read_chain_end
from .publication import list_ever_public, read_first_public_moment
from .told_with import (
    PARTS_THAT_COUNT,
    TOLD_ON_OWN_DAY,
    TOLD_TODAY,
    TOLD_WITH,
    Hop,
    find_hop,
    list_kinds_told,
    list_kinds_told_with,
    select_own,
)

type Touches = Mapping[int, int]
type Written = dict[type[Model], dict[int, int]]

# How far somebody read.


@dataclass(frozen=True)
class ReadMark:
    """Up to which link of the chain of a dossier, with the beginning of the hash of that (`head`),
    and of the register, after how many changes of the register (`changes`), at which moment and on
    which day of the dossier."""

    link: int
    head: str
    register: int
    changes: int
    at: datetime
    day: date

    @property
    def today(self) -> date:
        return self.at.astimezone(get_current_timezone()).date()

    def stands_as(self, other: "ReadMark") -> bool:
        """Whether nothing was written, and no day passed, between two marks."""
        own = (self.link, self.register, self.changes, self.day, self.today)
        return own == (other.link, other.register, other.changes, other.day, other.today)


def read_mark(dossier: Dossier, *, at: datetime, day: date) -> ReadMark:
    """Return the ReadMark of who has read all that there is; two queries."""
    own = read_chain_end(dossier)
    register = RegisterCounter.objects.filter(pk=1).first() or RegisterCounter()
    head = own.last_link[:HEAD_LENGTH]
    return ReadMark(own.length, head, register.length, register.number, at, day)


def read_heads(dossier: Dossier, links: Collection[int]) -> dict[int, str]:
    """Return the beginning of the hash of each of these links of the chain of a dossier that is
    there, 0 being where the chain begins; one query."""
    counter = DossierCounter(dossier=dossier)
    rows = ChainLink.objects.filter(chain=counter.chain, number__in=links)
    found = {0: counter.last_link, **dict(rows.values_list("number", "hash"))}
    return {number: each[:HEAD_LENGTH] for number, each in found.items()}


HEAD_LENGTH = 16
MOST_LINKS = 1_000


def find_next_mark(dossier: Dossier, since: ReadMark, end: ReadMark) -> ReadMark:
    """Return the mark up to which is read at once: of at most so many links of either chain. The
    register, the moment and the day come when the dossier's own chain has been read."""
    if end.link - since.link > MOST_LINKS:
        link = since.link + MOST_LINKS
        return replace(since, link=link, head=read_heads(dossier, [link])[link])
    if end.register - since.register > MOST_LINKS:
        register = since.register + MOST_LINKS
        return replace(since, link=end.link, head=end.head, register=register)
    return end


# What was written between two marks, and to which records that leads.


def read_touched(
    dossier: Dossier, since: ReadMark, until: ReadMark, *, at: datetime
) -> dict[type[Tracked], Touches]:
    """Return the records of which what is told may have changed between two marks, by their kind:
    {key: number of the last link of the dossier that did it, 0 where it was something else}.

    As many queries for one as for a thousand of the same kinds. `at` is now. What it returns for
    two marks stays the same, but for what was written after the second.
    """
    tracer = Tracer(dossier, at)
    tracer.add(read_written_links(dossier, since, until))
    tracer.add(read_register_links(dossier, since, until))
    tracer.add(read_ended_embargoes(dossier, since, until))
    found = {model: tracer.trace_to(model) for model in TOLD_WITH}
    own_days = list_own_days(dossier, since, until, tracer.written)
    for kinds, days in (
        (TOLD_ON_OWN_DAY, own_days),
        (TOLD_TODAY, {since.today, until.today}),
    ):
        if len(days) > 1:
            of_days = Tracer(dossier, at)
            of_days.add(read_dated_between(dossier, kinds, min(days), max(days)))
            for model in kinds:
                found[model] = merge_touches((found[model], of_days.trace_to(model)))
    return found


def merge_touches(parts: Iterable[Touches]) -> dict[int, int]:
    """Return every key with the last of its numbers."""
    found: dict[int, int] = {}
    for each in parts:
        for key, number in each.items():
            found[key] = max(number, found.get(key, 0))
    return found


@dataclass
class Tracer:
    """Follows what was written in a dossier, or what else happened there, to the records that are
    told with it. What it followed once it does not ask again."""

    dossier: Dossier
    at: datetime
    written: Written = field(default_factory=lambda: defaultdict(dict))
    traced: dict[tuple[type[Model], str], Touches] = field(default_factory=dict)

    def add(self, found: Iterable[tuple[type[Model], int, int]]) -> None:
        """Add (kind, key, number) of what was written; of what was never public nothing."""
        more: Written = defaultdict(dict)
        for model, key, number in found:
            more[model][key] = max(number, more[model].get(key, 0))
        for model, touches in more.items():
            seen = self.leave_public(model, touches)
            self.written[model] = merge_touches((self.written[model], seen))

    def trace_to(self, model: type[Tracked]) -> Touches:
        """Return the records of a kind that were written themselves or are told with what was."""
        told = (self.step(model, way) for way in TOLD_WITH[model])
        return merge_touches((self.written[model], *told))

    def trace(self, model: type[Model], way: str) -> Touches:
        """Return the records of a kind to which a way leads, as far as they were ever public."""
        if not way:
            return self.written[model]
        if (model, way) not in self.traced:
            self.traced[model, way] = self.leave_public(model, self.step(model, way))
        return self.traced[model, way]

    def step(self, model: type[Model], way: str) -> Touches:
        """Return the records of a kind to which a way leads."""
        name, _, rest = way.partition("__")
        hop = find_hop(model, name)
        touched = self.trace(hop.far, rest)
        if not touched:
            return {}
        read = read_owners if hop.is_part else self.read_namers
        found: dict[int, int] = {}
        for key, far in read(hop, touched):
            found[key] = max(touched[far], found.get(key, 0))
        return found

    def read_namers(self, hop: Hop, keys: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield (key, what it names) of the records that name one of these now."""
        rows = select_own(hop.model, self.dossier)
        for some in batched(keys, MOST_LINKS):
            named = rows.filter(**{f"{hop.link}__in": some}).order_by()
            yield from named.values_list("pk", f"{hop.link}_id")

    def leave_public(self, model: type[Model], touches: Touches) -> Touches:
        """Return what is left without the records that nobody but their keepers ever saw."""
        if not touches or model not in SEEN_AS:
            return touches
        seen = SEEN_AS[model](self.dossier, touches, self.at)
        return {key: number for key, number in touches.items() if key in seen}


def read_owners(hop: Hop, keys: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield (key, part) of the records to which these parts belong or ever belonged."""
    versions = hop.far.history  # type: ignore[attr-defined]
    owned = Q(**{f"{hop.link}__isnull": False})
    owned &= PARTS_THAT_COUNT.get((hop.model, hop.name), Q())
    for some in batched(keys, MOST_LINKS):
        rows = versions.filter(owned, id__in=some).order_by()
        yield from rows.values_list(f"{hop.link}_id", "id").distinct()


# All that there is, for who has read nothing yet.


class WrittenRecord(NamedTuple):
    """A record by the last link of a dossier that is its own."""

    number: int
    model: type[Tracked]
    key: int


def read_last_links(dossier: Dossier, *, after: int, until: int, most: int) -> list[WrittenRecord]:
    """Return the records of which something is told by their last link up to `until`, in order:
    the first so many after a number. One query."""
    kinds: dict[str, type[Tracked]] = {each._meta.label_lower: each for each in TOLD_WITH}
    own = ChainLink.objects.filter(
        chain=DossierCounter(dossier=dossier).chain, kind__in=kinds, number__lte=until
    )
    later = own.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), number__gt=OuterRef("number")
    )
    rows = own.filter(~Exists(later), number__gt=after).order_by("number")
    found = rows.values_list("number", "kind", "record_id")[:most]
    return [WrittenRecord(number, kinds[kind], key) for number, kind, key in found]


def read_sealed_moments(dossier: Dossier, links: Collection[int]) -> dict[int, datetime]:
    """Return when each of these links of the chain of a dossier was made; one query."""
    chain = DossierCounter(dossier=dossier).chain
    rows = ChainLink.objects.filter(chain=chain, number__in=links)
    return dict(rows.values_list("number", "sealed_at"))


# What was ever public, of what has no status of its own as well.


def list_seen_published(
    model: type[Model], dossier: Dossier, keys: Collection[int], at: datetime
) -> set[int]:
    """Return which of these records were ever public since the dossier was."""
    since = read_first_public_moment(Dossier, dossier.pk, at)
    return set() if since is None else list_ever_public(model, keys, at=at, since=since)


def list_seen_places(dossier: Dossier, keys: Collection[int], at: datetime) -> set[int]:
    """Return which of these places were ever accepted."""
    rows = Evidence.history.filter(id__in=list(keys), is_accepted=True)
    return set(rows.values_list("id", flat=True))


def list_seen_with(
    part: type[Tracked],
    link: str,
    owner: type[Published],
    dossier: Dossier,
    keys: Collection[int],
    at: datetime,
) -> set[int]:
    """Return which of these parts are of a record, to which `link` leads, that was ever public."""
    rows = part.history.filter(id__in=list(keys)).values_list("id", f"{link}_id")
    owners = dict(rows)
    seen = list_seen_published(owner, dossier, set(owners.values()), at)
    return {key for key, of in owners.items() if of in seen}


def list_seen_points(dossier: Dossier, keys: Collection[int], at: datetime) -> set[int]:
    """Return which of these shared points ever held a remark that was ever public."""
    links = PointRemark.history.filter(point__in=list(keys)).values_list("point_id", "id")
    points = list(links)
    seen = SEEN_AS[PointRemark](dossier, {key for _point, key in points}, at)
    return {point for point, key in points if key in seen}


type Seen = Callable[[Dossier, Collection[int], datetime], set[int]]

SEEN_AS: dict[type[Model], Seen] = {
    **{each: partial(list_seen_published, each) for each in Published.__subclasses__()},
    Evidence: list_seen_places,
    PointRemark: partial(list_seen_with, PointRemark, "remark", Remark),
    Treatment: partial(list_seen_with, Treatment, "item", AgendaItem),
}


def list_ever_told(
    model: type[Tracked], dossier: Dossier, keys: Collection[int], at: datetime
) -> set[int]:
    """Return which of these records everybody could see at some moment since the dossier was
    public, whatever became of them."""
    if model is Point:
        return list_seen_points(dossier, keys, at)
    return list_seen_published(model, dossier, keys, at)


# On which days a dossier was told.


def list_own_days(
    dossier: Dossier, since: ReadMark, until: ReadMark, written: Written
) -> set[date]:
    """Return days between the first and the last of which are all days that were the dossier's own
    between two marks. Two queries where it was written, two more where it closed by then.

    Who reads in pages may have been told one record on a day that was neither at the first mark
    nor at the last: until when the dossier is kept was said, and was taken back.
    """
    days = {since.day, until.day}
    is_judged_anew = bool(written[Dossier] or (dossier.closed_on and written[Decision]))
    if not is_judged_anew:
        return days
    versions = read_dossier_ends(dossier, since, until)
    for ends in versions:
        days |= {min(today, *ends) for today in (since.today, until.today)}
    if dossier.closed_on is not None:
        days |= set(dossier.seating.ends.values())
    return days


def read_dossier_ends(dossier: Dossier, since: ReadMark, until: ReadMark) -> list[list[date]]:
    """Return of each version of a dossier between two marks, and of the one before, until when it
    is kept and when it closed, as far as it says so, and the last of all days; two queries."""
    chain = DossierCounter(dossier=dossier).chain
    links = ChainLink.objects.filter(chain=chain, kind=Dossier._meta.label_lower)
    between = links.filter(number__gt=since.link, number__lte=until.link)
    rows = sorted(between.values_list("row_id", flat=True))
    versions = Dossier.history.filter(id=dossier.pk, history_id__lte=rows[-1] if rows else 0)
    found = versions.order_by("-history_id").values_list("history_id", "kept_until", "closed_on")
    ends = []
    for row, *told in found:
        ends.append([*(each for each in told if each is not None), date.max])
        if row < rows[0]:
            break
    return ends


# What happened between two marks: (kind, key, number), 0 for what is no link of the dossier.

type Happened = Iterator[tuple[type[Model], int, int]]
REGISTER = RegisterCounter.chain
# How long before a mark the chains of other dossiers are looked at: more than a write takes
# between its links and its commit.
A_WHILE = timedelta(hours=1)


def kinds_by_label(only: Callable[[type[Model]], bool]) -> dict[str, type[Model]]:
    """Return the kinds that a condition leaves, by the names that links have for them."""
    return {each._meta.label_lower: each for each in list_kinds_told() if only(each)}


def is_of_register(model: type[Model]) -> bool:
    return model._meta.app_label == RegisterCounter._meta.app_label


def read_written_links(dossier: Dossier, since: ReadMark, until: ReadMark) -> Happened:
    """Yield what was written in the chain of the dossier; one query."""
    kinds = kinds_by_label(lambda model: True)
    chain = DossierCounter(dossier=dossier).chain
    rows = ChainLink.objects.filter(chain=chain, number__gt=since.link, number__lte=until.link)
    for kind, key, number in rows.values_list("kind", "record_id", "number"):
        if kind in kinds:
            yield kinds[kind], key, number


def read_register_links(dossier: Dossier, since: ReadMark, until: ReadMark) -> Happened:
    """Yield what was written of the register; one query, two where something of it changed."""
    kinds = kinds_by_label(is_of_register)
    links = ChainLink.objects.filter(kind__in=kinds)
    own = Q(chain=REGISTER, number__gt=since.register, number__lte=until.register)
    yield from ((kinds[kind], key, 0) for kind, key in links.filter(own).values_list(*NAMED))
    if until.changes != since.changes:
        known = (REGISTER, DossierCounter(dossier=dossier).chain)
        others = links.exclude(chain__in=known).filter(sealed_at__gt=since.at - A_WHILE)
        yield from ((kinds[kind], key, 0) for kind, key in others.values_list(*NAMED))


NAMED = ("kind", "record_id")


def read_ended_embargoes(dossier: Dossier, since: ReadMark, until: ReadMark) -> Happened:
    """Yield what became public by itself; one query."""
    kinds = [each for each in list_kinds_told() if issubclass(each, Published)]
    parts = [list_ended_embargoes(each, dossier, since, until) for each in kinds]
    found = parts[0].union(*parts[1:], all=True).order_by()
    by_label = kinds_by_label(lambda model: True)
    yield from ((by_label[label], key, 0) for label, key in found)


def is_newest(dossier: Dossier, mark: ReadMark, newest: ReadMark) -> bool:
    """Whether nothing happened between a mark and the newest; one query at most."""
    if not mark.stands_as(newest):
        return False
    return mark.at >= newest.at or not any(read_ended_embargoes(dossier, mark, newest))


def list_ended_embargoes(
    model: type[Model], dossier: Dossier, since: ReadMark, until: ReadMark
) -> QuerySet[Model, tuple[str, int]]:
    """Return (name of the kind, key) of the records of one kind that became public."""
    ended = Q(public_from__gt=since.at, public_from__lte=until.at)
    rows = select_own(model, dossier).filter(ended)
    return rows.order_by().values_list(Value(model._meta.label_lower), "pk")


def read_dated_between(
    dossier: Dossier, kinds: Iterable[type[Tracked]], first: date, last: date
) -> Happened:
    """Yield what has a date from one day to another, both included, of what records of these kinds
    are told with, and of them; a query for each kind of it."""
    told = {*kinds, *(each for model in kinds for each in list_kinds_told_with(model))}
    for model in sorted(told, key=lambda each: each._meta.label):
        names = [each.name for each in model._meta.fields if type(each) is DateField]
        if not names or is_of_register(model):
            continue
        dated = Q()
        for name in names:
            dated |= Q(**{f"{name}__range": (first, last)})
        rows = select_own(model, dossier).filter(dated).order_by()
        yield from ((model, key, 0) for key in rows.values_list("pk", flat=True))
