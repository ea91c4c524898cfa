"""The zip of a template: what may run, load or flood is refused before anything reads it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from decisions.word_templates import TemplateRefused
from decisions.word_templates.archive import MOST_BYTES, check_archive
from tests.decisions.word_templates.words import make_template, repack, replaced

RELS = "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def refusal_of(content):
    with pytest.raises(TemplateRefused) as refusal:
        check_archive(content)
    return " ".join(refusal.value.sentences)


def with_relation(kind, target, mode=""):
    line = f'<Relationship Id="rX" Type="{KIND}{kind}" Target="{target}"{mode}/></Relationships>'
    return repack(make_template("x"), {RELS: replaced("</Relationships>", line)})


def with_body(xml):
    text = replaced("<w:sectPr", f"{xml}<w:sectPr")
    return repack(make_template("x"), {"word/document.xml": text})


def test_a_plain_document_passes():
    check_archive(make_template("{{ onderwerp }}"))


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "hyperlink", "oleObject"])
def test_nothing_comes_from_elsewhere(kind):
    content = with_relation(kind, "https://evil.example/x.dotm", ' TargetMode="External"')

    assert "verwijst naar buiten: https://evil.example/x.dotm" in refusal_of(content)


@pytest.mark.parametrize("kind", ["oleObject", "package", "aFChunk", "control", "subDocument"])
def test_nothing_is_embedded(kind):
    assert "ingesloten object" in refusal_of(with_relation(kind, "x.xml"))


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/embeddings/x.docx", "word/activeX/activeX1.xml", "x.exe"]
)
def test_nothing_runs(name):
    assert "een macro of een ingesloten object" in refusal_of(
        repack(make_template("x"), added={name: b"x"})
    )


def test_a_file_that_says_that_it_has_macros_is_refused():
    named = replaced("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")

    assert "macro’s" in refusal_of(repack(make_template("x"), {"[Content_Types].xml": named}))


@pytest.mark.parametrize(
    "xml", ["<w:object/>", '<w:altChunk r:id="rX"/>', '<w:subDoc r:id="rX"/>', "<w:control/>"]
)
def test_no_element_holds_another_document(xml):
    assert "ingesloten object" in refusal_of(with_body(xml))


@pytest.mark.parametrize(
    "instruction",
    ["DDEAUTO c:\\cmd.exe", 'INCLUDETEXT "x"', "{{ onderwerp }}", 'PAGE "{{ onderwerp }}"'],
)
def test_no_field_of_word_reads_or_starts_anything(instruction):
    simple = f"<w:p><w:fldSimple w:instr='{instruction}'/></w:p>"
    first, rest = instruction[:3], instruction[3:]
    spread = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{first}</w:instrText></w:r><w:r><w:instrText>{rest}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )

    for xml in (simple, spread):
        assert "kan niet in een sjabloon" in refusal_of(with_body(xml))


def test_page_numbers_may_stay():
    check_archive(with_body('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'))


def test_no_part_brings_entities():
    declared = replaced("<w:document", '<!DOCTYPE x [<!ENTITY e "x">]><w:document')

    assert "niet door Word gemaakt" in refusal_of(
        repack(make_template("x"), {"word/document.xml": declared})
    )


def test_a_flood_is_refused_before_it_unpacks():
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<x/>")
        archive.writestr("word/document.xml", b"0" * 30_000_000)

    assert "te groot" in refusal_of(made.getvalue())


@pytest.mark.parametrize("content", [b"", b"tekst", b"PK\x03\x04rest", b"%PDF-1.7"])
def test_what_is_no_word_document_is_refused(content):
    refusal_of(content)


def test_more_than_two_megabytes_is_refused():
    assert "groter dan 2 MB" in refusal_of(b"x" * (MOST_BYTES + 1))
