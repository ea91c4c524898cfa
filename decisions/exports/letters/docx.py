"""A letter as a Word file that a griffie can go on editing, in Dutch."""

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from ..docx import MEDIA_TYPE, add_facts, add_margins, add_section, describe, frozen
from ..docx_styles import dress

__all__ = ["MEDIA_TYPE", "write"]

SIGNATURE = "Ondertekening"


def write(letter):
    """Return a Letter as DOCX bytes, the same for the same letter."""
    word = Document()
    dress(word, letter.language)
    add_signature_style(word.styles)
    describe(word.core_properties, letter)
    add_margins(word.sections[0], letter)
    if letter.banner:
        word.add_paragraph(letter.banner, "Status")
    add_head(word, letter)
    for text in (letter.salutation, *letter.opening):
        word.add_paragraph(text)
    for section in letter.sections:
        add_section(word, section)
    for text in (*letter.ending, letter.closing, letter.signed_by):
        word.add_paragraph(text)
    word.add_paragraph(letter.blank, SIGNATURE)
    return frozen(word)


def add_signature_style(styles):
    """Keep the height of a signature free above the line that asks for it."""
    signature = styles.add_style(SIGNATURE, WD_STYLE_TYPE.PARAGRAPH)
    signature.base_style = styles["Normal"]
    signature.paragraph_format.space_before = Pt(48)


def add_head(word, letter):
    """Tell from whom the letter comes, to whom it goes, when, and what it is about."""
    word.add_paragraph().add_run(letter.sender, "Strong")
    for text in (letter.addressee, letter.dated):
        word.add_paragraph(text)
    add_facts(word, letter.facts)
    word.add_heading(letter.title, 1)
