"""One day of a dossier: what was read of it, and who stands where, computed once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Q

from municipalities.members import read_seating
from municipalities.models import Body, BodyKind
from municipalities.seats import (
    count_term_seats,
    find_inhabitants_on,
    find_seats_on,
    find_terms_on,
)
from municipalities.successions import list_handovers_before

from .. import history
from ..domain.basis import Basis
from ..domain.figures import find_other_seats, list_other_counts
from ..domain.stances import Stance, word_stance
from ..domain.support import CouncilVoice, compute_support
from ..models import AgendaItem, Dossier, Subject
from .concerns import ConcernBook
from .others import order_others

# What every page of a dossier stands on: its subjects, who takes part, who speaks, what weighs.

BODY_FIELDS = ("slug", "kind", "name", "municipality_id", "region_id")
CONTACT_FIELDS = ("contact_email", "contact_phone")


class ReferenceData(NamedTuple):
    """Subjects in order, who sits since when (SeatTurns by name and in order of time) and whose
    seat passed on to whom, whom subjects concern in order of time, bodies by address, inhabitants
    at every reference date, and council terms."""

    subjects: list
    memberships: list
    handovers: Mapping
    concerns: list
    bodies: list
    populations: list
    terms: list


def read_reference_data(dossier, *, known_at=None):
    """Return the ReferenceData of a dossier as known at a moment, under the names of now; a query
    for each kind of row, one more of some where a moment is asked."""
    placed_at = find_reference_moment(dossier, known_at)
    seating = read_dossier_seating(dossier, placed_at)
    memberships = seating.turns
    concerns = history.read_concerns(dossier, placed_at)
    homes = list_participants(memberships, concerns)
    keys = [each.pk for each in homes]
    bodies = Body.objects.filter(Q(region=dossier.region_id) | Q(municipality__in=keys))
    return ReferenceData(
        subjects=list_known_subjects(dossier, placed_at),
        memberships=memberships,
        handovers=seating.handovers,
        concerns=concerns,
        bodies=bodies_by_address(bodies, placed_at),
        populations=history.read_populations(keys, known_at),
        terms=history.read_terms(homes, known_at),
    )


def find_reference_moment(dossier, known_at):
    """Return the moment as at which subjects, members and bodies are told: `known_at`, or None for
    now where Regio did not keep the dossier yet, so that a page of before names who takes part."""
    if known_at is None:
        return None
    recorded_at = getattr(dossier, "recorded_at", None) or read_recorded_at(dossier)
    return None if recorded_at is None or known_at < recorded_at else known_at


def read_recorded_at(dossier):
    """Return since when Regio keeps a dossier, None where nothing of that is kept."""
    rows = Dossier.history.filter(id=dossier.pk).order_by("history_id")
    return rows.values_list("history_date", flat=True).first()


# What of a subject decides where it stands; its name and address are those of now.
SUBJECT_PLACE = ("kind", "number", "works_out_id", "column_id", "base_id")


def list_known_subjects(dossier, known_at):
    """Return the subjects of a dossier in order, each placed as it was known at a moment, with
    what it is to the others."""
    found = list_placed_subjects(dossier, known_at)
    history.attach_relations(found, dossier, known_at=known_at)
    return found


def list_placed_subjects(dossier, known_at):
    found = Subject.objects.filter(dossier=dossier).order_by("number", "id")
    if known_at is None:
        return list(found)
    known = {
        each.pk: each for each in history.read_known_records(Subject, known_at, dossier=dossier)
    }
    placed = [each for each in found if each.pk in known]
    for each in placed:
        for name in SUBJECT_PLACE:
            setattr(each, name, getattr(known[each.pk], name))
    return sorted(placed, key=lambda each: (each.number, each.pk))


def read_dossier_seating(dossier, placed_at):
    """Return the Seating of a dossier's region, as known at a moment where one is asked."""
    if placed_at is None:
        return read_seating(dossier.region_id)
    return history.read_seating_as_known(dossier.region_id, placed_at)


def list_participants(memberships, concerns=()):
    """Return every municipality of these memberships once, in their order, then those that a
    subject concerns beside them."""
    rows = (*memberships, *concerns)
    return list({each.municipality_id: each.municipality for each in rows}.values())


def bodies_by_address(found, known_at=None):
    """Return the bodies of a queryset that were known at a moment, by address."""
    if known_at is not None:
        known = Body.history.known_on(known_at, id__in=found.order_by().values("pk"))
        found = found.filter(pk__in=known.values("id"))
    return list(found.order_by("slug").only(*BODY_FIELDS, *CONTACT_FIELDS))


