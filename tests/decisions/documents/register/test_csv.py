"""The CSV, read back as RFC 4180 and as a spreadsheet would."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings

from decisions.documents.register import csv as csv_format
from decisions.documents.register.csv import iterate_parts, write
from tests.decisions.documents.documents import CLEAN_TEXT
from tests.decisions.documents.register.documents import (
    FORMULAS,
    LABELS,
    ODD,
    register,
    row,
    saying,
)

TEXT = LABELS.index("tekst")


def lines_of(plain):
    return list(csv.reader(StringIO(write(plain).decode("utf-8"), newline="")))


def texts_of(plain):
    return [line[TEXT] for line in lines_of(plain)[1:]]


def unquoted(text):
    """Return what a reader of the file takes a cell for, by the rule in the how-to."""
    bare = text.lstrip("'")
    return text[1:] if text != bare and bare.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def test_it_has_a_line_of_labels_and_a_line_for_each_row():
    assert lines_of(register(row(1), row(2))) == [
        list(LABELS),
        ["1", *row(1)[1:]],
        ["2", *row(2)[1:]],
    ]


def test_lines_end_as_the_standard_says_and_there_is_no_byte_order_mark():
    content = write(register())

    assert content.count(b"\r\n") == 2
    assert content.startswith(b"nummer,")


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_as_a_formula_gets_a_quote_before_it(text):
    assert texts_of(saying(text)) == [f"'{text}"]


def test_every_cell_is_guarded_and_not_the_text_alone():
    guarded = lines_of(register(row(1, **dict.fromkeys(row()._fields[1:], "=1"))))[1]

    assert guarded == ["1", *["'=1"] * (len(LABELS) - 1)]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_come_back_whole(text):
    assert [unquoted(each) for each in texts_of(saying(text))] == [text]


@settings(max_examples=60, deadline=None)
@given(CLEAN_TEXT)
def test_any_clean_text_comes_back_and_none_is_a_formula(text):
    (told,) = texts_of(saying(text))

    assert unquoted(told) == text
    assert not told.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_register_without_rows_has_its_labels():
    assert lines_of(register(groups=())) == [list(LABELS)]


def test_it_comes_in_parts_of_whole_rows(monkeypatch):
    plain = register(*(row(number) for number in range(1, 40)))
    whole = write(plain)
    monkeypatch.setattr(csv_format, "LONGEST_PART", 1_000)

    parts = list(iterate_parts(plain))

    assert len(parts) > 5
    assert all(each.endswith(b"\r\n") for each in parts)
    assert b"".join(parts) == whole
