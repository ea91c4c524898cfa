"""Wordings that say something alike: what is suggested, what is not, and within which bounds."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.domain import likeness
from decisions.domain.likeness import ENOUGH, MOST_COMPARED, Wording, find_alike, is_reworded
from tests.environment import examples

FUSION = "De raad wil dat fusie wordt onderzocht."
SAME = "Laat een fusie van de gemeenten onderzoeken."
OTHER = "Houd de bibliotheek in het dorp open op zaterdag."


def wordings(*texts, who=None, points=None):
    return [
        Wording(key, who[key] if who else key, text, (points or {}).get(key))
        for key, text in enumerate(texts)
    ]


def keys(found):
    return [each.keys for each in found.groups]


class TestAlike:
    def test_suggests_what_two_say_in_other_words(self):
        found = find_alike(wordings(FUSION, OTHER, SAME))

        assert keys(found) == [(0, 2)]
        assert found.is_complete

    def test_leaves_what_one_body_says_twice(self):
        assert keys(find_alike(wordings(FUSION, SAME, who=["a", "a"]))) == []

    def test_puts_the_closest_first(self):
        found = find_alike(wordings(FUSION, OTHER, SAME, OTHER))

        assert keys(found) == [(1, 3), (0, 2)]
        assert [each.likeness for each in found.groups][0] == 1

    def test_leaves_what_is_linked_and_offers_the_point_to_what_is_not(self):
        linked = {0: 7, 1: 7}

        assert keys(find_alike(wordings(FUSION, SAME, points=linked))) == []
        (group,) = find_alike(wordings(FUSION, SAME, FUSION, points=linked)).groups
        assert (group.keys, group.point) == ((0, 1, 2), 7)

    def test_never_joins_two_points(self):
        found = find_alike(wordings(FUSION, FUSION, FUSION, points={0: 1, 1: 2}))

        assert all(not {0, 1} <= set(each) for each in keys(found))

    @pytest.mark.parametrize("text", ["", "...", "de het een", "🏛️" * 50, "a" * 4000])
    def test_takes_any_text(self, text):
        find_alike(wordings(text, text, FUSION))

    def test_says_nothing_alike_of_two_without_words(self):
        assert keys(find_alike(wordings("...", "!!!"))) == []


WORDS = st.sampled_from(["fusie", "onderzoek", "raad", "dorp", "regio", "kosten", "school", "open"])
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=12)


class TestAnyWordings:
    @settings(max_examples=examples(40))
    @given(TEXTS, st.randoms())
    def test_give_the_same_answer_in_any_order(self, texts, random):
        given_ = wordings(*texts)
        shuffled = random.sample(given_, len(given_))

        assert find_alike(given_) == find_alike(shuffled)

    @settings(max_examples=examples(40))
    @given(TEXTS)
    def test_are_in_one_group_at_most_with_somebody_else(self, texts):
        found = find_alike(Wording(key, key % 3, text) for key, text in enumerate(texts))
        grouped = [key for each in keys(found) for key in each]

        assert len(grouped) == len(set(grouped))
        assert all(len({key % 3 for key in each}) > 1 for each in keys(found))
        assert all(ENOUGH <= each.likeness <= 1 for each in found.groups)

    @settings(max_examples=examples(15), deadline=None)
    @given(TEXTS)
    def test_that_are_many_lose_no_equal_pair(self, texts):
        given_ = wordings(*texts, "uniek gezegd", "uniek gezegd")
        pairs = likeness._likely_pairs([likeness._text(each) for each in given_])

        told = [{one.wording.key, other.wording.key} for one, other in pairs]
        assert {len(texts), len(texts) + 1} in told


class TestManyWordings:
    def test_are_compared_within_bounds_of_work_and_memory(self, monkeypatch):
        monkeypatch.setattr(likeness, "MOST_WORDINGS", 2_000)
        number = likeness.MOST_WORDINGS + 50
        texts = [f"raad {place % 59} wil dat {place // 3} gebeurt" for place in range(number)]
        given_ = [Wording(place, place % 5, text) for place, text in enumerate(texts)]
        tracemalloc.start()
        found = find_alike(given_)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

        assert (found.compared, found.left_out) == (MOST_COMPARED, 50)
        assert not found.is_complete
        assert found.groups
        assert peak < 60 * 2**20


class TestATextThatWasChanged:
    @pytest.mark.parametrize(
        ("before", "after", "says_else"),
        [
            ("Er komen meer wonigen.", "Er komen meer woningen.", False),
            ("er komen meer woningen", "Er komen meer woningen.", False),
            ("Er komen meer woningen.", "Het zwembad blijft open.", True),
            ("Bouw geen woningen bij het station.", "Bouw woningen bij het station.", True),
            (
                "Er komen 100 woningen bij het station.",
                "Er komen 900 woningen bij het station.",
                True,
            ),
            (
                "Geef de raden meer tijd voor dit plan.",
                "Geef de raden minder tijd voor dit plan.",
                True,
            ),
        ],
    )
    def test_says_something_else_or_the_same(self, before, after, says_else):
        assert is_reworded(before, after) is says_else
