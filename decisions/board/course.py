"""The course of a dossier: what councils held on what was then before them, and what decided."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from municipalities.models import BodyKind

from .. import history
from ..domain.course import (
    DatedState,
    DayOutcome,
    DecisiveTurn,
    StepKind,
    Stretch,
    TurnKind,
    compare_stances,
    cut_days,
    cut_stretches,
    find_decisive_window,
    join_stretches,
    list_outcome_turns,
    list_state_turns,
    pair_with_previous,
)
from ..domain.drawing import Window
from ..domain.stances import Stance
from ..domain.support import SupportCount, count_support
from ..models import FALLEN, SubjectKind, word_position
from .board import find_headline_subject
from .reference import list_participants
from .snapshot import Snapshot
from .timeline import EventKind, list_entries_on, list_homes_between

# What a course is made of, looked up once: who is a member when, what was said on each subject.


class CourseGround:
    """The rows of a dossier, ready to be asked of any day; nothing here asks the database."""

    def __init__(self, material, rule):
        self.material = material
        self.rule = rule
        self.spoken = {each.pk: list_entries_on(material, each) for each in material.subjects}
        self.scenes, self.counts = {}, {}

    def scene(self, day):
        """Return the Snapshot of a day."""
        if day not in self.scenes:
            self.scenes[day] = Snapshot(self.material, day)
        return self.scenes[day]

    @cached_property
    def bodies(self):
        """Councils and colleges by (municipality key, kind)."""
        return {(each.municipality_id, each.kind): each for each in self.material.bodies}

    @cached_property
    def by_key(self):
        return {each.pk: each for each in self.material.bodies}

    @cached_property
    def homes(self):
        """The municipality of each council of the region, or that a subject ever concerned, by the
        key of the council."""
        homes = list_participants(self.material.memberships, self.material.concerns)
        return {
            body.pk: each
            for each in homes
            if (body := self.bodies.get((each.pk, BodyKind.COUNCIL)))
        }

    @property
    def council_keys(self):
        return self.homes.keys()

    @cached_property
    def council_entries(self):
        """What whole councils of the region said, on whatever subject."""
        return [
            each
            for each in self.material.entries
            if each.position.body_id in self.council_keys and not each.position.groups_label
        ]

    @cached_property
    def joined_on(self):
        """The days on which a municipality began or ceased to take part, or to be concerned."""
        rows = (*self.material.memberships, *self.material.concerns)
        return {each.first_on for each in rows}

    @cached_property
    def weighed_on(self):
        """The days on which seats or inhabitants of a council became others."""
        people = {each.first_on for each in self.material.populations}
        return people | {each.first_on for each in self.material.terms}

    def states(self, subject):
        """Return the DatedStates of a proposal, in order of time."""
        return [
            DatedState(each.state, each.first_on, each.last_on, each.state in FALLEN)
            for each in self.material.milestones
            if each.state and each.subject_id == subject.pk
        ]

    def turning_days(self, subject):
        """Return the days on which what councils hold on a subject, or how certain, can change."""
        own = self.spoken[subject.pk].own
        said = [entry for key in self.council_keys for entry in own.get(key, ())]
        return {day for each in said for day in (each.decision.first_on, each.decision.last_on)}

    def voice(self, municipality, council, subject, scene):
        """Return what one council says on a subject, as the Snapshot of the day has it."""
        spoken = self.spoken[subject.pk]
        said = spoken.own.get(council.pk, ()) if council else ()
        held = history.find_held_position(said, scene.day, spoken.ranks)
        return scene.voice_of(municipality, held)

    def count(self, subject, day):
        """Return the SupportCount of a subject on a day under the rule."""
        key = (subject.pk, day)
        if key not in self.counts:
            scene = self.scene(day)
            voices = [
                self.voice(*pair, subject, scene) for pair in scene.list_counted_councils(subject)
            ]
            self.counts[key] = count_support(voices, self.rule)
        return self.counts[key]


# The days that decided something, over the whole dossier.


@dataclass(frozen=True)
class CourseTurn:
    """A DecisiveTurn of a proposal, with the milestone that says so, or `by` whom: (municipality,
    decision) of the councils that spoke on its first day."""

    subject: Any
    turn: DecisiveTurn
    milestone: Any = None
    by: tuple = ()

    @property
    def is_state(self):
        return self.turn.kind is TurnKind.STATE


def list_course_turns(ground):
    """Return the CourseTurns of every proposal, in order of time."""
    found = []
    for subject in ground.material.subjects:
        if subject.kind == SubjectKind.PROPOSAL:
            states = ground.states(subject)
            turns = list_state_turns(states)
            turns += list_outcome_turns(list_outcomes(ground, subject), states)
            found += [describe_turn(ground, subject, each) for each in turns]
    return sorted(found, key=turn_order)


def turn_order(told):
    turn = told.turn
    return (turn.last_on, turn.first_on, told.subject.number, told.subject.pk, turn.kind)


def list_outcomes(ground, subject):
    """Return the DayOutcome of each day on which the outcome of a proposal can be another; none
    where no council ever spoke on it."""
    days = ground.turning_days(subject)
    if not days:
        return []
    days = days | ground.joined_on | (ground.weighed_on if ground.rule.weighs else set())
    told = [(day, ground.count(subject, day)) for day in sorted(days)]
    return [DayOutcome(day, count.outcome, count.outcome_certain) for day, count in told]


def describe_turn(ground, subject, turn):
    if turn.kind is TurnKind.STATE:
        told = (each for each in ground.material.milestones if is_milestone_of(each, subject, turn))
        return CourseTurn(subject, turn, milestone=next(told, None))
    own = ground.spoken[subject.pk].own
    said = [entry for key in ground.council_keys for entry in own.get(key, ())]
    spoke = [entry for entry in said if entry.decision.first_on == turn.first_on]
    told = (
        (ground.homes[each.position.body_id], each.decision)
        for each in sorted(spoke, key=lambda each: each.order)
    )
    return CourseTurn(subject, turn, by=tuple(told))


def is_milestone_of(milestone, subject, turn):
    days = (milestone.first_on, milestone.last_on)
    is_same_day = days == (turn.first_on, turn.last_on)
    return is_same_day and milestone.state == turn.after and milestone.subject_id == subject.pk


def find_course_window(ground, turns, day):
    """Return the Window of a course that nobody chose, or None: from the first to the last
    decisive day, else from the first to the last decision of a council."""
    found = find_decisive_window((each.turn for each in turns), day)
    if found is not None:
        return found
    acts = (each.decision for each in ground.council_entries if each.decision.first_on <= day)
    days = [min(each.last_on, day) for each in acts]
    return Window(min(days), max(days)) if days else None


# What was before the councils: the subject that the board answers for first, day by day.


@dataclass(frozen=True)
class CourseSubject:
    """The days on which a subject was before the councils, numbered from 1; `milestone` is what
    brought it there, None where that was before the window or where no milestone says so."""

    number: int
    subject: Any
    first_on: date
    until: date
    milestone: Any

    @property
    def last_on(self):
        return self.until - timedelta(days=1)


def list_subject_stretches(ground, window):
    """Return the Stretches of a window, each of the subject of `find_headline_subject`."""
    days = {window.first_on, *(day for day in list_headline_days(ground) if window.holds(day))}
    told = ((day, find_headline_subject(ground.scene(day))) for day in sorted(days))
    return cut_stretches(join_stretches(told), bounds_of(window))


def list_headline_days(ground):
    """Return the days on which another subject can come before the councils."""
    events = {each.first_on for each in ground.material.milestones if each.is_moment or each.state}
    return events | ground.joined_on | {each.decision.first_on for each in ground.council_entries}


def bounds_of(window):
    return (window.first_on, window.last_on + timedelta(days=1))


def build_course_subjects(ground, window):
    """Return the CourseSubjects of a window, in order of time."""
    found = [each for each in list_subject_stretches(ground, window) if each.what is not None]
    return tuple(
        CourseSubject(
            number, each.what, each.first_on, each.until, find_bringing_milestone(ground, each)
        )
        for number, each in enumerate(found, start=1)
    )


def find_bringing_milestone(ground, stretch):
    events = [
        each
        for each in ground.material.milestones
        if (each.is_moment or each.state)
        and each.subject_id == stretch.what.pk
        and each.first_on == stretch.first_on
    ]
    return max(events, key=lambda each: (each.last_on, each.id), default=None)


# Bars: what one body held on each of these subjects while it was before the councils.


@dataclass(frozen=True)
class CoursePiece:
    """What a body held on a CourseSubject (`about`) from `first_on` until before `until`."""

    about: CourseSubject
    entry: Any
    first_on: date
    until: date
    doubts: tuple = ()

    @property
    def stance(self):
        return Stance(self.entry.position.stance)

    @property
    def worded(self):
        """The stance as it is told, with its conditions."""
        return word_position(self.entry.position)

    def holds(self, day):
        return self.first_on <= day < self.until

    def is_of(self, cell):
        """Whether a BoardCell holds the same, on the same subject."""
        is_same = cell.position is not None and cell.position.id == self.entry.position.id
        return is_same and cell.subject == self.about.subject

    def is_uncertain_on(self, day):
        return any(begin <= day and (end is None or day < end) for begin, end in self.doubts)


def build_pieces(ground, body, about, taking_part):
    """Return the CoursePieces of a body on CourseSubjects, on the days in `taking_part`."""
    if body is None:
        return ()
    found = []
    for each in about:
        spoken = ground.spoken[each.subject.pk]
        said = spoken.own.get(body.pk, ())
        for segment in history.build_segments(said, spoken.ranks):
            found += list(cut_segment(segment, each, taking_part))
    return tuple(found)


def cut_segment(segment, about, taking_part):
    """Yield the CoursePieces of a segment that lie in its subject's days and in the membership."""
    own = cut_days((segment.first_on, segment.until), (about.first_on, about.until))
    for stretch in taking_part if own else ():
        days = cut_days(own, (stretch.first_on, stretch.until))
        if days is not None:
            doubts = (cut_days(each, days) for each in segment.doubts)
            yield CoursePiece(about, segment.entry, *days, tuple(each for each in doubts if each))


