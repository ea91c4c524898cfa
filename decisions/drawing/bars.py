"""Bars: a stretch of days as a rectangle, its uncertain parts apart, with the words that fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .labels import width_of
from .window import Window

INSET = 6


@dataclass(frozen=True, slots=True)
class Piece:
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
    pieces: tuple[Piece, ...]


def bar_of(
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
        Piece(x, end - x, uncertain, fitting(unsure if uncertain else sure, end - x))
        for x, end, uncertain in cuts(window, first_on, until, doubts)
    ]
    x = window.x(first_on)
    return Bar(x, window.x(until) - x, tuple(pieces))


def cuts(
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


def fitting(texts: Sequence[str], width: int) -> str:
    """Return the first text that fits in so many units, '' when none does."""
    return next((text for text in texts if width_of(text) + 2 * INSET <= width), "")
