"""What a request may ask, and the OpenAPI document that says so (NL API Design Rules)."""

from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from ..domain.rules import Rule
from ..web.parameters import (
    BadParameter,
    parse_board_parameters,
    parse_day,
    parse_known,
    parse_page,
    parse_rule,
    shorten_parameter,
)
from . import problems
from .problems import MEDIA_TYPE, build_problem
from .schema import Probleem

# What a request may ask, and how the API's document describes it.
#
# The values are read by the same functions as the page's (decisions.web.parameters); here is only
# what a page forgives and an API does not: a parameter that it does not know, one given twice, and
# one left empty, which is more often a fault of the caller than a wish for today.

YEAR = r"(1[89]\d{2}|2[01]\d{2}|2200)"
A_DAY = {"type": "string", "format": "date", "pattern": rf"^{YEAR}-\d{{2}}-\d{{2}}$"}
A_MOMENT = {
    "type": "string",
    "pattern": rf"^{YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d"
    r"(:[0-5]\d(\.\d{1,6})?)?(Z|[-+]([01]\d|2[0-3]):[0-5]\d)?$",
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
    "in Nederlandse tijd of met een tijdzone. `permalink` in een antwoord heeft hem precies.",
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
PAGINA = {
    "name": "pagina",
    "in": "query",
    "description": "Welke bladzijde van de lijst; `volgende` in een antwoord wijst de volgende.",
    "schema": {"type": "integer", "minimum": 1, "maximum": 99999},
    "example": 1,
}
PARSERS = {"peildatum": parse_day, "bekend": parse_known, "regel": parse_rule, "pagina": str}
IN_PAGES = (PAGINA,)
ON_A_DAY = (PEILDATUM, BEKEND)
UNDER_A_RULE = (*ON_A_DAY, REGEL)


class InvalidParameters(Exception):
    """A request with parameters that cannot be answered: `faults`, all of them at once."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__(", ".join(fault.name for fault in faults))


def parse_asked_moment(query, dossier, at, *, allowed):
    """Return the BoardParameters of a request at `at`; raise InvalidParameters."""
    check_parameters(query, allowed=allowed)
    return parse_board_parameters(query, dossier, at)


def parse_asked_page(query, rows):
    """Return the page of a list that a request asks for; raise InvalidParameters."""
    check_parameters(query, allowed=IN_PAGES)
    try:
        if query.get("pagina") == "":
            raise BadParameter("pagina", "", _("Verwacht het nummer van een bladzijde."))
        return parse_page(query, rows)
    except BadParameter as fault:
        raise InvalidParameters([fault]) from fault


def check_parameters(query, *, allowed=()):
    """Raise InvalidParameters with every parameter that is unknown, repeated or not to be read."""
    names = {parameter["name"] for parameter in allowed}
    faults = [
        fault for name in query if (fault := find_parameter_fault(name, query.getlist(name), names))
    ]
    if faults:
        raise InvalidParameters(faults)


def find_parameter_fault(name, values, names):
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


# The API with its OpenAPI document, in the form that the NL API Design Rules ask.

VERSION_HEADER = {
    "API-Version": {
        "description": "De volledige versie van deze API.",
        "schema": {"type": "string", "example": problems.VERSION},
    }
}
MOST_TOLD = 10
ERRORS = {
    400: "Een parameter is onbekend, leeg, dubbel of niet te lezen.",
    404: "Dit dossier bestaat niet of is voor u niet zichtbaar.",
    500: "Fout in Regio.",
}


class ReadOnlyApi(NinjaAPI):
    """Answers errors as problems, and describes that in its document."""

    def set_default_exception_handlers(self):
        """Only what the API itself refuses; anything else is Django's to log and answer."""
        self.add_exception_handler(InvalidParameters, answer_invalid_parameters)
        self.add_exception_handler(Http404, lambda request, error: build_problem(404, error))

    @cached_property
    def document(self):
        """The OpenAPI document, made once."""
        document = super().get_openapi_schema(path_prefix="")
        document["components"]["schemas"]["Probleem"] = Probleem.model_json_schema(
            ref_template="#/components/schemas/{model}", mode="serialization"
        )
        move_definitions(document["components"]["schemas"])
        for path, operations in document["paths"].items():
            for operation in operations.values():
                complete_operation(operation, has_slug="{" in path)
        return document

    def get_openapi_schema(self, **kwargs):
        return self.document


def answer_invalid_parameters(request, error):
    """Answer with the parameters that are wrong, all of them unless there are many."""
    told = error.faults[:MOST_TOLD]
    detail = " ".join(f"{shorten_parameter(fault.name)}: {fault.expected}" for fault in told)
    return build_problem(400, detail, invalid=told)


def move_definitions(schemas):
    """Lift schemas that stand inside another one to where references look for them."""
    for schema in list(schemas.values()):
        schemas.update(schema.pop("$defs", {}))


def complete_operation(operation, *, has_slug):
    """Add to an operation the errors it can answer with, and the version header to all."""
    operation["responses"][200]["description"] = operation["summary"]
    for status, description in ERRORS.items():
        if status != 404 or has_slug:
            operation["responses"][status] = {
                "description": description,
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
            }
    for response in operation["responses"].values():
        response["headers"] = VERSION_HEADER