def list_shown_stretches(material, about):
    """Return the Stretches in which each municipality takes part, by its key; of one that only the
    rows of these CourseSubjects name those in which one of them concerns it."""
    found = {}
    for home, rows in groupby(material.memberships, key=lambda row: row.municipality_id):
        turns = ((row.first_on, row.takes_part) for row in rows)
        found[home] = [each for each in join_stretches(turns) if each.what]
    named = material.concern_book.list_stretches([each.subject for each in about])
    return named | found


# One council: its bar, its college, the breaks in it, and what it held at both ends.


@dataclass(frozen=True)
class CourseStep:
    """A CoursePiece after the one `before` it, None where nothing was known; `kind` says what
    became of that. `cell` is the BoardCell of the last day of the piece."""

    before: CoursePiece | None
    piece: CoursePiece
    kind: StepKind
    cell: Any

    @property
    def is_uncertain(self):
        return bool(self.piece.doubts)

    @property
    def differing(self):
        """The GroupCells of groups that held something else than their council."""
        return list_differing_groups(self.cell)


def list_differing_groups(cell):
    """Return the GroupCells of a cell that say something else than the whole council does."""
    return tuple(each for each in cell.groups if each.stance != cell.stance) if cell else ()


@dataclass(frozen=True)
class TermBreak:
    """That a council was renewed, or its coalition changed, on a day between two."""

    kind: EventKind
    first_on: date
    last_on: date
    is_by_law: bool = False


