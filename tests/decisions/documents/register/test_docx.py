"""The Word file, opened again with python-docx."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings

from decisions.documents.register.document import RowGroup
from decisions.documents.register.docx import write
from tests.decisions.documents.documents import CLEAN_TEXT
from tests.decisions.documents.register.documents import (
    ADDRESS,
    FORMULAS,
    ODD,
    register,
    row,
    saying,
)

TEXT = 3
# What stands below the text of a row.
BELOW = "bron en plaats: Brief, ¶3\nnagelezen door de griffie: klopt (9 mei 2017)"


def opened(plain):
    return Document(BytesIO(write(plain)))


def cells_of(table):
    return [[cell.text for cell in each.cells] for each in table.rows]


def headings(word, level):
    return [each.text for each in word.paragraphs if each.style.name == f"Heading {level}"]


class TestStructure:
    def test_each_group_is_a_heading_with_a_table_under_it(self):
        word = opened(register(groups=(RowGroup("Aalst", (row(1),)), RowGroup("Berg", (row(2),)))))

        assert headings(word, 1) == ["Wensen en bedenkingen"]
        assert headings(word, 2) == ["Aalst", "Berg", "Over dit bestand"]
        assert [len(table.rows) for table in word.tables] == [2, 2]

    def test_a_register_in_one_list_has_one_table_and_no_heading_for_it(self):
        word = opened(register(row(1), row(2)))

        assert headings(word, 2) == ["Over dit bestand"]
        assert [len(table.rows) for table in word.tables] == [3]

    def test_a_row_tells_all_that_is_known_of_a_point(self):
        (table,) = opened(register()).tables

        assert cells_of(table) == [
            ["Nummer", "Van wie", "Waarover", "Tekst en bron", "Reactie"],
            [
                "7\nwens\nbeantwoord\nopenbaar\nna 1 juni 2016 niet bijgehouden",
                "Gemeenteraad Verzonnen, twee fracties\n1 juni 2016",
                "Regioraad\nhoofdstuk 3\nWonen",
                f"Meer huizen.\n{BELOW}",
                "deels overgenomen\nStuurgroep, 1 september 2016\nEr is geen ruimte."
                "\ngewijzigd in: paragraaf 2",
            ],
        ]

    def test_the_first_row_of_a_table_is_its_head_and_only_that(self):
        (table,) = opened(register(row(1), row(2))).tables

        heads = [each._tr.trPr.find(qn("w:tblHeader")) is not None for each in table.rows]
        whole = [each._tr.trPr.find(qn("w:cantSplit")) is not None for each in table.rows]
        assert heads == [True, False, False]
        assert whole == [True, True, True]

    def test_without_a_point_it_says_so(self):
        word = opened(register(groups=(RowGroup("", ()),)))

        assert word.tables == []
        assert "Er is geen punt." in [each.text for each in word.paragraphs]

    def test_it_ends_with_the_facts_about_the_file(self):
        paragraphs = [each.text for each in opened(register()).paragraphs]

        assert paragraphs[-2:] == ["Punten:\t1", f"Adres:\t{ADDRESS}"]

    def test_a_banner_comes_before_all_else(self):
        word = opened(register(banner="NIET OPENBAAR: let op"))

        assert word.paragraphs[0].text == "NIET OPENBAAR: let op"
        assert word.sections[0].header.paragraphs[0].text == "NIET OPENBAAR"


class TestLanguageAndLook:
    def test_every_language_in_the_styles_is_dutch(self):
        styles = opened(register()).styles.element

        assert {found.get(qn("w:val")) for found in styles.iter(qn("w:lang"))} == {"nl-NL"}

    def test_properties_name_title_dossier_and_language(self):
        properties = opened(register()).core_properties

        assert properties.title == "Wensen en bedenkingen"
        assert properties.subject == "Verzonnen dossier"
        assert properties.language == "nl-NL"

    def test_pages_lie_on_their_side_and_the_table_fits_on_them(self):
        word = opened(register())
        section = word.sections[0]

        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert section.page_width > section.page_height
        room = section.page_width - section.left_margin - section.right_margin
        assert sum(column.width for column in word.tables[0].columns) <= room

    def test_the_foot_tells_the_stamp(self):
        foot = opened(register()).sections[0].footer.paragraphs[0].text

        assert foot.startswith("Verzonnen dossier · peildatum 1 juni 2017")


class TestHostileText:
    @pytest.mark.parametrize("text", [*FORMULAS, *ODD])
    def test_it_is_text_and_nothing_more(self, text):
        (table,) = opened(saying(text)).tables

        assert cells_of(table)[1][TEXT] == f"{text}\n{BELOW}"

    @settings(max_examples=15, deadline=None)
    @given(CLEAN_TEXT)
    def test_any_clean_text_comes_back(self, text):
        (table,) = opened(saying(text)).tables

        assert cells_of(table)[1][TEXT].startswith(text)