# Everything a board needs, read in a number of queries that no dossier changes.


class SpokenRows:
    """Rows with `entries`, `subjects` and `concerns`, of which what was said and whom it concerns
    is parted once for all days."""

    @cached_property
    def spoken(self):
        return history.SpokenEntries(self.entries, self.subjects)

    @cached_property
    def concern_book(self):
        return ConcernBook(self.concerns)


@dataclass(frozen=True)
class DossierRows(SpokenRows):
    """The rows of one dossier for one reader; a query for each kind of row.

    `notes` are what is told of reading positions back, by their key, where something is.
    """

    dossier: Any
    subjects: list
    memberships: list
    bodies: list
    entries: list
    milestones: list
    populations: list
    terms: list
    requested: Any
    items: list
    handovers: Mapping = field(default_factory=dict)
    notes: Mapping = field(default_factory=dict)
    concerns: list = field(default_factory=list)


def read_dossier_rows(dossier, *, reader, known_at=None):
    """Read the dossier for `reader`, now or as it was known at `known_at`."""
    scope = {"reader": reader, "known_at": known_at}
    ground = read_reference_data(dossier, known_at=known_at)
    entries = history.read_entries(dossier, **scope)
    return DossierRows(
        dossier=dossier,
        **ground._asdict(),
        entries=entries,
        milestones=history.read_milestones(dossier, **scope),
        requested=history.read_round_requests(dossier, **scope),
        items=visible_agenda_items(dossier, reader),
        notes=history.read_position_notes(dossier, entries, known_at=known_at),
    )


def visible_agenda_items(dossier, reader):
    """Return the agenda items that the reader may see, with their body."""
    found = history.visible_rows(AgendaItem, reader, None, dossier=dossier).exclude(
        status="ingetrokken"
    )
    needed = ("title", "status", "dossier_id", *(f"body__{name}" for name in BODY_FIELDS))
    return list(found.select_related("body").only(*needed).order_by("id"))


# The parts of a Board: frozen, plain, computed once and shown by every face.


@dataclass(frozen=True)
class GroupCell:
    """What groups of a body hold beside it; `seats` of `seats_total` where known.

    `is_total_derived` where the total is that of art. 8 and nobody recorded it. `term` is that in
    which they spoke, None where the act may lie in two; `is_past` where the council of the day is
    a later one. `basis` is what the stance rests on, `read_instead` what its readings say where
    none says this. `notes` tell what the griffie read back.
    """

    standing: Any
    seats_total: int | None
    term: Any
    basis: Basis
    read_instead: tuple[Stance, ...] = ()
    off_table: bool = False
    is_past: bool = False
    is_total_derived: bool = False
    notes: tuple = ()
    conditions: int = 0

    @property
    def label(self):
        return self.position.groups_label

    @property
    def stance(self):
        return self.standing.held.stance

    @property
    def worded(self):
        """The stance as it is told: against with a condition is 'tegen, tenzij'."""
        return word_stance(self.stance, self.conditions)

    @property
    def position(self):
        return self.standing.held.entry.position

    @property
    def decision(self):
        return self.standing.held.entry.decision

    @property
    def uncertain(self):
        return self.standing.held.uncertain

    @property
    def awaits_source(self):
        return history.awaits_source(self.standing.held.entry)

    @property
    def is_read_otherwise(self):
        """Whether the griffie of the council reads this in another way."""
        return any(each.reads_otherwise for each in self.notes)

    @property
    def via(self):
        return self.standing.via

    @property
    def seats(self):
        """The seats of those who still stand behind it, None where not known."""
        return self.standing.told.seats

    @property
    def parties(self):
        """The party of each linked group, None for one without."""
        return tuple(each.party for each in self.standing.held.entry.groups)

    @property
    def party(self):
        """The party of all linked groups, None where they have none or are of several."""
        return self.parties[0] if len(set(self.parties)) == 1 else None

    @property
    def order_uncertain(self):
        return self.standing.told.order_uncertain

    @property
    def left(self):
        """The groups that spoke again since."""
        return self.standing.told.left

    @property
    def remaining(self):
        """How many of the linked groups still stand behind it: (number, of how many); None where
        nobody left, or where the groups cannot be counted."""
        told = self.standing.told
        if not (told.left and told.can_be_counted):
            return None
        return len(told.remaining), len(told.held.entry.groups)


