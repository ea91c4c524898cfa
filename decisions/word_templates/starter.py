"""A template to begin with, for each kind: what it may hold once, as Word shows it."""

from collections.abc import Callable, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from .known import REQUIRED


def build_starter_template(kind: str) -> bytes:
    """Return a DOCX that can be kept as it is, and made to look like the griffie's own papers;
    `kind` is a key of KNOWN_FIELDS."""
    word = _begin_document()
    _add_all(word, ("{%p if status %}", "{{ status }}", "{%p endif %}", "{{ dossier }}"))
    _BUILDERS[kind](word)
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


def _add_all(word: WordDocument, lines: Sequence[str]) -> None:
    for line in lines:
        word.add_paragraph(line)


def _add_texts(word: WordDocument, name: str) -> None:
    """Add the lines of a list that have a text and nothing else."""
    _add_all(word, (f"{{%p for regel in {name} %}}", "{{ regel.tekst }}", "{%p endfor %}"))


def _add_facts(word: WordDocument, name: str) -> None:
    """Add the lines of a list that have a label and a text."""
    line = "{{ regel.label }}: {{ regel.tekst }}"
    _add_all(word, (f"{{%p for regel in {name} %}}", line, "{%p endfor %}"))


# An agenda item.

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


def _build_item(word: WordDocument) -> None:
    word.add_heading("{{ onderwerp }}", 1)
    for name, label in _FACTS:
        line = f"{label}: {{{{ {name} }}}}"
        _add_all(word, (f"{{%p if {name} %}}", line, "{%p endif %}"))
    _add_texts(word, "alineas")
    for name, title in _TITLES.items():
        _add_list(word, name, title)
    _add_all(word, ("{%p for onderdeel in onderdelen %}", "{{ onderdeel.kop }}"))
    _add_texts(word, "onderdeel.regels")
    _add_all(word, ("{%p endfor %}",))


def _add_list(word: WordDocument, name: str, title: str) -> None:
    """Add a list, and its heading where the item has any of it."""
    word.add_paragraph(f"{{%p if {name} %}}")
    word.add_heading(title, 2)
    word.add_paragraph("{%p endif %}")
    note = "{% if regel.toelichting %} ({{ regel.toelichting }}){% endif %}"
    line = "{{ regel.nummer }}. {{ regel.tekst }}" + note
    _add_all(word, (f"{{%p for regel in {name} %}}", line, "{%p endfor %}"))


# The bundle and the reactienota: a table under each heading.

_BUNDLE_COLUMNS = (
    ("Nummer, soort en stand", "cel_nummer", 3),
    ("Van wie en wanneer", "cel_wie", 4),
    ("Waarover", "cel_waarover", 4),
    ("Tekst en bron", "cel_tekst", 6),
)
_REPLY_COLUMNS = (
    ("Nummer, soort en stand", "cel_nummer", 2.6),
    ("Van wie en waarover", "cel_wie", 3),
    ("Punt en bron", "cel_punt", 4.8),
    ("Reactie", "cel_reactie", 4.2),
    ("Gewijzigd", "cel_gewijzigd", 2.4),
)
type _Columns = Sequence[tuple[str, str, float]]


def _build_bundle(word: WordDocument) -> None:
    _build_points(word, _BUNDLE_COLUMNS)


def _build_reply_note(word: WordDocument) -> None:
    _build_points(word, _REPLY_COLUMNS)


def _build_points(word: WordDocument, columns: _Columns) -> None:
    word.sections[0].left_margin = word.sections[0].right_margin = Cm(2)
    word.add_heading("{{ titel }}", 1)
    _add_facts(word, "gegevens")
    _add_all(word, ("{%p if leeg %}", "{{ leeg }}", "{%p endif %}"))
    word.add_paragraph("{%p for groep in groepen %}")
    word.add_heading("{{ groep.kop }}", 2)
    _add_point_table(word, columns)
    word.add_paragraph("{%p endfor %}")
    word.add_heading("Over dit bestand", 2)
    _add_facts(word, "verantwoording")


def _add_point_table(word: WordDocument, columns: _Columns) -> None:
    """Add a table with a row for each point; the rows that only loop are gone once filled in."""
    table = word.add_table(4, len(columns), "Table Grid")
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    table.cell(1, 0).text = "{%tr for punt in groep.punten %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for column, (label, name, width) in zip(table.columns, columns, strict=True):
        head, _begin, point, _end = column.cells
        head.text = label
        point.text = f"{{{{ punt.{name} }}}}"
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


# A letter.


def _build_letter(word: WordDocument) -> None:
    _add_all(word, ("{{ afzender }}", "{{ geadresseerde }}", "{{ dagtekening }}"))
    _add_facts(word, "gegevens")
    word.add_heading("{{ onderwerp }}", 1)
    word.add_paragraph("{{ aanhef }}")
    _add_texts(word, "opening")
    word.add_paragraph("{%p for onderdeel in onderdelen %}")
    word.add_heading("{{ onderdeel.kop }}", 2)
    _add_texts(word, "onderdeel.alineas")
    _add_all(word, ("{%p for punt in onderdeel.punten %}", "{{ punt.geheel }}", "{%p endfor %}"))
    word.add_paragraph("{%p endfor %}")
    _add_texts(word, "einde")
    _add_all(word, ("{{ groet }}", "{{ ondertekenaar }}", "{{ ruimte }}"))


_BUILDERS: dict[str, Callable[[WordDocument], None]] = {
    "agendapunt": _build_item,
    "bundel": _build_bundle,
    "reactienota": _build_reply_note,
    "brief": _build_letter,
}
