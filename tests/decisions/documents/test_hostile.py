"""One list of hostile cells, names and templates, through every format and both kinds of zip.

Each file is read back by something else than what wrote it: Word by lxml, PDF by pypdf, ICS by a
reader of our own, JSON by pydantic; HTML by the parser of the standard library. The same list goes
through the register (CSV, XLSX, ODS, Word, PDF) in tests/decisions/documents/register/, through a
template of a griffie in tests/decisions/word_templates/test_filling.py, and through calendars in
tests/decisions/web/public/test_calendars.py."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from lxml import etree
from pydantic_core import from_json
from pypdf import PdfReader

from decisions.documents import AGENDA_ITEM_FORMATS, DECISION_LIST_FORMATS
from decisions.documents.agenda_item import agenda_file_name
from decisions.documents.bundle import write_bundle
from decisions.documents.document import DocumentSection, Fact, ListEntry
from decisions.documents.letters import LETTER_FORMATS
from decisions.documents.letters.letter import Letter
from decisions.documents.meeting import DecisionListDocument
from decisions.documents.own_word import build_own_item_values
from decisions.documents.paste import list_paste_fields
from decisions.word_templates import KNOWN_FIELDS
from municipalities.text import UncleanText, clean_text
from tests.decisions.documents.documents import ADDRESS, HOSTILE, VALUES, document
from tests.decisions.documents.standards import check_mdto, told
from tests.decisions.documents.strict_ics import read_calendar
from tests.decisions.documents.test_bundle import bundle, unpack
from tests.decisions.documents.test_mdto import TERMS

# What no field of the model takes in, so that no writer ever gets it (municipalities/fields.py).
UNCLEAN = ("a\x00b", "a\x1b[31mb", "a\x07b", "a\u202eb", "a\u200bb", "a\ufeffb", "a\ud800b")


def saying(text):
    """Return a document that says a text in every place that there is."""
    entry = ListEntry(text, text, text, "", (ListEntry(text),))
    values = replace(
        VALUES,
        reference=text,
        portfolio_holder=text,
        summary=text,
        agenda_number=" ".join(text.split()),
        outcome="aangenomen",
        outcome_words=text,
        meeting=replace(VALUES.meeting, title=text, body=text, location=text),
        points=(entry,),
        attachments=(entry,),
    )
    section = DocumentSection(text, (text,), entries=(entry,), is_numbered=True)
    return document(
        title=text,
        dossier=text,
        body=text,
        banner=text,
        stamp=text,
        sections=(section, *document().sections),
        values=values,
    )


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}


def read_docx(content):
    with ZipFile(BytesIO(content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        assert b"evil" not in archive.read("word/_rels/document.xml.rels")
    return "\n".join(
        "".join(
            BREAKS.get(each.tag) or each.text or "" for each in paragraph.iter(*BREAKS, f"{WORD}t")
        )
        for paragraph in body.iter(f"{WORD}p")
    )


def read_pdf(content):
    reader = PdfReader(BytesIO(content))
    assert "/JavaScript" not in str(reader.trailer["/Root"])
    return "".join(page.extract_text() for page in reader.pages)


def read_ics(content):
    (found,) = read_calendar(content).of("VTODO")
    assert found.all("ATTENDEE") == []
    return f"{found.one('SUMMARY')}\n{found.one('DESCRIPTION')}"


def read_html(content):
    words, tags = [], set()
    parser = HTMLParser(convert_charrefs=True)
    parser.handle_data = words.append
    parser.handle_starttag = lambda tag, attrs: tags.add(tag)
    parser.feed(content.decode())
    assert not tags & {"script", "img", "iframe", "object", "form", "link"}
    return "".join(words)


def read_xml(content):
    root = etree.fromstring(content)
    assert root.getroottree().docinfo.doctype == ""
    return "\n".join(root.itertext())


def read_json(content):
    return "\n".join(str(each) for each in from_json(content).values())


READERS = {
    "docx": read_docx,
    "pdf": read_pdf,
    "ics": read_ics,
    "html": read_html,
    "txt": bytes.decode,
    "xml": read_xml,
    "json": read_json,
}


def bare(text):
    """Return a text without the white space that laying out may change."""
    return re.sub(r"\s+", "", text)


def test_every_format_has_a_reader_here():
    assert set(READERS) == set(AGENDA_ITEM_FORMATS)


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_told_as_it_is_and_does_nothing(ending, text):
    told = READERS[ending](AGENDA_ITEM_FORMATS[ending].write(saying(text)))

    assert bare(text) in bare(told)


# A list of decisions and a letter: all texts in one file, because a PDF takes its time.


def file_fields():
    """Return what every document says of itself, with hostile texts in it."""
    plain = document()
    return {
        "name": plain.name,
        "title": HOSTILE[0],
        "dossier": HOSTILE[3],
        "banner": HOSTILE[6],
        "made_at": plain.made_at,
        "stamp": HOSTILE[9],
        "pages": plain.pages,
    }


def sections_of(texts):
    return tuple(
        DocumentSection(
            text,
            (text,),
            (Fact(text, text, ADDRESS),),
            (ListEntry(text, text, text, "", (ListEntry(text),)),),
        )
        for text in texts
    )


def decision_list_of(texts):
    """Return a list of decisions that says these texts in every place that there is."""
    return DecisionListDocument(
        body=texts[1],
        facts=tuple(Fact(text, text) for text in texts),
        sections=sections_of(texts),
        address=ADDRESS,
        **file_fields(),
    )


def letter_of(texts):
    """Return a letter that says these texts in every place that there is."""
    single = {
        name: text.replace("\n", " ")
        for name, text in zip(
            ("sender", "addressee", "dated", "salutation", "closing", "signed_by", "blank"),
            texts,
            strict=False,
        )
    }
    return Letter(
        facts=tuple(Fact(text, text) for text in texts),
        opening=tuple(texts),
        sections=sections_of(texts),
        ending=tuple(texts),
        **single,
        **file_fields(),
    )


@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("formats", "made"),
    [(DECISION_LIST_FORMATS, decision_list_of), (LETTER_FORMATS, letter_of)],
    ids=["besluitenlijst", "brief"],
)
def test_hostile_texts_are_told_as_they_are_in_what_else_leaves(formats, made, ending):
    assert set(formats) == {"docx", "pdf"}

    told = bare(READERS[ending](formats[ending].write(made(HOSTILE))))

    # A text stands in each heading, paragraph, fact and entry, and a reader takes none away.
    assert {text: told.count(bare(text)) >= 4 for text in HOSTILE} == dict.fromkeys(HOSTILE, True)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_one_value_to_paste_and_in_a_template(text):
    plain = saying(text)

    pasted = {field.name: field.text for field in list_paste_fields(plain)}
    values = build_own_item_values(plain)

    assert pasted["onderwerp"] == pasted["samenvatting"] == text
    assert values["onderwerp"] == values["beslispunten"][0]["tekst"] == text
    known = KNOWN_FIELDS["agendapunt"]
    assert set(values) == {*known.fields, *known.lists}


@pytest.mark.parametrize("text", [*HOSTILE, "../..", "CON", ".", "a/b\\c", "x\r\ny", "é😀", ""])
def test_a_hostile_name_is_a_plain_name(text):
    item = SimpleNamespace(body=SimpleNamespace(name=text), reference="", title=text)

    name = agenda_file_name(item)

    assert re.fullmatch(r"agendapunt[a-z0-9_-]*", name)
    assert len(name) <= 80


@pytest.mark.parametrize("text", HOSTILE)
def test_a_zip_of_hostile_texts_unpacks_within_its_folder(text):
    content = write_bundle(bundle(saying(text)), lambda plain, ending: plain.title.encode())

    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            assert re.fullmatch(r"(?:agendapunten/)?[A-Za-z0-9_-]+(?:\.[a-z]+)?", name)
        assert json.loads(archive.read("manifest.json"))["agendapunten"][0]["titel"] == text


@pytest.mark.parametrize("text", [*HOSTILE, "lang " * 400])
def test_a_hostile_text_is_one_value_in_the_metadata_of_the_archive(text):
    terms = replace(TERMS, creator=text, selection_list=text, category=text, restriction=text)
    of_zip = bundle(saying(text), archives={"gm9999": terms})
    plain = replace(of_zip, title=text, documents=(replace(of_zip.documents[0], banner=""),))

    files = unpack(write_bundle(plain, lambda document, ending: document.title.encode()))

    roots = check_mdto(files)
    (item,) = (root for name, root in roots.items() if re.search(r"/7-[a-z0-9-]*\.mdto", name))
    assert told(item, "naam") == told(item, "omschrijving") == text
    assert told(item, "archiefvormer/m:verwijzingNaam") == text
    assert all(len(root) == 1 for root in roots.values())


@pytest.mark.parametrize("text", UNCLEAN)
def test_what_is_no_text_is_taken_in_by_no_field(text):
    with pytest.raises(UncleanText):
        clean_text(text)
