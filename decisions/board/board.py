"""The Board: who stands where on a day, as known at a moment, and what follows from it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from heapq import nlargest
from itertools import groupby
from operator import itemgetter
from typing import Any

from municipalities.edtf.words import format_dutch_date

from ..domain.rules import Rule
from ..history import read_told_moments, read_unkept_after
from ..models import SubjectKind
from .cache import get_material
from .parts import BoardColumn, BoardMoment, BoardRow, StanceShift
from .readiness import Readiness, build_readiness
from .snapshot import Snapshot

# Which subjects share a column of the board, and which of them is shown.

DIRECTIONS_KEY = "richtingen"


def group_families(subjects):
    """Return the families in the order of the board, each a tuple whose first names it.

    A variant with the proposals that work it out and the directions that name it; a proposal
    that works out none alone; all other directions together, last.
    """
    heads = {
        s.pk: [s] for s in subjects if variant_key_of(s) is None and s.kind != SubjectKind.DIRECTION
    }
    loose = []
    for subject in subjects:
        home = variant_key_of(subject)
        if home in heads:
            heads[home].append(subject)
        elif subject.pk not in heads:
            loose.append(subject)
    found = [tuple(family) for family in heads.values()]
    return found + ([tuple(loose)] if loose else [])


def variant_key_of(subject):
    """Return the key of the variant in whose column the subject stands."""
    return subject.works_out_id or subject.column_id


def choose_shown_subject(family, chosen, spoken_on):
    """Return the subject of a family to show: the reader's choice, else its head; of loose
    directions the first that somebody spoke on."""
    for subject in family:
        if subject.slug in chosen:
            return subject
    if family[0].kind != SubjectKind.DIRECTION:
        return family[0]
    return next((s for s in family if s.pk in spoken_on), family[0])


@dataclass(frozen=True)
class Board:
    """One dossier on one day for one reader, computed once.

    `known_at` is None for what is recorded now. Rows hold one BoardCell a column. `before` is the
    moment with which `shifts` compares: the last one on which a council stood elsewhere, else the
    one before this day. `headline` is the subject that the board answers for first, None without
    subjects; `unkept_after` the day after which nobody kept the dossier, where `day` is later.
    `homes` are the keys of the municipalities that the reader belongs to; `recent` is what was
    recorded last and `region` the RegionDrawing of the headline, where those were read. `part` is
    which of the councils a page shows, None for all; whatever is counted is of all.
    """

    dossier: Any
    day: date
    known_at: datetime | None
    made_at: datetime
    rule: Rule
    columns: tuple[BoardColumn, ...]
    councils: tuple[BoardRow, ...]
    colleges: tuple[BoardRow, ...]
    others: tuple[BoardRow, ...]
    moments: tuple[BoardMoment, ...]
    milestones: tuple
    rounds: tuple[Readiness, ...]
    items: tuple
    before: BoardMoment | None
    shifts: tuple[StanceShift, ...]
    subjects: tuple
    headline: Any
    unkept_after: date | None
    homes: frozenset[int]
    scene: Snapshot = field(repr=False, compare=False)
    recent: tuple = ()
    region: Any = None
    part: Any = None

    @property
    def region_exists(self):
        """Whether the region had members on the day."""
        return bool(self.councils)

    @property
    def lane(self):
        """The rows of bodies of the region that hold something in a column; no committees of
        councils, which only prepare."""
        return [
            row
            for row in self.others
            if row.body.municipality_id is None
            and any(cell.is_known or cell.groups for cell in row.cells)
        ]

    def support(self, subject, rule=None):
        """Return the Support of any subject of the dossier, under the board's rule or another."""
        return self.scene.support(subject, rule or self.rule)

    def state(self, subject):
        """Return the ProposalState of a subject on the day, or None."""
        return self.scene.states.get(subject.pk)

    def all_rows(self):
        """Return the rows of every body over every subject: what the API tells."""
        bodies = [*self.scene.councils, *self.scene.colleges]
        bodies += [(None, body) for body in self.scene.others]
        return [self.scene.row(home, body, self.subjects) for home, body in bodies if body]


def build_board(dossier, *, day, reader, known_at=None, rule=None, chosen=()):
    """Return the Board of a dossier on `day` for `reader`.

    `rule` is the dossier's unless the reader chose another; `chosen` are addresses of subjects
    to show in their column. As many queries for one body as for three hundred.
    """
    material = get_material(dossier, reader=reader, known_at=known_at)
    scene = Snapshot(material, day)
    rule = Rule(rule or dossier.rule)
    columns = tuple(build_columns(scene, chosen, rule))
    shown = [column.shown for column in columns]
    headline = find_headline_subject(scene)
    told = shown if headline is None else [*shown, headline]
    moments = list_moments(material.milestones, day)
    before, shifts = find_last_shifts(material, scene, moments)
    return Board(
        dossier=dossier,
        day=day,
        known_at=known_at,
        made_at=reader.at,
        rule=rule,
        columns=columns,
        councils=tuple(scene.row(*pair, shown) for pair in scene.list_councils(told)),
        colleges=tuple(scene.row(*pair, shown) for pair in scene.colleges),
        others=tuple(scene.row(None, body, shown) for body in scene.others),
        moments=moments,
        milestones=tuple(event for event in material.milestones if event.first_on <= day),
        rounds=build_readiness(material.requested, day),
        items=tuple(material.items),
        before=before,
        shifts=shifts,
        subjects=tuple(material.subjects),
        headline=headline,
        unkept_after=read_unkept_after(dossier, day=day, known_at=known_at),
        homes=reader.homes,
        scene=scene,
    )


