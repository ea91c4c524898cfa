"""How often somebody is told what changed, and whether the time for it has come; pure."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# Whoever is told daily or weekly reads it in the morning.
SENT_FROM_HOUR = 7
MONDAY = 0


class Pace(StrEnum):
    """How often somebody is told."""

    AT_ONCE = "meteen"
    DAILY = "dagelijks"
    WEEKLY = "wekelijks"


def is_due(pace: str, told_until: datetime, at: datetime) -> bool:
    """Whether a message may go out `at` a moment to who was told until another.

    A daily message comes from seven in the morning on in the Netherlands, a weekly one on Monday
    from then on, whatever the clock did there; it tells all that is known when it goes out.
    """
    begun = at if pace == Pace.AT_ONCE else find_last_morning(pace, at)
    return told_until < begun


def find_last_morning(pace: str, at: datetime) -> datetime:
    """Return the last moment at which the morning began on which a message goes out."""
    local = at.astimezone(AMSTERDAM)
    day = local.date() if local.hour >= SENT_FROM_HOUR else local.date() - timedelta(days=1)
    if pace == Pace.WEEKLY:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    return datetime(day.year, day.month, day.day, SENT_FROM_HOUR, tzinfo=AMSTERDAM)
