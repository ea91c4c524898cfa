"""The line as a drawing: bars, marks and events of a window, with where each of them stands."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..drawing import Window, bar_of, bottom, place, shortened, stack, ticks
from ..stances import Stance

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
class Picture:
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


def picture(lanes, numbered, window, day):
    """Return the Picture of Lanes and (number, Happening) pairs in a window."""
    placed = labelled(numbered, window)
    rows = max((each.row + 1 for _, _, each in placed if each), default=0)
    top = rows * ROW + ROW
    slots = stack([[each.is_council for each in lane.strands] for lane in lanes], top)
    drawn = [drawn_lane(lane, slot, window) for lane, slot in zip(lanes, slots, strict=True)]
    return Picture(
        window=window,
        lanes=tuple(drawn),
        events=tuple(drawn_event(*each, window, rows) for each in placed),
        ticks=ticks(window),
        top=top,
        bottom=bottom(slots, top),
        day_x=window.x(day) if window.holds(day) else None,
    )


def labelled(numbered, window):
    """Return ((number, event), text, Placed or None); the main events choose a place first."""
    few = len(numbered) <= MOST_NAMED
    ranked = sorted(numbered, key=lambda pair: (not pair[1].is_main, pair[0]))
    texts = [text_of(number, event, few) for number, event in ranked]
    begins = [window.x(event.first_on) for _, event in ranked]
    spots = place(list(zip(begins, texts, strict=True)), ROWS)
    return list(zip(ranked, texts, spots, strict=True))


def text_of(number, event, few):
    """Return what stands at an event: its number, with its title where that is no crowd."""
    if few or event.is_main:
        return f"{number} {shortened(event.title, EVENT_LETTERS)}"
    return str(number)


def drawn_event(pair, text, placed, window, rows):
    number, event = pair
    x = window.x(event.first_on)
    width = window.x(event.last_on) - x
    y = (rows - placed.row) * ROW if placed else 0
    return DrawnEvent(number, event, x, width, placed, text, y)


def drawn_lane(lane, slot, window):
    strands = [
        drawn_strand(strand, own, window)
        for strand, own in zip(lane.strands, slot.slots, strict=True)
    ]
    name = shortened(lane.name, NAME_LETTERS)
    return DrawnLane(name, slot, tuple(strands), tuple(marks_of(lane, window)))


def marks_of(lane, window):
    """Return (x, decision) of each decision in the window, each once, in order of time."""
    entries = [entry for strand in lane.strands for entry in strand.entries]
    decisions = {entry.decision.id: entry for entry in sorted(entries, key=lambda e: e.order)}
    return [
        (window.x(entry.decision.first_on), entry.decision)
        for entry in decisions.values()
        if window.holds(entry.decision.first_on)
    ]


def drawn_strand(strand, slot, window):
    bars = (drawn_bar(segment, window) for segment in strand.segments)
    found = tuple(each for each in bars if each is not None)
    return DrawnStrand(shortened(name_of(strand), NAME_LETTERS), slot, strand, found)


def name_of(strand):
    """Return who a bar is of, in few words: the lane has its name already."""
    if strand.is_council:
        return _("raad")
    return strand.label or strand.body.get_kind_display()


def drawn_bar(segment, window):
    stance = Stance(segment.entry.position.stance)
    glyph, word = stance.glyph, stance.label
    unsure = _("onzeker")
    bar = bar_of(
        window,
        segment.first_on,
        segment.until,
        segment.doubts,
        sure=(f"{glyph} {word}", glyph),
        unsure=(f"{glyph} {word} ≈ {unsure}", f"{glyph} {word} ≈", f"{glyph} ≈", "≈"),
    )
    return bar and DrawnBar(segment, bar, stance.css, word)
