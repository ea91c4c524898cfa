"""The Excel workbook, read back with calamine, and its parts where a reader hides them."""

import re
import tracemalloc
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from decisions.documents.document import Fact
from decisions.documents.register.document import CUT, LONGEST, RowGroup
from decisions.documents.register.xlsx import write
from tests.decisions.documents.documents import CLEAN_TEXT
from tests.decisions.documents.register.documents import (
    FORMULAS,
    LABELS,
    ODD,
    register,
    row,
    saying,
)
from tests.decisions.documents.register.sheets import rows_of, sheets_of, texts_of


def part(content, path):
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(path).decode("utf-8")


class TestCells:
    def test_labels_stand_above_the_rows(self):
        assert rows_of(write(register(row(1), row(2)))) == [
            list(LABELS),
            [1.0, *row(1)[1:]],
            [2.0, *row(2)[1:]],
        ]

    def test_the_number_is_a_number_and_all_else_is_text(self):
        cells = rows_of(write(register(row(12, text="34", section="5", who="2017-06-01"))))[1]

        assert [type(each) for each in cells] == [float, *[str] * (len(LABELS) - 1)]

    def test_an_empty_cell_is_empty(self):
        cells = rows_of(write(register(row(reasons="", changed=""))))[1]

        assert cells[LABELS.index("redenen")] == cells[LABELS.index("gewijzigd in")] == ""

    @pytest.mark.parametrize("text", [*FORMULAS, *ODD])
    def test_a_text_stays_that_text(self, text):
        assert texts_of(write(saying(text))) == [text]

    def test_no_cell_is_a_formula_or_a_link(self):
        every = row(1, **dict.fromkeys(row()._fields[1:], "=1+1"))
        content = write(register(every, *saying(*FORMULAS, *ODD).rows))

        sheet = part(content, "xl/worksheets/sheet1.xml")
        assert rows_of(content)[1] == [1.0, *["=1+1"] * (len(LABELS) - 1)]
        assert "<f>" not in sheet
        assert "<hyperlink" not in sheet

    def test_what_looks_like_a_formula_stays_text_when_somebody_edits_it(self):
        assert 'quotePrefix="1"' in part(write(saying("=1")), "xl/styles.xml")

    def test_a_text_too_long_for_a_cell_is_cut_and_says_so(self):
        (text,) = texts_of(write(saying("x" * 40_000)))

        assert len(text) == LONGEST
        assert text.endswith(CUT)

    @settings(max_examples=20, deadline=None)
    @given(CLEAN_TEXT)
    def test_any_clean_text_comes_back(self, text):
        assert texts_of(write(saying(text))) == [text]


class TestBook:
    def test_the_second_sheet_tells_of_the_file_itself(self):
        facts = (Fact("Dossier", "=Verzonnen"), Fact("Peildatum", "1 juni 2017"))
        sheets = sheets_of(write(register(facts=facts)))

        assert list(sheets) == ["Wensen en bedenkingen", "Over dit bestand"]
        assert sheets["Over dit bestand"] == [
            ["Dossier", "=Verzonnen"],
            ["Peildatum", "1 juni 2017"],
        ]

    def test_groups_follow_each_other_in_one_sheet(self):
        groups = (RowGroup("Een", (row(1),)), RowGroup("Twee", (row(2),)))

        assert [each[0] for each in rows_of(write(register(groups=groups)))[1:]] == [1.0, 2.0]

    def test_its_properties_tell_title_and_moment(self):
        core = part(write(register(title="Wensen")), "docProps/core.xml")

        assert "<dc:title>Wensen</dc:title>" in core
        assert "2026-11-04T13:05:00Z" in core

    def test_a_long_title_is_cut_where_excel_wants_it(self):
        sheets = sheets_of(write(register(title="x" * 300)))

        assert list(sheets) == ["x" * 31, "Over dit bestand"]

    def test_the_head_stays_in_sight_and_is_printed_on_every_page(self):
        content = write(register())

        assert 'state="frozen"' in part(content, "xl/worksheets/sheet1.xml")
        assert re.search("Print_Titles.*\\$1:\\$1", part(content, "xl/workbook.xml"))

    def test_a_register_without_rows_has_its_labels(self):
        assert rows_of(write(replace(register(), groups=()))) == [list(LABELS)]


class Made:
    """So many rows, made when they are asked for."""

    def __init__(self, number):
        self.number = number

    def __iter__(self):
        return (
            row(number, text=f"Punt {number} " + "woord " * 30) for number in range(self.number)
        )


class TestMemory:
    def test_ten_times_as_many_rows_take_hardly_more(self):
        few, many = (peak_of(number) for number in (200, 2_000))

        assert many < few + 2**20

    def test_the_rows_are_all_there(self):
        content = write(register(groups=(RowGroup("", Made(2_000)),)))

        assert [cells[0] for cells in rows_of(content)[1:]] == list(range(2_000))


def peak_of(number):
    """Return how much memory writing so many rows takes at its most, in bytes."""
    tracemalloc.start()
    try:
        write(register(groups=(RowGroup("", Made(number)),)))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
