"""Where the API begins: `/api/v1` tells which addresses there are."""

from dataclasses import dataclass

from django.http import JsonResponse

from .links import AbsoluteLinks
from .operations import api
from .problems import PREFIX, TITLE, VERSION


def index_view(request):
    """Answer with every address, as its description has it, and where that stands."""
    links = AbsoluteLinks(request)
    return JsonResponse(
        {
            "naam": TITLE,
            "versie": VERSION,
            "beschrijving": links.to("openapi-json"),
            "uitleg": links.to("developers"),
            "adressen": [
                {"naam": each.name, "adres": each.address, "omschrijving": each.summary}
                for each in list_addresses(links.of_site())
            ],
        }
    )


@dataclass(frozen=True)
class ApiAddress:
    """One address of the API, as its document describes it; `tag` is what it is about."""

    name: str
    address: str
    summary: str
    description: str
    tag: str
    parameters: tuple[str, ...]


def list_addresses(site=""):
    """Return an ApiAddress for each operation of the document, in its order."""
    paths = api.document["paths"].items()
    return [build_address(f"{site}{PREFIX}{path}", methods["get"]) for path, methods in paths]


def build_address(address, operation):
    asked = operation.get("parameters", ())
    return ApiAddress(
        name=operation["operationId"],
        address=address,
        summary=operation["summary"],
        description=operation["description"],
        tag=operation["tags"][0],
        parameters=tuple(each["name"] for each in asked if each["in"] == "query"),
    )