@dataclass(frozen=True)
class CourseCouncil:
    """A municipality on a course: `was` and `became` are the BoardCells of both ends, on the
    subject that was then before the councils, None where it took no part or there was none."""

    municipality: Any
    body: Any
    pieces: tuple[CoursePiece, ...]
    college: Any
    college_pieces: tuple[CoursePiece, ...]
    breaks: tuple[TermBreak, ...]
    was: Any
    became: Any
    kind: StepKind
    steps: tuple[CourseStep, ...]

    @property
    def differing(self):
        """The GroupCells of groups that hold something else than their council at the end."""
        return list_differing_groups(self.became)


def build_councils(ground, window, about):
    """Return the CourseCouncil of every municipality that took part on a day of the window, or
    that one of its subjects concerned."""
    taking_part = list_shown_stretches(ground.material, about)
    terms = defaultdict(list)
    for term in ground.material.terms:
        terms[term.municipality_id].append(term)
    subjects = [each.subject for each in about]
    homes = list_homes_between(ground.material, subjects, window.first_on, window.last_on)
    return tuple(
        build_council(ground, window, about, each, taking_part[each.pk], terms[each.pk])
        for each in homes
    )


def build_council(ground, window, about, municipality, taking_part, terms):
    body = ground.bodies.get((municipality.pk, BodyKind.COUNCIL))
    college = ground.bodies.get((municipality.pk, BodyKind.COLLEGE))
    pieces = build_pieces(ground, body, about, taking_part)
    was, became = (
        find_end_cell(ground, municipality, body, about, day)
        for day in (window.first_on, window.last_on)
    )
    return CourseCouncil(
        municipality=municipality,
        body=body,
        pieces=pieces,
        college=college,
        college_pieces=build_pieces(ground, college, about, taking_part),
        breaks=tuple(list_term_breaks(terms, window)),
        was=was,
        became=became,
        kind=compare_stances(told_by(was), told_by(became)),
        steps=tuple(list_steps(ground, window, about, pieces)),
    )


