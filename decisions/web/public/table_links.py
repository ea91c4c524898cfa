"""From a page to what it shows as a table: the links, and what was asked of the page in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ...documents.open_tables import OPEN_TABLE_FORMATS

PAGE_OF_LIST = "pagina"


@dataclass(frozen=True)
class FoundLines:
    """The lines `kept` of a `total` by the Choices of a form and the words sought."""

    kept: list
    total: int
    choices: dict
    sought: str


def build_table_links(parameters, name, *of):
    """Return (label, address) of each format of a table, the place in the list left out."""
    asked = parameters.copy()
    asked.pop(PAGE_OF_LIST, None)
    query = f"?{asked.urlencode()}" if asked else ""
    return [
        (each.label, reverse(name, args=[*of, ending]) + query)
        for ending, each in OPEN_TABLE_FORMATS.items()
    ]


def tell_choices_made(found):
    """Yield (label, words) of every choice that leaves some rows out."""
    for choice in found.choices.values():
        words = dict(choice.options).get(choice.value)
        if words:
            yield choice.label, words
    if found.sought:
        yield _("Met de woorden"), found.sought
