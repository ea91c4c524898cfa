"""The characters that programs leave behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.text_intake.lines import collapse_spaces, measure_indent, prepare_text


class TestPrepared:
    @pytest.mark.parametrize(
        ("text", "ready"),
        [
            ("a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf"),
            ("ge\u00admeen\u00adte", "gemeente"),
            ("samen\u00ad\n  werking", "samenwerking"),
            ("\ufeffBrief", "Brief"),
            ("raad\u200bs\u200cbrief\u200d\u2060", "raadsbrief"),
            ("de\ufb01nitief e\ufb00ect o\ufb03cieel", "definitief effect officieel"),
            ("een\ftwee", "een\n\ntwee"),
            ("caf\u00e9 \u2013 \u201cja\u201d", "caf\u00e9 \u2013 \u201cja\u201d"),
        ],
    )
    def test_drops_what_nobody_typed_and_keeps_the_rest(self, text, ready):
        assert prepare_text(text) == ready

    @pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\u202e", "\u2066", "\ud800"])
    def test_leaves_what_must_be_refused(self, character):
        assert prepare_text(f"a{character}b") == f"a{character}b"

    @given(st.text(max_size=50))
    def test_twice_is_once(self, text):
        assert prepare_text(prepare_text(text)) == prepare_text(text)


class TestSingleSpaced:
    @pytest.mark.parametrize(
        ("line", "spaced"),
        [
            ("  een \t twee\u00a0drie  ", "een twee drie"),
            ("een\u2009twee", "een twee"),
            (" \t\u00a0 ", ""),
            ("", ""),
        ],
    )
    def test_makes_every_run_of_spaces_one(self, line, spaced):
        assert collapse_spaces(line) == spaced

    @pytest.mark.parametrize("character", ["\x1c", "\x1d", "\x1e", "\x1f", "\x0b"])
    def test_does_not_swallow_control_characters_that_count_as_space(self, character):
        assert collapse_spaces(f"a {character} b{character}") == f"a {character} b{character}"


@pytest.mark.parametrize(
    ("line", "columns"), [("a", 0), ("  a", 2), ("\ta", 4), (" \ta", 4), ("\u00a0\u00a0a", 2)]
)
def test_an_indent_is_counted_in_columns(line, columns):
    assert measure_indent(line) == columns
