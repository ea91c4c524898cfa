"""What happened around a subject, and what each speaker held through time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import BodyKind

from .. import history
from .others import order_others
from .reference import SpokenRows, list_participants, read_reference_data

# What happened around a subject: milestones, states of proposals, new councils, coalitions.


class EventKind(StrEnum):
    """How an event is drawn."""

    MILESTONE = "mijlpaal"
    STATE = "staat"
    COUNCIL = "raad"
    COALITION = "coalitie"
    POLL = "peiling"


@dataclass(frozen=True)
class TimelineEvent:
    """An event between two days; `is_main` where it is about the subject or a moment of the
    board. `milestone` is the record, None where it follows from council terms or a poll;
    `is_by_law` where it follows from the law alone. `poll` is the Poll that it tells of, and
    `when` its date in Dutch words."""

    kind: EventKind
    title: str
    first_on: date
    last_on: date
    is_main: bool = False
    milestone: Any = None
    is_by_law: bool = False
    poll: Any = None
    when: str = ""


def build_timeline_events(milestones, terms, subject, names, polls=()):
    """Return the events in order of time; `names` are those of municipalities, by key, `polls`
    PollEntries."""
    told = (build_milestone_event(each, subject) for each in milestones)
    asked = (event for each in polls for event in build_poll_events(each, subject))
    found = [*told, *build_term_events(terms, names), *asked]
    return sorted(found, key=lambda each: (each.first_on, each.last_on, each.kind, each.title))


def build_milestone_event(milestone, subject):
    kind = EventKind.STATE if milestone.state else EventKind.MILESTONE
    is_main = milestone.is_moment or milestone.subject_id == subject.pk
    title = milestone.title
    return TimelineEvent(kind, title, milestone.first_on, milestone.last_on, is_main, milestone)


def build_poll_events(entry, subject):
    """Yield an event for each step towards a poll, and one for the days on which it was held,
    unless it was called off."""
    poll, is_main = entry.poll, subject.pk in entry.subject_ids
    for each in entry.events:
        title = f"{poll.title}: {each.get_step_display()}"
        yield build_poll_event(poll, title, each, is_main, one_day=True)
    if not entry.is_called_off:
        yield build_poll_event(poll, poll.title, poll, is_main, one_day=False)


def build_poll_event(poll, title, dated, is_main, *, one_day):
    days, when = (dated.first_on, dated.last_on), format_dutch_date(dated.dated_on, one_day=one_day)
    return TimelineEvent(EventKind.POLL, title, *days, is_main, poll=poll, when=when)


def build_term_events(terms, names):
    """Yield one event for all councils that were renewed on the same day, apart for those whose
    new term was not entered, and one for all whose coalition changed."""
    renewed, missing, turned = defaultdict(list), defaultdict(list), defaultdict(list)
    for term in terms:
        name = names[term.municipality_id]
        if term.is_entered:
            renewed[term.first_on, term.last_on].append(name)
        elif term.is_missing:
            missing[term.first_on, term.last_on].append(name)
        for days in term.turned_on:
            turned[days].append(name)
    for days, who in renewed.items():
        yield TimelineEvent(EventKind.COUNCIL, _("nieuwe raad: %s") % join_names(who), *days)
    for days, who in missing.items():
        title = _("nieuwe raad, niet ingevoerd: %s") % join_names(who)
        yield TimelineEvent(EventKind.COUNCIL, title, *days, is_by_law=True)
    for days, who in turned.items():
        yield TimelineEvent(EventKind.COALITION, _("andere coalitie: %s") % join_names(who), *days)


def join_names(names):
    return ", ".join(sorted(set(names)))


# The read model of the line: what each council, and who stands beside it, held through time.

BODY_PLACES = {BodyKind.COUNCIL: 0, BodyKind.COLLEGE: 2, BodyKind.COMMITTEE: 3}


@dataclass(frozen=True)
class Strand:
    """One speaker on the subject: a body, or groups of it (`label`), with its Segments.

    `passed` are entries that held on no day; `body` is None for a council that nobody entered.
    """

    body: Any
    label: str = ""
    segments: tuple = ()
    passed: tuple = ()

    @property
    def is_council(self):
        return self.body is None or (self.body.is_council and not self.label)

    @property
    def entries(self):
        """Every PositionEntry, in the order in which they count."""
        found = [*(each.entry for each in self.segments), *self.passed]
        return sorted(found, key=lambda entry: entry.order)


@dataclass(frozen=True)
class Lane:
    """A municipality with its council first; without a municipality, a body of the region."""

    municipality: Any
    strands: tuple[Strand, ...]

    @property
    def name(self):
        return self.municipality.name if self.municipality else self.strands[0].body.name


def read_timeline_rows(dossier, *, reader, known_at=None):
    """Read what the lines of a dossier need, now or as it was known at `known_at`."""
    ground = read_reference_data(dossier, known_at=known_at)
    entries = history.read_entries(dossier, reader=reader, known_at=known_at)
    return SpokenRows(
        dossier=dossier,
        **ground._asdict(),
        entries=entries,
        notes=history.read_position_notes(dossier, entries, known_at=known_at),
        milestones=history.read_milestones(dossier, reader=reader, known_at=known_at),
    )


def build_lanes(material, subject, first_on, last_on):
    """Return the Lanes of whoever took part on a day from `first_on` to `last_on`, by name, and
    of every body of the region that ever spoke on the subject, last and in a fixed order."""
    spoken = list_entries_on(material, subject)
    found = []
    for municipality in list_homes_between(material, [subject], first_on, last_on):
        bodies = [b for b in material.bodies if b.municipality_id == municipality.pk]
        strands = [
            each for body in order_bodies_in_lane(bodies) for each in build_strands(body, spoken)
        ]
        found.append(Lane(municipality, tuple(strands or [Strand(None)])))
    for body in order_others(b for b in material.bodies if b.municipality_id is None):
        if strands := build_strands(body, spoken):
            found.append(Lane(None, tuple(strands)))
    return found


@dataclass(frozen=True)
class SubjectEntries:
    """The entries that count for one subject, by body: of whole bodies, and of their groups."""

    ranks: dict
    own: dict
    grouped: dict


def list_entries_on(material, subject):
    """Return the SubjectEntries of a subject: for a variant with those on its proposals."""
    ranks = history.rank_subjects(material.subjects)[subject.pk]
    own, grouped = defaultdict(list), defaultdict(list)
    for entry in material.entries:
        if entry.position.subject_id in ranks:
            into = grouped if entry.position.groups_label else own
            into[entry.position.body_id].append(entry)
    return SubjectEntries(ranks, own, grouped)


def list_homes_between(material, subjects, first_on, last_on):
    """Return the municipalities that took part on a day of the window, and those whom one of these
    subjects concerned on one, by name."""
    members = list_members_between(material.memberships, first_on, last_on)
    if not material.concerns:
        return members
    homes = {each.pk: each for each in members}
    for key, stretches in material.concern_book.list_stretches(subjects).items():
        if any(lies_between(each, first_on, last_on) for each in stretches):
            homes.setdefault(key, material.concern_book.homes[key])
    return sorted(homes.values(), key=lambda each: (each.name, each.code))


def lies_between(stretch, first_on, last_on):
    return stretch.first_on <= last_on and (stretch.until is None or stretch.until > first_on)


def list_members_between(memberships, first_on, last_on):
    """Return the municipalities that took part on a day of the window, by name."""
    found = []
    for _key, rows in groupby(memberships, key=lambda row: row.municipality_id):
        rows = list(rows)
        ends = [*(row.first_on for row in rows[1:]), date.max]
        if any(
            row.takes_part and row.first_on <= last_on and end > first_on
            for row, end in zip(rows, ends, strict=True)
        ):
            found.append(rows[0].municipality)
    return found


def order_bodies_in_lane(bodies):
    """Return the bodies of a municipality: council, college, committees."""
    return sorted(bodies, key=lambda body: (BODY_PLACES.get(body.kind, 9), body.slug))


def build_strands(body, spoken):
    """Return a council's Strand, spoken or not, any other body's that spoke, then its groups."""
    own = spoken.own.get(body.pk, ())
    held = history.build_segments(own, spoken.ranks)
    passed = history.list_never_held(own, held)
    found = [Strand(body, "", tuple(held), tuple(passed))] if held or body.is_council else []
    return found + build_group_strands(body, spoken)


def build_group_strands(body, spoken):
    """Return the Strands of groups of a body, by label; two of one label where both stood."""
    said = spoken.grouped.get(body.pk, ())
    lines = [part for each in history.build_group_segments(said, spoken.ranks) for part in each]
    never = history.list_never_held(said, lines)
    found = []
    for label in sorted({entry.position.groups_label for entry in said}):
        own = [each for each in lines if each.entry.position.groups_label == label]
        passed = [each for each in never if each.position.groups_label == label]
        first, *others = part_overlapping(own) or [()]
        found.append(Strand(body, label, tuple(first), tuple(passed)))
        found += [Strand(body, label, tuple(each)) for each in others]
    return found


def part_overlapping(segments):
    """Return the segments in as few rows as hold them without one lying over another."""
    rows = []
    for segment in sorted(segments, key=lambda each: (each.first_on, each.entry.order)):
        row = next((each for each in rows if ends_before(each[-1], segment)), None)
        if row is None:
            rows.append([segment])
        else:
            row.append(segment)
    return rows


def ends_before(segment, other):
    return segment.until is not None and segment.until <= other.first_on


def build_events(material, subject, polls=()):
    """Return the TimelineEvents of the dossier, as they concern a subject, in order of time."""
    homes = list_participants(material.memberships, material.concerns)
    names = {each.pk: each.name for each in homes}
    return build_timeline_events(material.milestones, material.terms, subject, names, polls)


def read_shown_evidence(dossier, entries, *, reader, known_at=None):
    """Return the place in a source that shows each of these entries, by its position's key.

    The reading that was chosen, else the first, else None; one query.
    """
    readings = list_shown_reading_keys(entries)
    return read_reading_places(dossier, readings, reader=reader, known_at=known_at)


def list_shown_reading_keys(entries):
    """Return the keys of the readings that show these entries, in order."""
    return tuple(sorted(each.id for each in map(shown_reading_key, entries) if each))


def read_reading_places(dossier, readings, *, reader, known_at=None):
    """Return the places of these readings, by the key of the position that each shows; one
    query."""
    found = history.read_evidence(dossier, Q(id__in=readings), reader=reader, known_at=known_at)
    return {key: places[0] for (_, key), places in found.items()}


def shown_reading_key(entry):
    return history.find_shown_reading(entry) or next(iter(entry.readings), None)
