"""What of an item is common, its own, and new."""

from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.common_text import compare_texts, even

TEXTS = st.sampled_from(["", "Instemmen.", "Kennis nemen.", "Instemmen.\nKennis nemen."])


def compared(followed, common, own):
    (found,) = compare_texts({"points": followed}, {"points": common}, {"points": own})
    return found


def test_the_same_text_is_common():
    found = compared("Instemmen.", "Instemmen.", "Instemmen.")

    assert not found.departs
    assert not found.is_renewed


def test_another_text_of_the_council_is_its_own():
    assert compared("Instemmen.", "Instemmen.", "Instemmen, mits.").departs


def test_a_text_that_changed_since_is_new():
    found = compared("Instemmen.", "Kennis nemen.", "Instemmen.")

    assert found.is_renewed
    assert not found.departs


def test_what_the_council_says_already_is_not_new():
    assert not compared("Instemmen.", "Kennis nemen.", "Kennis nemen.").is_renewed


def test_white_space_alone_is_no_difference():
    found = compared("Een  punt.\n\nTwee.", "Een punt.\r\nTwee. ", "Een punt.\nTwee.")

    assert (found.departs, found.is_renewed) == (False, False)


def test_a_field_that_says_nothing_anywhere_is_left_out():
    assert compare_texts({}, {"points": ""}, {"points": " "}) == ()


@given(TEXTS, TEXTS, TEXTS)
def test_what_was_followed_to_the_end_holds_nothing_new(followed, common, own):
    for found in compare_texts({"a": followed}, {"a": common}, {"a": own}):
        after = compare_texts({"a": common}, {"a": common}, {"a": own})
        assert not any(each.is_renewed for each in after)
        assert found.is_renewed == (even(common) not in (even(followed), even(own)))
