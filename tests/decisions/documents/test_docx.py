"""The Word file, opened again with python-docx."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from decisions.documents.document import DocumentSection, ListEntry
from decisions.documents.docx import write
from tests.decisions.documents.documents import ADDRESS, CLEAN_TEXT, HOSTILE, document, saying


def opened(plain):
    return Document(BytesIO(write(plain)))


def texts(word, style=None):
    return [each.text for each in word.paragraphs if style in (None, each.style.name)]


def number_of(paragraph):
    """Return the key of the list that a paragraph is numbered in."""
    return paragraph._p.pPr.numPr.numId.val


def parts(content):
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class TestStructure:
    def test_the_title_is_the_one_heading_of_level_one(self):
        word = opened(document())

        assert texts(word, "Heading 1") == ["Hoe verder?"]

    def test_every_section_is_a_heading_of_level_two_in_order(self):
        word = opened(document())

        assert texts(word, "Heading 2") == ["Vragen aan de raad", "Over dit bestand"]

    def test_the_text_stands_in_the_order_of_the_document(self):
        word = opened(document())

        assert texts(word) == [
            "Verzonnen dossier",
            "Hoe verder?",
            "Orgaan:\tGemeenteraad Verzonnen",
            "Kenmerk:\tZ/1",
            "Vragen aan de raad",
            "Wat nu? [¶24]",
            "Over dit bestand",
            f"Adres:\t{ADDRESS}",
        ]

    def test_an_entry_tells_its_note_and_its_place(self):
        entry = ListEntry("De brief vaststellen", "behoudens advies van de commissie", "¶2")
        word = opened(document(sections=(DocumentSection("Besluiten", entries=(entry,)),)))

        told = "De brief vaststellen (behoudens advies van de commissie) [¶2]"
        assert texts(word, "List Bullet") == [told]

    def test_places_below_a_source_are_a_list_of_the_second_level(self):
        source = ListEntry("Brief", entries=(ListEntry("Lezing", place="¶6"),))
        word = opened(document(sections=(DocumentSection("Bronnen", entries=(source,)),)))

        assert texts(word, "List Bullet") == ["Brief"]
        assert texts(word, "List Bullet 2") == ["Lezing [¶6]"]

    def test_lists_deeper_than_word_has_styles_for_stay_at_the_deepest(self):
        deep = ListEntry("vier", entries=(ListEntry("vijf"),))
        nested = ListEntry(
            "een", entries=(ListEntry("twee", entries=(ListEntry("drie", entries=(deep,)),)),)
        )
        word = opened(document(sections=(DocumentSection("Bronnen", entries=(nested,)),)))

        assert texts(word, "List Bullet 3") == ["drie", "vier", "vijf"]

    def test_every_numbered_list_starts_at_one(self):
        two = (ListEntry("a"), ListEntry("b"))
        lists = tuple(
            DocumentSection(name, entries=two, is_numbered=True) for name in ("Een", "Twee")
        )
        word = opened(document(sections=lists))

        numbered = [each for each in word.paragraphs if each.style.name == "List Number"]
        first, second, third, fourth = map(number_of, numbered)
        assert first == second != third == fourth
        numbering = word.part.numbering_part.element
        for key in (first, third):
            assert numbering.num_having_numId(key).lvlOverride_lst[0].startOverride.val == 1

    def test_a_link_shows_words_and_points_at_its_address(self):
        entry = ListEntry("Bijlage een", url="https://example.org/?a=1&b=<2>")
        word = opened(document(sections=(DocumentSection("Bijlagen", entries=(entry,)),)))

        links = [link for each in word.paragraphs for link in each.hyperlinks]
        assert [(link.text, link.address) for link in links] == [
            ("Bijlage een", "https://example.org/?a=1&b=<2>")
        ]

    def test_it_has_no_tables_that_would_ask_for_a_header_row(self):
        assert opened(document()).tables == []


class TestProperties:
    def test_they_name_title_dossier_author_and_language(self):
        properties = opened(document()).core_properties

        assert properties.title == "Hoe verder?"
        assert properties.subject == "Verzonnen dossier"
        assert properties.author == "Regio"
        assert properties.language == "nl-NL"
        assert properties.comments == ""

    def test_they_tell_the_moment_of_making_in_utc(self):
        properties = opened(document()).core_properties

        assert properties.created == properties.modified == document().made_at

    def test_a_title_longer_than_word_takes_is_cut_there_and_whole_in_the_text(self):
        title = "x" * 300
        word = opened(document(title=title))

        assert word.core_properties.title == "x" * 255
        assert texts(word, "Heading 1") == [title]


class TestLanguageAndLook:
    def test_every_language_in_the_styles_is_dutch(self):
        styles = opened(document()).styles.element

        languages = {found.get(qn("w:val")) for found in styles.iter(qn("w:lang"))}
        assert languages == {"nl-NL"}

    def test_all_text_has_one_font_that_no_theme_replaces(self):
        styles = opened(document()).styles.element

        used = {value for found in styles.iter(qn("w:rFonts")) for value in found.attrib.values()}
        assert used == {"Arial"}

    def test_its_archive_tells_no_moment_but_the_documents_own(self):
        with ZipFile(BytesIO(write(document()))) as archive:
            dates = {each.date_time for each in archive.infolist()}

        assert dates == {(1980, 1, 1, 0, 0, 0)}

    def test_it_carries_no_picture_of_the_template(self):
        assert not [name for name in parts(write(document())) if "thumbnail" in name]

    def test_it_asks_word_for_its_present_layout(self):
        settings_xml = parts(write(document()))["word/settings.xml"].decode()

        assert 'w:name="compatibilityMode"' in settings_xml


class TestMargins:
    def test_the_foot_of_a_page_tells_the_stamp_and_the_page_number(self):
        foot = opened(document()).sections[0].footer.paragraphs[0]

        fields = [found.get(qn("w:instr")) for found in foot._p.iter(qn("w:fldSimple"))]
        assert foot.text.startswith(document().stamp)
        assert fields == ["PAGE", "NUMPAGES"]

    def test_a_public_item_has_nothing_above_the_page(self):
        word = opened(document())

        assert word.sections[0].header.paragraphs[0].text == ""
        assert texts(word, "Status") == []

    def test_a_concept_says_so_first_and_above_every_page(self):
        word = opened(document(banner="CONCEPT: niet openbaar"))

        assert texts(word)[0] == "CONCEPT: niet openbaar"
        assert word.sections[0].header.paragraphs[0].text == "CONCEPT"


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_it_is_text_and_nothing_more(self, text):
        harmless = opened(saying("x"))
        word = opened(saying(text))

        assert text in texts(word)
        assert len(word.paragraphs) == len(harmless.paragraphs)
        assert not [link for each in word.paragraphs for link in each.hyperlinks]

    def test_ten_thousand_characters_stay_whole(self):
        text = "woord " * 1666 + "slot"

        assert text in texts(opened(saying(text)))

    @settings(max_examples=15, deadline=None)  # a file of some 80 ms an example
    @given(CLEAN_TEXT)
    def test_any_clean_text_survives(self, text):
        plain = replace(saying(text), title=text, banner=text)

        word = opened(plain)

        assert texts(word, "Heading 1") == [text]
        assert texts(word, "Normal") == [text]
        assert texts(word, "Status") == [text]
