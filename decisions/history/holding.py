"""Which stance held on a day: pure arithmetic over entries of one body on one subject."""

from dataclasses import dataclass

from ..stances import Stance
from .rows import Entry


@dataclass(frozen=True)
class Held:
    """What stands on a day: the latest entry that has begun, and the latest that is certain.

    `uncertain` says that it may not have been so yet on that day.
    """

    entry: Entry
    certain: Entry | None
    uncertain: bool

    @property
    def stance(self):
        return Stance(self.entry.position.stance)

    @property
    def certain_stance(self):
        """What counts when positions that are uncertain on the day are left out."""
        return Stance(self.certain.position.stance) if self.certain else None


def held_on(entries, day):
    """Return what held on `day` among entries of one body on one subject, or None."""
    begun = [entry for entry in entries if entry.decision.first_on <= day]
    if not begun:
        return None
    latest = max(begun, key=lambda entry: entry.order)
    sure = [entry for entry in begun if entry.decision.last_on <= day]
    certain = max(sure, key=lambda entry: entry.order, default=None)
    same = certain is not None and certain.position.stance == latest.position.stance
    return Held(latest, certain, latest.decision.last_on > day and not same)


def sources_differ(entry):
    """Whether the readings of a position name more than one stance."""
    return len({place.reads_stance for place in entry.readings if place.reads_stance}) > 1


def seats_of_groups(entry):
    """The seats behind a stance of groups: recorded, or summed where all are known."""
    if entry.position.group_seats is not None:
        return entry.position.group_seats
    numbers = [group.seats for group in entry.groups]
    return sum(numbers) if numbers and None not in numbers else None


def shown_reading(entry):
    """The reading that the position shows, where one was chosen."""
    for place in entry.readings:
        if place.id == entry.position.shown_id:
            return place
    return None
