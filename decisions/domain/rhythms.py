"""How often somebody is told what changed, and until which moment the next message tells; pure."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# What was written a moment ago may still wait for its transaction to end, and is told later.
SETTLED_AFTER = timedelta(minutes=5)
# Whoever is told daily or weekly reads it in the morning.
SENT_FROM_HOUR = 7
MONDAY = 0


class Pace(StrEnum):
    """How often somebody is told."""

    AT_ONCE = "meteen"
    DAILY = "dagelijks"
    WEEKLY = "wekelijks"


def find_window_end(pace: str, told_until: datetime, at: datetime) -> datetime | None:
    """Return until which moment a message that goes out `at` a moment tells, None for no message.

    A day begins at midnight in the Netherlands and a week on Monday, whatever the clock did there;
    the message about it goes out from seven in the morning on.
    """
    end = at - SETTLED_AFTER if pace == Pace.AT_ONCE else find_period_start(pace, at)
    return end if end > told_until else None


def find_period_start(pace: str, at: datetime) -> datetime:
    """Return the last midnight, or the last one before a Monday, of which the morning has come."""
    local = at.astimezone(AMSTERDAM)
    day = local.date() if local.hour >= SENT_FROM_HOUR else local.date() - timedelta(days=1)
    if pace == Pace.WEEKLY:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM)
