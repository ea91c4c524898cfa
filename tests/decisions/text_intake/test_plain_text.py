"""Text files."""

import pytest

from decisions.text_intake import TextRefused
from decisions.text_intake.files import extract_plain_text

TEXT = "Financi\u00eble \u2018bijlage\u2019: \u20ac 5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_marked_utf_16_are_read_without_a_word(encoding):
    assert extract_plain_text(TEXT.encode(encoding)) == (TEXT, "", ())


def test_big_endian_is_read_too():
    assert extract_plain_text(b"\xfe\xff" + TEXT.encode("utf-16-be")) == (TEXT, "", ())


def test_windows_1252_is_read_and_told():
    text, _margins, notes = extract_plain_text(TEXT.encode("cp1252"))

    assert text == TEXT
    assert "Windows-1252" in notes[0]


@pytest.mark.parametrize(
    "data",
    [
        b"\x81\x8d\xff",
        b"\xff\xfe\x00\xd8",
        b"\xff\xfea",
        b"a\x00b\x00",
        b"\xff\xfe\x00\x00a\x00\x00\x00",
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(TextRefused, match="geen tekst"):
        extract_plain_text(data)
