"""When news is told again: at once, the next morning, or the next Monday morning."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.rhythms import AMSTERDAM, MORNING, Rhythm, find_next_telling

SPAN = st.timedeltas(timedelta(0), timedelta(days=5_000))
MOMENTS = SPAN.map(lambda after: datetime(2020, 1, 1, tzinfo=UTC) + after)


@given(MOMENTS)
def test_at_once_is_the_same_moment(moment):
    assert find_next_telling(Rhythm.AT_ONCE, moment) == moment


@given(MOMENTS, st.sampled_from([(Rhythm.DAILY, 1), (Rhythm.WEEKLY, 7)]))
def test_another_rhythm_is_the_first_such_morning_after_it(moment, told):
    rhythm, days = told
    found = find_next_telling(rhythm, moment)

    local = found.astimezone(AMSTERDAM)
    assert found > moment
    assert local.time() == MORNING
    assert rhythm is Rhythm.DAILY or local.weekday() == 0
    before = datetime.combine(local.date() - timedelta(days=days), MORNING, AMSTERDAM)
    assert before <= moment
