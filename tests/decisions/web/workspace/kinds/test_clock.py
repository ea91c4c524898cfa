"""Days and times as people type them, and the moments that they make in Dutch time."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from decisions.web.workspace.fields import ClockField, DayField, combine_day_and_time


class TestADay:
    @pytest.mark.parametrize(
        "typed", ["14 september 2017", "14-09-2017", "2017-09-14", " 14 September 2017 "]
    )
    def test_is_read_however_it_is_typed(self, typed):
        assert DayField().clean(typed) == date(2017, 9, 14)

    @pytest.mark.parametrize("typed", ["september 2017", "2017", "begin maart 2017"])
    def test_is_one_day(self, typed):
        with pytest.raises(ValidationError, match="Noem één dag"):
            DayField().clean(typed)

    @pytest.mark.parametrize("typed", ["31 februari 2017", "gisteren", "x" * 300, "\u202e1 mei"])
    def test_that_is_none_is_refused_in_a_sentence(self, typed):
        with pytest.raises(ValidationError):
            DayField().clean(typed)

    def test_may_be_left_out_where_it_is_not_asked(self):
        assert DayField(required=False).clean("") is None

    @given(day=st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31)))
    def test_is_shown_in_words_that_are_read_as_the_same_day(self, day):
        field = DayField()

        assert field.clean(field.prepare_value(day)) == day
        assert not field.has_changed(day, field.prepare_value(day))


class TestATime:
    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            ("19.30", time(19, 30)),
            ("19:30", time(19, 30)),
            ("20 uur", time(20)),
            ("8", time(8)),
            ("8.05 uur", time(8, 5)),
            ("20u", time(20)),
            ("0.00", time(0)),
            (" 9.00 ", time(9)),
        ],
    )
    def test_is_read_however_it_is_typed(self, typed, read):
        assert ClockField().clean(typed) == read

    @pytest.mark.parametrize("typed", ["24.00", "19.60", "half acht", "1930", "19.3", "١٩.٣٠"])
    def test_that_is_none_is_refused_in_a_sentence(self, typed):
        with pytest.raises(ValidationError, match="Typ een tijd"):
            ClockField().clean(typed)

    @given(clock=st.times().map(lambda each: each.replace(second=0, microsecond=0)))
    def test_is_shown_as_it_is_read(self, clock):
        field = ClockField()

        assert field.clean(field.prepare_value(clock)) == clock


class TestAMoment:
    @pytest.mark.parametrize(
        ("day", "clock", "moment"),
        [
            (date(2030, 1, 15), time(9), datetime(2030, 1, 15, 8, tzinfo=UTC)),
            (date(2030, 7, 15), time(9), datetime(2030, 7, 15, 7, tzinfo=UTC)),
            (date(2030, 3, 31), time(1, 59), datetime(2030, 3, 31, 0, 59, tzinfo=UTC)),
            (date(2030, 3, 31), time(3), datetime(2030, 3, 31, 1, tzinfo=UTC)),
        ],
    )
    def test_is_in_dutch_time(self, day, clock, moment):
        assert combine_day_and_time(day, clock) == moment

    @pytest.mark.parametrize("day", [date(2030, 3, 31), date(2030, 10, 27)])
    @pytest.mark.parametrize("clock", [time(2), time(2, 30), time(2, 59)])
    def test_in_an_hour_that_is_skipped_or_comes_twice_is_refused(self, day, clock):
        with pytest.raises(ValidationError, match="omdat de klok dan wordt verzet"):
            combine_day_and_time(day, clock)
