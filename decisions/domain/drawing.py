"""Where things stand in a drawing: pure geometry in whole units, without a word of the domain."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# The days that a drawing shows, and where each of them stands.

WIDTH = 1000
MARGIN_DAYS = 21
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first_on` to `last_on`, both in it; ValueError when they run back."""

    first_on: date
    last_on: date

    def __post_init__(self) -> None:
        if self.last_on < self.first_on:
            raise ValueError("Een venster eindigt niet voor het begint.")

    @property
    def days(self) -> int:
        return (self.last_on - self.first_on).days + 1

    def holds(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on

    def x(self, day: date | None) -> int:
        """Return where a day begins, 0 to WIDTH; None, and a day outside, is the nearest edge."""
        if day is None:
            return WIDTH
        passed = min(max((day - self.first_on).days, 0), self.days)
        return WIDTH * passed // self.days

    def touches(self, first_on: date, until: date | None) -> bool:
        """Whether any day from `first_on` until before `until` is in the window."""
        return first_on <= self.last_on and (until is None or until > self.first_on)


def window_around(days: Iterable[date]) -> Window | None:
    """Return the window of these days with some room at both sides; None without days."""
    days = list(days)
    if not days:
        return None
    first, last = min(days), max(days)
    room = timedelta(days=max(MARGIN_DAYS, (last - first).days // 8))
    begins = first - min(room, first - FIRST_DAY)
    return Window(begins, last + min(room, LAST_DAY - last))


# The scale under a drawing: days, months or years, never more than fit.

MOST = 12
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAY_STEPS = (1, 2, 7)
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale at `x`, with its words."""

    x: int
    label: str


def build_scale_ticks(window: Window) -> list[Tick]:
    """Return the marks of the smallest step that gives at most twelve of them."""
    for step in DAY_STEPS:
        if window.days // step < MOST:
            return [
                Tick(window.x(day), f"{day.day} {month_label(day)}")
                for day in tick_dates(window, step)
            ]
    found = next(days for step in MONTH_STEPS if len(days := month_starts(window, step)) <= MOST)
    return [Tick(window.x(day), f"{month_label(day)} {day.year}") for day in found]


def month_label(day: date) -> str:
    return MONTHS[day.month - 1]


def tick_dates(window: Window, step: int) -> list[date]:
    return [window.first_on + timedelta(days=n) for n in range(0, window.days, step)]


def month_starts(window: Window, step: int) -> list[date]:
    """Return the first days of months in the window, those that a step of months meets."""
    first, last = window.first_on, window.last_on
    numbers = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    found = [date(number // 12, number % 12 + 1, 1) for number in numbers if number % step == 0]
    return [day for day in found if window.holds(day)]


# Words in a drawing: how wide they are, and rows in which they do not touch each other.

LETTER = 7
GAP = 8


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label at `x` in row `row` (0 nearest to the drawing); at_end: it ends there."""

    x: int
    row: int
    at_end: bool


def text_width(text: str) -> int:
    """Return a width in units that the text stays within at the size of the drawing."""
    return LETTER * len(text)


def shorten_label(text: str, most: int) -> str:
    """Return the text, cut with an ellipsis where it is longer than `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def place_labels(labels: Sequence[tuple[int, str]], rows: int) -> list[PlacedLabel | None]:
    """Return where each (x, text) stands; None for one that finds no room in so many rows.

    Those that come first choose first; a label goes to the left of its x where the right has no
    room.
    """
    taken: list[list[tuple[int, int]]] = [[] for _ in range(rows)]
    return [_placed(x, text_width(text), taken) for x, text in labels]


def _placed(x: int, width: int, taken: list[list[tuple[int, int]]]) -> PlacedLabel | None:
    at_end = x + width > WIDTH and x >= width
    begins = x - width if at_end else x
    if begins + width > WIDTH:
        return None
    for row, spans in enumerate(taken):
        if all(begins >= end + GAP or begins + width + GAP <= start for start, end in spans):
            spans.append((begins, begins + width))
            return PlacedLabel(x, row, at_end)
    return None


# Bars: a stretch of days as a rectangle, its uncertain parts apart, with the words that fit.

INSET = 6


@dataclass(frozen=True, slots=True)
class BarPiece:
    """A part of a bar from `x` over `width` units; `text` is what fits on it, maybe nothing."""

    x: int
    width: int
    uncertain: bool
    text: str

    @property
    def text_x(self) -> int:
        return self.x + INSET


@dataclass(frozen=True, slots=True)
class Bar:
    """What one segment covers; `x` to `x + width`, in pieces that touch."""

    x: int
    width: int
    pieces: tuple[BarPiece, ...]


def build_bar(
    window: Window,
    first_on: date,
    until: date | None,
    doubts: Sequence[tuple[date, date | None]] = (),
    *,
    sure: Sequence[str] = (),
    unsure: Sequence[str] = (),
) -> Bar | None:
    """Return the Bar of the days from `first_on` until before `until`, None outside the window.

    `sure` and `unsure` are words for a piece, longest first; the first that fits is taken.
    """
    if not window.touches(first_on, until):
        return None
    pieces = [
        BarPiece(x, end - x, uncertain, choose_fitting_text(unsure if uncertain else sure, end - x))
        for x, end, uncertain in cut_bar(window, first_on, until, doubts)
    ]
    x = window.x(first_on)
    return Bar(x, window.x(until) - x, tuple(pieces))


def cut_bar(
    window: Window,
    first_on: date,
    until: date | None,
    doubts: Sequence[tuple[date, date | None]],
) -> Iterator[tuple[int, int, bool]]:
    """Yield (x, end, uncertain) of each part that is in the window, from left to right."""
    at = first_on
    for begins, ends in doubts:
        if begins > at and window.touches(at, begins):
            yield window.x(at), window.x(begins), False
        if window.touches(begins, ends):
            yield window.x(begins), window.x(ends), True
        if ends is None:
            return
        at = ends
    if (until is None or at < until) and window.touches(at, until):
        yield window.x(at), window.x(until), False


def choose_fitting_text(texts: Sequence[str], width: int) -> str:
    """Return the first text that fits in so many units, '' when none does."""
    return next((text for text in texts if text_width(text) + 2 * INSET <= width), "")


# Lanes under each other: a strip for marks, then a bar for each who speaks.

STRIP = 20
MAIN, BESIDE = 28, 22
BETWEEN = 4
AFTER = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one bar stands: its top and its height."""

    y: int
    height: int

    @property
    def base(self) -> int:
        """Where the words on the bar stand."""
        return self.y + self.height // 2 + 4


@dataclass(frozen=True, slots=True)
class LaneSlot:
    """Where a lane stands: its top, its height and its bars."""

    y: int
    height: int
    slots: tuple[Slot, ...]

    @property
    def marks_y(self) -> int:
        """The middle of the strip for marks."""
        return self.y + STRIP // 2

    @property
    def base(self) -> int:
        """Where the name of the lane stands."""
        return self.y + STRIP - 6


def stack_lanes(lanes: Sequence[Sequence[bool]], top: int) -> list[LaneSlot]:
    """Return where each lane stands below `top`; a lane is a list of 'this bar is the main one'."""
    found = []
    for bars in lanes:
        lane = _lane(bars, top)
        found.append(lane)
        top += lane.height + AFTER
    return found


def bottom_of_lanes(lanes: Sequence[LaneSlot], top: int) -> int:
    """Return where the last lane ends; `top` without lanes."""
    return lanes[-1].y + lanes[-1].height if lanes else top


def _lane(bars: Sequence[bool], top: int) -> LaneSlot:
    slots: list[Slot] = []
    y = top + STRIP
    for is_main in bars:
        slots.append(Slot(y, MAIN if is_main else BESIDE))
        y += slots[-1].height + BETWEEN
    return LaneSlot(top, y - BETWEEN - top if slots else STRIP, tuple(slots))
