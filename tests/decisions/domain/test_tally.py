"""A vote count checked by the Gemeentewet: valid, at the limit, tied, and what cannot be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.tally import (
    Tally,
    check_tally,
    find_doubtful_group_seats,
    find_impossible_group_seats,
    find_impossible_votes,
    was_not_adopted,
)
from municipalities.seats import CouncilSeats

MAYBE = st.none() | st.integers(0, 50)
TALLIES = st.builds(
    Tally,
    seats=MAYBE,
    votes_for=MAYBE,
    votes_against=MAYBE,
    must_abstain=MAYBE,
    present=MAYBE,
    left=MAYBE,
    council_seats=MAYBE,
    derived_seats=MAYBE,
    no_vote_asked=st.booleans(),
)


def counted(seats, votes_for, votes_against, **others):
    return Tally(seats=seats, votes_for=votes_for, votes_against=votes_against, **others)


def test_oegstgeest_on_9_may_2017_was_valid_with_not_one_vote_to_spare():
    found = check_tally(counted(19, 10, 0, left=9))

    assert (found.is_valid, found.at_the_limit, found.is_tie) == (True, True, False)
    assert found.result == "aangenomen"
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("seats", "votes_for", "votes_against", "must_abstain", "valid", "limit"),
    [
        (19, 10, 0, 0, True, True),
        (19, 9, 0, 0, False, False),
        (19, 5, 5, 0, True, True),
        (19, 11, 0, 0, True, False),
        (19, 19, 0, 0, True, False),
        (20, 10, 0, 0, False, False),
        (20, 11, 0, 0, True, True),
        (21, 6, 5, 0, True, True),
        (19, 9, 0, 1, False, False),
        (19, 9, 0, 2, True, True),
        (19, 10, 0, 1, True, True),
        (19, 10, 0, None, True, True),
        (1, 1, 0, 0, True, True),
        (19, 0, 0, 0, False, False),
    ],
)
def test_more_than_half_of_those_who_may_vote_must_have_voted(
    seats, votes_for, votes_against, must_abstain, valid, limit
):
    found = check_tally(counted(seats, votes_for, votes_against, must_abstain=must_abstain))

    assert (found.is_valid, found.at_the_limit) == (valid, limit)


@pytest.mark.parametrize(
    "tally",
    [
        Tally(),
        Tally(seats=19),
        counted(None, 10, 9),
        counted(19, 10, None),
        counted(19, None, 0),
        counted(0, 0, 0),
        counted(5, 3, 2, must_abstain=5),
    ],
)
def test_a_missing_or_impossible_number_leaves_validity_unknown(tally):
    found = check_tally(tally)

    assert found.is_valid is None
    assert not found.at_the_limit


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "result"),
    [(10, 9, "aangenomen"), (9, 10, "verworpen"), (0, 19, "verworpen"), (9, 9, "staken")],
)
def test_the_majority_of_votes_decides(votes_for, votes_against, result):
    assert check_tally(counted(19, votes_for, votes_against)).result == result


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "outcome", "expected"),
    [
        (10, 9, "", False),
        (9, 10, "", True),
        (9, 9, "", True),
        (10, 9, "Verworpen", False),
        (9, None, "", False),
        (None, None, "", False),
        (None, None, "Verworpen, met de stem van de voorzitter", True),
        (None, None, "De stemmen staken", True),
        (None, None, "aangenomen", False),
    ],
)
def test_a_motion_was_not_adopted_by_its_votes_or_else_by_its_outcome(
    votes_for, votes_against, outcome, expected
):
    assert was_not_adopted(votes_for, votes_against, outcome) is expected


def test_votes_decide_also_where_the_seats_are_unknown():
    assert check_tally(counted(None, 10, 9)).result == "aangenomen"


@pytest.mark.parametrize("tally", [counted(19, 9, 0), counted(19, None, 9), counted(None, 0, 0)])
def test_an_invalid_or_unknown_vote_decides_nothing(tally):
    assert check_tally(tally).result is None


def test_an_invalid_vote_is_told_with_its_numbers_and_article():
    (warning,) = check_tally(counted(19, 9, 0)).warnings

    assert "9 van de 19 leden" in warning
    assert "art. 29" in warning


def test_a_tie_is_postponed_where_members_were_missing():
    found = check_tally(counted(19, 8, 8))

    assert (found.is_tie, found.result) == (True, "staken")
    assert "uitgesteld" in found.warnings[0]
    assert "art. 32" in found.warnings[0]


@pytest.mark.parametrize(("seats", "must_abstain"), [(18, 0), (19, 1)])
def test_a_tie_among_all_who_may_vote_is_not_adopted(seats, must_abstain):
    found = check_tally(counted(seats, 9, 9, must_abstain=must_abstain))

    assert found.result == "staken"
    assert "voltallige vergadering: het voorstel is niet aangenomen" in found.warnings[0]


def test_a_tie_is_told_also_where_seats_are_unknown():
    found = check_tally(counted(None, 9, 9))

    assert (found.is_tie, found.result, len(found.warnings)) == (True, "staken", 1)


def test_no_vote_asked_is_adopted():
    found = check_tally(Tally(seats=19, no_vote_asked=True))

    assert (found.is_valid, found.at_the_limit, found.is_tie) == (True, False, False)
    assert (found.result, found.warnings) == ("aangenomen", ())


def test_votes_where_none_was_asked_are_told():
    found = check_tally(counted(19, 5, 5, no_vote_asked=True))

    assert (found.result, found.is_tie) == ("aangenomen", False)
    assert "geen stemming gevraagd" in found.warnings[0]


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (counted(19, 20, 0), "meer stemmen (20) dan zetels (19)"),
        (counted(19, 18, 0, must_abstain=2), "art. 28"),
        (counted(19, 10, 2, left=8), "samen (20) zijn meer dan het aantal zetels (19)"),
        (counted(19, 10, 0, must_abstain=1, left=9), "samen (20)"),
        (counted(19, 10, 2, present=11), "meer dan de aanwezige leden (11)"),
        (counted(19, 10, 0, left=9, present=18), "samen (19) zijn meer dan de aanwezige"),
        (counted(19, 10, 0, present=20), "meer leden aanwezig (20) dan er zetels zijn (19)"),
        (Tally(seats=19, present=9, no_vote_asked=True), "art. 20"),
        (Tally(seats=20, present=10), "art. 20"),
        (counted(21, 11, 0, council_seats=19), "meer zetels (21) dan de raad op deze dag had (19)"),
        (counted(19, -1, 12), "niet negatief"),
        (Tally(left=-2), "niet negatief"),
        (counted(19, 0, 0), "geen enkele stem"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(tally, words):
    told = [warning for warning in check_tally(tally).warnings if words in warning]

    assert len(told) == 1


@pytest.mark.parametrize(
    "tally",
    [
        Tally(),
        counted(19, 19, 0),
        counted(19, 10, 9, present=19, left=0, must_abstain=0),
        counted(19, 10, 5, present=18, left=2, must_abstain=1),
        counted(18, 10, 8, council_seats=19),
        Tally(seats=20, present=11),
        Tally(seats=19, present=10, no_vote_asked=True),
    ],
)
def test_an_ordinary_count_gives_no_warning(tally):
    assert check_tally(tally).warnings == ()


@pytest.mark.parametrize(
    ("seats", "council", "derived", "votes", "refused", "warned", "valid"),
    [
        (19, None, None, (19, 0), False, False, True),
        (19, None, None, (20, 0), True, True, None),
        (19, None, None, (10, 10), True, True, None),
        (19, None, None, (20, None), True, True, None),
        (None, 19, None, (10, 9), False, False, None),
        (None, 19, None, (10, 10), True, True, None),
        (45, 19, None, (10, 10), True, True, None),
        (19, 45, None, (10, 10), True, True, None),
        (19, 19, None, (10, 9), False, False, True),
        (None, None, 19, (10, 9), False, False, None),
        (None, None, 19, (10, 10), False, True, None),
        (21, None, 19, (10, 10), False, True, None),
        (21, None, 19, (10, 9), False, False, True),
        (None, None, None, (400, 0), False, False, None),
    ],
)
def test_more_votes_than_recorded_seats_are_refused_and_than_derived_seats_warned_of(
    seats, council, derived, votes, refused, warned, valid
):
    tally = counted(seats, *votes, council_seats=council, derived_seats=derived)
    found = check_tally(tally)

    assert bool(find_impossible_votes(tally)) is refused
    assert any("meer stemmen" in warning for warning in found.warnings) is warned
    assert found.is_valid is valid


@pytest.mark.parametrize(
    ("group_seats", "seats", "council", "refused"),
    [
        (None, 19, 19, False),
        (19, 19, None, False),
        (20, 19, None, True),
        (20, None, 19, True),
        (20, 45, 19, True),
        (20, 19, 45, True),
        (400, None, None, False),
    ],
)
def test_groups_with_more_seats_than_were_recorded_are_refused(
    group_seats, seats, council, refused
):
    found = find_impossible_group_seats(group_seats, seats=seats, council_seats=council)

    assert bool(found) is refused
    assert not found or f"({group_seats}) dan de raad op deze dag (19)" in found


@pytest.mark.parametrize(
    ("group_seats", "derived", "number", "warned"),
    [(20, True, 19, True), (19, True, 19, False), (20, False, 19, False), (None, True, 19, False)],
)
def test_groups_with_more_seats_than_the_law_gives_are_warned_of(
    group_seats, derived, number, warned
):
    council = CouncilSeats(number, derived=derived, how="afgeleid" if derived else "vastgelegd")

    assert bool(find_doubtful_group_seats(group_seats, council)) is warned


@given(tally=TALLIES)
def test_a_vote_with_more_votes_than_there_were_seats_says_nothing(tally):
    found = check_tally(tally)

    if find_impossible_votes(tally) and not tally.no_vote_asked:
        assert (found.is_valid, found.result, found.is_tie) == (None, None, False)


@given(tally=TALLIES)
def test_any_count_is_checked_and_never_refused(tally):
    found = check_tally(tally)

    assert found.result in {"aangenomen", "verworpen", "staken", None}
    assert all(warning.endswith((".", "?")) for warning in found.warnings)
    assert not (found.at_the_limit and not found.is_valid)


@given(seats=st.integers(1, 45), abstain=st.integers(0, 5), votes=st.integers(0, 45))
def test_a_vote_at_the_limit_is_valid_and_one_fewer_is_not(seats, abstain, votes):
    tally = counted(seats, votes, 0, must_abstain=abstain)

    if check_tally(tally).at_the_limit:
        assert check_tally(tally).is_valid
        assert not check_tally(replace(tally, votes_for=votes - 1)).is_valid


@given(votes_for=st.integers(0, 45), votes_against=st.integers(0, 45))
def test_turning_all_votes_round_turns_the_result_round(votes_for, votes_against):
    found = check_tally(counted(45, votes_for, votes_against)).result
    turned = check_tally(counted(45, votes_against, votes_for)).result

    opposite = {"aangenomen": "verworpen", "verworpen": "aangenomen"}
    assert turned == opposite.get(found, found)


@pytest.mark.parametrize(
    ("derived", "fields"),
    [
        (True, {"derived_seats": 19, "council_seats": None}),
        (False, {"derived_seats": None, "council_seats": 19}),
    ],
)
def test_a_tally_in_a_council_knows_its_seats_as_recorded_or_by_law(derived, fields):
    council = CouncilSeats(19, derived=derived, how="afgeleid" if derived else "vastgelegd")

    found = Tally(votes_for=10).in_council(council)

    assert {name: getattr(found, name) for name in fields} == fields


class TestAnotherBody:
    """A college, a province or a chamber: no article of the Gemeentewet judges its vote."""

    @pytest.mark.parametrize(
        ("tally", "result"),
        [
            (counted(150, 70, 5), "aangenomen"),
            (counted(150, 5, 6), "verworpen"),
            (counted(75, 30, 30), "staken"),
            (Tally(no_vote_asked=True), "aangenomen"),
        ],
    )
    def test_is_told_which_side_was_larger_and_nothing_of_the_law(self, tally, result):
        check = check_tally(replace(tally, is_of_council=False))

        assert (check.is_valid, check.at_the_limit, check.result) == (None, False, result)
        assert not any("Gemeentewet" in each for each in check.warnings)

    @pytest.mark.parametrize(
        "tally",
        [
            counted(150, 100, 60),
            counted(150, 100, 40, must_abstain=20),
            counted(150, 0, 0),
            counted(150, 75, 75),
            Tally(no_vote_asked=True, votes_for=1, votes_against=1),
        ],
    )
    def test_is_warned_of_numbers_that_cannot_be_right(self, tally):
        warnings = check_tally(replace(tally, is_of_council=False)).warnings

        assert len(warnings) == 1
        assert "Gemeentewet" not in warnings[0]
