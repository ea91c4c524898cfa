"""A pasted list made into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.text_intake import RemarkLine, TextRefused, split_remarks


def split(text):
    return [(line.kind, line.text) for line in split_remarks(text)]


class TestPrefixes:
    @pytest.mark.parametrize(
        ("prefix", "kind"),
        [
            *(("w:", "wens"), ("W:", "wens"), ("w :", "wens"), ("wens:", "wens")),
            *(("Wensen:", "wens"), ("b:", "bedenking"), ("BEDENKING:", "bedenking")),
            *(("v:", "vraag"), ("vraag:", "vraag"), ("vragen:", "vraag")),
            *(("vw:", "voorwaarde"), ("VW:", "voorwaarde"), ("Voorwaarde:", "voorwaarde")),
        ],
    )
    def test_give_the_kind_and_are_left_out(self, prefix, kind):
        assert split(f"{prefix} meer groen") == [(kind, "meer groen")]
        assert split(f"{prefix}meer groen") == [(kind, "meer groen")]
        assert split(f"- {prefix} meer groen") == [(kind, "meer groen")]

    @pytest.mark.parametrize("line", ["x: iets", "Wensdenken: nee", "vwo: een school", "om 10:30"])
    def test_are_not_seen_in_other_words(self, line):
        assert split(line) == [(None, line)]

    def test_count_for_one_line_only(self):
        assert split("W: Een.\nTwee.\nB: Drie.") == [
            ("wens", "Een."),
            (None, "Twee."),
            ("bedenking", "Drie."),
        ]


class TestLabels:
    @pytest.mark.parametrize(
        "label", ["-", "*", "\u2022", "\uf0b7", "\u2013", "1.", "12)", "(3)", "a.", "b)", "iv."]
    )
    def test_are_stripped(self, label):
        assert split(f"{label} Een\n{label} Twee") == [(None, "Een"), (None, "Twee")]


class TestHeadings:
    @pytest.mark.parametrize(
        ("heading", "kind"),
        [
            ("Wensen:", "wens"),
            ("WENSEN :", "wens"),
            ("# Wensen:", "wens"),
            ("1. Bedenkingen:", "bedenking"),
            ("Bedenkingen van de fractie Voorbeeld:", "bedenking"),
            ("De raad heeft de volgende vragen:", "vraag"),
            ("Voorwaarden:", "voorwaarde"),
            ("Wensen en bedenkingen:", None),
            ("v:", "vraag"),
        ],
    )
    def test_set_the_kind_of_what_follows(self, heading, kind):
        assert split(f"w: nul\n{heading}\n- een\n\n- twee") == [
            ("wens", "nul"),
            (kind, "een"),
            (kind, "twee"),
        ]

    def test_are_overruled_by_a_prefix(self):
        assert split("Wensen:\n- een\n- b: twee\n- drie") == [
            ("wens", "een"),
            ("bedenking", "twee"),
            ("wens", "drie"),
        ]

    def test_without_a_kind_are_lines_like_any_other(self):
        assert split("Fractie Voorbeeld:\n- een") == [(None, "Fractie Voorbeeld:"), (None, "een")]


class TestALineThatGoesOn:
    @pytest.mark.parametrize(
        ("text", "joined"),
        [
            ("- Meer groen\n  In de wijk", "Meer groen In de wijk"),
            ("Meer groen\nin de wijk", "Meer groen in de wijk"),
            ("w: meer groen\nin de wijk", "meer groen in de wijk"),
            ("- meer groen in de bin-\nnenstad", "meer groen in de binnenstad"),
            ("x" * 66 + "\nMeer", "x" * 66 + " Meer"),
        ],
    )
    def test_joins_the_one_before(self, text, joined):
        assert [line for _kind, line in split(text)] == [joined]

    @pytest.mark.parametrize(
        "text",
        [
            "Meer groen\nMinder steen",
            "Meer groen.\nminder steen",
            "Meer groen\n\nminder steen",
            "meer groen\nminder steen",
            "  Meer groen\n  Minder steen",
            "- meer groen\n  - minder steen",
            "Meer groen\nb: minder steen",
        ],
    )
    def test_is_not_seen_where_another_begins(self, text):
        assert len(split(text)) == 2


class TestLimits:
    def test_let_two_hundred_lines_through_and_no_more(self):
        assert len(split_remarks("- een\n" * 200)) == 200

        with pytest.raises(TextRefused, match="201 punten"):
            split_remarks("- een\n" * 201)

    def test_let_four_thousand_characters_through_and_no_more(self):
        assert len(split_remarks("a" * 4_000)) == 1

        with pytest.raises(TextRefused, match="Regel 3 heeft 4001 tekens"):
            split_remarks("een\n\n" + "a" * 4_001)

    @pytest.mark.parametrize("character", ["\x00", "\x0b", "\u202e"])
    def test_name_the_line_with_a_character_that_is_refused(self, character):
        with pytest.raises(TextRefused, match="Regel 2: Op plaats 2"):
            split_remarks(f"- een\n- t{character}wee")

    def test_refuse_half_a_million_characters_at_once(self):
        with pytest.raises(TextRefused, match=r"500\.000"):
            split_remarks("a\n" * 300_000)


def test_a_line_knows_where_it_began():
    assert split_remarks("Wensen:\n\n- een\n  en meer\n\n- twee\ufeff") == (
        RemarkLine("wens", "een en meer", 3),
        RemarkLine("wens", "twee", 6),
    )


def test_nothing_is_no_lines():
    assert split_remarks("\n  \n") == ()


@given(st.lists(st.tuples(st.sampled_from("wbv"), st.text("abc d", min_size=1)), max_size=20))
def test_prefixed_lines_come_back_one_for_one(listed):
    wanted = [(kind, " ".join(text.split())) for kind, text in listed if text.strip()]
    kinds = {"w": "wens", "b": "bedenking", "v": "vraag"}

    found = split("\n".join(f"{kind}: {text}" for kind, text in wanted))

    assert found == [(kinds[kind], text) for kind, text in wanted]


def test_full_lines_without_bullets_that_end_a_sentence_are_points_of_their_own():
    lines = [
        f"Punt {n} gaat over het wonen en het werken in de hele streek." for n in range(10, 20)
    ]

    assert [each.text for each in split_remarks("\n".join(lines))] == lines
