"""What a paragraph names, offered without guessing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.text_intake import Suggestion, SuggestionKind, find_suggestions

MUNICIPALITIES = (("gm1", "Noorddorp"), ("gm2", "Zuiden"), ("gm3", "Zuiden aan Zee"))
BODIES = (
    ("raad-1", "Gemeenteraad Noorddorp", "gemeenteraad", "Noorddorp"),
    ("college-1", "College van B en W Noorddorp", "college", "Noorddorp"),
    ("raad-2", "Gemeenteraad Zuiden", "gemeenteraad", "Zuiden"),
    ("stuurgroep", "Stuurgroep Toekomst", "stuurgroep", ""),
)


def offered(text, **given):
    found = find_suggestions(
        text,
        municipalities=given.pop("municipalities", MUNICIPALITIES),
        bodies=given.pop("bodies", BODIES),
        **given,
    )
    return [(each.kind.value, each.value, each.words) for each in found]


class TestSuggestions:
    def test_come_in_the_order_of_the_text(self):
        text = "Op 9 mei 2017 nam de raad van Noorddorp, anders dan Zuiden, brief Z/17/455361 aan."

        assert offered(text) == [
            ("datum", "2017-05-09", "9 mei 2017"),
            ("orgaan", "raad-1", "de raad van Noorddorp"),
            ("gemeente", "gm2", "Zuiden"),
            ("kenmerk", "Z/17/455361", "Z/17/455361"),
        ]

    def test_never_overlap_and_the_longest_wins(self):
        assert offered("het college van Noorddorp") == [
            ("orgaan", "college-1", "het college van Noorddorp")
        ]
        assert offered("kenmerk: 9-5-2017") == [("kenmerk", "9-5-2017", "9-5-2017")]

    def test_say_where_the_words_stand(self):
        (found,) = find_suggestions("op 9 mei 2017.", municipalities=(), bodies=())

        assert found == Suggestion(SuggestionKind.DATE, "2017-05-09", 3, 13, "9 mei 2017")

    def test_of_a_year_that_is_only_the_letters_own_are_uncertain(self):
        (found,) = find_suggestions("op 9 mei", municipalities=(), bodies=(), year_hint=2017)

        assert (found.value, found.is_uncertain) == ("2017-05-09", True)

    def test_are_none_where_nothing_is_named(self):
        assert offered("") == []
        assert offered("De raden hebben hun wensen en bedenkingen geuit over 12 punten.") == []

    def test_take_lists_too(self):
        found = find_suggestions(
            "Noorddorp", municipalities=list(MUNICIPALITIES), bodies=list(BODIES)
        )

        assert [each.value for each in found] == ["gm1"]


PARTS = st.sampled_from(
    [
        *("de raad van", "Noorddorp", "en", "Zuiden", "9", "10 mei 2017", "mei", "2017", ","),
        *("kenmerk:", "Z/17/455361", "het college", "tot en met", "begin", "maart", "-", ". ", "("),
        *(
            "de stuurgroep",
            "Zuiden aan Zee",
            "2017.00123",
            "ongeveer",
            "31 februari 2017",
            "\u00eb",
        ),
    ]
)


@settings(deadline=None)
@given(st.lists(PARTS, max_size=14), st.sampled_from([None, 2017]))
def test_positions_point_at_exactly_the_words_and_never_overlap(parts, hint):
    text = " ".join(parts)

    found = find_suggestions(text, municipalities=MUNICIPALITIES, bodies=BODIES, year_hint=hint)

    assert all(text[each.start : each.end] == each.words != "" for each in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\U0001f600", "\u0130"])
def test_odd_signs_move_no_position(sign):
    text = f"{sign} op 9 mei 2017"

    (found,) = find_suggestions(text, municipalities=MUNICIPALITIES, bodies=BODIES)

    assert text[found.start : found.end] == "9 mei 2017"
