"""The API with its OpenAPI document, in the form that the NL API Design Rules ask."""

from functools import cached_property

from django.http import Http404
from ninja import NinjaAPI

from ..web.parameters import shorten_parameter
from . import problems
from .asking import InvalidParameters
from .problems import MEDIA_TYPE, build_problem
from .schema import Probleem

VERSION_HEADER = {
    "API-Version": {
        "description": "De volledige versie van deze API.",
        "schema": {"type": "string", "example": problems.VERSION},
    }
}
MOST_TOLD = 10
LED_TO = (("prev", "vorige"), ("next", "volgende"))
ERRORS = {
    400: "Een parameter is onbekend, leeg, dubbel of niet te lezen.",
    404: "Dit bestaat niet of is voor u niet zichtbaar.",
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

    def create_response(self, request, data, **kwargs):
        """Answer, with the addresses to which a list leads in `Link` (RFC 8288) too."""
        response = super().create_response(request, data, **kwargs)
        led = [(rel, data.get(name)) for rel, name in LED_TO] if isinstance(data, dict) else []
        if found := [f'<{address}>; rel="{rel}"' for rel, address in led if address]:
            response.headers["Link"] = ", ".join(found)
        return response


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