@dataclass(frozen=True)
class BoardCell:
    """Where one body stands on one subject on the day; without a standing it is onbekend.

    `basis` is what the stance rests on, `read_instead` what its readings say where none of them
    says this. `notes` tell what the griffie read back. `conditions` is under how many conditions,
    set by the day, it is held. `former` is what the same body of each predecessor held, which
    counts for nothing here. `is_aside` where the subject does not concern the council on the day,
    so that its stance does not count for support.
    """

    body: Any
    subject: Any
    standing: Any = None
    groups: tuple[GroupCell, ...] = ()
    not_reconfirmed: bool = False
    off_table: bool = False
    sources_differ: bool = False
    basis: Basis | None = None
    read_instead: tuple[Stance, ...] = ()
    notes: tuple = ()
    conditions: int = 0
    former: tuple["FormerStance", ...] = ()
    is_aside: bool = False

    @property
    def is_known(self):
        return self.standing is not None

    @property
    def tells_something(self):
        """Whether the body, groups of it or a predecessor holds something."""
        return self.is_known or bool(self.groups or self.former)

    @property
    def stance(self):
        """The Stance, or None for onbekend."""
        return self.standing.held.stance if self.standing else None

    @property
    def worded(self):
        """The stance as it is told: against with a condition is 'tegen, tenzij'; None for
        onbekend."""
        return word_stance(self.stance, self.conditions)

    @property
    def position(self):
        return self.standing.held.entry.position if self.standing else None

    @property
    def awaits_source(self):
        """Whether nothing reads the stance yet and a source is to follow."""
        return self.is_known and history.awaits_source(self.standing.held.entry)

    @property
    def decision(self):
        return self.standing.held.entry.decision if self.standing else None

    @property
    def uncertain(self):
        return self.standing is not None and self.standing.held.uncertain

    @property
    def is_read_otherwise(self):
        """Whether the griffie of the council reads this in another way."""
        return any(each.reads_otherwise for each in self.notes)

    @property
    def via(self):
        return self.standing.via if self.standing else None

    @property
    def confirmed(self):
        return self.standing is not None and self.position.confirmed_at is not None

    @property
    def derived(self):
        return self._shown("is_derived")

    @property
    def joint(self):
        return self._shown("is_joint")

    def _shown(self, flag):
        """A flag of the reading that is shown, or of all readings where none was chosen."""
        if self.standing is None:
            return False
        entry = self.standing.held.entry
        shown = history.find_shown_reading(entry)
        readings = entry.readings if shown is None else (shown,)
        return bool(readings) and all(getattr(each, flag) for each in readings)


@dataclass(frozen=True)
class FormerStance:
    """What the body of a predecessor held on its last day, as the BoardCell of that day."""

    municipality: Any
    cell: BoardCell
    read_on: date


@dataclass(frozen=True)
class BoardRow:
    """One body and its cells, in the order of the columns; `doubts` are which of its numbers
    ('zetels', 'inwoners') sources tell otherwise, `is_outside` where its municipality does not
    take part in the region on the day."""

    body: Any
    municipality: Any
    cells: tuple[BoardCell, ...]
    seats: Any = None
    inhabitants: Any = None
    doubts: tuple[str, ...] = ()
    is_outside: bool = False


@dataclass(frozen=True)
class BoardColumn:
    """A family of subjects: a variant with its proposals and directions; one is shown.

    `fallen` are those of the shown subject and the proposals that work it out that are off the
    table.
    """

    subjects: tuple
    shown: Any
    state: Any = None
    support: Any = None
    fallen: tuple = ()

    @property
    def head(self):
        """The subject that names the family."""
        return self.subjects[0]

    @property
    def has_choice(self):
        return len(self.subjects) > 1


@dataclass(frozen=True)
class BoardMoment:
    """A day that the board offers: where it leads and whether it is the one shown."""

    title: str
    when: str
    day: date
    is_current: bool


@dataclass(frozen=True)
class StanceShift:
    """A body whose stance on a subject changed since an earlier day, by which decision."""

    body: Any
    subject: Any
    before: Stance | None
    after: Stance | None
    position: Any
    decision: Any = None
    municipality: Any = None


# One day of a dossier, from material that was read already: who is a member, who holds what.


NOTHING_ASSUMED: Mapping[int, Stance] = {}


