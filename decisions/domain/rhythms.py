"""How often somebody is told what is new, and when the next time comes."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# A daily and a weekly letter lie there when the working day begins.
MORNING = time(7, 0)
MONDAY = 0


class Rhythm(StrEnum):
    AT_ONCE = "meteen"
    DAILY = "dagelijks"
    WEEKLY = "wekelijks"


def find_next_telling(rhythm: Rhythm, told_at: datetime) -> datetime:
    """Return the first moment after `told_at` at which news is told again: that moment itself,
    the next morning, or the morning of the next Monday, in Dutch time."""
    if rhythm is Rhythm.AT_ONCE:
        return told_at
    local = told_at.astimezone(AMSTERDAM)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    if rhythm is Rhythm.WEEKLY:
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return datetime.combine(day, MORNING, AMSTERDAM)
