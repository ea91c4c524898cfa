"""The drawing of a line: what stands in it, without a page around it."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.board.timeline import EventKind, Lane, Strand, TimelineEvent
from decisions.domain.drawing import WIDTH, Window
from decisions.history import build_segments
from decisions.web.public.timeline import MOST_NAMED, draw_picture
from tests.decisions.history.test_holding import entries, said

YEAR = Window(date(2017, 1, 1), date(2017, 12, 31))
DAY = date(2017, 7, 1)


def body(kind="gemeenteraad"):
    return SimpleNamespace(
        name=f"{kind} Aalst",
        is_council=kind == "gemeenteraad",
        get_kind_display=lambda: kind,
    )


def known(entry, key):
    """Give an entry what a drawing asks of a decision."""
    entry.decision.id = key
    return entry


def lane(*strands, name="Aalst"):
    return Lane(SimpleNamespace(name=name), strands)


def strand(*found, kind="gemeenteraad", label=""):
    return Strand(body(kind), label, tuple(build_segments(found)))


def event(title, day, last=None, **fields):
    first = date.fromisoformat(day)
    return TimelineEvent(
        EventKind.MILESTONE, title, first, last and date.fromisoformat(last) or first, **fields
    )


def drawn(*lanes, events=(), window=YEAR, day=DAY):
    return draw_picture(lanes, list(enumerate(events, start=1)), window, day)


class TestBars:
    def test_are_one_for_each_segment_in_the_window(self):
        found = [known(said("voor", "2016-01-01"), 1), known(said("tegen", "2017-05-09"), 2)]

        [[own]] = [each.strands for each in drawn(lane(strand(*found))).lanes]

        assert [(bar.css, bar.label) for bar in own.bars] == [("voor", "voor"), ("tegen", "tegen")]
        assert [piece.text for piece in own.bars[1].bar.pieces] == ["✕ tegen"]

    def test_say_in_words_that_they_are_uncertain(self):
        spread = known(said("tegen", "2017-04-01", "2017-07-31"), 1)

        [[own]] = [each.strands for each in drawn(lane(strand(spread))).lanes]

        [bar] = own.bars
        assert [piece.text for piece in bar.bar.pieces] == ["✕ tegen ≈ onzeker", "✕ tegen"]

    @given(entries())
    def test_are_as_many_as_the_segments_that_touch_the_window(self, found):
        for key, entry in enumerate(found):
            known(entry, key)
        own = strand(*found)
        touching = [s for s in own.segments if YEAR.touches(s.first_on, s.until)]

        [[shown]] = [each.strands for each in drawn(lane(own)).lanes]

        assert [bar.segment for bar in shown.bars] == touching


class TestLanes:
    def test_are_named_with_who_speaks_in_them(self):
        own = lane(
            strand(), strand(label="oppositie"), strand(kind="college van B en W"), name="Aalst"
        )

        [shown] = drawn(own).lanes

        assert shown.name == "Aalst"
        assert [each.name for each in shown.strands] == ["raad", "oppositie", "college van B en W"]
        assert shown.strands[0].slot.height > shown.strands[1].slot.height

    def test_mark_a_decision_once_though_it_says_two_things(self):
        entry = known(said("voor", "2017-05-09"), 1)
        own = lane(strand(entry), strand(entry, label="oppositie"))

        [shown] = drawn(own).lanes

        assert [decision.id for _, decision in shown.marks] == [1]
        assert shown.marks[0][0] == YEAR.x(date(2017, 5, 9))

    def test_do_not_mark_what_was_decided_before_the_window(self):
        [shown] = drawn(lane(strand(known(said("voor", "2016-05-09"), 1)))).lanes

        assert shown.marks == ()


class TestEvents:
    def test_are_named_with_their_number(self):
        [first, second] = drawn(
            lane(strand()), events=[event("een", "2017-02-01"), event("twee", "2017-06-01")]
        ).events

        assert (first.text, second.text) == ("1 een", "2 twee")
        assert first.x == YEAR.x(date(2017, 2, 1))

    def test_are_only_numbers_in_a_crowd_unless_they_matter(self):
        crowd = [event(f"nr {n}", "2017-02-01") for n in range(MOST_NAMED)]
        own = event("eigen", "2017-10-01", is_main=True)

        shown = drawn(lane(strand()), events=[*crowd, own]).events

        assert {each.number: each.text for each in shown}[13] == "13 eigen"
        assert {each.number: each.text for each in shown}[1] == "1"

    def test_give_the_first_place_to_what_matters(self):
        shown = drawn(
            lane(strand()),
            events=[event("ander", "2017-02-01"), event("eigen", "2017-02-01", is_main=True)],
        ).events

        rows = {each.event.title: each.placed.row for each in shown}
        assert rows["eigen"] < rows["ander"]

    def test_last_as_long_as_they_lasted(self):
        [shown] = drawn(lane(strand()), events=[event("lang", "2017-04-01", "2017-05-31")]).events

        assert shown.width == YEAR.x(date(2017, 5, 31)) - YEAR.x(date(2017, 4, 1))

    @given(st.lists(st.dates(date(2016, 1, 1), date(2018, 12, 31)), max_size=60))
    def test_all_stand_in_the_drawing_above_the_lanes(self, found):
        events = [event("iets", day.isoformat()) for day in found]

        shown = drawn(lane(strand()), events=events)

        assert len(shown.events) == len(events)
        assert all(0 <= each.x <= WIDTH for each in shown.events)
        assert all(0 < each.y < shown.top for each in shown.events if each.placed)


class TestTheDay:
    @pytest.mark.parametrize(
        ("day", "x"), [("2017-01-01", 0), ("2016-12-31", None), ("2018-01-01", None)]
    )
    def test_is_marked_where_it_is_in_the_window(self, day, x):
        assert drawn(lane(strand()), day=date.fromisoformat(day)).day_x == x


def test_a_drawing_is_as_high_as_its_lanes_and_scale():
    one, two = drawn(lane(strand())), drawn(lane(strand()), lane(strand(), strand()))

    assert one.height < two.height
    assert one.top < one.bottom < one.height
