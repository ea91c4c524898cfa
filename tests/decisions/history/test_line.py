"""The line of one speaker: what `held_on` says of every day, as stretches of days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from decisions.history import build_segments, find_held_position, list_never_held
from tests.decisions.history.test_holding import MAY_NINTH, NOVEMBER, SPRING, entries, said

days = st.dates(date(2014, 12, 1), date(2020, 12, 31))


def on(text):
    return date.fromisoformat(text)


def told(segments):
    """Return (stance, from, until before) of each segment."""
    return [(s.entry.position.stance, s.first_on, s.until) for s in segments]


class TestSegments:
    def test_run_from_a_first_day_until_the_next_one(self):
        assert told(build_segments([MAY_NINTH, NOVEMBER])) == [
            ("voor", on("2016-11-01"), on("2017-05-09")),
            ("geen_blokkade", on("2017-05-09"), None),
        ]

    def test_say_nothing_of_who_said_nothing(self):
        assert build_segments([]) == []

    def test_begin_anew_with_an_act_that_says_the_same(self):
        again = said("voor", "2017-05-09", number=2)

        assert [s.entry for s in build_segments([NOVEMBER, again])] == [NOVEMBER, again]

    def test_hold_on_their_first_day_and_not_on_the_last(self):
        [first, _] = build_segments([NOVEMBER, MAY_NINTH])

        assert first.holds_on(on("2016-11-01"))
        assert first.holds_on(on("2017-05-08"))
        assert not first.holds_on(on("2017-05-09"))
        assert not first.holds_on(on("2016-10-31"))


class TestDoubts:
    def test_last_from_the_first_day_until_the_last(self):
        [segment] = build_segments([NOVEMBER])

        assert segment.doubts == ((on("2016-11-01"), on("2016-11-30")),)
        assert segment.is_uncertain

    def test_are_none_of_a_day_that_is_known(self):
        [segment] = build_segments([MAY_NINTH])

        assert not segment.is_uncertain

    def test_are_none_where_the_same_was_certain_before(self):
        again = said("voor", "2017-04-01", "2017-05-31", number=2)

        assert build_segments([NOVEMBER, again])[1].doubts == ()

    def test_end_when_an_earlier_act_that_says_the_same_becomes_certain(self):
        early = said("tegen", "2017-03-01", "2017-04-15", number=1)
        late = said("tegen", "2017-04-01", "2017-05-31", number=2)

        assert build_segments([early, late])[1].doubts == ((on("2017-04-01"), on("2017-04-15")),)

    def test_end_with_the_next_act(self):
        [spring, _] = build_segments([SPRING, MAY_NINTH])

        assert spring.doubts == ((on("2017-04-01"), on("2017-05-09")),)

    def test_that_touch_are_one(self):
        between = said("voor", "2017-04-10", "2017-04-20", number=2)
        [_, segment] = build_segments([said("tegen", "2017-04-05", "2017-04-15"), between])

        assert segment.doubts == ((on("2017-04-10"), on("2017-04-20")),)


def test_an_act_that_another_of_its_day_followed_never_held():
    first, second = said("voor", "2017-05-09", number=1), said("tegen", "2017-05-09", number=2)
    segments = build_segments([first, second])

    assert [s.entry for s in segments] == [second]
    assert list_never_held([first, second], segments) == [first]


class TestAnyLine:
    @given(entries(), days)
    def test_says_of_a_day_what_held_on_it(self, own, day):
        expected = find_held_position(own, day)

        shown = [segment for segment in build_segments(own) if segment.holds_on(day)]

        if expected is None:
            assert shown == []
            return
        [segment] = shown
        assert segment.entry is expected.entry
        assert any(a <= day and (b is None or day < b) for a, b in segment.doubts) is (
            expected.uncertain
        )

    @given(entries())
    def test_neither_overlaps_nor_leaves_a_gap(self, own):
        segments = build_segments(own)

        assert all(before.until == after.first_on for before, after in pairwise(segments))
        assert all(s.until is None or s.first_on < s.until for s in segments)
        assert (segments[-1].until is None) if own else (segments == [])

    @given(entries())
    def test_keeps_doubts_inside_their_segment_and_apart(self, own):
        for segment in build_segments(own):
            begins = [begin for begin, _ in segment.doubts]
            assert all(begin >= segment.first_on for begin in begins)
            assert all(end <= segment.until for _, end in segment.doubts if segment.until)
            assert all(a[1] < b[0] for a, b in pairwise(segment.doubts))

    @given(entries())
    def test_loses_no_act(self, own):
        segments = build_segments(own)

        kept = [segment.entry for segment in segments] + list_never_held(own, segments)

        assert sorted(map(id, kept)) == sorted(map(id, own))

    @given(entries(), st.integers(1, 400))
    def test_moves_with_its_dates(self, own, shift):
        moved = [
            said(
                entry.position.stance,
                (entry.decision.first_on + timedelta(days=shift)).isoformat(),
                (entry.decision.last_on + timedelta(days=shift)).isoformat(),
                entry.decision.number,
            )
            for entry in own
        ]

        before = [s.first_on + timedelta(days=shift) for s in build_segments(own)]

        assert [s.first_on for s in build_segments(moved)] == before
