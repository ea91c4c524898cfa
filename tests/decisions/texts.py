"""Letters for tests: a council's letter, and a source with so many paragraphs taken from one."""

from decisions.actions.sources import save_source_with_text
from municipalities.models import Source
from tests import people

LETTER = """Gemeente Verzonnenstad

Betreft: Zienswijze op het voorstel Regioraad

Kenmerk: Z/17/455361

Datum: 9 mei 2017

De raad van Verzonnenstad besprak het voorstel en vraagt om meer uitleg over de kosten.

De raad wil dat de gemeenten eerst samen een begroting maken.
"""


def taken(region, text=LETTER, *, municipality=None, by=None, **fields):
    """Return a stored source with the paragraphs of a text; private unless told otherwise."""
    fields = {"title": "De brief", "is_public": False, **fields}
    source = Source(region=region, municipality=municipality, **fields)
    return save_source_with_text(source, text, by=by or people.beheer())


def of_length(number):
    """Return a text of so many paragraphs."""
    return "\n\n".join(f"Dit is alinea {n} van een verzonnen brief." for n in range(1, number + 1))
