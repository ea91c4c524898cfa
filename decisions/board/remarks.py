"""How many remarks there are of each sort: counted once, kept until anything is written.

A page counts as many remarks again for every filter; the sorts of a hundred thousand are few.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from ..history import Register
from ..models import Remark, Reply
from .memory import Memory, may_keep

tallies = Memory(16)


@dataclass(frozen=True)
class Tally:
    """The sorts of a Register, as they are from `since` until a next embargo ends."""

    sorts: dict
    since: datetime
    until: datetime | None

    def holds(self, at):
        return self.since <= at and (self.until is None or at < self.until)


def sorts_of(register: Register):
    """Return how many remarks there are of each Sort: counted now, or kept from before."""
    if not may_keep(register.dossier):
        return register.sorts()
    at = register.reader.at
    key = (register.dossier.pk, register.day, register.known_at, register.reader.sees)
    key += (register.dossier.pulse,)
    tally = tallies.get(key, at, lambda: tally_of(register), None)
    if not tally.holds(at):
        tally = tally_of(register)
        tallies.keep(key, tally, None)
    return tally.sorts


def tally_of(register):
    return Tally(register.sorts(), register.reader.at, embargo_after(register))


def embargo_after(register):
    """Return when the first record of the register becomes public after the reader's moment."""
    at = register.reader.at
    moments = [
        model.objects.filter(dossier=register.dossier, public_from__gt=at).aggregate(
            first=Min("public_from")
        )["first"]
        for model in (Remark, Reply)
    ]
    return min((each for each in moments if each is not None), default=None)
