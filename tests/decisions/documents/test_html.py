"""The page that stands alone, parsed back with the HTML parser of the standard library."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given

from decisions.documents.document import DocumentSection, Fact, ListEntry
from decisions.documents.html import write
from tests.decisions.documents.documents import ADDRESS, CLEAN_TEXT, HOSTILE, document, saying

KNOWN_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "footer", "section", "h1", "h2"),
    *("p", "dl", "dt", "dd", "ul", "ol", "li", "a", "span"),
}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.words, self.links, self.open = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.open.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        assert not [name for name, _value in attrs if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)


def read(plain):
    reader = Reader()
    reader.feed(write(plain).decode())
    return reader


def test_it_has_one_title_of_level_one_and_a_heading_for_each_section():
    found = read(document())

    assert found.tags.count("h1") == 1
    assert found.tags.count("h2") == len(document().sections)
    assert set(found.tags) <= KNOWN_TAGS


def test_a_concept_says_so_first():
    words = "".join(read(document(banner="CONCEPT: niet openbaar")).words).split("\n")

    assert next(each for each in words if each.strip()) == "CONCEPT: Hoe verder?"
    assert "CONCEPT: niet openbaar" in words


def test_only_an_address_of_the_web_is_a_link():
    facts = (Fact("a", "b", "javascript:alert(1)"), Fact("c", "d", "https://raad.example/?a&b"))

    found = read(document(sections=(DocumentSection("Over dit bestand", facts=facts),)))

    assert found.links == ["https://raad.example/?a&b"]


def test_entries_stand_in_lists_with_their_own_below_them():
    entry = ListEntry("Brief", "van het college", "¶2", ADDRESS, (ListEntry("Lezing"),))
    section = DocumentSection("Bronnen", entries=(entry,), is_numbered=True)

    found = read(document(sections=(section,)))

    assert "Brief (van het college) [¶2]" in "".join(found.words)
    assert found.tags.count("ol") == found.tags.count("ul") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text):
    found = read(replace(saying(text), title=text, stamp=text, banner=text))

    assert set(found.tags) <= KNOWN_TAGS
    assert "".join(found.words).count(text) >= 4


@given(CLEAN_TEXT)
def test_any_clean_text_survives(text):
    assert text in "".join(read(saying(text)).words)
