"""One day of a dossier, from what was read of it: who is a member, who stands where."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from municipalities.models import BodyKind
from municipalities.seats import (
    count_term_seats,
    find_inhabitants_on,
    find_seats_on,
    find_terms_on,
)
from municipalities.successions import list_handovers_before

from .. import history
from ..domain.figures import find_other_seats, list_other_counts
from ..domain.stances import Stance
from ..domain.support import CouncilVoice, compute_support
from .others import order_others
from .parts import BoardCell, BoardRow, FormerStance, GroupCell
from .reference import list_participants

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