def build_columns(scene, chosen, rule):
    """Return the columns, each with the subject shown, its state and its support."""
    spoken_on = {subject for _, subject in (*scene.standings, *scene.grouped)}
    for family in group_families(scene.material.subjects):
        shown = choose_shown_subject(family, chosen, spoken_on)
        state = scene.states.get(shown.pk)
        about = [each for each in family if each == shown or each.works_out_id == shown.pk]
        fallen = tuple(each for each in about if scene.off_table(each))
        yield BoardColumn(family, shown, state, scene.support(shown, rule), fallen)


def list_moments(milestones, day):
    """Return the days that the board offers, the latest that has come marked as current.

    Events that lead to one day share a moment.
    """
    offered = sorted(
        (event for event in milestones if event.is_moment),
        key=lambda event: (event.last_on, event.first_on, event.id),
    )
    current = max((event.last_on for event in offered if event.last_on <= day), default=None)
    return tuple(
        build_moment(list(events), end, end == current)
        for end, events in groupby(offered, key=lambda event: event.last_on)
    )


def build_moment(events, day, is_current):
    titles = " · ".join(event.title for event in events)
    # A row of history has the date, but not what the model says of it.
    when = format_dutch_date(events[0].dated_on, one_day=False)
    return BoardMoment(titles, when, day, is_current)


def find_last_shifts(material, scene, moments):
    """Return the last moment before the day on which a council stood elsewhere, and the
    StanceShifts since; where none did, the moment before the day (or None) and nothing."""
    earlier = [each for each in reversed(moments) if each.day < scene.day]
    told = list(list_own_standings(scene))
    for moment in earlier:
        if shifts := tuple(find_shifts(told, Snapshot(material, moment.day))):
            return moment, shifts
    return next((each for each in earlier if not each.is_current), None), ()


def list_own_standings(scene):
    """Yield (municipality, council, subject, Standing) of what a council said on the subject
    itself."""
    for home, body in scene.councils:
        if body is None:
            continue
        for subject in scene.material.subjects:
            now = scene.standings.get((body.id, subject.id))
            if now is not None and not now.via:
                yield home, body, subject, now


def find_shifts(told, earlier):
    """Yield each council whose stance on a subject is not what was certain on an `earlier` day."""
    for home, body, subject, now in told:
        # What was certain on the day before stood then as it does now.
        if now.held.entry.decision.last_on <= earlier.day:
            continue
        then = earlier.find_standing(body, subject)
        old = then.held.certain_stance if then else None
        entry, stance = now.held.entry, now.held.stance
        if stance != old:
            yield StanceShift(body, subject, old, stance, entry.position, entry.decision, home)


# What the board answers for first: the subject of what happened last.


def find_headline_subject(scene):
    """Return the subject of the newest milestone that is a moment or a state and has one.

    Without any, that of the newest decision of a council; else the first subject, or None.
    """
    subjects = {each.pk: each for each in scene.material.subjects}
    events = [
        each
        for each in scene.material.milestones
        if (each.is_moment or each.state)
        and each.subject_id in subjects
        and each.first_on <= scene.day
    ]
    if events:
        newest = max(events, key=lambda each: (each.first_on, each.last_on, each.id))
        return subjects[newest.subject_id]
    return find_last_decided_subject(scene, subjects) or next(iter(subjects.values()), None)


def find_last_decided_subject(scene, subjects):
    """Return the subject of the newest decision of a council by the day, None without any.

    Of several the one on which most councils stand, then the one with the lowest number.
    """
    councils = {body.pk for _, body in scene.councils if body}
    said = [
        entry
        for entry in scene.material.entries
        if entry.position.body_id in councils
        and not entry.position.groups_label
        and entry.position.subject_id in subjects
        and entry.decision.first_on <= scene.day
    ]
    if not said:
        return None
    newest = max(said, key=lambda entry: entry.order).decision.id
    about = {entry.position.subject_id for entry in said if entry.decision.id == newest}
    standing = Counter(subject for body, subject in scene.standings if body in councils)
    return min(
        (subjects[key] for key in about),
        key=lambda each: (-standing[each.pk], each.number, each.pk),
    )


# What was recorded last: for who was here before and asks what is new.

MOST_RECENT = 20


@dataclass(frozen=True)
class RecentStance:
    """A council's stance that Regio shows since `told_at`, newly recorded or corrected then."""

    told_at: datetime
    municipality: Any
    subject: Any
    position: Any
    decision: Any


def read_recent_stances(board):
    """Return the last twenty RecentStances of councils by the board's day, the newest first; one
    query."""
    told = read_told_moments(board.dossier)
    councils = {row.body.pk: row.municipality for row in board.councils if row.body}
    subjects = {each.pk: each for each in board.subjects}
    found = [
        (told_since(entry, told), entry.decision.first_on, entry.position.id, entry)
        for entry in board.scene.material.entries
        if entry.position.body_id in councils
        and not entry.position.groups_label
        and entry.decision.first_on <= board.day
    ]
    return tuple(
        RecentStance(
            told_at,
            councils[entry.position.body_id],
            subjects[entry.position.subject_id],
            entry.position,
            entry.decision,
        )
        for told_at, _on, _key, entry in nlargest(MOST_RECENT, found, key=itemgetter(0, 1, 2))
    )


def told_since(entry, told):
    """Return since when a position says this: recorded or corrected, and public where it is."""
    moments = (
        told.get(entry.position.id),
        entry.position.public_from,
        entry.decision.public_from,
    )
    return max(each for each in moments if each is not None)
