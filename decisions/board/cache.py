"""What was read or counted before and cannot have changed since."""

from collections import OrderedDict
from dataclasses import dataclass, is_dataclass
from datetime import datetime
from threading import Lock

from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Max, Min, Value
from django.db.models.expressions import RawSQL

from municipalities.models import Paragraph, Source
from municipalities.reading import reads_committed
from municipalities.tracking import RegisterCounter

from ..history import EVERYTHING, Register
from ..models import (
    AgendaItem,
    Answer,
    Commitment,
    CommonItem,
    Decision,
    Dossier,
    DossierCounter,
    Poll,
    Position,
    Remark,
    Reply,
    Statement,
)
from .reference import read_dossier_rows, read_reference_data
from .timeline import read_timeline_rows

# What was read before and cannot have changed since.
#
# A process keeps the rows that it read of a dossier until anything of that dossier or of the
# register is written (their counters), or until an embargo ends. Nothing is kept inside a
# transaction that may write, where a count may be rolled back, nor of a preview, which
# one reader sees once.


def weigh_alike(_made):
    return 1


class BoundedCache:
    """The last `most` things that were made, each under a key and until a moment; where they
    `weigh` more than one, the last that weigh no more together."""

    def __init__(self, most, weigh=weigh_alike):
        self.most, self.weigh = most, weigh
        self.kept = OrderedDict()
        self.weight = 0
        self.lock = Lock()

    def get(self, key, at, make, until):
        """Return what was kept under `key` and still holds `at`, else what `make` returns."""
        if (found := self.find(key, at)) is not None:
            return found
        made = make()
        self.keep(key, made, until)
        return made

    def find(self, key, at):
        """Return what was kept under `key` and still holds `at`, else None."""
        with self.lock:
            found, end, _weight = self.kept.get(key, (None, None, 0))
        return found if end is None or at < end else None

    def keep(self, key, made, until):
        weight = self.weigh(made)
        with self.lock:
            self.weight += weight - self.kept.pop(key, (None, None, 0))[2]
            self.kept[key] = (made, until, weight)
            while self.weight > self.most:
                self.weight -= self.kept.popitem(last=False)[1][2]

    def forget(self):
        with self.lock:
            self.kept.clear()
            self.weight = 0


# The counters: what changes with every write that may show. They are asked at every hit, so the
# statement is written out: making it from a queryset takes forty times as long as asking it.

COUNTERS, REGISTER = (each._meta.db_table for each in (DossierCounter, RegisterCounter))
DOSSIERS_TABLE, HISTORY = (each._meta.db_table for each in (Dossier, Dossier.history.model))
OF_REGISTER = f"(SELECT number FROM {REGISTER} WHERE id = 1)"
OF_DOSSIER = f"SELECT (SELECT number FROM {COUNTERS} WHERE dossier_id = %s), {OF_REGISTER}"
# A new source or paragraph raises no counter; the page of a source shows it none the less.
NEWEST = (f"(SELECT MAX(id) FROM {each._meta.db_table})" for each in (Source, Paragraph))
OF_ALL = (
    f"SELECT COUNT(*), SUM(number), MAX(dossier_id), {OF_REGISTER}, {', '.join(NEWEST)}"
    f" FROM {COUNTERS}"
)


def read_counters(dossier_key=None):
    """Return what changes with every write that may show in a dossier, or in any of them."""
    if dossier_key is None:
        return ask_row(OF_ALL)
    return ask_row(OF_DOSSIER, dossier_key)


def find_dossier_key(model, names):
    """Return the key of the dossier that an address names, by its slug or that of a record."""
    table = model._meta.db_table
    if model is Dossier:
        return ask_row(f"SELECT id FROM {table} WHERE slug = %s", names["slug"])[0]
    return ask_row(f"SELECT dossier_id FROM {table} WHERE id = %s", names["pk"])[0]


