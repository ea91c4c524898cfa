"""Which stance held on a day: of a body, of groups, over time, and for one part of a dossier."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from municipalities.roles import Reader

from ..domain.stances import Stance
from ..models import (
    FALLEN,
    Decision,
    Dossier,
    Evidence,
    Milestone,
    Position,
    Status,
    Subject,
    SubjectKind,
)
from .rows import (
    GroupsByPosition,
    PlacesByRecord,
    PositionEntry,
    read_entries,
    read_groups_by_position,
    visible_rows,
)

type BodyOnSubject = tuple[int, int]
type GroupsOnSubject = tuple[int, int, str]
type Said = defaultdict[BodyOnSubject, list[PositionEntry]]
type SaidByGroups = defaultdict[GroupsOnSubject, list[PositionEntry]]
type Doubts = tuple[tuple[date, date | None], ...]

# Which stance held on a day: pure arithmetic over entries of one body on one subject.


@dataclass(frozen=True)
class HeldPosition:
    """What stands on a day: the latest entry that has begun, and the latest that is certain.

    `uncertain` says that it may not have been so yet on that day.
    """

    entry: PositionEntry
    certain: PositionEntry | None
    uncertain: bool

    @property
    def stance(self) -> Stance:
        return Stance(self.entry.position.stance)

    @property
    def certain_stance(self) -> Stance | None:
        """What counts when positions that are uncertain on the day are left out."""
        return Stance(self.certain.position.stance) if self.certain else None


def find_held_position(entries: Iterable[PositionEntry], day: date) -> HeldPosition | None:
    """Return what held on `day` among entries of one body on one subject, or None."""
    begun = [entry for entry in entries if entry.decision.first_on <= day]
    if not begun:
        return None
    latest = max(begun, key=lambda entry: entry.order)
    sure = [entry for entry in begun if entry.decision.last_on <= day]
    certain = max(sure, key=lambda entry: entry.order, default=None)
    same = certain is not None and certain.position.stance == latest.position.stance
    return HeldPosition(latest, certain, latest.decision.last_on > day and not same)


def sources_differ(entry: PositionEntry) -> bool:
    """Whether the readings of a position name more than one stance."""
    return len({place.reads_stance for place in entry.readings if place.reads_stance}) > 1


def count_group_seats(entry: PositionEntry) -> int | None:
    """The seats behind a stance of groups: recorded, or summed where all are known."""
    if entry.position.group_seats is not None:
        return entry.position.group_seats
    numbers = [group.seats for group in entry.groups if group.seats is not None]
    return sum(numbers) if numbers and len(numbers) == len(entry.groups) else None


def find_shown_reading(entry: PositionEntry) -> Evidence | None:
    """The reading that the position shows, where one was chosen."""
    for place in entry.readings:
        if place.id == entry.position.shown_id:
            return place
    return None


# Where every body and every group stands on every subject, at a day.


@dataclass(frozen=True)
class Standing:
    """What a body, or groups of it (`label`), holds on a subject; `via` a proposal that says it."""

    body_id: int
    subject_id: int
    label: str
    held: HeldPosition
    via: Subject | None = None


type Standings = dict[BodyOnSubject, Standing]
type GroupStandings = dict[BodyOnSubject, tuple[Standing, ...]]


def read_standings(
    dossier: Dossier,
    subjects: Iterable[Subject],
    *,
    day: date,
    reader: Reader,
    known_at: datetime | None = None,
) -> tuple[Standings, GroupStandings]:
    """Return the Standings of bodies and of groups at `day`, as known at `known_at`.

    Two dicts: by (body, subject) for bodies, and by (body, subject) a tuple for their groups.
    """
    return compute_standings(read_entries(dossier, reader=reader, known_at=known_at), subjects, day)


def compute_standings(
    found: Iterable[PositionEntry], subjects: Iterable[Subject], day: date
) -> tuple[Standings, GroupStandings]:
    """Return what `read_standings` does for entries that were read already."""
    own, grouped = split_by_speaker(found)
    bodies = find_held_by_bodies(own, day)
    bodies |= find_held_via(own, bodies, subjects, day)
    groups: defaultdict[BodyOnSubject, tuple[Standing, ...]] = defaultdict(tuple)
    for (body, subject, label), said in grouped.items():
        if held := find_held_position(said, day):
            groups[body, subject] += (Standing(body, subject, label, held),)
    return bodies, {key: drop_superseded_groups(told) for key, told in groups.items()}


def drop_superseded_groups(told: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Return what groups still hold: not what all of the same groups spoke about again later.

    Only groups that are linked can be seen to have spoken again; a label alone stays.
    """
    return tuple(each for each in told if not is_spoken_again(each, told))


