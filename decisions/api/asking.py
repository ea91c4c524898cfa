"""What a request may ask: every parameter with its description, and what is refused.

The values are read by the same functions as a page's (decisions.web.parameters); here is only what
a page forgives and an API does not: a parameter that it does not know, one given twice, and one
left empty, which is more often a fault of the caller than a wish for today (docs/adr/0009)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from ..domain.rules import Rule
from ..web.parameters import (
    LONGEST_SEARCH,
    BadParameter,
    parse_board_parameters,
    parse_day,
    parse_known,
    parse_rule,
    split_search_text,
)


@dataclass(frozen=True)
class Parameter:
    """One parameter: how the document describes it, and `parse`, which returns the value of a text
    or raises BadParameter."""

    name: str
    description: str
    schema: dict
    example: Any
    parse: Callable

    @property
    def described(self):
        """The parameter as OpenAPI writes it."""
        return {
            "name": self.name,
            "in": "query",
            "description": self.description,
            "schema": self.schema,
            "example": self.example,
        }


def describe_parameters(*parameters):
    """Return what an operation adds to its description for the parameters that it takes."""
    return {"parameters": [each.described for each in parameters]}


# The two clocks, and the rule.

YEAR = r"(1[89]\d{2}|2[01]\d{2}|2200)"
A_DAY = {"type": "string", "format": "date", "pattern": rf"^{YEAR}-\d{{2}}-\d{{2}}$"}
A_MOMENT = {
    "type": "string",
    "pattern": rf"^{YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d"
    r"(:[0-5]\d(\.\d{1,6})?)?(Z|[-+]([01]\d|2[0-3]):[0-5]\d)?$",
}
PEILDATUM = Parameter(
    "peildatum", "De dag waarop het antwoord geldt.", A_DAY, "2017-06-01", parse_day
)
BEKEND = Parameter(
    "bekend",
    "Naar wat Regio toen wist: een dag (tot en met het einde) of een dag en tijd, "
    "in Nederlandse tijd of met een tijdzone. `permalink` in een antwoord heeft hem precies.",
    {"anyOf": [A_DAY, A_MOMENT]},
    "2017-06-01T09:30",
    parse_known,
)
REGEL = Parameter(
    "regel",
    "Een andere beslisregel dan die van het dossier.",
    {"type": "string", "enum": [rule.value for rule in Rule]},
    Rule.MEERDERHEID_ZETELS.value,
    parse_rule,
)
ON_A_DAY = (PEILDATUM, BEKEND)
UNDER_A_RULE = (*ON_A_DAY, REGEL)


# Filters: each narrows a list to the rows that have this value.


def parse_pattern(pattern, expected, name, text):
    """Return a text that a pattern describes as a whole; raise BadParameter."""
    if not re.fullmatch(pattern, text):
        raise BadParameter(name, text, expected)
    return text


def parse_word(words, name, text):
    """Return one of these words; raise BadParameter, which names them."""
    if text not in words:
        raise BadParameter(name, text, _("Verwacht een van: %s.") % ", ".join(words))
    return text


def parse_whole_number(most, name, text):
    """Return a whole number from 1 to `most`; raise BadParameter."""
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text) or int(text) > most:
        raise BadParameter(name, text, _("Verwacht een getal van 1 tot en met %d.") % most)
    return int(text)


def build_word_parameter(name, words, description):
    """Return a Parameter that takes one of these words."""
    words = tuple(str(each) for each in words)
    schema = {"type": "string", "enum": list(words)}
    return Parameter(name, description, schema, words[0], partial(parse_word, words, name))


def build_day_parameter(name, description, example):
    """Return a Parameter that takes a day."""
    return Parameter(name, description, A_DAY, example, partial(parse_day, name=name))


def build_pattern_parameter(name, pattern, example, description, expected):
    """Return a Parameter that takes a text of one form; `expected` is a sentence."""
    schema = {"type": "string", "pattern": f"^{pattern}$"}
    parse = partial(parse_pattern, pattern, expected, name)
    return Parameter(name, description, schema, example, parse)


def build_slug_parameter(name, example, description):
    """Return a Parameter that takes the `id` of something that has a word as address."""
    expected = "Verwacht het id zoals antwoorden dat noemen: kleine letters, cijfers en streepjes."
    return build_pattern_parameter(name, r"[a-z0-9][a-z0-9-]{0,79}", example, description, expected)


MOST_NUMBER = 999_999_999


def build_number_parameter(name, example, description, most=MOST_NUMBER):
    """Return a Parameter that takes a whole number from 1."""
    schema = {"type": "integer", "minimum": 1, "maximum": most}
    return Parameter(name, description, schema, example, partial(parse_whole_number, most, name))


GEMEENTE = build_pattern_parameter(
    "gemeente",
    r"gm[0-9]{4}",
    "gm0546",
    "Alleen van deze gemeente: haar code.",
    "Verwacht de code van een gemeente, zoals gm0546.",
)
ORGAAN = build_slug_parameter(
    "orgaan", "gm0626-gemeenteraad", "Alleen van dit orgaan: zijn `id` in `stand`."
)
ONDERWERP = build_slug_parameter(
    "onderwerp", "regioraad", "Alleen over dit onderwerp: zijn `id` in het dossier."
)
THEMA = build_slug_parameter("thema", "inwoners", "Alleen over dit thema: zijn `id`.")
RONDE = build_number_parameter("ronde", 1, "Alleen uit deze ronde: haar nummer.")
VAN = build_day_parameter("van", "Alleen wat op of na deze dag kan zijn gebeurd.", "2017-03-01")
TOT = build_day_parameter("tot", "Alleen wat op of voor deze dag kan zijn gebeurd.", "2017-06-01")
BETWEEN_DAYS = (VAN, TOT)


# What can be sought: letters and digits of the languages of Europe, with what stands around them.
AROUND = r"[ -~\u00ae-\u024f\u2010-\u201f]*"
SOUGHT = rf"{AROUND}[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]{AROUND}"


def parse_sought_text(name, text):
    """Return the SoughtWords of a text; raise BadParameter."""
    expected = _("Zoek met ten minste een letter of cijfer, zonder bijzondere tekens.")
    parse_pattern(SOUGHT, expected, name, text[: LONGEST_SEARCH + 1])
    return split_search_text(text, name)


ZOEK = Parameter(
    "zoek",
    "Alleen waarin al deze woorden staan, of woorden die zo beginnen.",
    {"type": "string", "maxLength": LONGEST_SEARCH, "pattern": f"^{SOUGHT}$"},
    "inwoners",
    partial(parse_sought_text, "zoek"),
)

# Pages of a list, and its order.

MOST_PAGES, MOST_ON_A_PAGE, USUAL_ON_A_PAGE = 99_999, 100, 20
PAGINA = build_number_parameter(
    "pagina",
    1,
    "Welke bladzijde van de lijst; `volgende` in een antwoord wijst de volgende.",
    MOST_PAGES,
)
PER_PAGINA = build_number_parameter(
    "aantalPerPagina", 50, "Hoeveel er op een bladzijde komen; anders twintig.", MOST_ON_A_PAGE
)
IN_PAGES = (PAGINA, PER_PAGINA)


def build_order_parameter(*words):
    """Return the Parameter `sorteer` of a list that sorts by these words, the first by itself; a
    minus before a word turns the order around."""
    both = [way + word for word in words for way in ("", "-")]
    told = f"Waarop de lijst is gesorteerd; anders op {words[0]}. Een min ervoor keert het om."
    return build_word_parameter("sorteer", both, told)


# What is refused.


class InvalidParameters(Exception):
    """A request with parameters that cannot be answered: `faults`, all of them at once."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__(", ".join(fault.name for fault in faults))


def parse_asked_moment(query, dossier, at, *, allowed):
    """Return the BoardParameters of a request at `at`; raise InvalidParameters."""
    read_parameters(query, allowed)
    return parse_board_parameters(query, dossier, at)


def read_parameters(query, allowed=()):
    """Return {name: value} of what a request asks; raise InvalidParameters with every parameter
    that is unknown, repeated or not to be read."""
    known = {parameter.name: parameter for parameter in allowed}
    found, faults = {}, []
    for name in query:
        try:
            found[name] = read_parameter(known, name, query.getlist(name))
        except BadParameter as fault:
            faults.append(fault)
    if faults:
        raise InvalidParameters(faults)
    return found


def read_parameter(known, name, values):
    """Return the value of one parameter; raise BadParameter."""
    if name not in known:
        raise BadParameter(name, values[-1], _("Dit adres kent deze parameter niet."))
    if len(values) > 1:
        raise BadParameter(name, ", ".join(values), _("Geef deze waarde één keer."))
    return known[name].parse(values[0])
