"""What an address may choose from a list: one of several, words to look for, a page."""

import re
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from municipalities.text import UncleanText, fold

from .bad_parameter import BadParameter
from .moment import one

PAGE = re.compile(r"[1-9][0-9]{0,5}")
PAGE_SIZE = 50
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Choice:
    """One select of a filter form: `options` are (value, label); no choice is an empty value.

    Without `has_all` that means the first option.
    """

    name: str
    label: str
    options: tuple
    value: str = ""
    has_all: bool = True


def choose(parameters, name, label, options, *, has_all=True):
    """Return the Choice that a QueryDict makes; raise BadParameter for what is no option."""
    options = tuple((str(value), str(text)) for value, text in options)
    value = one(parameters, name)
    if value and value not in {each for each, _text in options}:
        raise BadParameter(name, value, _("Kies een van de mogelijkheden van het formulier."))
    return Choice(name, str(label), options, value, has_all)


def words_sought(parameters, name="zoek"):
    """Return what is typed to look for and its words as `fold` sees them; raise BadParameter."""
    text = one(parameters, name)
    if len(text) > LONGEST_SEARCH:
        raise BadParameter(name, text, _("Zoek met ten hoogste 200 tekens."))
    try:
        return text, tuple(fold(text).split())
    except UncleanText as error:
        raise BadParameter(name, text, error) from error


def holds(words, *texts):
    """Whether every word stands somewhere in the texts, capitals and accents aside."""
    if not words:
        return True
    whole = " ".join(fold(text) for text in texts if text)
    return all(word in whole for word in words)


def page_of(parameters, rows, name="pagina"):
    """Return the page of `rows` that is asked for, 50 a page; raise BadParameter."""
    paginator = Paginator(rows, PAGE_SIZE)
    last, asked = paginator.num_pages, one(parameters, name) or "1"
    if not PAGE.fullmatch(asked) or int(asked) > last:
        raise BadParameter(name, asked, _("Verwacht een bladzijde van 1 tot en met %d.") % last)
    return paginator.page(int(asked))
