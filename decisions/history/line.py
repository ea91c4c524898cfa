"""One speaker on one subject through time: which stance held from which day, until which day."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .holding import held_on
from .rows import Entry


@dataclass(frozen=True)
class Segment:
    """An Entry and the days on which it is what held: from `first_on` until before `until`.

    `until` is None while nothing followed. `doubts` are the stretches in it, as (from, until
    before), in which it was onzeker. `lent` says that it was spoken on another subject, a
    proposal that works this one out.
    """

    entry: Entry
    first_on: date
    until: date | None
    doubts: tuple[tuple[date, date | None], ...] = ()
    lent: bool = False

    @property
    def is_uncertain(self):
        return bool(self.doubts)

    def holds_on(self, day):
        return self.first_on <= day and (self.until is None or day < self.until)


def line(own, lent=()):
    """Return the Segments of one speaker on one subject, in order of time.

    `own` are its entries on the subject itself; `lent` those on the proposals that work it out,
    which show as long as it has none of its own. On every day the segments say what `held_on`
    says of that day, so they never overlap and leave no gap once something was said.
    """
    segments = []
    for day, after in pairwise([*turning_days([*own, *lent]), None]):
        held, is_lent = held_between(own, lent, day)
        if held is not None:
            segments = extended(segments, held, is_lent, day, after)
    return segments


def turning_days(entries):
    """Return the days on which what holds, or how certain it is, can change; sorted."""
    decisions = [entry.decision for entry in entries]
    return sorted({day for each in decisions for day in (each.first_on, each.last_on)})


def held_between(own, lent, day):
    """Return (Held or None, whether it is lent) for a day."""
    held = held_on(own, day)
    return (held, False) if held or not lent else (held_on(lent, day), True)


def extended(segments, held, is_lent, day, after):
    """Return the segments with the days from `day` until `after` added."""
    doubts = ((day, after),) if held.uncertain else ()
    last = segments[-1] if segments else None
    if last is None or last.entry is not held.entry or last.lent != is_lent:
        return [*segments, Segment(held.entry, day, after, doubts, is_lent)]
    whole = Segment(last.entry, last.first_on, after, joined(last.doubts, doubts), is_lent)
    return [*segments[:-1], whole]


def joined(before, doubts):
    """Return stretches of doubt, two that touch as one."""
    if before and doubts and before[-1][1] == doubts[0][0]:
        return (*before[:-1], (before[-1][0], doubts[0][1]))
    return before + doubts


def never_held(entries, segments):
    """Return the entries that held on no day, because another act of that day followed them."""
    held = {id(segment.entry) for segment in segments}
    return [entry for entry in entries if id(entry) not in held]
