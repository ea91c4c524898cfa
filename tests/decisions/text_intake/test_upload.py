"""Uploaded files of every kind."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.text_intake import ExtractedText, TextRefused, extract_text, find_secrecy_marking
from decisions.text_intake.docx import read_docx
from decisions.text_intake.files import BIGGEST
from tests.decisions.text_intake.files import docx, pdf, zipped
from tests.environment import examples

LETTER = docx(lambda document: document.add_paragraph("Geachte raad"))


def text_or_sentence(data):
    """Return whether a file gives text, or a refusal with a Dutch sentence."""
    try:
        return isinstance(extract_text(data, "brief.docx"), ExtractedText)
    except TextRefused as error:
        return str(error).endswith(".")


class TestExtract:
    def test_reads_text_word_and_pdf(self):
        assert extract_text(b"Geachte raad", "brief.txt") == ExtractedText("Geachte raad")
        assert extract_text(LETTER, "brief.docx").text == "Geachte raad"
        assert extract_text(pdf("Geachte raad"), "brief.pdf") == ExtractedText("Geachte raad")

    @pytest.mark.parametrize("data", [b"", b" \n\t", docx()], ids=["nothing", "spaces", "document"])
    def test_refuses_what_is_empty(self, data):
        with pytest.raises(TextRefused, match="leeg|geen tekst"):
            extract_text(data, "brief.txt")

    def test_takes_ten_megabytes_and_no_more(self):
        with pytest.raises(TextRefused, match="10 MB"):
            extract_text(b"a" * (BIGGEST + 1), "brief.txt")
        with pytest.raises(TextRefused, match=r"500\.000"):
            extract_text(b"a" * BIGGEST, "brief.txt")

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (zipped(**{"xl/workbook.xml": b""}), "Excel"),
            (b"{\\rtf1", "RTF"),
            (b"\x89PNG\r\n", "PNG"),
        ],
    )
    def test_calls_a_renamed_file_what_it_is(self, data, words):
        with pytest.raises(TextRefused, match=words):
            extract_text(data, "brief.docx")


class TestNotes:
    @pytest.mark.parametrize(
        ("data", "name", "words"),
        [
            (LETTER, "brief.pdf", "een Word-document"),
            (LETTER, "brief", "op niets"),
            (b"Geachte raad", "brief.docx", "gewone tekst"),
            ("Financi\u00eble".encode("cp1252"), "brief.txt", "Windows-1252"),
        ],
    )
    def test_tell_what_was_unexpected(self, data, name, words):
        assert words in extract_text(data, name).notes[0]

    @pytest.mark.parametrize("name", ["brief.DOCX", "a/../b.docx", "..\\x.docx", "\r\n.docx"])
    def test_are_none_where_the_name_is_right(self, name):
        assert extract_text(LETTER, name).notes == ()

    @pytest.mark.parametrize("name", ["brief.txt", "brief.md", "brief", ""])
    def test_are_none_for_text_under_any_other_name(self, name):
        assert extract_text(b"Geachte raad", name).notes == ()


def test_the_whole_has_the_margins_too():
    found = ExtractedText("tekst", "VERTROUWELIJK")

    assert find_secrecy_marking(found.text) is None
    assert find_secrecy_marking(found.whole) is not None
    assert ExtractedText("tekst").whole == "tekst"


@settings(max_examples=examples(60), deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_sentence(data):
    assert text_or_sentence(data)


# A Word document is read by the function that its own process calls: starting one takes longer.


def gives_words_or_sentence(data):
    """Return whether reading a Word document gives its texts, or a Dutch sentence."""
    found = read_docx(data)
    return found.keys() == {"text", "margins"} or found["problem"].endswith(".")


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, len(LETTER) - 1), st.binary(max_size=6), st.booleans())
def test_a_word_document_cut_or_patched_gives_text_or_a_sentence(place, patch, is_cut):
    rest = b"" if is_cut else LETTER[place + len(patch) :]

    assert gives_words_or_sentence(LETTER[:place] + patch + rest)


@settings(max_examples=examples(40), deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_after_the_mark_of_a_zip_give_a_sentence(data):
    assert read_docx(b"PK\x03\x04" + data)["problem"].endswith(".")
