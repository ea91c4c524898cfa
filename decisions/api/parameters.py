"""What a request may ask, and how the API's document describes it.

The values are read by the same functions as the page's (decisions.forms.moment); here is only
what a page forgives and an API does not: a parameter that it does not know, one given twice, and
one left empty, which is more often a fault of the caller than a wish for today.
"""

from django.utils.translation import gettext as _

from ..forms.moment import BadParameter, asked, parse_day, parse_known, parse_rule
from ..rules import Rule

YEAR = r"(1[89]\d{2}|2[01]\d{2}|2200)"
A_DAY = {"type": "string", "format": "date", "pattern": rf"^{YEAR}-\d{{2}}-\d{{2}}$"}
A_MOMENT = {
    "type": "string",
    "pattern": rf"^{YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$",
}
PEILDATUM = {
    "name": "peildatum",
    "in": "query",
    "description": "De dag waarop het antwoord geldt.",
    "schema": A_DAY,
    "example": "2017-06-01",
}
BEKEND = {
    "name": "bekend",
    "in": "query",
    "description": "Naar wat Regio toen wist: een dag (tot en met het einde) of een dag en tijd, "
    "in Nederlandse tijd.",
    "schema": {"anyOf": [A_DAY, A_MOMENT]},
    "example": "2017-06-01T09:30",
}
REGEL = {
    "name": "regel",
    "in": "query",
    "description": "Een andere beslisregel dan die van het dossier.",
    "schema": {"type": "string", "enum": [rule.value for rule in Rule]},
    "example": Rule.MEERDERHEID_ZETELS.value,
}
PARSERS = {"peildatum": parse_day, "bekend": parse_known, "regel": parse_rule}
ON_A_DAY = (PEILDATUM, BEKEND)
UNDER_A_RULE = (*ON_A_DAY, REGEL)


class Refused(Exception):
    """A request with parameters that cannot be answered: `faults`, all of them at once."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__(", ".join(fault.name for fault in faults))


def moment_of(query, dossier, at, *, allowed):
    """Return what is Asked of a dossier at `at`; raise Refused."""
    check(query, allowed=allowed)
    return asked(query, dossier, at)


def check(query, *, allowed=()):
    """Raise Refused with every parameter that is unknown, repeated or not to be read."""
    names = {parameter["name"] for parameter in allowed}
    faults = [fault for name in query if (fault := fault_in(name, query.getlist(name), names))]
    if faults:
        raise Refused(faults)


def fault_in(name, values, names):
    """Return what is wrong with one parameter, or None."""
    if name not in names:
        return BadParameter(name, values[-1], _("Dit adres kent deze parameter niet."))
    if len(values) > 1:
        return BadParameter(name, ", ".join(values), _("Geef deze waarde één keer."))
    try:
        PARSERS[name](values[0])
    except BadParameter as fault:
        return fault
    return None
