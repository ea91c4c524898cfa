"""When the time for a message has come, also on days on which the clock is put back or forward."""

from datetime import UTC, datetime

import pytest

from decisions.domain.rhythms import Pace, is_due


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("pace", "told", "now", "due"),
    [
        (Pace.AT_ONCE, "2026-11-23 12:00", "2026-11-23 12:01", True),
        (Pace.AT_ONCE, "2026-11-23 12:00", "2026-11-23 12:00", False),
        # Seven in the morning is six by this clock in winter, and five in summer.
        (Pace.DAILY, "2026-11-23 12:00", "2026-11-24 05:59", False),
        (Pace.DAILY, "2026-11-23 12:00", "2026-11-24 06:00", True),
        (Pace.DAILY, "2026-11-24 06:00", "2026-11-24 22:00", False),
        (Pace.DAILY, "2026-07-23 12:00", "2026-07-24 05:00", True),
        # The clock is put back on 25 October and forward on 28 March.
        (Pace.DAILY, "2026-10-24 05:00", "2026-10-25 05:59", False),
        (Pace.DAILY, "2026-10-24 05:00", "2026-10-25 06:00", True),
        (Pace.DAILY, "2027-03-27 06:00", "2027-03-28 05:00", True),
        # 30 November is a Monday.
        (Pace.WEEKLY, "2026-11-23 12:00", "2026-11-29 23:00", False),
        (Pace.WEEKLY, "2026-11-23 12:00", "2026-11-30 06:00", True),
        (Pace.WEEKLY, "2026-11-30 06:00", "2026-12-04 06:00", False),
        # A worker that was away on Monday sends on the day that it is back.
        (Pace.WEEKLY, "2026-11-23 12:00", "2026-12-02 09:00", True),
    ],
)
def test_a_message_is_due(pace, told, now, due):
    assert is_due(pace, at(told), at(now)) is due