def is_spoken_again(standing: Standing, told: Iterable[Standing]) -> bool:
    """Whether every group behind a standing stands behind later ones too."""
    entry = standing.held.entry
    later = [each.held.entry for each in told if each.held.entry.order > entry.order]
    again = {group.pk for other in later for group in other.groups}
    return bool(entry.groups) and {group.pk for group in entry.groups} <= again


def split_by_speaker(found: Iterable[PositionEntry]) -> tuple[Said, SaidByGroups]:
    """Part entries of whole bodies from those of groups."""
    own: Said = defaultdict(list)
    grouped: SaidByGroups = defaultdict(list)
    for entry in found:
        position = entry.position
        if position.groups_label:
            grouped[position.body_id, position.subject_id, position.groups_label].append(entry)
        else:
            own[position.body_id, position.subject_id].append(entry)
    return own, grouped


def find_held_by_bodies(own: Said, day: date) -> Standings:
    """Return each body's own stance on each subject that it spoke about by `day`."""
    found: Standings = {}
    for (body, subject), said in own.items():
        if held := find_held_position(said, day):
            found[body, subject] = Standing(body, subject, "", held)
    return found


def find_held_via(
    own: Said, bodies: Standings, subjects: Iterable[Subject], day: date
) -> Standings:
    """Return what a variant shows where a body has no stance of its own on it.

    That is the body's latest on any proposal working it out. A derived variant passes nothing
    to its base, and a direction nothing to its column.
    """
    works_out: defaultdict[int, list[Subject]] = defaultdict(list)
    for subject in subjects:
        if subject.kind == SubjectKind.PROPOSAL and subject.works_out_id:
            works_out[subject.works_out_id].append(subject)
    found: Standings = {}
    speakers = {body for body, _ in own}
    for variant, proposals in works_out.items():
        for body in speakers:
            if (body, variant) in bodies:
                continue
            if standing := _via(own, body, variant, proposals, day):
                found[body, variant] = standing
    return found


def _via(
    own: Said, body: int, variant: int, proposals: Sequence[Subject], day: date
) -> Standing | None:
    said = [entry for each in proposals for entry in own.get((body, each.pk), ())]
    held = find_held_position(said, day)
    if held is None:
        return None
    spoke_on = held.entry.position.subject_id
    via = next(each for each in proposals if each.pk == spoke_on)
    return Standing(body, variant, "", held, via)


@dataclass(frozen=True)
class ProposalState:
    """A proposal's state at a day; `uncertain` until its last day, `fallen_on` when it ended."""

    state: str
    uncertain: bool
    fallen_on: date | None
    milestone: Milestone


type StateBySubject = dict[int | None, ProposalState]


def compute_proposal_states(events: Iterable[Milestone], day: date) -> StateBySubject:
    """Return each proposal's state on `day`, by its key; events are Milestones in order."""
    found: StateBySubject = {}
    for event in events:
        if event.state and event.first_on <= day:
            fallen = event.last_on if event.state in FALLEN and event.last_on <= day else None
            found[event.subject_id] = ProposalState(event.state, event.last_on > day, fallen, event)
    return found


# One speaker on one subject through time: which stance held from which day, until which day.


@dataclass(frozen=True)
class Segment:
    """A PositionEntry and the days on which it is what held: from `first_on` until before `until`.

    `until` is None while nothing followed. `doubts` are the stretches in it, as (from, until
    before), in which it was onzeker. `lent` says that it was spoken on another subject, a
    proposal that works this one out.
    """

    entry: PositionEntry
    first_on: date
    until: date | None
    doubts: Doubts = ()
    lent: bool = False

    @property
    def is_uncertain(self) -> bool:
        return bool(self.doubts)

    def holds_on(self, day: date) -> bool:
        return self.first_on <= day and (self.until is None or day < self.until)


def build_segments(
    own: Sequence[PositionEntry], lent: Sequence[PositionEntry] = ()
) -> list[Segment]:
    """Return the Segments of one speaker on one subject, in order of time.

    `own` are its entries on the subject itself; `lent` those on the proposals that work it out,
    which show as long as it has none of its own. On every day the segments say what
    `find_held_position` says of that day, so they never overlap and leave no gap once something
    was said.
    """
    segments: list[Segment] = []
    days = list_turning_days([*own, *lent])
    for day, after in zip(days, [*days[1:], None], strict=False):
        held, is_lent = find_held_between(own, lent, day)
        if held is not None:
            segments = extend_segments(segments, held, is_lent, day, after)
    return segments


