"""A document as a Word file that a griffie can go on editing."""

from datetime import UTC
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.run import Run


def set_style(piece, name):
    """Give a paragraph or a run a style that the document has, by its key: the name without spaces.

    For a name python-docx searches all styles of the document, at each paragraph anew, which takes
    longer than all the rest of a list.
    """
    piece._element.style = name.replace(" ", "")


# Three things of WordprocessingML (ISO 29500) that python-docx leaves to its users.


def add_link(paragraph, text, url):
    """Add a hyperlink that shows `text`."""
    key = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    element = OxmlElement("w:r")
    link.append(element)
    paragraph._p.append(link)
    run = Run(element, paragraph)
    run.text = text
    set_style(run, "Hyperlink")


def add_field(paragraph, code):
    """Add a field that Word fills in, such as PAGE; it shows 1 until then."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    element = OxmlElement("w:r")
    field.append(element)
    paragraph._p.append(field)
    Run(element, paragraph).text = "1"


def build_numbered_list(word):
    """Return a function that puts a paragraph in one new numbered list, which starts at 1."""
    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element
    pattern = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    made = numbering.add_num(pattern)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)

    def number(paragraph):
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = made.numId

    return number


# The look of a Word file: one readable font, dark headings, Dutch for the spelling checker.

FONT = "Arial"
DARK_BLUE = RGBColor(0x15, 0x42, 0x73)
GREY = RGBColor(0x4D, 0x4D, 0x4D)
FACES = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
THEMED = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


def set_up_styles_and_paper(word, language):
    """Give an empty document its styles, language, paper and margins."""
    set_language(word, language)
    set_font(word.styles)
    set_text_styles(word.styles)
    set_heading_styles(word.styles)
    add_styles(word.styles)
    set_paper(word.sections[0])
    set_word_compatibility(word)


def set_language(word, language):
    """Set the language of all text, where the template says English."""
    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
    for found in word.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)


def set_font(styles):
    """Set one font wherever a style names any, those of a theme included."""
    for fonts in styles.element.iter(qn("w:rFonts")):
        for name in THEMED:
            fonts.attrib.pop(qn(name), None)
        for name in FACES:
            fonts.set(qn(name), FONT)


def set_text_styles(styles):
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    styles["Footer"].font.size = Pt(8.5)
    styles["Footer"].font.color.rgb = GREY
    dossier = styles["Subtitle"]
    dossier.font.size, dossier.font.color.rgb = Pt(11), GREY
    dossier.font.italic = dossier.font.bold = False
    dossier.element.rPr.remove(dossier.element.rPr.find(qn("w:spacing")))


def set_heading_styles(styles):
    for level, size, before in ((1, 20, 0), (2, 14, 16)):
        style = styles[f"Heading {level}"]
        style.font.size, style.font.color.rgb = Pt(size), DARK_BLUE
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(6)


def add_styles(styles):
    """Add the four styles that the template lacks."""
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = DARK_BLUE, True
    place = styles.add_style("Plaats", WD_STYLE_TYPE.CHARACTER)
    place.font.color.rgb, place.font.size = GREY, Pt(9.5)
    fact = styles.add_style("Gegeven", WD_STYLE_TYPE.PARAGRAPH)
    fact.base_style = styles["Normal"]
    fact.paragraph_format.left_indent = Cm(4.2)
    fact.paragraph_format.first_line_indent = Cm(-4.2)
    fact.paragraph_format.tab_stops.add_tab_stop(Cm(4.2))
    fact.paragraph_format.space_after = Pt(3)
    status = styles.add_style("Status", WD_STYLE_TYPE.PARAGRAPH)
    status.base_style = styles["Normal"]
    status.font.bold, status.font.size = True, Pt(13)


def set_paper(section):
    """A4, with room at the foot for the stamp."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = Cm(2.4)
    section.bottom_margin = Cm(2.6)


def set_word_compatibility(word):
    """Drop the template's preview picture and ask Word for its present layout, not that of 2007."""
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
    settings = word.settings.element
    compat = settings.find(qn("w:compat"))
    mode = OxmlElement("w:compatSetting")
    mode.set(qn("w:name"), "compatibilityMode")
    mode.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
    mode.set(qn("w:val"), "15")
    compat.append(mode)


# Headings, lists and links are real ones, the language is Dutch, and the same document gives the
# same bytes.

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AUTHOR = "Regio"
LONGEST_PROPERTY = 255
BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")


def write(document):
    """Return an AgendaDocument as DOCX bytes."""
    word = begin_word_document(document)
    add_title(word, document)
    add_fact_paragraphs(word, document.facts)
    for section in document.sections:
        add_section(word, section)
    return serialize_reproducibly(word)


def begin_word_document(document):
    """Return a Word file with the looks and the margins of every Document, and its banner."""
    word = Document()
    set_up_styles_and_paper(word, document.language)
    set_properties(word.core_properties, document)
    add_header_and_footer(word.sections[0], document)
    if document.banner:
        word.add_paragraph(document.banner, "Status")
    return word


def add_title(word, document):
    word.add_paragraph(document.dossier, "Subtitle")
    word.add_heading(document.title, 1)


def set_properties(properties, document):
    """Fill in what a file manager shows; Word keeps at most 255 characters of each."""
    made_at = document.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = document.title[:LONGEST_PROPERTY]
    properties.subject = document.dossier[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = AUTHOR
    properties.language = document.language
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = made_at


def add_header_and_footer(section, document):
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
    add_fact_paragraphs(word, section.facts)
    add_entries(word, section.entries, section.is_numbered)


def add_fact_paragraphs(word, facts):
    for fact in facts:
        paragraph = word.add_paragraph()
        set_style(paragraph, "Gegeven")
        set_style(paragraph.add_run(f"{fact.label}:"), "Strong")
        paragraph.add_run("\t")
        add_text(paragraph, fact.text, fact.url)


def add_entries(word, entries, is_numbered, depth=0):
    """Add a list; every numbered one starts at 1, which Word does not do by itself."""
    number = build_numbered_list(word) if is_numbered and entries else None
    for entry in entries:
        style = "List Number" if is_numbered else BULLETS[min(depth, len(BULLETS) - 1)]
        paragraph = word.add_paragraph()
        set_style(paragraph, style)
        if number is not None:
            number(paragraph)
        add_entry(paragraph, entry)
        add_entries(word, entry.entries, False, depth + 1)


def add_entry(paragraph, entry):
    add_text(paragraph, entry.text, entry.url)
    if entry.note:
        paragraph.add_run(f" ({entry.note})")
    if entry.place:
        set_style(paragraph.add_run(f" [{entry.place}]"), "Plaats")


def add_text(paragraph, text, url):
    if url:
        add_link(paragraph, text, url)
    else:
        paragraph.add_run(text)


def serialize_reproducibly(word):
    """Return the file's bytes with one fixed date in the archive, where the clock would be."""
    loose, fixed = BytesIO(), BytesIO()
    word.save(loose)
    with ZipFile(loose) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
