"""A template to begin with: every field and list once, as Word shows it."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm

from .known import LISTS, REQUIRED

_TITLES = {
    "beslispunten": "Beslispunten",
    "collegebesluiten": "Besluiten van het college",
    "vragen": "Vragen",
    "bijlagen": "Bijlagen",
    "geadresseerden": "Geadresseerden",
    "bronnen": "Bronnen",
}
_FACTS = (
    ("orgaan", "Orgaan"),
    ("kenmerk", "Kenmerk"),
    ("portefeuillehouder", "Portefeuillehouder"),
    ("behandeling", "Behandeling"),
    ("fase", "Fase"),
    ("agendanummer", "Nummer op de agenda"),
    ("planning", "Planning"),
    ("uitkomst", "Uitkomst"),
)


def build_starter_template() -> bytes:
    """Return a DOCX that can be kept as it is, and made to look like the griffie's own papers."""
    word = _begin_document()
    add = word.add_paragraph
    for line in ("{%p if status %}", "{{ status }}", "{%p endif %}", "{{ dossier }}"):
        add(line)
    word.add_heading("{{ onderwerp }}", 1)
    for name, label in _FACTS:
        add(f"{{%p if {name} %}}")
        add(f"{label}: {{{{ {name} }}}}")
        add("{%p endif %}")
    for line in ("{%p for alinea in alineas %}", "{{ alinea.tekst }}", "{%p endfor %}"):
        add(line)
    for name in LISTS:
        if name in _TITLES:
            _add_list(word, name)
    for line in ("{%p for onderdeel in onderdelen %}", "{{ onderdeel.kop }}"):
        add(line)
    add("{%p for regel in onderdeel.regels %}")
    for line in ("{{ regel.tekst }}", "{%p endfor %}", "{%p endfor %}"):
        add(line)
    word.sections[0].footer.paragraphs[0].text = f"{{{{ {REQUIRED} }}}}"
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def _begin_document() -> WordDocument:
    """Return an empty document on A4, in Dutch for the spelling checker."""
    word = Document()
    paper = word.sections[0]
    paper.page_width, paper.page_height = Cm(21), Cm(29.7)
    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "nl-NL")
    return word


def _add_list(word: WordDocument, name: str) -> None:
    """Add a list, and its heading where the item has any of it."""
    word.add_paragraph(f"{{%p if {name} %}}")
    word.add_heading(_TITLES[name], 2)
    word.add_paragraph("{%p endif %}")
    word.add_paragraph(f"{{%p for regel in {name} %}}")
    note = "{% if regel.toelichting %} ({{ regel.toelichting }}){% endif %}"
    word.add_paragraph("{{ regel.nummer }}. {{ regel.tekst }}" + note)
    word.add_paragraph("{%p endfor %}")