def list_turning_days(entries: Iterable[PositionEntry]) -> list[date]:
    """Return the days on which what holds, or how certain it is, can change; sorted."""
    decisions = [entry.decision for entry in entries]
    return sorted({day for each in decisions for day in (each.first_on, each.last_on)})


def find_held_between(
    own: Sequence[PositionEntry], lent: Sequence[PositionEntry], day: date
) -> tuple[HeldPosition | None, bool]:
    """Return (Held or None, whether it is lent) for a day."""
    held = find_held_position(own, day)
    return (held, False) if held or not lent else (find_held_position(lent, day), True)


def extend_segments(
    segments: list[Segment], held: HeldPosition, is_lent: bool, day: date, after: date | None
) -> list[Segment]:
    """Return the segments with the days from `day` until `after` added."""
    doubts = ((day, after),) if held.uncertain else ()
    last = segments[-1] if segments else None
    if last is None or last.entry is not held.entry or last.lent != is_lent:
        return [*segments, Segment(held.entry, day, after, doubts, is_lent)]
    whole = Segment(last.entry, last.first_on, after, join_doubts(last.doubts, doubts), is_lent)
    return [*segments[:-1], whole]


def join_doubts(before: Doubts, doubts: Doubts) -> Doubts:
    """Return stretches of doubt, two that touch as one."""
    if before and doubts and before[-1][1] == doubts[0][0]:
        return (*before[:-1], (before[-1][0], doubts[0][1]))
    return before + doubts


def list_never_held(
    entries: Iterable[PositionEntry], segments: Iterable[Segment]
) -> list[PositionEntry]:
    """Return the entries that held on no day, because another act of that day followed them."""
    held = {id(segment.entry) for segment in segments}
    return [entry for entry in entries if id(entry) not in held]


# What bodies decided and held, asked for one part of a dossier: a municipality, a subject.

SPOKEN_RELATED = ("body", "subject__works_out")


@dataclass(frozen=True)
class SpokenRecords:
    """Decisions by key, and the PositionEntry of every stance that follows from them."""

    decisions: dict[int, Decision]
    entries: tuple[PositionEntry, ...]

    @property
    def standing(self) -> list[PositionEntry]:
        """The entries that count: withdrawing one said that the record was wrong."""
        return [each for each in self.entries if each.position.status != Status.WITHDRAWN]

    def acts(self, day: date) -> list["SpokenDecision"]:
        """Return a SpokenDecision for each decision that had begun by `day`, the newest first."""
        told: dict[int, list[PositionEntry]] = {key: [] for key in self.decisions}
        for entry in self.entries:
            told[entry.decision.id].append(entry)
        begun = [each for each in self.decisions.values() if each.first_on <= day]
        begun.sort(key=lambda each: (each.first_on, each.last_on, each.number), reverse=True)
        return [SpokenDecision(each, tuple(told[each.id])) for each in begun]


@dataclass(frozen=True)
class SpokenDecision:
    """A decision with the stances that follow from it."""

    decision: Decision
    entries: tuple[PositionEntry, ...]


def read_spoken(
    dossier: Dossier,
    *,
    reader: Reader,
    places: PlacesByRecord,
    positions: Q,
    decisions: Q | None = None,
    known_at: datetime | None = None,
) -> SpokenRecords:
    """Return what was SpokenRecords where the conditions hold; three queries at most.

    `positions` and `decisions` are conditions; without the second the decisions are those of the
    positions. `places` are the readings, already read. A stance is seen where its decision is.
    """
    stances = visible_rows(Position, reader, known_at, dossier=dossier).filter(positions)
    acts = visible_rows(Decision, reader, known_at, dossier=dossier)
    stances = stances.filter(decision__in=acts.values("id")).select_related(*SPOKEN_RELATED)
    ordered = stances.order_by("subject__number", "subject_id", "groups_label", "id")
    if decisions is None and known_at is None:
        found = list(ordered.select_related("decision__body", *SPOKEN_RELATED))
        by_key = {each.decision_id: each.decision for each in found}
    else:
        found = list(ordered)
        only = Q(id__in=stances.values("decision_id")) if decisions is None else decisions
        by_key = {each.id: each for each in acts.filter(only).select_related("body")}
    groups = read_groups_by_position(dossier, known_at)
    return SpokenRecords(by_key, tuple(build_position_entries(found, by_key, groups, places)))


def build_position_entries(
    positions: Iterable[Position],
    decisions: Mapping[int, Decision],
    groups: GroupsByPosition,
    places: PlacesByRecord,
) -> Iterator[PositionEntry]:
    """Yield the PositionEntry of each position whose decision is there."""
    for each in positions:
        if each.decision_id in decisions:
            readings = places["position", each.id]
            yield PositionEntry(each, decisions[each.decision_id], groups[each.id], readings)
