"""Windows and stretches of days for the tests of the drawing."""

from datetime import date, timedelta

from hypothesis import strategies as st

from decisions.domain.drawing import Window

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@st.composite
def windows(draw, longest=8_000):
    first = draw(days)
    return Window(first, first + timedelta(days=draw(st.integers(0, longest))))


@st.composite
def stretches(draw):
    """Return days in order: where bars begin and end, each next one where the last one ended."""
    count = draw(st.integers(2, 8))
    return sorted(draw(st.lists(days, min_size=count, max_size=count, unique=True)))
