"""The line: who held what on one subject from which day on, drawn and as a table."""

from dataclasses import dataclass
from typing import Any

from django.shortcuts import render
from django.utils.translation import gettext as _

from ... import history
from ...board.board import find_headline_subject, group_families
from ...board.cache import get_timeline_rows
from ...board.snapshot import Snapshot
from ...board.timeline import (
    build_events,
    build_lanes,
    list_shown_reading_keys,
    read_reading_places,
)
from ...domain.drawing import (
    Window,
    bottom_of_lanes,
    build_bar,
    build_scale_ticks,
    place_labels,
    shorten_label,
    stack_lanes,
    window_around,
)
from ...models import Dossier, word_position
from ..access import Access, restrict_to
from ..dossier_context import build_page_snapshot, open_dossier
from ..kept_pages import keep_page
from ..parameters import parse_subject, parse_window
from .panels.concerning import tell_concern
from .polls import read_known_polls
from .story import SHOWN_IN_STORY, build_story_panels

# The line as a drawing: bars, marks and events of a window, with where each of them stands.

ROWS, ROW = 7, 18
MOST_NAMED = 12
NAME_LETTERS, EVENT_LETTERS = 19, 40
SCALE = 24


@dataclass(frozen=True)
class DrawnBar:
    """A segment's Bar, with the look of its stance."""

    segment: Any
    bar: Any
    css: str
    label: str


@dataclass(frozen=True)
class DrawnStrand:
    name: str
    slot: Any
    strand: Any
    bars: tuple


@dataclass(frozen=True)
class DrawnLane:
    """A lane with its name, its bars, and (x, decision) of each mark."""

    name: str
    slot: Any
    strands: tuple
    marks: tuple


@dataclass(frozen=True)
class DrawnEvent:
    """An event from `x` over `width`; `placed` and `y` say where its `text` stands, if it does."""

    number: int
    event: Any
    x: int
    width: int
    placed: Any
    text: str
    y: int


@dataclass(frozen=True)
class TimelinePicture:
    """`day_x` is None where the peildatum is not in the window."""

    window: Window
    lanes: tuple
    events: tuple
    ticks: list
    top: int
    bottom: int
    day_x: int | None

    @property
    def height(self):
        return self.bottom + SCALE


def draw_picture(lanes, numbered, window, day):
    """Return the TimelinePicture of Lanes and (number, TimelineEvent) pairs in a window."""
    placed = label_events(numbered, window)
    rows = max((each.row + 1 for _, _, each in placed if each), default=0)
    top = rows * ROW + ROW
    slots = stack_lanes([[each.is_council for each in lane.strands] for lane in lanes], top)
    drawn = [draw_lane(lane, slot, window) for lane, slot in zip(lanes, slots, strict=True)]
    return TimelinePicture(
        window=window,
        lanes=tuple(drawn),
        events=tuple(draw_event(*each, window, rows) for each in placed),
        ticks=build_scale_ticks(window),
        top=top,
        bottom=bottom_of_lanes(slots, top),
        day_x=window.x(day) if window.holds(day) else None,
    )


def label_events(numbered, window):
    """Return ((number, event), text, Placed or None); the main events choose a place first."""
    few = len(numbered) <= MOST_NAMED
    ranked = sorted(numbered, key=lambda pair: (not pair[1].is_main, pair[0]))
    texts = [event_label(number, event, few) for number, event in ranked]
    begins = [window.x(event.first_on) for _, event in ranked]
    spots = place_labels(list(zip(begins, texts, strict=True)), ROWS)
    return list(zip(ranked, texts, spots, strict=True))


def event_label(number, event, few):
    """Return what stands at an event: its number, with its title where that is no crowd."""
    if few or event.is_main:
        return f"{number} {shorten_label(event.title, EVENT_LETTERS)}"
    return str(number)


def draw_event(pair, text, placed, window, rows):
    number, event = pair
    x = window.x(event.first_on)
    width = window.x(event.last_on) - x
    y = (rows - placed.row) * ROW if placed else 0
    return DrawnEvent(number, event, x, width, placed, text, y)


def draw_lane(lane, slot, window):
    strands = [
        draw_strand(strand, own, window)
        for strand, own in zip(lane.strands, slot.slots, strict=True)
    ]
    name = shorten_label(lane.name, NAME_LETTERS)
    return DrawnLane(name, slot, tuple(strands), tuple(list_decision_marks(lane, window)))


def list_decision_marks(lane, window):
    """Return (x, decision) of each decision in the window, each once, in order of time."""
    entries = [entry for strand in lane.strands for entry in strand.entries]
    decisions = {entry.decision.id: entry for entry in sorted(entries, key=lambda e: e.order)}
    return [
        (window.x(entry.decision.first_on), entry.decision)
        for entry in decisions.values()
        if window.holds(entry.decision.first_on)
    ]


def draw_strand(strand, slot, window):
    bars = (draw_bar(segment, window) for segment in strand.segments)
    found = tuple(each for each in bars if each is not None)
    return DrawnStrand(shorten_label(strand_name(strand), NAME_LETTERS), slot, strand, found)


def strand_name(strand):
    """Return who a bar is of, in few words: the lane has its name already."""
    if strand.is_council:
        return _("raad")
    return strand.label or strand.body.get_kind_display()


