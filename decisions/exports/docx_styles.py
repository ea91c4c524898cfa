"""The look of a Word file: one readable font, dark headings, Dutch for the spelling checker."""

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"
DARK_BLUE = RGBColor(0x15, 0x42, 0x73)
GREY = RGBColor(0x4D, 0x4D, 0x4D)
FACES = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
THEMED = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


def dress(word, language):
    """Give an empty document its styles, language, paper and margins."""
    speak(word, language)
    set_font(word.styles)
    set_text_styles(word.styles)
    set_heading_styles(word.styles)
    add_styles(word.styles)
    set_paper(word.sections[0])
    modernise(word)


def speak(word, language):
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


def modernise(word):
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
