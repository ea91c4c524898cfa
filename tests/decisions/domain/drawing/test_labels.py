"""Labels above a drawing: rows in which no two touch."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.drawing import WIDTH, PlacedLabel, place_labels, shorten_label, text_width

labels = st.lists(st.tuples(st.integers(0, WIDTH), st.text("abc ", min_size=1, max_size=40)))


class TestPlace:
    def test_puts_what_fits_on_the_first_row(self):
        assert place_labels([(0, "een"), (100, "twee")], 3) == [
            PlacedLabel(0, 0, False),
            PlacedLabel(100, 0, False),
        ]

    def test_puts_what_would_touch_on_the_next(self):
        assert [each.row for each in place_labels([(0, "een"), (10, "twee"), (20, "drie")], 3)] == [
            0,
            1,
            2,
        ]

    def test_leaves_out_what_finds_no_room(self):
        assert place_labels([(0, "een"), (10, "twee")], 1) == [PlacedLabel(0, 0, False), None]

    def test_turns_to_the_left_at_the_right_edge(self):
        assert place_labels([(WIDTH, "een")], 1) == [PlacedLabel(WIDTH, 0, True)]

    def test_leaves_out_what_is_wider_than_the_drawing(self):
        assert place_labels([(500, "x" * 200)], 3) == [None]

    @given(labels, st.integers(1, 6))
    def test_lets_no_two_touch_and_none_leave_the_drawing(self, found, rows):
        spots = place_labels(found, rows)

        taken = []
        for (_, text), spot in zip(found, spots, strict=True):
            if spot is not None:
                begins = spot.x - text_width(text) if spot.at_end else spot.x
                taken.append((spot.row, begins, begins + text_width(text)))
        assert all(begin >= 0 and end <= WIDTH and row < rows for row, begin, end in taken)
        for (row, begin, end), (other, start, stop) in combinations(taken, 2):
            assert row != other or end < start or stop < begin


class TestShortened:
    def test_keeps_what_is_short_enough(self):
        assert shorten_label("Leiderdorp", 10) == "Leiderdorp"

    def test_cuts_the_rest_with_an_ellipsis(self):
        assert shorten_label("Alphen aan den Rijn", 11) == "Alphen aan…"

    @given(st.text(max_size=60), st.integers(1, 40))
    def test_is_never_longer(self, text, most):
        assert len(shorten_label(text, most)) <= max(most, 1)
