"""A vote as people write it becomes what the form for a decision would have asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from decisions.domain.vote_count import ALL, COUNTED, NO_VOTE
from decisions.tables import CellRefused, ReadVote
from decisions.tables.votes import read_vote


class TestAVote:
    @pytest.mark.parametrize(
        ("written", "vote"),
        [
            ("10-9", ReadVote(COUNTED, {"votes_for": 10, "votes_against": 9})),
            ("10 voor, 9 tegen", ReadVote(COUNTED, {"votes_for": 10, "votes_against": 9})),
            ("voor: 10; tegen: 9", ReadVote(COUNTED, {"votes_for": 10, "votes_against": 9})),
            (
                "tien stemmen voor en twee tegen",
                ReadVote(COUNTED, {"votes_for": 10, "votes_against": 2}),
            ),
            (
                "10 voor, 0 tegen, 9 vertrokken",
                ReadVote(COUNTED, {"votes_for": 10, "votes_against": 0, "left": 9}),
            ),
            ("Unaniem", ReadVote(ALL)),
            ("allen voor", ReadVote(ALL)),
            ("met algemene stemmen aangenomen", ReadVote(ALL)),
            ("allen voor, behalve negen vertrokken", ReadVote(ALL, {"left": 9})),
            ("Allen voor, behalve VVD", ReadVote(ALL, {}, {"tegen": ["vvd"]})),
            (
                "allen voor, behalve VVD (vertrokken) en D66",
                ReadVote(ALL, {}, {"vertrokken": ["vvd"], "tegen": ["d66"]}),
            ),
            ("hamerstuk", ReadVote(NO_VOTE)),
            ("zonder hoofdelijke stemming", ReadVote(NO_VOTE)),
        ],
    )
    def test_is_read(self, written, vote):
        assert read_vote(written).value == vote

    @pytest.mark.parametrize(
        "written",
        [
            *("aangenomen", "10", "allen voor, behalve 3", "10 voor, 3 voor", "3 afwezig"),
            *("allen voor, behalve VVD (voor)", "tegen"),
        ],
    )
    def test_that_leaves_something_open_is_refused_with_examples(self, written):
        with pytest.raises(CellRefused, match="10 voor, 9 tegen"):
            read_vote(written)

    @given(some.integers(0, 45), some.integers(0, 45))
    def test_is_the_same_in_each_order_of_words(self, ayes, noes):
        written = (f"{ayes} voor, {noes} tegen", f"tegen {noes}, voor {ayes}", f"{ayes} - {noes}")

        assert {str(read_vote(each).value.typed["votes_for"]) for each in written} == {str(ayes)}
        assert {str(read_vote(each).value.typed["votes_against"]) for each in written} == {
            str(noes)
        }
