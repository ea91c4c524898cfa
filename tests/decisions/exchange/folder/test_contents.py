"""What a problem shows of a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.exchange.folder import FolderRow
from decisions.exchange.folder.sheets import SHOWN, format_shown_value


class TestShown:
    @pytest.mark.parametrize(
        ("value", "short"),
        [
            ("Wonen", "Wonen"),
            ("a\nb", "a⏎b"),
            ("a\tb", "a⇥b"),
            ("a\x00b", "a<U+0000>b"),
            ("a\x1b[31mb", "a<U+001B>[31mb"),
            ("a\u202eb", "a<U+202E>b"),
            ("x" * 60, "x" * 60),
            ("x" * 61, "x" * 59 + "…"),
        ],
    )
    def test_is_short_and_hides_nothing(self, value, short):
        assert format_shown_value(value) == short

    @given(st.text(max_size=200))
    def test_stands_on_one_printable_line(self, value):
        assert format_shown_value(value).isprintable()
        assert len(format_shown_value(value)) <= SHOWN * len("<U+10FFFF>")


class TestRow:
    def test_has_an_id_where_its_file_has_one(self):
        assert FolderRow("themes.csv", 2, {"id": "wonen"}).id == "wonen"
        assert FolderRow("members.csv", 2, {"municipality": "gm9001"}).id == ""
