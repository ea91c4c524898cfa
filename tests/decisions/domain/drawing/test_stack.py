"""Lanes under each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.drawing import (
    AFTER,
    BESIDE,
    BETWEEN,
    MAIN,
    STRIP,
    bottom_of_lanes,
    stack_lanes,
)

lanes = st.lists(st.lists(st.booleans(), min_size=1, max_size=6), max_size=8)


def test_a_lane_has_a_strip_for_marks_and_then_its_bars():
    [lane] = stack_lanes([[True, False]], 50)

    assert lane.y == 50
    assert [(slot.y, slot.height) for slot in lane.slots] == [
        (50 + STRIP, MAIN),
        (50 + STRIP + MAIN + BETWEEN, BESIDE),
    ]
    assert lane.height == STRIP + MAIN + BETWEEN + BESIDE
    assert 50 < lane.marks_y < lane.slots[0].y
    assert 50 < lane.base < lane.slots[0].y


def test_a_drawing_without_lanes_ends_where_it_begins():
    assert bottom_of_lanes(stack_lanes([], 50), 50) == 50


@given(lanes, st.integers(0, 300))
def test_nothing_overlaps(found, top):
    drawn = stack_lanes(found, top)

    assert all(a.y + a.height + AFTER == b.y for a, b in pairwise(drawn))
    for lane in drawn:
        assert all(a.y + a.height <= b.y for a, b in pairwise(lane.slots))
        assert lane.slots[-1].y + lane.slots[-1].height == lane.y + lane.height
        assert all(slot.y < slot.base < slot.y + slot.height for slot in lane.slots)
    assert bottom_of_lanes(drawn, top) >= top
