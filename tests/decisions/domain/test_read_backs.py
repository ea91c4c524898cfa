"""Where a line that a griffie reads back stands."""

import pytest

from decisions.domain.read_backs import LineState, asks_answer, judge_line, make_fingerprint


class TestALine:
    @pytest.mark.parametrize(
        ("verdict", "read_as", "stands_as", "state", "asks"),
        [
            ("", "", "a", LineState.SILENT, True),
            ("klopt", "a", "a", LineState.AGREED, False),
            ("anders", "a", "a", LineState.DIFFERENT, False),
            ("klopt", "b", "a", LineState.OUTDATED, True),
            ("anders", "b", "a", LineState.OUTDATED, True),
        ],
    )
    def test_stands_where_the_answer_to_what_it_says_puts_it(
        self, verdict, read_as, stands_as, state, asks
    ):
        found = judge_line(verdict, read_as, stands_as)

        assert (found, asks_answer(found)) == (state, asks)


class TestAFingerprint:
    def test_is_the_same_for_the_same_words_and_holds_none_of_them(self):
        made = make_fingerprint(["voor", None, "mei"])

        assert made == make_fingerprint(["voor", "", "mei"])
        assert len(made) == 32
        assert "voor" not in made

    @pytest.mark.parametrize("other", [["voor", "mei"], ["voormei"], ["mei", "voor"], []])
    def test_is_another_for_other_words_or_the_same_divided_otherwise(self, other):
        assert make_fingerprint(other) != make_fingerprint(["voor", "", "mei"])