def assume_stance(voice, stance):
    """Return what a council says as if it held this stance, the voice itself for None."""
    if stance is None:
        return voice
    held = dict.fromkeys(("stance", "certain_stance", "documented_stance"), stance)
    return replace(voice, **held, uncertain=False)


def ended_before(municipality, day):
    """Whether a municipality had ended by a day."""
    return municipality.ended_on is not None and municipality.ended_on < day


class Snapshot:
    """The day's picture; nothing here asks the database.

    Keys are read as `id`: a big region asks for a hundred thousand of them, and `pk` looks up each
    time which field that is.
    """

    def __init__(self, material, day):
        self.material = material
        self.day = day
        self.voices_by_subject = {}
        self.earlier_scenes = {}
        self.concerned_by_subject = {}

    @cached_property
    def held(self):
        """What bodies hold, and beside it what groups of them do: computed when first asked."""
        spoken = self.material.spoken
        return spoken.hold(spoken.own, self.day), spoken.hold_groups(self.day)

    def hold_all(self):
        """Compute what all bodies hold, where many are asked: sooner than one by one."""
        return self.held

    @property
    def standings(self):
        return self.held[0]

    @property
    def grouped(self):
        return self.held[1]

    @cached_property
    def states(self):
        """The ProposalState of each proposal on the day, by its key."""
        return history.compute_proposal_states(self.material.milestones, self.day)

    @cached_property
    def documented(self):
        """What bodies hold by the positions that a document of a body or a government reads."""
        spoken = self.material.spoken
        if not spoken.documented:
            return self.standings
        same = {key: held for key, held in self.standings.items() if key not in spoken.documented}
        return same | spoken.hold(spoken.documented, self.day)

    def find_standing(self, body, subject):
        """Return the Standing of a body on a subject, None without one; alone where nobody asked
        for all of them yet."""
        key = body.id, subject.id
        if "held" in self.__dict__:
            return self.standings.get(key)
        said = self.material.spoken.own.get(key, ())
        return self.material.spoken.find_standing(key, said, self.day)

    def list_group_standings(self, body, subject):
        """Return the GroupStandings of a body on a subject, as `find_standing` does."""
        key = body.id, subject.id
        if "held" in self.__dict__:
            return self.grouped.get(key, ())
        return self.material.spoken.list_group_standings(key, self.day)

    @cached_property
    def members(self):
        """The municipalities that take part on the day, by name."""
        found = []
        for _, rows in groupby(self.material.memberships, key=lambda row: row.municipality_id):
            begun = [row for row in rows if row.first_on <= self.day]
            if begun and begun[-1].takes_part:
                found.append(begun[-1].municipality)
        return found

    @cached_property
    def homes(self):
        """Every municipality that ever sat, by its key."""
        return {each.pk: each for each in list_participants(self.material.memberships)}

    @cached_property
    def bodies_by_home(self):
        """The bodies of municipalities, by (municipality key, kind)."""
        return {(each.municipality_id, each.kind): each for each in self.material.bodies}

    @cached_property
    def member_keys(self):
        return frozenset(home.id for home in self.members)

    # Whom a subject concerns: those whom rows name, all members where none does.

    def find_concerned_keys(self, subject):
        """Return the keys of the municipalities whose stances count for a subject on the day;
        nobody while the region has no members."""
        if not self.member_keys:
            return self.member_keys
        if subject.id not in self.concerned_by_subject:
            keys = self.material.concern_book.find_keys(subject, self.day)
            found = self.member_keys if keys is None else self.pass_concern_on(keys)
            self.concerned_by_subject[subject.id] = found
        return self.concerned_by_subject[subject.id]

    def pass_concern_on(self, keys):
        """Return these keys with whoever sits in the place of those that ended before the day."""
        homes = self.material.concern_book.homes
        gone = {key for key in keys if ended_before(homes[key], self.day)}
        if not gone:
            return keys
        heirs = {
            key
            for key in self.member_keys
            if any(each.home in gone for each in self.list_predecessors(key))
        }
        return (keys - gone) | heirs

    def concerned(self, subject):
        """Return the municipalities whose stances count for a subject on the day, by name, those of
        outside the region last."""
        if not self.material.concerns:
            return self.members
        return self.list_named(self.find_concerned_keys(subject))

    def list_homes(self, subjects):
        """Return the members by name, then whoever else one of these subjects concerns on the
        day."""
        if not self.material.concerns:
            return self.members
        return self.list_named(self.member_keys.union(*map(self.find_concerned_keys, subjects)))

    def list_named(self, keys):
        """Return the municipalities of these keys by name, those of outside the region last."""
        named = self.material.concern_book.homes | {home.id: home for home in self.members}
        inside = self.member_keys
        found = [named[key] for key in keys]
        return sorted(found, key=lambda each: (each.id not in inside, each.name, each.code))

    def is_aside(self, municipality_key, subject):
        """Whether a subject does not concern a municipality on the day."""
        has_rows = bool(self.material.concerns)
        return has_rows and municipality_key not in self.find_concerned_keys(subject)

    @cached_property
    def seats(self):
        """Seats of each council on the day, by municipality key."""
        return find_seats_on(self.day, self.material.terms, self.material.populations)

    @cached_property
    def terms(self):
        """The terms of each council, by municipality key."""
        found = defaultdict(list)
        for term in self.material.terms:
            found[term.municipality_id].append(term)
        return found

    @cached_property
    def inhabitants(self):
        """Inhabitants on the day, by municipality key."""
        return find_inhabitants_on(self.day, self.material.populations)

    @cached_property
    def doubts(self):
        """Which of the numbers that count on the day sources tell otherwise, as 'zetels' and
        'inwoners', by municipality key."""
        found = defaultdict(tuple)
        for home, term in find_terms_on(self.day, self.material.terms).items():
            found[home] += ("zetels",) if find_other_seats(term) is not None else ()
        for home, row in self.inhabitants.items():
            others = list_other_counts(row, self.material.populations)
            found[home] += ("inwoners",) if others else ()
        return found

    @cached_property
    def turned(self):
        """Days on which a council was renewed or ended, or a coalition changed, by municipality
        key."""
        return {
            home: [days for term in terms for days in term.borders]
            for home, terms in self.terms.items()
        }

    def bodies(self, kind, homes):
        """Return (municipality, body or None) of each of these, for one kind of body."""
        own = {b.municipality_id: b for b in self.material.bodies if b.kind == kind}
        return [(municipality, own.get(municipality.id)) for municipality in homes]

    @cached_property
    def councils(self):
        """(municipality, council or None) of each member, and of whoever else a subject of the
        dossier concerns."""
        return self.list_councils(self.material.subjects)

    def list_councils(self, subjects):
        """Return (municipality, council or None) of each member, and of whoever else one of these
        subjects concerns."""
        return self.bodies(BodyKind.COUNCIL, self.list_homes(subjects))

    @cached_property
    def colleges(self):
        found = self.bodies(BodyKind.COLLEGE, self.list_homes(self.material.subjects))
        return [pair for pair in found if pair[1] is not None]

    @cached_property
    def others(self):
        """Bodies of the region and committees that hold something on the day, in a fixed order."""
        speak = {body for body, _ in (*self.standings, *self.grouped)}
        kinds = (BodyKind.COUNCIL, BodyKind.COLLEGE)
        return order_others(
            b for b in self.material.bodies if b.kind not in kinds and b.id in speak
        )

    def cell(self, body, subject, municipality=None):
        """Return where a body stands on a subject; onbekend for a body that is not there, of this
        municipality."""
        if body is None:
            is_aside = municipality is not None and self.is_aside(municipality.id, subject)
            return BoardCell(None, subject, is_aside=is_aside)
        standing = self.find_standing(body, subject)
        is_aside = body.is_council and self.is_aside(body.municipality_id, subject)
        groups = tuple(
            self.group_cell(body, each) for each in self.list_group_standings(body, subject)
        )
        former = tuple(self.list_former_stances(body, subject))
        if standing is None:
            return BoardCell(body, subject, groups=groups, former=former, is_aside=is_aside)
        entry = standing.held.entry
        return BoardCell(
            body,
            subject,
            standing,
            groups,
            self.not_reconfirmed(body, entry.decision),
            self.off_table(standing.via or subject),
            history.sources_differ(entry),
            history.basis_of(entry),
            tuple(history.list_stances_read_instead(entry)),
            self.material.notes.get(entry.position.id, ()),
            self.count_conditions(entry),
            former,
            is_aside,
        )

    def list_former_stances(self, body, subject):
        """Yield the FormerStance of each predecessor whose council, or college, held something."""
        if body.kind not in (BodyKind.COUNCIL, BodyKind.COLLEGE):
            return
        for passed in self.list_predecessors(body.municipality_id):
            before = self.bodies_by_home.get((passed.home, body.kind))
            cell = self.scene_on(passed.last_on).cell(before, subject)
            if cell.is_known:
                yield FormerStance(
                    self.homes[passed.home], replace(cell, former=()), passed.last_on
                )

    def list_predecessors(self, home):
        """Return the Handovers by which a municipality came to its seat, the latest first."""
        if home not in self.material.handovers:
            return []
        return list_handovers_before(self.material.handovers, home, self.day)

    def scene_on(self, day):
        """Return the Snapshot of an earlier day."""
        if day not in self.earlier_scenes:
            self.earlier_scenes[day] = Snapshot(self.material, day)
        return self.earlier_scenes[day]

    def count_conditions(self, entry):
        """Return under how many conditions, set by the day, a position is held."""
        days = getattr(entry.position, "condition_days", ())
        return sum(day <= self.day for day in days)

    def group_cell(self, body, standing):
        """Return what groups hold, of the seats that their council had when they spoke."""
        entry = standing.held.entry
        term = history.find_speaking_term(entry, self.terms[body.municipality_id])
        seats = count_term_seats(term, self.material.populations) if term else None
        return GroupCell(
            standing,
            seats.number if seats and body.is_council else None,
            term,
            history.basis_of(entry),
            tuple(history.list_stances_read_instead(entry)),
            standing.via is not None and self.off_table(standing.via),
            term is not None and not term.holds(self.day),
            bool(seats and body.is_council and seats.derived),
            self.material.notes.get(entry.position.id, ()),
            self.count_conditions(entry),
        )

    def not_reconfirmed(self, body, decision):
        """Whether a council was renewed or ended, or a coalition changed, since the decision."""
        days = self.turned.get(body.municipality_id, ())
        return any(first > decision.last_on and last <= self.day for first, last in days)

    def off_table(self, subject):
        """Whether the proposal that the stance is about was rejected or withdrawn by the day."""
        state = self.states.get(subject.id)
        return state is not None and state.fallen_on is not None

    def row(self, municipality, body, subjects):
        """Return a body's row over these subjects, with its numbers when it is a council's."""
        self.hold_all()
        cells = tuple(self.cell(body, subject, municipality) for subject in subjects)
        if body is not None and not body.is_council:
            return BoardRow(body, municipality, cells)
        key = municipality.id
        numbers = self.seats.get(key), self.inhabitants.get(key), self.doubts.get(key, ())
        return BoardRow(body, municipality, cells, *numbers, key not in self.member_keys)

    def support(self, subject, rule, assumed=NOTHING_ASSUMED):
        """Return the support of a subject among the councils that it concerns under a rule.

        `assumed` are stances by municipality key that take the place of what a council holds: what
        if. A council that holds nothing says it as certainly as one that decided.
        """
        voices = self.voices(subject)
        if assumed:
            voices = [
                assume_stance(voice, assumed.get(home.id))
                for voice, home in zip(voices, self.concerned(subject), strict=True)
            ]
        return compute_support(voices, rule)

    def voices(self, subject):
        """Return what each council that a subject concerns says on it, in the order of
        `concerned`; counted once for every rule."""
        if subject.id not in self.voices_by_subject:
            self.voices_by_subject[subject.id] = [
                self.voice(*pair, subject) for pair in self.list_counted_councils(subject)
            ]
        return self.voices_by_subject[subject.id]

    def list_counted_councils(self, subject):
        """Return (municipality, council or None) of each that a subject concerns."""
        return self.bodies(BodyKind.COUNCIL, self.concerned(subject))

    def voice(self, municipality, council, subject):
        """Return what one council says on a subject, with the numbers it counts for."""
        key = (council.id, subject.id) if council else None
        standing, documented = self.standings.get(key), self.documented.get(key)
        return self.voice_of(
            municipality, standing.held if standing else None, documented and documented.held
        )

    def voice_of(self, municipality, held, documented=None):
        """Return what a council says that holds this (a HeldPosition, or None), and by documents
        alone that, with the numbers it counts for on the day."""
        seats = self.seats.get(municipality.id)
        people = self.inhabitants.get(municipality.id)
        return CouncilVoice(
            code=municipality.code,
            stance=held.stance if held else None,
            certain_stance=held.certain_stance if held else None,
            uncertain=held.uncertain if held else False,
            seats=seats.number if seats else None,
            seats_derived=bool(seats and seats.derived),
            inhabitants=people.inhabitants if people else None,
            documented_stance=documented.stance if documented else None,
        )
