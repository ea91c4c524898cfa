"""'Allen voor, behalve...': from a sentence to numbers, never to a number nobody can know."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from decisions.domain.vote_count import (
    ALL,
    COUNTED,
    EXCEPT,
    NO_VOTE,
    SIDES,
    VoteCount,
)

small = some.integers(0, 60)


def count(how="", *, seats=19, groups=None, **typed):
    return VoteCount(how, typed, groups or {}, seats).reckon()


class TestEverybodyButTheExceptions:
    def test_were_for(self):
        numbers = count(ALL, left=9).numbers

        assert (numbers["votes_for"], numbers["votes_against"], numbers["left"]) == (10, 0, 9)
        assert (numbers["seats"], numbers["absent"], numbers["abstained"]) == (19, None, None)

    def test_is_what_an_exception_alone_says(self):
        assert count(left=9).numbers == count(ALL, left=9).numbers

    def test_counts_the_seats_of_marked_groups(self):
        numbers = count(groups={"tegen": [4, 2], "vertrokken": [3]}).numbers

        assert (numbers["votes_for"], numbers["votes_against"], numbers["left"]) == (10, 6, 3)

    def test_takes_a_typed_number_before_the_seats_of_groups(self):
        assert count(left=2, groups={"vertrokken": [4]}).numbers["votes_for"] == 17

    def test_without_exceptions_is_the_whole_council(self):
        assert count(ALL).numbers["votes_for"] == 19

    def test_takes_the_typed_seats_before_the_known_ones(self):
        assert count(ALL, seats=19, absent=1).numbers["seats"] == 19
        assert count(ALL, seats=None).wrong.keys() == {"seats"}
        assert VoteCount(ALL, {"seats": 21}, {}, 19).reckon().numbers["votes_for"] == 21

    def test_asks_for_the_seats_that_nobody_knows(self):
        found = count(left=9, seats=None)

        assert "zetels" in found.wrong["seats"]
        assert found.numbers["votes_for"] is None

    def test_cannot_be_more_than_there_are_seats(self):
        assert "meer uitzonderingen (25)" in count(left=25).wrong["seats"]

    def test_asks_for_a_number_where_the_seats_of_a_group_are_unknown(self):
        assert "zetels" in count(groups={"vertrokken": [4, None]}).wrong["left"]

    def test_leaves_no_room_for_a_count_of_its_own(self):
        assert "geteld" in count(ALL, votes_for=10).wrong["votes_for"]

    @given(some.dictionaries(some.sampled_from(sorted(EXCEPT)), small), small)
    def test_add_up_to_all_seats(self, typed, seats):
        found = VoteCount(ALL, typed, {}, seats).reckon()

        assert sum(found.numbers[name] or 0 for name in SIDES) == seats
        assert ("seats" in found.wrong) == (found.numbers["votes_for"] < 0)


class TestACount:
    def test_is_kept_as_it_was_minuted(self):
        numbers = count(votes_for=99, votes_against=3).numbers

        assert (numbers["votes_for"], numbers["votes_against"], numbers["seats"]) == (99, 3, 19)

    def test_may_know_one_side_only(self):
        found = count(COUNTED, votes_against=3)

        assert found.wrong == {}
        assert found.numbers["votes_for"] is None

    def test_of_nothing_is_asked_for(self):
        assert "votes_for" in count(COUNTED).wrong

    def test_takes_the_seats_of_groups_that_were_for(self):
        assert count(COUNTED, groups={"voor": [4, 6]}).numbers["votes_for"] == 10

    def test_of_groups_with_unknown_seats_is_asked_for(self):
        assert "votes_for" in count(COUNTED, groups={"voor": [4, None]}).wrong


class TestWithoutAVote:
    def test_has_no_votes(self):
        numbers = count(NO_VOTE, absent=2).numbers

        assert (numbers["votes_for"], numbers["votes_against"], numbers["absent"]) == (
            None,
            None,
            2,
        )
        assert numbers["seats"] is None

    @pytest.mark.parametrize("name", ["votes_for", "votes_against"])
    def test_refuses_votes(self, name):
        assert "Zonder stemming" in count(NO_VOTE, **{name: 4}).wrong[name]


class TestNothing:
    def test_is_said_of_a_vote(self):
        found = count()

        assert (found.how, found.numbers, found.wrong) == ("", {}, {})

    def test_is_said_by_groups_that_only_stood_behind_it(self):
        assert count(groups={"voor": [4]}).how == ""
