"""A passage of a text that was taken in: what an address names, and where a place says it is."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities.models import Paragraph, Source

LONGEST_QUOTE = 1000
NUMBER = re.compile(r"[0-9]{1,5}")
IN_PLACE = re.compile(r"(?:alinea|al\.|\u00b6) ?([0-9]{1,4})(?![0-9])", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """A paragraph and what was selected in it, '' for all of it; `is_long` when no quote fits."""

    paragraph: Any
    quote: str = ""
    is_long: bool = False

    @property
    def source(self):
        return self.paragraph.source

    @property
    def place(self):
        """The place as Evidence names it."""
        return _("alinea %d") % self.paragraph.number

    @property
    def initial(self):
        """Return what a PlaceForm starts with."""
        return {"source": self.source.pk, "place": self.place, "quote": self.quote}


def passage_of(parameters, reader):
    """Return the Passage that ?bron=, ?alinea=, ?van= and ?tot= name, None where the reader may
    not read it; one query, none where the address names no paragraph.

    `van` and `tot` count characters, so that no address ever holds words of a closed text.
    """
    source, number = (whole(parameters.get(name, "")) for name in ("bron", "alinea"))
    if source is None or number is None:
        return None
    readable = Source.objects.visible_to(reader).readable_by(reader)
    rows = Paragraph.objects.filter(source__in=readable, source=source, number=number)
    paragraph = rows.select_related("source").first()
    return selected(paragraph, parameters) if paragraph is not None else None


def selected(paragraph, parameters):
    """Return the Passage with what lies between ?van= and ?tot= as its quote."""
    start, end = (whole(parameters.get(name, "")) for name in ("van", "tot"))
    if start is None or end is None:
        return Passage(paragraph)
    quote = paragraph.text[start:end].strip()
    is_long = len(quote) > LONGEST_QUOTE
    return Passage(paragraph, "" if is_long else quote, is_long)


def whole(text):
    """Return a number that an address holds, None for anything else."""
    return int(text) if NUMBER.fullmatch(text) else None


def number_in(place):
    """Return the paragraph that the words of a place begin with ('alinea 12, slot'), or None."""
    found = IN_PLACE.match(place or "")
    return int(found[1]) if found else None


def paragraph_at(source, place):
    """Return the Paragraph of a source that a place names, None where there is none."""
    number = number_in(place)
    if number is None or source is None or source._state.adding:
        return None
    return Paragraph.objects.filter(source=source, number=number).first()
