"""The days that a drawing shows, and where each of them stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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


def around(days: Iterable[date]) -> Window | None:
    """Return the window of these days with some room at both sides; None without days."""
    days = list(days)
    if not days:
        return None
    first, last = min(days), max(days)
    room = timedelta(days=max(MARGIN_DAYS, (last - first).days // 8))
    begins = first - min(room, first - FIRST_DAY)
    return Window(begins, last + min(room, LAST_DAY - last))