def find_end_cell(ground, municipality, body, about, day):
    """Return the BoardCell of a council on a day, on what was then before the councils."""
    scene = ground.scene(day)
    subject = next((each.subject for each in about if each.first_on <= day < each.until), None)
    if subject is None or municipality not in scene.list_homes([subject]):
        return None
    return scene.cell(body, subject, municipality)


def told_by(cell):
    return (cell.subject.pk, cell.stance) if cell else (None, None)


def list_steps(ground, window, about, pieces):
    """Yield a CourseStep for each piece of a bar but the one with which the window opens; that one
    too where nothing followed, as what it stayed."""
    opening = (about[0].subject.pk, None) if about else (None, None)
    for before, each in pair_with_previous(pieces):
        is_opening = before is None and each.first_on == window.first_on
        if is_opening and len(pieces) > 1:
            continue
        was = (before.about.subject.pk, before.stance) if before else opening
        now = (each.about.subject.pk, each.stance)
        kind = StepKind.SAME if is_opening else compare_stances(was, now)
        scene = ground.scene(each.until - timedelta(days=1))
        yield CourseStep(
            before,
            each,
            kind,
            scene.cell(ground.by_key[each.entry.position.body_id], each.about.subject),
        )


def list_term_breaks(terms, window):
    """Yield the TermBreaks of one council that may lie in a window."""
    for term in terms:
        if (term.is_entered or term.is_missing) and window.holds(term.first_on):
            yield TermBreak(EventKind.COUNCIL, term.first_on, term.last_on, term.is_missing)
        for first_on, last_on in term.turned_on:
            if window.holds(first_on):
                yield TermBreak(EventKind.COALITION, first_on, last_on)


# Support under the rule of the dossier, as long as each subject was before the councils.


@dataclass(frozen=True)
class CourseSupport:
    """The SupportCounts of a CourseSubject, as Stretches in order of time."""

    about: CourseSubject
    counts: tuple[Stretch[SupportCount], ...]


def build_course_support(ground, about):
    """Return the CourseSupport of each CourseSubject."""
    return tuple(CourseSupport(each, tuple(list_counts(ground, each))) for each in about)


def list_counts(ground, about):
    days = ground.turning_days(about.subject) | ground.joined_on | ground.weighed_on
    days = {about.first_on, *(day for day in days if about.first_on <= day < about.until)}
    turns = ((day, ground.count(about.subject, day)) for day in sorted(days))
    return cut_stretches(join_stretches(turns), (about.first_on, about.until))


# The whole course between two days.


@dataclass(frozen=True)
class Course:
    """What a page shows from the first to the last day of `window`.

    `turns` are the decisive ones that may lie in it. `start` and `end` are the Snapshots of both
    days.
    """

    window: Window
    subjects: tuple[CourseSubject, ...]
    councils: tuple[CourseCouncil, ...]
    support: tuple[CourseSupport, ...]
    turns: tuple[CourseTurn, ...]
    start: Snapshot
    end: Snapshot


def build_course(ground, window, turns):
    """Return the Course of a window."""
    about = build_course_subjects(ground, window)
    return Course(
        window=window,
        subjects=about,
        councils=build_councils(ground, window, about),
        support=build_course_support(ground, about),
        turns=tuple(each for each in turns if is_turn_in(each.turn, window)),
        start=ground.scene(window.first_on),
        end=ground.scene(window.last_on),
    )


def is_turn_in(turn, window):
    return turn.first_on <= window.last_on and turn.last_on >= window.first_on
