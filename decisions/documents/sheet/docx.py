"""The sheet as a Word file that a griffie can go on editing."""

from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ...domain.stances import Stance
from ..document import Fact
from ..docx import (
    MEDIA_TYPE,
    add_fact_paragraphs,
    add_link,
    add_title,
    begin_word_document,
    serialize_reproducibly,
)
from ..pictures.told import OLD
from ..register.docx import CELL, HEAD, add_cell_styles, add_element, add_table

__all__ = ["MEDIA_TYPE", "write"]

# The ground of a cell, as on the screen.
TINTS = {
    Stance.VOOR: "DCEFE6",
    Stance.VOOR_MITS: "DCECF4",
    Stance.GEEN_BLOKKADE: "E3E7F3",
    Stance.NADER_ONDERZOEK: "FAEFCF",
    Stance.PAS_OP_DE_PLAATS: "FBE9D7",
    Stance.GEEN_STANDPUNT: "E6EAF0",
    Stance.TEGEN: "F7DFDF",
}
PAPER, NAME = 17.8, 2.6
SMALL = Pt(9)


def write(document):
    """Return a StandingSheet as DOCX bytes."""
    word = begin_word_document(document)
    set_close_together(word)
    add_title(word, document)
    word.add_paragraph(f"{document.standing}. {document.rule}.")
    if document.answer is None:
        word.add_paragraph(document.empty, "Status")
    else:
        add_answer(word, document.answer)
        add_stands(word, document)
        add_facts_under(word, document.headings["others"], document.others)
        add_facts_under(word, document.headings["waiting"], document.waiting)
        add_sources(word, document)
    add_source_line(word, document)
    return serialize_reproducibly(word)


def set_close_together(word):
    """Let up to eight councils stay on one A4."""
    add_cell_styles(word.styles)
    for name in (CELL, HEAD):
        word.styles[name].font.size = Pt(8)
    word.styles["Normal"].font.size = Pt(10)
    word.styles["Normal"].paragraph_format.space_after = Pt(3)
    word.styles["Heading 2"].font.size = Pt(11.5)
    word.styles["Heading 2"].paragraph_format.space_before = Pt(8)
    word.styles["Heading 2"].paragraph_format.space_after = Pt(3)
    section = word.sections[0]
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin = section.bottom_margin = Cm(1.6)


def add_answer(word, answer):
    told = f"{answer.subject}: {answer.words}"
    word.add_heading(told, 2)
    facts = [Fact(str(camp.label), camp.words) for camp in answer.camps]
    facts += [Fact(each.label, each.words) for each in answer.measures]
    if answer.state:
        word.add_paragraph(f"{answer.state[:1].upper()}{answer.state[1:]}.")
    add_fact_paragraphs(word, facts)
    for note in answer.notes:
        word.add_paragraph(note)


def add_stands(word, document):
    """Add the matrix: a row a council, its cells on the ground of their stance."""
    headings = document.headings
    word.add_heading(headings["stands"], 2)
    width = (PAPER - NAME) / max(len(document.columns), 1)
    widths = [NAME, *(width for _column in document.columns)]
    labels = [headings["council"], *(column_words(each) for each in document.columns)]
    rows = [[f"{row.name}\n{row.seats}", *map(cell_words, row.cells)] for row in document.rows]
    rows.append([headings["accepting"], *(each.accepting for each in document.columns)])
    table = add_table(word, labels, rows, widths)
    elements = table._tbl.findall(qn("w:tr"))[1:]
    for row, element in zip(document.rows, elements, strict=False):
        for cell, place in zip(row.cells, element.findall(qn("w:tc"))[1:], strict=True):
            if cell.stance and not cell.is_aside:
                shade_cell(place, TINTS[Stance(cell.stance)])
    add_small(word, " ".join(filter(None, (headings["empty"], document.old))))


def column_words(column):
    return f"{column.name}\n⊘ {column.fallen}" if column.fallen else column.name


def cell_words(cell):
    """Return a cell with its sign and word, its notes and its groups on lines of their own."""
    old = f"\N{NO-BREAK SPACE}{OLD}" if cell.is_old else ""
    lines = [f"{Stance(cell.stance).glyph} {cell.word}{old}"] if cell.word else []
    groups = [f"{Stance(each.stance).glyph} {each.words}" for each in cell.groups]
    former = [cell.former] if cell.former else []
    return "\n".join([*lines, *cell.notes, *groups, *former])


def shade_cell(cell, tint):
    shade = add_element(cell.find(qn("w:tcPr")), "w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), tint)


def add_facts_under(word, heading, facts):
    """Add a paragraph for each of these Facts, nothing where there are none."""
    if facts:
        word.add_heading(heading, 2)
        for each in facts:
            paragraph = word.add_paragraph()
            paragraph.add_run(f"{each.label} ", "Strong")
            paragraph.add_run(each.text)


def add_sources(word, document):
    if document.sources:
        word.add_heading(document.headings["sources"], 2)
        add_small(word, " · ".join(document.sources))


def add_small(word, words):
    word.add_paragraph().add_run(words).font.size = SMALL


def add_source_line(word, document):
    paragraph = word.add_paragraph()
    paragraph.add_run(f"{document.source}. {document.headings['address']} ")
    add_link(paragraph, document.address, document.address)
    for run in paragraph.runs:
        run.font.size = SMALL