def draw_bar(segment, window):
    stance = word_position(segment.entry.position)
    glyph, word = stance.glyph, stance.label
    unsure = _("onzeker")
    bar = build_bar(
        window,
        segment.first_on,
        segment.until,
        segment.doubts,
        sure=(f"{glyph} {word}", glyph),
        unsure=(f"{glyph} {word} ≈ {unsure}", f"{glyph} {word} ≈", f"{glyph} ≈", "≈"),
    )
    return bar and DrawnBar(segment, bar, stance.css, word)


# The line as a table: the equal of the drawing, with the place in a source beside each row.


@dataclass(frozen=True)
class TimelineTableRow:
    """A line of the table: who, and a segment with its entry; `place_labels` shows it.

    Without an entry nothing is known; with an entry but no segment it held on no day.
    """

    name: str
    label: str
    entry: Any = None
    segment: Any = None
    via: Any = None
    place: Any = None
    is_current: bool = False


def build_timeline_rows(found, window, open_, subject, subjects):
    """Return the TimelineTableRows of everything that is drawn; one query."""
    told = [
        (lane, strand, *each)
        for lane in found
        for strand in lane.strands
        for each in list_shown_segments(strand, window)
    ]
    entries = [entry for *_, entry, _ in told if entry]
    places = open_.read(read_reading_places, list_shown_reading_keys(entries))
    names = {each.pk: each for each in subjects if each.pk != subject.pk}
    return [build_timeline_row(*each, places, names, open_.day) for each in told]


def list_shown_segments(strand, window):
    """Return (entry, segment) of each segment in the window and of each that held on no day."""
    held = [s for s in strand.segments if window.touches(s.first_on, s.until)]
    passed = [e for e in strand.passed if window.holds(e.decision.first_on)]
    told = [(s.entry, s) for s in held] + [(entry, None) for entry in passed]
    return told or ([(None, None)] if strand.is_council else [])


def build_timeline_row(lane, strand, entry, segment, places, names, day):
    name = strand.body.name if strand.body else lane.name
    if entry is None:
        return TimelineTableRow(name, strand.label)
    return TimelineTableRow(
        name,
        strand.label,
        entry,
        segment,
        names.get(entry.position.subject_id),
        places.get(entry.position.id),
        segment is not None and segment.holds_on(day),
    )


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def timeline_page(request, slug):
    """Show the line of ?onderwerp= from ?van= to ?tot=, as known at ?bekend=."""
    open_ = open_dossier(request, slug)
    material = get_timeline_rows(open_.dossier, **open_.scope)
    scene = build_timeline_snapshot(open_, material)
    context = {
        "families": group_families(material.subjects),
        "story": build_story_panels(open_, scene),
        **open_.context,
    }
    subject = choose_timeline_subject(request.GET, material, open_.day)
    if subject is not None:
        context |= draw_timeline(request.GET, material, subject, open_)
        context["concern"] = tell_concern(scene, subject)
    return render(request, "decisions/line.html", context)


def build_timeline_snapshot(open_, material):
    """Return the Snapshot of the day, as the board has it, without its rounds and agenda items."""
    return build_page_snapshot(
        open_,
        memberships=material.memberships,
        handovers=material.handovers,
        concerns=material.concerns,
        bodies=material.bodies,
        entries=material.entries,
        subjects=material.subjects,
        milestones=material.milestones,
        populations=material.populations,
        terms=material.terms,
    )


def choose_timeline_subject(parameters, material, day):
    """Return the subject asked for, else the one that the board answers for first, or None."""
    asked = parse_subject(parameters, material.subjects)
    return asked or find_headline_subject(Snapshot(material, day))


def draw_timeline(parameters, material, subject, open_):
    """Return what the page shows of a subject: the drawing, its table and its events."""
    events = build_events(material, subject, read_known_polls(open_))
    days = list_timeline_days(material, events, open_.day)
    whole = Window(min(days), max(days))
    window = parse_window(parameters, subject_window(material, subject, events) or whole)
    found = build_lanes(material, subject, window.first_on, window.last_on)
    numbered = number_events(events, window)
    return {
        "subject": subject,
        "works_out": next((s for s in material.subjects if s.pk == subject.works_out_id), None),
        "picture": draw_picture(found, numbered, window, open_.day),
        "rows": build_timeline_rows(found, window, open_, subject, material.subjects),
        "events": numbered,
        # The places of milestones are among them.
        "places": open_.read(history.read_evidence, SHOWN_IN_STORY),
        "whole": whole,
        "years": sorted({each.year for each in days}),
    }


def subject_window(material, subject, events):
    """Return the window of what was said on a subject and of what became of it, or None."""
    ranks = history.rank_subjects(material.subjects)[subject.pk]
    said = (e.decision for e in material.entries if e.position.subject_id in ranks)
    became = (
        each
        for each in events
        if (each.milestone and each.milestone.subject_id == subject.pk)
        or (each.poll and each.is_main)
    )
    return window_around(day for each in (*said, *became) for day in (each.first_on, each.last_on))


def list_timeline_days(material, events, day):
    """Return every day on which something was said or happened, and the day asked for.

    A council that was renewed by law alone is told where the window has it, and widens none.
    """
    recorded = (each for each in events if not each.is_by_law)
    acts = (*recorded, *(entry.decision for entry in material.entries))
    return {day, material.dossier.first_on, *(each.first_on for each in acts)}


def number_events(events, window):
    """Return (number, event) of what happened in the window, numbered from 1."""
    met = [e for e in events if e.first_on <= window.last_on and e.last_on >= window.first_on]
    return list(enumerate(met, start=1))
