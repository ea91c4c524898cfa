"""Where bodies and groups stand: on a day, over time, and for one part of a dossier."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q

from municipalities.roles import Reader

from ..models import FALLEN, Decision, Dossier, Milestone, Position, Status, Subject
from .holding import (
    NO_RANKS,
    HeldByGroups,
    HeldPosition,
    Ranks,
    find_held_position,
    find_holder_groups,
    is_documented,
    rank_subjects,
)
from .rows import (
    GroupsByPosition,
    PlacesByRecord,
    PositionEntry,
    attach_conditions,
    read_entries,
    read_groups_by_position,
    visible_rows,
)

type BodyOnSubject = tuple[int, int]
type Spoken = dict[BodyOnSubject, list[PositionEntry]]
type Doubts = tuple[tuple[date, date | None], ...]

# Where every body and every group stands on every subject, at a day.


@dataclass(frozen=True)
class Standing:
    """What a body holds on a subject; `via` a proposal that says it, None where it is its own."""

    body_id: int
    subject_id: int
    held: HeldPosition
    via: Subject | None = None


@dataclass(frozen=True)
class GroupStanding:
    """What groups of a body hold on a subject, beside it; `via` as in a Standing."""

    body_id: int
    subject_id: int
    told: HeldByGroups
    via: Subject | None = None

    @property
    def held(self) -> HeldPosition:
        return self.told.held


type Standings = dict[BodyOnSubject, Standing]
type GroupStandings = dict[BodyOnSubject, tuple[GroupStanding, ...]]


def read_standings(
    dossier: Dossier,
    subjects: Sequence[Subject],
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
    found: Iterable[PositionEntry], subjects: Sequence[Subject], day: date
) -> tuple[Standings, GroupStandings]:
    """Return what `read_standings` does for entries that were read already."""
    spoken = SpokenEntries(found, subjects)
    return spoken.hold(spoken.own, day), spoken.hold_groups(day)


class SpokenEntries:
    """What was said by whom on which subject, by (body, subject): `own` of whole bodies,
    `grouped` of groups of them; it is the same on every day."""

    def __init__(self, found: Iterable[PositionEntry], subjects: Sequence[Subject]):
        self.subjects = {each.pk: each for each in subjects}
        self.ranks = rank_subjects(subjects)
        self.own, self.grouped = list_by_subject(found, self.subjects)

    def hold(self, spoken: Spoken, day: date) -> Standings:
        """Return the Standings of bodies on a day by these entries of `own`."""
        told = ((key, self.find_standing(key, said, day)) for key, said in spoken.items())
        return {key: standing for key, standing in told if standing}

    def find_standing(
        self, key: BodyOnSubject, said: Sequence[PositionEntry], day: date
    ) -> Standing | None:
        """Return what a body holds on a subject by these entries, or None."""
        body, subject = key
        held = find_held_position(said, day, self.ranks.get(subject, NO_RANKS))
        if held is None:
            return None
        return Standing(body, subject, held, find_via(held, subject, self.subjects))

    def hold_groups(self, day: date) -> GroupStandings:
        """Return what groups hold on a day."""
        told = ((key, self.list_group_standings(key, day)) for key in self.grouped)
        return {key: standings for key, standings in told if standings}

    def list_group_standings(self, key: BodyOnSubject, day: date) -> tuple[GroupStanding, ...]:
        """Return what groups of a body hold on a subject on a day."""
        body, subject = key
        said = self.grouped.get(key, ())
        return tuple(
            GroupStanding(body, subject, each, find_via(each.held, subject, self.subjects))
            for each in find_holder_groups(said, day, self.ranks.get(subject, NO_RANKS))
        )

    @cached_property
    def documented(self) -> Spoken:
        """What is left of `own` without what no document of a body or a government reads: only
        where that leaves something out."""
        kept = ((key, list(filter(is_documented, said)), said) for key, said in self.own.items())
        return {key: sure for key, sure, said in kept if len(sure) < len(said)}


def list_by_subject(
    found: Iterable[PositionEntry], subjects: Mapping[int, Subject]
) -> tuple[Spoken, Spoken]:
    """Part entries by (body, subject): those of whole bodies, and those of groups.

    What was said on a proposal stands there, and at the variant that it works out.
    """
    own: defaultdict[BodyOnSubject, list[PositionEntry]] = defaultdict(list)
    grouped: defaultdict[BodyOnSubject, list[PositionEntry]] = defaultdict(list)
    for entry in found:
        position = entry.position
        into = grouped if position.groups_label else own
        into[position.body_id, position.subject_id].append(entry)
        subject = subjects.get(position.subject_id)
        variant = subject.works_out_id if subject is not None else None
        if variant is not None and variant in subjects:
            into[position.body_id, variant].append(entry)
    return own, grouped


def find_via(
    held: HeldPosition, subject_id: int, subjects: Mapping[int, Subject]
) -> Subject | None:
    """Return the proposal through which a position counts for a variant, None for its own."""
    spoken_on = held.entry.position.subject_id
    return None if spoken_on == subject_id else subjects[spoken_on]


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
    before), in which it was onzeker.
    """

    entry: PositionEntry
    first_on: date
    until: date | None
    doubts: Doubts = ()

    @property
    def is_uncertain(self) -> bool:
        return bool(self.doubts)

    def holds_on(self, day: date) -> bool:
        return self.first_on <= day and (self.until is None or day < self.until)


def build_segments(entries: Sequence[PositionEntry], ranks: Ranks = NO_RANKS) -> list[Segment]:
    """Return the Segments of one body on one subject, in order of time.

    On every day the segments say what `find_held_position` says of that day, so they never
    overlap and leave no gap once something was said.
    """
    segments: list[Segment] = []
    for day, after in list_turning_days(entries):
        held = find_held_position(entries, day, ranks)
        if held is not None:
            segments = extend_segments(segments, held, day, after)
    return segments


def build_group_segments(
    entries: Sequence[PositionEntry], ranks: Ranks = NO_RANKS
) -> list[list[Segment]]:
    """Return what groups of one body held on one subject: a list of Segments for each entry that
    held on some day, in the order in which they began.

    On every day they say what `find_holder_groups` says of that day.
    """
    found: dict[int, list[Segment]] = {}
    for day, after in list_turning_days(entries):
        for each in find_holder_groups(entries, day, ranks):
            key = id(each.held.entry)
            found[key] = extend_segments(found.get(key, []), each.held, day, after)
    return list(found.values())


def list_turning_days(entries: Iterable[PositionEntry]) -> list[tuple[date, date | None]]:
    """Return the days on which what holds, or how certain it is, can change, in order of time,
    each with the next one, None after the last."""
    decisions = [entry.decision for entry in entries]
    days = sorted({day for each in decisions for day in (each.first_on, each.last_on)})
    return list(zip(days, [*days[1:], None], strict=False))


def extend_segments(
    segments: list[Segment], held: HeldPosition, day: date, after: date | None
) -> list[Segment]:
    """Return the segments with the days from `day` until `after` added."""
    doubts = ((day, after),) if held.uncertain else ()
    last = segments[-1] if segments else None
    if last is None or last.entry is not held.entry or last.until != day:
        return [*segments, Segment(held.entry, day, after, doubts)]
    whole = Segment(last.entry, last.first_on, after, join_doubts(last.doubts, doubts))
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
    """Return what was SpokenRecords where the conditions hold; four queries at most.

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
    attach_conditions(found, dossier, reader=reader, known_at=known_at)
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
