"""A letter as a Word file that a griffie can go on editing, in Dutch."""

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from ..docx import (
    MEDIA_TYPE,
    add_fact_paragraphs,
    add_section,
    begin_word_document,
    serialize_reproducibly,
)

__all__ = ["MEDIA_TYPE", "write"]

CLOSING, SIGNATURE = "Slot", "Ondertekening"


def write(letter):
    """Return a Letter as DOCX bytes, the same for the same letter."""
    word = begin_word_document(letter)
    add_letter_styles(word.styles)
    add_head(word, letter)
    for text in (letter.salutation, *letter.opening):
        word.add_paragraph(text)
    for section in letter.sections:
        add_section(word, section)
    for text in letter.ending:
        word.add_paragraph(text)
    for text, style in (
        (letter.closing, CLOSING),
        (letter.signed_by, CLOSING),
        (letter.blank, SIGNATURE),
    ):
        word.add_paragraph(text, style)
    return serialize_reproducibly(word)


def add_letter_styles(styles):
    """Keep the end of a letter on one page, with the height of a signature free in it."""
    for name, before in ((CLOSING, 12), (SIGNATURE, 48)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.keep_with_next = name == CLOSING
    styles["Heading 1"].paragraph_format.space_before = Pt(16)
    styles["Heading 1"].font.size = Pt(16)


def add_head(word, letter):
    """Tell from whom the letter comes, to whom it goes, when, and what it is about."""
    word.add_paragraph().add_run(letter.sender, "Strong")
    for text in (letter.addressee, letter.dated):
        word.add_paragraph(text)
    add_fact_paragraphs(word, letter.facts)
    word.add_heading(letter.title, 1)
