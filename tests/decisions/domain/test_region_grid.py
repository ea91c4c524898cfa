"""Where the tiles of a region stand: a truth table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.region_grid import arrange_tiles, count_across


def placed(keys, given_places):
    grid = arrange_tiles(keys, given_places)
    return {each.key: (each.row, each.column) for each in grid.places}, (grid.across, grid.down)


@pytest.mark.parametrize(
    ("keys", "given_places", "expected", "size"),
    [
        ([], {}, {}, (0, 0)),
        ([1], {}, {1: (1, 1)}, (1, 1)),
        # Nothing given: by name, about as wide as a slide.
        ([1, 2, 3, 4, 5], {}, {1: (1, 1), 2: (1, 2), 3: (1, 3), 4: (2, 1), 5: (2, 2)}, (3, 2)),
        # Who was given no place gets the first free one.
        ([1, 2, 3], {2: (1, 1), 3: (2, 2)}, {2: (1, 1), 1: (1, 2), 3: (2, 2)}, (2, 2)),
        # Of two on one place the first by name stands there.
        ([1, 2], {1: (1, 1), 2: (1, 1)}, {1: (1, 1), 2: (2, 1)}, (1, 2)),
        # Rows and columns before the first tile are left out.
        ([1, 2], {1: (3, 4), 2: (5, 4)}, {1: (1, 1), 2: (3, 1)}, (1, 3)),
        # A place of who takes no part is none.
        ([1], {9: (1, 1)}, {1: (1, 1)}, (1, 1)),
    ],
)
def test_tiles_stand_where_they_were_put(keys, given_places, expected, size):
    assert placed(keys, given_places) == (expected, size)


@pytest.mark.parametrize(
    ("number", "across"), [(0, 1), (1, 1), (3, 3), (4, 2), (5, 3), (8, 4), (9, 4), (400, 8)]
)
def test_without_places_they_are_about_as_wide_as_a_slide(number, across):
    assert count_across(number) == across


@given(
    st.lists(st.integers(1, 60), unique=True),
    st.dictionaries(st.integers(1, 60), st.tuples(st.integers(1, 8), st.integers(1, 8))),
)
def test_every_tile_has_one_place_of_its_own(keys, given_places):
    grid = arrange_tiles(keys, given_places)

    assert {each.key for each in grid.places} == set(keys)
    assert len({(each.row, each.column) for each in grid.places}) == len(keys)
    assert all(1 <= each.column <= grid.across for each in grid.places)
    assert [(e.row, e.column) for e in grid.places] == sorted(
        (e.row, e.column) for e in grid.places
    )
