"""Registers for the tests of writers: made up, without a database."""

from datetime import UTC, datetime

from decisions.documents.document import Fact
from decisions.documents.register.document import RegisterDocument, RegisterRow, RowGroup
from tests.decisions.documents.documents import HOSTILE

ADDRESS = "https://regio.example/dossiers/verzonnen/wensen-en-bedenkingen/?soort=wens"
LABELS = RegisterRow(
    *("nummer", "soort", "van wie", "gemeente", "onderwerp", "onderdeel", "thema", "tekst"),
    *("datum", "bron en plaats", "nagelezen door de griffie", "stand", "reactie", "redenen"),
    *("gewijzigd in", "reactie van", "status", "bijgehouden"),
)
# The one list of hostile texts, by whether a spreadsheet would run them, with what only a
# spreadsheet could take for its own.
FORMULAS = (
    *("=1+1", '=HYPERLINK("https://evil.example")', "+31 71", "-5", "@SUM(A1)", "-", "="),
    *(each for each in HOSTILE if each.startswith(("=", "+", "-", "@"))),
)
ODD = (
    *(each for each in HOSTILE if not each.startswith(("=", "+", "-", "@"))),
    "'=1+1",
    "''-een",
    "'s avonds",
    "regel een\nregel twee\n\nregel vier",
    "twee  spaties en\teen tab",
    'met "aanhaling", komma; en puntkomma',
    "</text:p><table:table-row>",
    "</t></is></c>&amp;<![CDATA[x]]>",
    "_x000D_ en _x0041_",
    "007",
    "1e5",
    "2017-06-01",
    "TRUE",
    "https://regio.example/",
    "😀 漢 é ½",
)


def row(number=7, **cells):
    """Return a RegisterRow with a text in each cell; any of them may be given."""
    plain = {
        "kind": "wens",
        "who": "Gemeenteraad Verzonnen, twee fracties",
        "municipality": "Verzonnen",
        "subject": "Regioraad",
        "section": "hoofdstuk 3",
        "theme": "Wonen",
        "text": "Meer huizen.",
        "dated": "1 juni 2016",
        "sources": "Brief, ¶3",
        "read_back": "klopt (9 mei 2017)",
        "state": "beantwoord",
        "outcome": "deels overgenomen",
        "reasons": "Er is geen ruimte.",
        "changed": "paragraaf 2",
        "answered": "Stuurgroep, 1 september 2016",
        "status": "openbaar",
        "kept": "na 1 juni 2016 niet bijgehouden",
    }
    return RegisterRow(number, **plain | cells)


def register(*rows, **changes):
    """Return a RegisterDocument of these rows in one list; any field may be given."""
    fields = {
        "name": "wensen-en-bedenkingen-2017-06-01",
        "title": "Wensen en bedenkingen",
        "dossier": "Verzonnen dossier",
        "banner": "",
        "labels": LABELS,
        "paper_labels": ("Nummer", "Van wie", "Waarover", "Tekst en bron", "Reactie"),
        "groups": (RowGroup("", rows or (row(),)),),
        "empty": "Er is geen punt.",
        "about": "Over dit bestand",
        "facts": (Fact("Punten", "1"), Fact("Adres", ADDRESS, ADDRESS)),
        "address": ADDRESS,
        "made_at": datetime(2026, 11, 4, 13, 5, tzinfo=UTC),
        "stamp": "Verzonnen dossier · peildatum 1 juni 2017",
        "pages": ("Bladzijde", "van"),
    }
    return RegisterDocument(**fields | changes)


def saying(*texts):
    """Return a register with a row for each of these texts."""
    return register(*(row(number, text=text) for number, text in enumerate(texts, start=1)))
