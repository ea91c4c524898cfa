"""How groups voted: the direction that follows, and when a sum is told to be wrong."""

import pytest

from decisions.domain.group_votes import (
    GroupVote,
    find_doubtful_group_sum,
    find_impossible_group_votes,
)


@pytest.mark.parametrize(
    ("direction", "votes_for", "votes_against", "told"),
    [
        ("voor", None, None, "voor"),
        ("", 3, 0, "voor"),
        ("", 0, 3, "tegen"),
        ("", 2, 1, "verdeeld"),
        ("", 3, None, ""),  # nobody told whether somebody was against
        ("", 0, 0, ""),
        ("", None, None, ""),
        ("verdeeld", 3, None, "verdeeld"),
    ],
)
def test_the_direction_is_as_recorded_else_as_the_votes_say(
    direction, votes_for, votes_against, told
):
    assert GroupVote("A", direction, votes_for, votes_against).told_direction == told


@pytest.mark.parametrize(
    ("votes", "seats", "refused"),
    [((3, 0), 3, False), ((2, 2), 3, True), ((4, None), 3, True), ((9, 0), None, False)],
)
def test_a_group_has_no_more_votes_than_seats(votes, seats, refused):
    sentence = find_impossible_group_votes(GroupVote("A", "", *votes, seats=seats))

    assert (sentence is not None) is refused


COMPLETE = (GroupVote("A", "", 6, 0, group=1), GroupVote("B", "", 1, 2, group=2))


@pytest.mark.parametrize(
    ("votes", "groups", "council", "doubted"),
    [
        (COMPLETE, {1, 2}, (7, 2), False),
        (COMPLETE, {1, 2}, (8, 2), True),
        (COMPLETE, {1, 2}, (7, 1), True),
        (COMPLETE, {1, 2, 3}, (8, 2), False),  # a group is lacking
        (COMPLETE, set(), (8, 2), False),  # not all groups of the council were entered
        (COMPLETE[:1], {1, 2}, (8, 2), False),
        (COMPLETE, {1, 2}, (8, None), False),
        ((COMPLETE[0], GroupVote("B", "", 1, None, group=2)), {1, 2}, (8, 2), False),
        ((*COMPLETE, GroupVote("C", "", 1, 0)), {1, 2}, (7, 2), False),  # C is linked to none
    ],
)
def test_the_sum_is_checked_only_when_complete(votes, groups, council, doubted):
    sentence = find_doubtful_group_sum(
        votes, groups, votes_for=council[0], votes_against=council[1]
    )

    assert (sentence is not None) is doubted
