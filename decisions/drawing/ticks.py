"""The scale under a drawing: days, months or years, never more than fit."""

from dataclasses import dataclass
from datetime import date, timedelta

from .window import Window

MOST = 12
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAY_STEPS = (1, 2, 7)
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale at `x`, with its words."""

    x: int
    label: str


def ticks(window: Window) -> list[Tick]:
    """Return the marks of the smallest step that gives at most twelve of them."""
    for step in DAY_STEPS:
        if window.days // step < MOST:
            return [Tick(window.x(day), f"{day.day} {month(day)}") for day in dates(window, step)]
    found = next(days for step in MONTH_STEPS if len(days := firsts(window, step)) <= MOST)
    return [Tick(window.x(day), f"{month(day)} {day.year}") for day in found]


def month(day: date) -> str:
    return MONTHS[day.month - 1]


def dates(window: Window, step: int) -> list[date]:
    return [window.first_on + timedelta(days=n) for n in range(0, window.days, step)]


def firsts(window: Window, step: int) -> list[date]:
    """Return the first days of months in the window, those that a step of months meets."""
    first, last = window.first_on, window.last_on
    numbers = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    found = [date(number // 12, number % 12 + 1, 1) for number in numbers if number % step == 0]
    return [day for day in found if window.holds(day)]
