"""Three things of WordprocessingML (ISO 29500) that python-docx leaves to its users."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run


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
    run.style = "Hyperlink"


def add_field(paragraph, code):
    """Add a field that Word fills in, such as PAGE; it shows 1 until then."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    element = OxmlElement("w:r")
    field.append(element)
    paragraph._p.append(field)
    Run(element, paragraph).text = "1"


def numbered_lists(word):
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
