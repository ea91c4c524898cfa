"""An agenda item as a Word file that a griffie can go on editing.

Headings, lists and links are real ones, the language is Dutch, and the same document gives the
same bytes.
"""

from datetime import UTC
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document

from .docx_parts import add_field, add_link, numbered_lists
from .docx_styles import dress

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AUTHOR = "Regio"
LONGEST_PROPERTY = 255
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")


def write(document):
    """Return an AgendaDocument as DOCX bytes."""
    word = begun(document)
    add_title(word, document)
    add_facts(word, document.facts)
    for section in document.sections:
        add_section(word, section)
    return frozen(word)


def begun(document):
    """Return a Word file with the looks and the margins of every Document, and its banner."""
    word = Document()
    dress(word, document.language)
    describe(word.core_properties, document)
    add_margins(word.sections[0], document)
    if document.banner:
        word.add_paragraph(document.banner, "Status")
    return word


def add_title(word, document):
    word.add_paragraph(document.dossier, "Subtitle")
    word.add_heading(document.title, 1)


def describe(properties, document):
    """Fill in what a file manager shows; Word keeps at most 255 characters of each."""
    made_at = document.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = document.title[:LONGEST_PROPERTY]
    properties.subject = document.dossier[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = AUTHOR
    properties.language = document.language
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = made_at


def add_margins(section, document):
    """Put the status above and the stamp with the page number below every page."""
    if document.mark:
        section.header.paragraphs[0].add_run(document.mark).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run(document.stamp).add_break()
    page, of = document.pages
    foot.add_run(f"{page} ")
    add_field(foot, "PAGE")
    foot.add_run(f" {of} ")
    add_field(foot, "NUMPAGES")


def add_section(word, section):
    word.add_heading(section.heading, 2)
    for text in section.paragraphs:
        word.add_paragraph(text)
    add_facts(word, section.facts)
    add_entries(word, section.entries, section.is_numbered)


def add_facts(word, facts):
    for fact in facts:
        paragraph = word.add_paragraph(style="Gegeven")
        paragraph.add_run(f"{fact.label}:", "Strong")
        paragraph.add_run("\t")
        add_text(paragraph, fact.text, fact.url)


def add_entries(word, entries, is_numbered, depth=0):
    """Add a list; every numbered one starts at 1, which Word does not do by itself."""
    number = numbered_lists(word) if is_numbered and entries else None
    for entry in entries:
        style = "List Number" if is_numbered else BULLETS[min(depth, len(BULLETS) - 1)]
        paragraph = word.add_paragraph(style=style)
        if number is not None:
            number(paragraph)
        add_entry(paragraph, entry)
        add_entries(word, entry.entries, False, depth + 1)


def add_entry(paragraph, entry):
    add_text(paragraph, entry.text, entry.url)
    if entry.note:
        paragraph.add_run(f" ({entry.note})")
    if entry.place:
        paragraph.add_run(f" [{entry.place}]", "Plaats")


def add_text(paragraph, text, url):
    if url:
        add_link(paragraph, text, url)
    else:
        paragraph.add_run(text)


def frozen(word):
    """Return the file's bytes with one fixed date in the archive, where the clock would be."""
    loose, fixed = BytesIO(), BytesIO()
    word.save(loose)
    with ZipFile(loose) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
