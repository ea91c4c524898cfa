"""What held on a day among entries that were read already: of a body, and of groups of it.

Pure arithmetic over the entries of one body on one subject; nothing here asks the database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from municipalities.models import Group
from municipalities.text import fold_text

from ..domain.basis import Basis, best_basis
from ..domain.stances import Stance, stance_order
from ..models import Subject, SubjectKind
from .rows import PositionEntry, Reading

type Ranks = Mapping[int, int]

# What a body holds: the latest of its entries on one subject that has begun.


@dataclass(frozen=True)
class HeldPosition:
    """What stands on a day: the latest entry that has begun, and the latest that is certain.

    `uncertain` says that it may not have been so yet on that day.
    """

    entry: PositionEntry
    certain: PositionEntry | None
    uncertain: bool

    @cached_property
    def stance(self) -> Stance:
        return Stance(self.entry.position.stance)

    @cached_property
    def certain_stance(self) -> Stance | None:
        """What counts when positions that are uncertain on the day are left out."""
        return Stance(self.certain.position.stance) if self.certain else None


NO_RANKS: Ranks = {}


def entry_order(entry: PositionEntry, ranks: Ranks = NO_RANKS) -> tuple[date, date, int, int]:
    """Return the sort key by which the latest of several entries counts.

    First day, last day and number of its decision; what one decision says on several subjects
    of one list counts by their rank (`rank_subjects`).
    """
    return (*entry.order, ranks.get(entry.position.subject_id, 0))


def find_held_position(
    entries: Iterable[PositionEntry], day: date, ranks: Ranks = NO_RANKS
) -> HeldPosition | None:
    """Return what held on `day` among entries of one body on one subject, or None.

    `ranks` order the subjects where the entries are those of a variant and its proposals.
    """
    begun = [entry for entry in entries if entry.decision.first_on <= day]
    if not begun:
        return None
    latest = find_latest(begun, ranks)
    sure = [entry for entry in begun if entry.decision.last_on <= day]
    certain = find_latest(sure, ranks) if sure else None
    same = certain is not None and certain.position.stance == latest.position.stance
    return HeldPosition(latest, certain, latest.decision.last_on > day and not same)


def find_latest(entries: Sequence[PositionEntry], ranks: Ranks) -> PositionEntry:
    """Return the entry that counts last."""
    if len(entries) == 1:
        return entries[0]
    return max(entries, key=lambda entry: entry_order(entry, ranks))


def rank_subjects(subjects: Iterable[Subject]) -> dict[int, Ranks]:
    """Return for each subject, by its key, the rank of every subject whose positions count for it.

    A variant and the proposals that work it out are one list. Within one decision the variant's
    own counts (rank 0), then that on the proposal with the lowest number. A proposal or a
    direction has only its own; a derived variant passes nothing to its base.
    """
    ordered = sorted(subjects, key=lambda each: (each.number, each.pk))
    ranks = {each.pk: {each.pk: 0} for each in ordered}
    for each in ordered:
        if each.kind == SubjectKind.PROPOSAL and each.works_out_id in ranks:
            own = ranks[each.works_out_id]
            own[each.pk] = -len(own)
    return dict(ranks)


# What groups of a body hold, beside it: which of them still stand behind a stance.


@dataclass(frozen=True)
class HeldByGroups:
    """What groups hold on a day: `remaining` are the linked groups that still do, `left` those
    that spoke again since.

    `order_uncertain` says that the same groups said something else of which nobody knows whether
    it came before or after.
    """

    held: HeldPosition
    remaining: tuple[Group, ...]
    left: tuple[Group, ...]
    order_uncertain: bool

    @property
    def seats(self) -> int | None:
        """The seats of those who still stand behind it, None where a number is missing."""
        whole = count_group_seats(self.held.entry)
        if not self.left:
            return whole
        if self.held.entry.position.group_seats is None:
            return sum_seats(self.remaining)
        gone = sum_seats(self.left)
        return None if whole is None or gone is None else max(whole - gone, 0)

    @property
    def can_be_counted(self) -> bool:
        """Whether 'x of y groups' means something: linked groups of one term."""
        return len({each.term_id for each in self.held.entry.groups}) == 1


def find_holder_groups(
    entries: Iterable[PositionEntry], day: date, ranks: Ranks = NO_RANKS
) -> tuple[HeldByGroups, ...]:
    """Return what groups still hold on `day` among the entries of one body on one subject.

    In the order in which they count. A stance of which all groups spoke again is gone.
    """
    begun = [entry for entry in entries if entry.decision.first_on <= day]
    begun.sort(key=lambda entry: entry_order(entry, ranks))
    stood = [(entry, find_remaining(entry, begun, ranks)) for entry in begun]
    standing = [(entry, groups) for entry, groups in stood if groups is not None]
    return tuple(
        HeldByGroups(
            hold_of_groups(entry, begun, day, ranks),
            groups,
            tuple(each for each in entry.groups if each not in groups),
            any(is_order_uncertain(entry, other, ranks) for other, _ in standing),
        )
        for entry, groups in standing
    )


def find_remaining(
    entry: PositionEntry, begun: Sequence[PositionEntry], ranks: Ranks
) -> tuple[Group, ...] | None:
    """Return the linked groups that did not speak again after an entry, None where it ended."""
    later = [other for other in begun if is_later(other, entry, ranks)]
    if any(has_same_label(other, entry) for other in later):
        return None
    again = {group.pk for other in later for group in other.groups}
    remaining = tuple(group for group in entry.groups if group.pk not in again)
    return None if entry.groups and not remaining else remaining


def is_later(other: PositionEntry, entry: PositionEntry, ranks: Ranks) -> bool:
    """Whether an entry counts after another: its first day lies after the other's last, or one
    decision says both and it has the higher rank."""
    if other.decision.id == entry.decision.id:
        return entry_order(other, ranks) > entry_order(entry, ranks)
    return other.decision.first_on > entry.decision.last_on


def has_same_label(other: PositionEntry, entry: PositionEntry) -> bool:
    """Whether two entries are of the same speakers by their label, one of them being unlinked.

    Two that are linked are compared by their groups.
    """
    is_linked = bool(other.groups) and bool(entry.groups)
    return not is_linked and label_of_groups(other) == label_of_groups(entry)


def label_of_groups(entry: PositionEntry) -> str:
    return fold_text(entry.position.groups_label)


def is_order_uncertain(entry: PositionEntry, other: PositionEntry, ranks: Ranks) -> bool:
    """Whether the same groups spoke in both, and nobody knows which came last."""
    if entry.decision.id == other.decision.id:
        return False
    if is_later(entry, other, ranks) or is_later(other, entry, ranks):
        return False
    shared = {group.pk for group in entry.groups} & {group.pk for group in other.groups}
    return bool(shared) or has_same_label(entry, other)


def hold_of_groups(
    entry: PositionEntry, begun: Sequence[PositionEntry], day: date, ranks: Ranks
) -> HeldPosition:
    """Return an entry of groups as what they hold: onzeker until its last day, unless all of them
    said the same before, certain on that day."""
    if entry.decision.last_on <= day:
        return HeldPosition(entry, entry, False)
    before = [
        other
        for other in begun
        if other.decision.last_on <= day
        and entry_order(other, ranks) < entry_order(entry, ranks)
        and speaks_for_all_of(other, entry)
    ]
    certain = before[-1] if before else None
    same = certain is not None and certain.position.stance == entry.position.stance
    return HeldPosition(entry, certain, not same)


def speaks_for_all_of(other: PositionEntry, entry: PositionEntry) -> bool:
    """Whether everybody behind an entry is behind another one too."""
    groups = {group.pk for group in entry.groups}
    linked = bool(groups) and groups <= {group.pk for group in other.groups}
    return linked or has_same_label(other, entry)


def count_group_seats(entry: PositionEntry) -> int | None:
    """The seats behind a stance of groups: recorded, or summed where all are known."""
    if entry.position.group_seats is not None:
        return entry.position.group_seats
    return sum_seats(entry.groups)


def sum_seats(groups: Sequence[Group]) -> int | None:
    """Return the seats of these groups together, None where one is unknown or there are none."""
    numbers = [group.seats for group in groups if group.seats is not None]
    return sum(numbers) if numbers and len(numbers) == len(groups) else None


# The readings that a position rests on.


def sources_differ(entry: PositionEntry) -> bool:
    """Whether the readings of a position name more than one stance."""
    return len({place.reads_stance for place in entry.readings if place.reads_stance}) > 1


def find_shown_reading(entry: PositionEntry) -> Reading | None:
    """The reading that the position shows, where one was chosen."""
    for place in entry.readings:
        if place.id == entry.position.shown_id:
            return place
    return None


def basis_of(entry: PositionEntry) -> Basis:
    """Return what a position rests on: the best kind of publisher that reads its stance."""
    stance = entry.position.stance
    return best_basis(
        {each.publisher_kind for each in entry.readings if each.reads_stance == stance}
    )


def is_documented(entry: PositionEntry) -> bool:
    """Whether a document of a body or a government reads the stance."""
    return basis_of(entry).is_documented


def awaits_source(entry: PositionEntry) -> bool:
    """Whether nothing reads a position yet and it says that a source follows."""
    return entry.position.source_follows and not entry.readings


def list_stances_read_instead(entry: PositionEntry) -> list[Stance]:
    """Return what the readings say where none of them reads the position's stance: each stance
    once, that of the shown reading first. Empty where one reads it, or none reads any."""
    read = {place.id: place.reads_stance for place in entry.readings if place.reads_stance}
    if not read or entry.position.stance in read.values():
        return []
    shown = next((read[key] for key in read if key == entry.position.shown_id), None)
    found = {Stance(stance) for stance in read.values()}
    return sorted(found, key=lambda stance: (stance != shown, stance_order(stance)))
