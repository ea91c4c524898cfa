"""Days as the law counts them: months that end on their own last day, weekends and holidays."""

from calendar import monthrange
from datetime import date
from functools import cache

import holidays

_WEEKDAYS = {5: "zaterdag", 6: "zondag"}


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def is_working_day(day: date) -> bool:
    """Whether a day is no Saturday, Sunday or holiday of Algemene termijnenwet art. 3.

    Days that a royal decree puts on a par with holidays (art. 3 lid 3) are not known here.
    """
    return day.weekday() not in _WEEKDAYS and holiday(day) is None


def note_on(day: date) -> str | None:
    """Return a Dutch sentence on a last day in a weekend or on a holiday, None on other days."""
    weekday, named = _WEEKDAYS.get(day.weekday()), holiday(day)
    if weekday and named:
        return f"De laatste dag is een {weekday} ({named})."
    if weekday:
        return f"De laatste dag is een {weekday}."
    return f"De laatste dag is een feestdag ({named})." if named else None


def holiday(day: date) -> str | None:
    """Return the Dutch name of the holiday in lower case, None on other days.

    With 'optional', Good Friday and 5 May count every year, as Algemene termijnenwet art. 3 has it.
    """
    name = _calendar(day.year).get(day)
    return name and name[0].lower() + name[1:]


@cache
def _calendar(year: int) -> holidays.HolidayBase:
    """Building a year costs far more than asking it."""
    return holidays.country_holidays(
        "NL", years=year, language="nl", categories=("public", "optional"), expand=False
    )
