"""The API with its OpenAPI document, in the form that the NL API Design Rules ask."""

from functools import cached_property

from django.http import Http404
from ninja import NinjaAPI

from ..forms.bad_parameter import shortened
from . import about
from .parameters import Refused
from .problems import MEDIA_TYPE, problem
from .wire import Probleem

VERSION_HEADER = {
    "API-Version": {
        "description": "De volledige versie van deze API.",
        "schema": {"type": "string", "example": about.VERSION},
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
        self.add_exception_handler(Refused, refuse)
        self.add_exception_handler(Http404, lambda request, error: problem(404, error))

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
                complete(operation, has_slug="{" in path)
        return document

    def get_openapi_schema(self, **kwargs):
        return self.document


def refuse(request, error):
    """Answer with the parameters that are wrong, all of them unless there are many."""
    told = error.faults[:MOST_TOLD]
    detail = " ".join(f"{shortened(fault.name)}: {fault.expected}" for fault in told)
    return problem(400, detail, invalid=told)


def move_definitions(schemas):
    """Lift schemas that stand inside another one to where references look for them."""
    for schema in list(schemas.values()):
        schemas.update(schema.pop("$defs", {}))


def complete(operation, *, has_slug):
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
