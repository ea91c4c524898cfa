"""The path of a ring, as an SVG has it."""

import pytest

from decisions.board.region import write_ring


@pytest.mark.parametrize(
    ("ring", "path"),
    [
        (((0, 0), (4, 0), (4, 3)), "M0 0l4 0 0 3z"),
        (((9, 9), (5, 9), (5, 2)), "M9 9l-4 0 0 -7z"),
    ],
)
def test_a_ring_is_told_step_by_step_from_where_it_begins(ring, path):
    assert write_ring(ring) == path
