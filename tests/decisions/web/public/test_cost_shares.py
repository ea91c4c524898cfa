"""What a municipality pays of an amount that is divided by inhabitants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.web.public.municipalities import compute_cost_share, is_by_inhabitants

PEOPLE = st.lists(st.integers(min_value=1, max_value=1_000_000), min_size=1, max_size=9)
AMOUNT = st.integers(min_value=0, max_value=10**9)
KEY = "naar inwonertal"


class TestTheKey:
    @pytest.mark.parametrize("key", ["naar inwonertal", "Per Inwoner", "50/50, dan INWONERS"])
    def test_is_read_whatever_its_capitals(self, key):
        assert is_by_inhabitants(key)

    @pytest.mark.parametrize("key", ["", "gelijke delen", "naar woningen"])
    def test_of_another_kind_gives_nothing(self, key):
        assert not is_by_inhabitants(key)
        assert compute_cost_share(100, key, 1, [1, 1]) is None


class TestAShare:
    def test_tells_the_inhabitants_that_gave_it(self):
        share = compute_cost_share(400_000, KEY, 8_119, [8_119, 26_968])

        assert (share.part, share.whole) == (8_119, 35_087)
        assert share.amount == 92_558

    def test_rounds_a_half_up(self):
        assert compute_cost_share(1, KEY, 1, [1, 1]).amount == 1
        assert compute_cost_share(3, KEY, 1, [1, 1]).amount == 2

    @pytest.mark.parametrize(
        ("amount", "own", "everybody"),
        [(None, 1, [1, 1]), (100, None, [1, None]), (100, 1, [1, None]), (100, 0, [0, 0])],
    )
    def test_is_not_guessed_where_a_number_is_missing(self, amount, own, everybody):
        assert compute_cost_share(amount, KEY, own, everybody) is None

    @given(AMOUNT, PEOPLE)
    def test_of_everybody_adds_up_to_the_amount_but_for_rounding(self, amount, people):
        shares = [compute_cost_share(amount, KEY, own, people).amount for own in people]

        assert abs(sum(shares) - amount) <= len(people) / 2

    @given(AMOUNT, PEOPLE)
    def test_is_never_more_than_half_a_euro_off(self, amount, people):
        for own in people:
            share = compute_cost_share(amount, KEY, own, people)
            assert abs(share.amount - amount * own / sum(people)) <= 0.5 + amount * 1e-12
