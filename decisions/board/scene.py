"""One day of a dossier, from material that was read already: who is a member, who holds what."""

from functools import cached_property
from itertools import groupby

from municipalities.models import BodyKind
from municipalities.seating import inhabitants_on, seats_on

from .. import history
from ..support import CouncilVoice, support
from .parts import Cell, GroupCell, Row


class Scene:
    """The day's picture; nothing here asks the database."""

    def __init__(self, material, day):
        self.material = material
        self.day = day
        self.standings, self.grouped = history.standings(material.entries, material.subjects, day)
        self.states = history.states(material.milestones, day)

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
    def seats(self):
        """Seats of each council on the day, by municipality key."""
        return seats_on(self.day, self.material.terms, self.material.populations)

    @cached_property
    def inhabitants(self):
        """Inhabitants on the day, by municipality key."""
        return inhabitants_on(self.day, self.material.populations)

    @cached_property
    def turned(self):
        """Days on which a council was renewed or a coalition changed, by municipality key."""
        found = {}
        for term in self.material.terms:
            days = [(term.first_on, term.last_on), *term.turned_on]
            found.setdefault(term.municipality_id, []).extend(days)
        return found

    def bodies(self, kind):
        """Return (municipality, body or None) of each member, for one kind of body."""
        own = {b.municipality_id: b for b in self.material.bodies if b.kind == kind}
        return [(municipality, own.get(municipality.pk)) for municipality in self.members]

    @cached_property
    def councils(self):
        return self.bodies(BodyKind.COUNCIL)

    @cached_property
    def colleges(self):
        return [pair for pair in self.bodies(BodyKind.COLLEGE) if pair[1] is not None]

    @cached_property
    def others(self):
        """Bodies of the region and committees that hold something on the day."""
        speak = {body for body, _ in (*self.standings, *self.grouped)}
        kinds = (BodyKind.COUNCIL, BodyKind.COLLEGE)
        return [b for b in self.material.bodies if b.kind not in kinds and b.pk in speak]

    def cell(self, body, subject):
        """Return where a body stands on a subject; onbekend for a body that is not there."""
        if body is None:
            return Cell(None, subject)
        standing = self.standings.get((body.pk, subject.pk))
        groups = tuple(
            GroupCell(each.label, each, history.seats_of_groups(each.held.entry), self.total(body))
            for each in self.grouped.get((body.pk, subject.pk), ())
        )
        if standing is None:
            return Cell(body, subject, groups=groups)
        entry = standing.held.entry
        return Cell(
            body,
            subject,
            standing,
            groups,
            self.not_reconfirmed(body, entry.decision),
            self.off_table(standing.via or subject),
            history.sources_differ(entry),
        )

    def total(self, body):
        """Seats of the council that a body belongs to, where known."""
        seats = self.seats.get(body.municipality_id)
        return seats.number if seats and body.is_council else None

    def not_reconfirmed(self, body, decision):
        """Whether a council was renewed or a coalition changed since the decision."""
        days = self.turned.get(body.municipality_id, ())
        return any(first > decision.last_on and last <= self.day for first, last in days)

    def off_table(self, subject):
        """Whether the proposal that the stance is about was rejected or withdrawn by the day."""
        state = self.states.get(subject.pk)
        return state is not None and state.fallen_on is not None

    def row(self, municipality, body, subjects):
        """Return a body's row over these subjects, with its numbers when it is a council's."""
        cells = tuple(self.cell(body, subject) for subject in subjects)
        if body is not None and not body.is_council:
            return Row(body, municipality, cells)
        key = municipality.pk
        return Row(body, municipality, cells, self.seats.get(key), self.inhabitants.get(key))

    def support(self, subject, rule):
        """Return the support of a subject among the member councils under a rule."""
        return support([self.voice(*pair, subject) for pair in self.councils], rule)

    def voice(self, municipality, council, subject):
        """Return what one council says on a subject, with the numbers it counts for."""
        standing = self.standings.get((council.pk, subject.pk)) if council else None
        held = standing.held if standing else None
        seats = self.seats.get(municipality.pk)
        people = self.inhabitants.get(municipality.pk)
        return CouncilVoice(
            code=municipality.code,
            stance=held.stance if held else None,
            certain_stance=held.certain_stance if held else None,
            uncertain=held.uncertain if held else False,
            seats=seats.number if seats else None,
            seats_derived=bool(seats and seats.derived),
            inhabitants=people.inhabitants if people else None,
        )
