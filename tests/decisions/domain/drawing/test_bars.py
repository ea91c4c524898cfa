"""Bars: they never overlap, cover exactly their days, and say only what fits."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.drawing import WIDTH, Window, build_bar, text_width
from tests.decisions.domain.drawing.windows import stretches, windows

YEAR = Window(date(2017, 1, 1), date(2017, 12, 31))
SURE, UNSURE = ("✕ tegen", "✕"), ("✕ tegen ≈ onzeker", "≈")


def bar(first_on, until=None, doubts=()):
    return build_bar(
        YEAR,
        date.fromisoformat(first_on),
        until and date.fromisoformat(until),
        [(date.fromisoformat(a), b and date.fromisoformat(b)) for a, b in doubts],
        sure=SURE,
        unsure=UNSURE,
    )


def shape(found):
    return [(piece.uncertain, piece.text) for piece in found.pieces]


class TestABar:
    def test_runs_to_the_edge_while_nothing_followed(self):
        found = bar("2017-07-02")

        assert (found.x, found.x + found.width) == (YEAR.x(date(2017, 7, 2)), WIDTH)
        assert shape(found) == [(False, "✕ tegen")]

    def test_is_not_drawn_outside_the_window(self):
        assert bar("2018-01-01") is None
        assert bar("2016-01-01", "2017-01-01") is None

    def test_begins_at_the_edge_when_it_began_before(self):
        assert bar("2015-01-01", "2017-02-01").x == 0

    def test_shows_its_doubt_apart_with_words_of_its_own(self):
        found = bar("2017-04-01", None, [("2017-04-01", "2017-07-31")])

        assert shape(found) == [(True, "✕ tegen ≈ onzeker"), (False, "✕ tegen")]

    def test_says_a_sign_where_words_do_not_fit_and_nothing_where_no_sign_does(self):
        assert shape(bar("2017-04-01", "2017-04-20")) == [(False, "✕")]
        assert shape(bar("2017-04-01", "2017-04-03")) == [(False, "")]

    def test_is_all_doubt_when_the_next_act_came_before_it_was_certain(self):
        found = bar("2017-04-01", "2017-05-09", [("2017-04-01", "2017-05-09")])

        assert [piece.uncertain for piece in found.pieces] == [True]

    def test_shows_doubt_in_the_middle(self):
        found = bar("2017-02-01", None, [("2017-04-01", "2017-06-01")])

        assert [piece.uncertain for piece in found.pieces] == [False, True, False]

    def test_leaves_out_doubt_that_lies_before_the_window(self):
        found = bar("2016-04-01", None, [("2016-04-01", "2016-05-31")])

        assert shape(found) == [(False, "✕ tegen")]

    def test_whose_doubt_never_ends_has_no_sure_part(self):
        found = bar("2017-04-01", None, [("2017-04-01", None)])

        assert [piece.uncertain for piece in found.pieces] == [True]


class TestBarsOfALane:
    @given(windows(), stretches())
    def test_never_overlap_and_touch_in_order(self, window, found):
        bars = [build_bar(window, a, b, sure=SURE) for a, b in pairwise([*found, None])]
        drawn = [each for each in bars if each is not None]

        assert all(a.x + a.width == b.x for a, b in pairwise(drawn))
        assert all(each.width >= 0 for each in drawn)

    @given(windows(), stretches())
    def test_are_drawn_exactly_where_a_day_of_theirs_is_in_the_window(self, window, found):
        for begin, end in pairwise([*found, None]):
            drawn = build_bar(window, begin, end, sure=SURE) is not None
            last = end is None or end > window.first_on
            assert drawn is (begin <= window.last_on and last)

    @given(windows(), stretches(), st.data())
    def test_are_wholly_covered_by_their_pieces(self, window, found, data):
        begin, *doubts, end = found
        pairs = list(zip(doubts[::2], doubts[1::2], strict=False))
        until = data.draw(st.sampled_from([end, None]))

        drawn = build_bar(window, begin, until, pairs, sure=SURE, unsure=UNSURE)

        if drawn is None:
            return
        ends = [piece.x + piece.width for piece in drawn.pieces]
        assert drawn.pieces[0].x == drawn.x
        assert ends[-1] == drawn.x + drawn.width
        assert ends[:-1] == [piece.x for piece in drawn.pieces[1:]]

    @given(windows(), stretches())
    def test_say_only_what_fits(self, window, found):
        for begin, end in pairwise(found):
            drawn = build_bar(window, begin, end, sure=SURE)
            assert drawn is None or all(
                not piece.text or text_width(piece.text) < piece.width for piece in drawn.pieces
            )
