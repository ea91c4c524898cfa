"""Which lines belong together."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.text_intake.pieces import continues_line, split_at_blank_lines, split_into_pieces

SENTENCE = "Het bestuur legt uit waarom de bijdrage aan het fonds hoger is dan vorig jaar. "


def texts(text):
    return [piece.text for piece in split_into_pieces(text)]


class TestBlocks:
    def test_are_parted_by_empty_lines_and_know_their_numbers(self):
        found = list(split_at_blank_lines("een\n  twee\n \t\n\ndrie\n"))

        assert [[line.text for line in block] for block in found] == [["een", "twee"], ["drie"]]
        assert [[line.number for line in block] for block in found] == [[1, 2], [5]]
        assert found[0][1].indent == 2

    def test_of_nothing_are_none(self):
        assert list(split_at_blank_lines("\n \n")) == []


class TestPieces:
    def test_join_the_lines_that_a_page_broke(self):
        whole = (SENTENCE * 4).strip()

        assert texts(textwrap.fill(whole, 90)) == [whole]

    def test_keep_the_lines_of_an_address_apart(self):
        address = "Gemeente Voorbeeld\nPostbus 12\n1234 AB Voorbeeld\nTelefoon 14 000"

        assert texts(address) == address.split("\n")

    def test_keep_the_items_of_a_list_apart_and_each_whole(self):
        item = "- " + (SENTENCE * 2).strip()

        assert texts(f"{textwrap.fill(item, 80)}\n{textwrap.fill(item, 80)}") == [item, item]

    def test_leave_the_long_lines_of_a_word_processor_as_they_are(self):
        long = (SENTENCE * 3).strip()

        assert texts(f"{long}\n{long}\nkort") == [long, long, "kort"]

    def test_part_a_heading_from_the_text_right_under_it(self):
        body = (SENTENCE * 3).strip()

        assert texts(f"Hoe nu verder\n{textwrap.fill(body, 90)}") == ["Hoe nu verder", body]

    def test_know_their_first_line_and_whether_they_stand_alone(self):
        found = split_into_pieces("Kop\n\nregel een\nregel twee")

        assert [(piece.number, piece.is_alone) for piece in found] == [
            (1, True),
            (3, False),
            (4, False),
        ]

    @given(st.lists(st.sampled_from(["een", "twee.", "Drie", "-", "1.", "lang:"]), max_size=40))
    def test_lose_no_word(self, words):
        text = "\n".join(words)

        assert " ".join(texts(text)).split() == text.split()


class TestGoingOn:
    @pytest.mark.parametrize(
        ("last", "line", "goes"),
        [
            ("x" * 65, "groot", True),
            ("x" * 65, "Groot", True),
            ("x" * 45, "klein", True),
            ("x" * 45, "Klein", False),
            ("x" * 20, "klein", False),
            ("x" * 20 + "-", "klein", True),
            ("x" * 20 + " -", "klein", False),
            ("x" * 45 + ".", "Klein", False),
            ("x" * 65 + ".", "Groot", True),
            ("x" * 65, "- item", False),
        ],
    )
    def test_asks_whether_the_next_word_would_have_fitted(self, last, line, goes):
        assert continues_line(last, line, 70) is goes

    def test_never_happens_where_lines_have_no_width(self):
        assert not continues_line("x" * 300, "klein", 0)
