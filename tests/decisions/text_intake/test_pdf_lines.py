"""The lines of the pages of a PDF, or the problem with it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from decisions.text_intake.pdf_lines import MOST_PAGES, read_pdf_pages
from tests.decisions.text_intake.files import blank_pdf, pdf
from tests.environment import examples

LETTER = pdf("Een regel \\\nnog een regel \\\nen nog een\n\n\nNieuwe alinea", title="Brief")


def lines(found):
    return [(text.strip(), is_apart) for page in found["pages"] for text, is_apart in page]


def test_it_gives_lines_and_says_which_stand_apart():
    assert lines(read_pdf_pages(LETTER)) == [
        ("Een regel", False),
        ("nog een regel", False),
        ("en nog een", False),
        ("Nieuwe alinea", True),
    ]


def test_it_gives_the_properties_and_stamps_beside_the_text(tmp_path):
    writer = PdfWriter(clone_from=PdfReader(_file(tmp_path, LETTER)))
    writer.add_annotation(0, FreeText(text="GEHEIM", rect=(0, 0, 50, 50)))
    writer.write(tmp_path / "stamped.pdf")

    assert read_pdf_pages((tmp_path / "stamped.pdf").read_bytes())["around"] == ["Brief", "GEHEIM"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (blank_pdf(password="x"), "encrypted"),
        (blank_pdf(MOST_PAGES + 1), "pages"),
        (b"", "broken"),
        (b"%PDF-1.4 %%EOF", "broken"),
    ],
    ids=["locked", "pages", "nothing", "broken"],
)
def test_it_names_the_problem(data, problem):
    assert read_pdf_pages(data) == {"problem": problem}


def test_it_stops_where_there_is_too_much_text(monkeypatch):
    monkeypatch.setattr("decisions.text_intake.pdf_lines.MOST_CHARACTERS", 10)

    assert read_pdf_pages(LETTER) == {"problem": "much"}


@settings(max_examples=examples(15), deadline=None)
@given(st.integers(0, len(LETTER)), st.binary(max_size=20))
def test_a_pdf_that_was_cut_and_patched_gives_lines_or_a_problem(place, patch):
    found = read_pdf_pages(LETTER[:place] + patch + LETTER[place + len(patch) + 5 :])

    assert found.keys() in ({"problem"}, {"pages", "around"})


def _file(folder, data):
    (folder / "letter.pdf").write_bytes(data)
    return folder / "letter.pdf"
