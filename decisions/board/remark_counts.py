"""How many remarks there are of each sort: counted once, kept until anything is written.

A page counts as many remarks again for every filter; the sorts of a hundred thousand are few."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from ..history import EVERYTHING, Register
from ..models import Remark, Reply
from .cache import BoundedCache, cache_state_of, is_cacheable

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