def ask_row(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


material_cache = BoundedCache(32)


RECORDS = f"{DOSSIERS_TABLE}.id"
COUNTED = f"(SELECT number FROM {COUNTERS} WHERE dossier_id = {RECORDS})"
RECORDED = f"(SELECT history_date FROM {HISTORY} WHERE id = {RECORDS} ORDER BY history_id LIMIT 1)"


def with_cache_state(dossiers):
    """Return a queryset of dossiers with their region and with what kept material depends on.

    Those are the two counters, of the same moment as the row. `recorded_at` is since when Regio
    keeps the dossier. Each of these as a queryset of its own takes longer to make than to ask.
    """
    return dossiers.select_related("region").annotate(
        recorded_at=RawSQL(RECORDED, (), DateTimeField()),
        counted=RawSQL(COUNTED, (), BigIntegerField()),
        register_counted=RawSQL(OF_REGISTER, (), BigIntegerField()),
    )


def is_cacheable(dossier):
    """Whether what is made of this dossier may be kept: it came from `with_cache_state`, is
    committed, and was read in no preview."""
    is_ready = hasattr(dossier, "counted") and dossier.preview is None
    return is_ready and reads_committed()


def cache_state_of(dossier):
    """Return what changes with every write that may show in this dossier."""
    return dossier.pk, dossier.counted, dossier.register_counted


def find_end_of_kept(dossier, at):
    """Return when what is kept of a dossier ends by itself: with its next embargo, or None."""
    counters = (dossier.counted, dossier.register_counted)
    return find_next_public_moment(dossier.pk, counters, at)


def get_material(dossier, *, reader, known_at=None):
    """Return the DossierRows of a dossier for a reader: read now, or kept from before."""
    if not is_cacheable(dossier):
        return read_dossier_rows(dossier, reader=reader, known_at=known_at)
    found = find_material(dossier, reader=reader, known_at=known_at)
    if found is None:
        found = read_dossier_rows(dossier, reader=reader, known_at=known_at)
        key = (*cache_state_of(dossier), known_at, reader.sees)
        material_cache.keep(key, found, find_end_of_kept(dossier, reader.at))
    return found


def find_material(dossier, *, reader, known_at=None):
    """Return the DossierRows of a dossier for a reader that were kept, None where none were."""
    if not is_cacheable(dossier):
        return None
    return material_cache.find((*cache_state_of(dossier), known_at, reader.sees), reader.at)


def get_timeline_rows(dossier, *, reader, known_at=None):
    """Return what the lines of a dossier need: the board's DossierRows, which hold it, read now or
    kept from before; SpokenRows where nothing may be kept."""
    if not is_cacheable(dossier):
        return read_timeline_rows(dossier, reader=reader, known_at=known_at)
    return get_material(dossier, reader=reader, known_at=known_at)


def get_reference_data(dossier, *, reader, known_at=None):
    """Return the ReferenceData of a dossier: read now, or the board's DossierRows, which hold it,
    where these were kept."""
    kept = find_material(dossier, reader=reader, known_at=known_at)
    return kept or read_reference_data(dossier, known_at=known_at)


# What a page of one part of a dossier reads beside that: the places of a subject, the remarks of a
# council. Kept as long as the board's rows, at most so many rows in each process, some 30 MB.

MOST_ROWS = 10_000


def count_kept_rows(read):
    """Return how many rows were read, more or less: of a part that is no list its parts'."""
    if isinstance(read, dict):
        return 1 + sum(map(count_kept_rows, read.values()))
    if isinstance(read, list | tuple):
        return 1 + len(read)
    return 1 + sum(map(count_kept_rows, vars(read).values())) if is_dataclass(read) else 1


part_cache = BoundedCache(MOST_ROWS, count_kept_rows)


def get_part(dossier, read, *asked, follows=None, reader, known_at=None, **named):
    """Return what `read` reads of a dossier for a reader: now, or kept from before.

    What is asked are values that can be compared; `follows` are arguments that follow from those
    and from the dossier, and so are no part of the key. Nobody changes what comes back.
    """
    scope = {"reader": reader, "known_at": known_at}
    if not is_cacheable(dossier):
        return read(dossier, *asked, **named, **(follows or {}), **scope)
    key = (*cache_state_of(dossier), known_at, reader.sees, read, asked, *named.items())
    found = part_cache.find(key, reader.at)
    if found is None:
        found = read(dossier, *asked, **named, **(follows or {}), **scope)
        part_cache.keep(key, found, find_end_of_kept(dossier, reader.at))
    return found


# When the public sees more without anybody writing.

PUBLISHED_KINDS = (
    *(Dossier, Decision, Position, AgendaItem, Remark, Reply, Statement, Answer),
    *(CommonItem, Commitment, Poll),
)
public_moment_cache = BoundedCache(256)


def find_next_public_moment(dossier_key, counters, at):
    """Return when the next embargo ends in a dossier, or (None) in any of them; None for never.

    It is asked once for these counters, until it comes.
    """
    key = (dossier_key, counters)
    found = public_moment_cache.find(key, at)
    if found is None:
        found = (read_next_public_moment(dossier_key, at),)
        public_moment_cache.keep(key, found, found[0])
    return found[0]


def read_next_public_moment(dossier_key, at):
    """Return when the next embargo ends; one query."""
    first, *rest = (list_coming_moments(model, dossier_key, at) for model in PUBLISHED_KINDS)
    return min((moment for (moment,) in first.union(*rest).order_by()), default=None)


def list_coming_moments(model, dossier_key, at):
    """Return the moments after `at` at which a record of one kind becomes public."""
    rows = model.objects.filter(public_from__gt=at).order_by()
    if dossier_key is not None:
        rows = rows.filter(**{"pk" if model is Dossier else "dossier": dossier_key})
    return rows.values_list("public_from")


# Until when what a reader sees is known: the last thing that changed it.

EMBARGOED_KINDS = (Position, Decision, AgendaItem, Remark, Reply, Statement, Answer, Poll)
known_until_cache = BoundedCache(256)


def read_known_until(dossier, *, at, known_at=None):
    """Return the moment of the last commit, or of the last embargo that ended, in a dossier and
    the register; `known_at` itself where the reader asked for that. One query, or kept.

    Asked as known at that moment, the same stances, figures and outcomes come back for as long as
    `RULES_VERSION` is the same.
    """
    if known_at is not None:
        return known_at
    if not is_cacheable(dossier):
        return read_last_change(dossier, at)
    key = cache_state_of(dossier)
    found = known_until_cache.find(key, at)
    if found is None or found > at:
        found = read_last_change(dossier, at)
        known_until_cache.keep(key, found, find_end_of_kept(dossier, at))
    return found


WRITTEN = f"(SELECT written_at FROM {COUNTERS} WHERE dossier_id = {RECORDS})"
REGISTER_WRITTEN = f"(SELECT written_at FROM {REGISTER} WHERE id = 1)"
LAST_PUBLIC = tuple(
    f"(SELECT MAX(public_from) FROM {each._meta.db_table}"
    f" WHERE dossier_id = {RECORDS} AND public_from <= %s)"
    for each in EMBARGOED_KINDS
)


def read_last_change(dossier, at):
    """Return the moment by `at` at which what is seen last changed; one query, written out for the
    same reason as the counters."""
    moment = connection.ops.adapt_datetimefield_value(at)
    asked = [(WRITTEN, ()), (REGISTER_WRITTEN, ()), *((each, (moment,)) for each in LAST_PUBLIC)]
    told = Dossier.objects.filter(pk=dossier.pk).values_list(
        *(RawSQL(statement, values, DateTimeField()) for statement, values in asked)
    )
    moments = [each for each in (dossier.public_from, *told.get()) if each and each <= at]
    return max(moments, default=at)


def read_all_known_until(*, at, known_at=None):
    """Return the moment by `at` at which what is seen of any dossier or of the register last
    changed; `known_at` itself where the reader asked for that. One query."""
    if known_at is not None:
        return known_at
    counters = DossierCounter, RegisterCounter
    written = [select_last(each.objects, "written_at", at) for each in counters]
    kinds = Dossier, *EMBARGOED_KINDS
    first, *rest = [select_last(each.objects, "public_from", at) for each in kinds]
    told = first.union(*rest, *written, all=True).order_by().values_list("last", flat=True)
    return max((each for each in told if each), default=at)


def select_last(rows, moment, at):
    """Return a query of one value: the last of a field by `at`."""
    until = rows.filter(**{f"{moment}__lte": at}).order_by()
    return until.values(one=Value(1)).annotate(last=Max(moment)).values("last")


# How many remarks there are of each sort: counted once, kept until anything is written.
#
# A page counts as many remarks again for every filter; the sorts of a hundred thousand are few.

remark_count_cache = BoundedCache(16)


@dataclass(frozen=True)
class RemarkCounts:
    """The sorts of a Register and its sections, from `since` until a next embargo ends."""

    sorts: dict
    sections: tuple
    since: datetime
    until: datetime | None

    def holds(self, at):
        return self.since <= at and (self.until is None or at < self.until)


def get_remark_counts(register: Register):
    """Return the RemarkCounts of a register: counted now, or kept from before."""
    at = register.reader.at
    if not is_cacheable(register.dossier):
        return count_remarks(register, None)
    key = (*cache_state_of(register.dossier), register.day, register.known_at)
    key += (register.reader.sees, register.narrowed)
    tally = remark_count_cache.get(
        key, at, lambda: count_remarks(register, next_public_moment_of(register)), None
    )
    if not tally.holds(at):
        tally = count_remarks(register, next_public_moment_of(register))
        remark_count_cache.keep(key, tally, None)
    return tally


def count_remarks(register, until):
    sections = register.sections() if register.narrowed == EVERYTHING else ()
    return RemarkCounts(register.sorts(), sections, register.reader.at, until)


def next_public_moment_of(register):
    """Return when the first record of the register becomes public after the reader's moment."""
    at = register.reader.at
    moments = [
        model.objects.filter(dossier=register.dossier, public_from__gt=at).aggregate(
            first=Min("public_from")
        )["first"]
        for model in (Remark, Reply)
    ]
    return min((each for each in moments if each is not None), default=None)
