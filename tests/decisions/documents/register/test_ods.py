"""The OpenDocument spreadsheet, read back with calamine, and its parts with lxml."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from lxml import etree

from decisions.documents.document import Fact
from decisions.documents.register.document import LONGEST
from decisions.documents.register.ods import MEDIA_TYPE, NAMES, qualified_name, write
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

# calamine leaves out what ODF has for a tab, which LibreOffice reads and writes.
NO_TAB = ""


def part(content, path):
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(path))


def body_of(content):
    return part(content, "content.xml")


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

    def test_an_empty_cell_is_empty_and_moves_nothing(self):
        cells = rows_of(write(register(row(who="", reasons=""))))[1]

        assert cells == [7.0, *row(who="", reasons="")[1:]]

    @pytest.mark.parametrize("text", [*FORMULAS, *ODD])
    def test_a_text_stays_that_text(self, text):
        assert texts_of(write(saying(text))) == [text.replace("\t", NO_TAB)]

    def test_a_tab_is_told_as_one(self):
        body = body_of(write(saying("een\ttab en  twee spaties")))

        (tab,) = body.iter(qualified_name("text:tab"))
        (spaces,) = body.iter(qualified_name("text:s"))
        assert (tab.getparent().text, tab.tail) == ("een", "tab en")
        assert (spaces.get(qualified_name("text:c")), spaces.tail) == ("2", "twee spaties")

    def test_no_cell_is_a_formula(self):
        every = row(1, **dict.fromkeys(row()._fields[1:], "=1+1"))
        content = write(register(every, *saying(*FORMULAS).rows))

        cells = list(body_of(content).iter(qualified_name("table:table-cell")))
        assert rows_of(content)[1] == [1.0, *["=1+1"] * (len(LABELS) - 1)]
        assert not any(each.get(qualified_name("table:formula")) for each in cells)
        assert {each.get(qualified_name("office:value-type")) for each in cells} == {
            "string",
            "float",
        }

    def test_a_text_too_long_for_excel_is_cut(self):
        assert len(texts_of(write(saying("x" * 40_000)))[0]) == LONGEST

    @settings(max_examples=40, deadline=None)
    @given(CLEAN_TEXT)
    def test_any_clean_text_comes_back(self, text):
        assert texts_of(write(saying(text))) == [text.replace("\t", NO_TAB)]


class TestBook:
    def test_the_second_sheet_tells_of_the_file_itself(self):
        sheets = sheets_of(write(register(facts=(Fact("Peildatum", "1 juni 2017"),))))

        assert list(sheets) == ["Wensen en bedenkingen", "Over dit bestand"]
        assert sheets["Over dit bestand"] == [["Peildatum", "1 juni 2017"]]

    def test_a_reader_of_files_sees_at_once_what_it_is(self):
        with ZipFile(BytesIO(write(register()))) as archive:
            first = archive.infolist()[0]

            assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
            assert archive.read("mimetype").decode() == MEDIA_TYPE

    def test_the_manifest_names_every_part(self):
        content = write(register())

        with ZipFile(BytesIO(content)) as archive:
            there = set(archive.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        entries = part(content, "META-INF/manifest.xml")
        named = {value for each in entries for key, value in each.items() if "full-path" in key}
        assert named == there | {"/"}

    def test_its_properties_tell_title_language_and_moment(self):
        told = {each.tag: each.text for each in part(write(register()), "meta.xml")[0]}

        assert told[qualified_name("dc:title")] == "Wensen en bedenkingen"
        assert told[qualified_name("dc:language")] == "nl-NL"
        assert told[qualified_name("meta:creation-date")] == "2026-11-04T13:05:00Z"

    def test_its_text_is_dutch(self):
        styles = part(write(register()), "styles.xml")

        (text,) = styles.iter(qualified_name("style:text-properties"))
        assert (
            text.get(qualified_name("fo:language")),
            text.get(qualified_name("fo:country")),
        ) == ("nl", "NL")

    def test_the_head_is_marked_as_one(self):
        heads = body_of(write(register())).iter(qualified_name("table:table-header-rows"))

        assert [len(each) for each in heads] == [1]

    def test_every_style_that_is_used_is_there(self):
        body = body_of(write(register()))
        made = {
            each.get(qualified_name("style:name"))
            for each in body.iter(qualified_name("style:style"))
        }

        used = {each.get(qualified_name("table:style-name")) for each in body.iter()} - {None}
        assert used == made

    def test_a_prefix_means_what_the_standard_says(self):
        assert all(uri.startswith(("urn:oasis:", "http://purl.org/dc/")) for uri in NAMES.values())

    def test_a_register_without_rows_has_its_labels(self):
        assert rows_of(write(register(groups=()))) == [list(LABELS)]
