"""What every answer under the API's prefix carries, and errors as problem+json (RFC 9457)."""

import json

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ..web.parameters import shorten_parameter

# What the API says of itself: its place, its version and whom to write to.
#
# The numbers follow Semantic Versioning: the address carries the first one, every answer all three.

PREFIX = "/api/v1"
VERSION = "1.1.0"
TITLE = "Regio"
CONTACT = {
    "name": "Regio",
    "email": "regio@example.nl",
    "url": "https://regio.example.nl/",
}
LICENCE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
TAGS = [
    {"name": "dossiers", "description": "Waarover gemeenten samen besluiten."},
    {"name": "besluiten", "description": "Wat organen en fracties uitspraken, en waar het staat."},
    {"name": "rondes", "description": "Wat organen is gevraagd, en wie al sprak."},
    {"name": "agenda", "description": "Wat in welke vergadering aan de orde komt."},
    {"name": "bronnen", "description": "De stukken waaruit gegevens zijn gelezen."},
    {"name": "wensen", "description": "Wensen en bedenkingen, en wat ervan werd."},
    {"name": "rondom", "description": "Wat er rond het dossier gebeurde, en wat anderen zeiden."},
    {"name": "register", "description": "Gemeenten, regio's en partijen."},
    {"name": "stand", "description": "Waar elk orgaan op een dag staat, en wat daaruit volgt."},
]
DESCRIPTION = """\
Alleen lezen. Elk antwoord geldt op een dag (`peildatum`) en naar wat Regio op een moment wist
(`bekend`), en is hetzelfde als wat het bord toont. Zonder `peildatum` is dat vandaag zolang het
dossier open is en daarna de dag van sluiting; zonder `bekend` wat nu is vastgelegd.

Lege velden staan er altijd: `null` of een lege lijst. Lijsten van gemeenten bevatten hun code,
zoals `gm0546`. Data met onzekerheid zijn EDTF-tekst, zoals `2016-11` of `2017-03~`. Een parameter
die deze API niet kent, die leeg is of die twee keer is gegeven, wordt geweigerd met 400.
"""


# Errors as application/problem+json (RFC 9457), with Dutch words for people.

MEDIA_TYPE = "application/problem+json"

WORDS = {
    400: (gettext_noop("Ongeldig verzoek"), gettext_noop("Dit verzoek is niet te lezen.")),
    401: (gettext_noop("Niet herkend"), gettext_noop("Dit adres vraagt om een geldige sleutel.")),
    403: (gettext_noop("Geen toegang"), gettext_noop("Dit verzoek is niet toegestaan.")),
    404: (gettext_noop("Niet gevonden"), gettext_noop("Dit adres bestaat niet in deze API.")),
    405: (
        gettext_noop("Methode niet toegestaan"),
        gettext_noop("Deze API is alleen te lezen: gebruik GET of HEAD."),
    ),
    409: (gettext_noop("Botsing"), gettext_noop("Hier staat al iets anders.")),
    429: (
        gettext_noop("Te vaak gevraagd"),
        gettext_noop("Retry-After zegt na hoeveel seconden er weer gevraagd kan worden."),
    ),
    500: (
        gettext_noop("Fout in Regio"),
        gettext_noop("Er ging iets mis; probeer het later nog eens."),
    ),
    503: (
        gettext_noop("Even niet bereikbaar"),
        gettext_noop(
            "Regio kan zijn gegevens nu niet lezen; Retry-After zegt na hoeveel seconden."
        ),
    ),
}


def build_problem(status, detail="", *, invalid=(), headers=None):
    """Return the response that tells an error.

    `invalid` are BadParameters; each becomes one of the `invalidParams`.
    """
    title, usual = WORDS.get(status, WORDS[400 if status < 500 else 500])
    body = {
        "type": "about:blank",
        "title": _(title),
        "status": status,
        "detail": str(detail or _(usual)),
    }
    if invalid:
        body["invalidParams"] = [describe_parameter(each) for each in invalid]
    return HttpResponse(
        json.dumps(body), status=status, content_type=MEDIA_TYPE, headers=headers or {}
    )


def describe_parameter(parameter):
    """Return one wrong parameter: its name, what was given (both shortened) and why it is wrong."""
    return {
        "name": shorten_parameter(parameter.name),
        "value": parameter.value,
        "reason": parameter.expected,
    }


# What every answer under the API's prefix carries, whoever made it.
#
# It stands before all other middleware, so that a refused host, a redirect to https and an error
# page of Django carry it too.

HEADERS = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ApiMiddleware:
    """Gives the API's answers their headers, and any error the form of a problem.

    `*` without credentials is safe for people who signed in too: a browser that sends their
    cookies along refuses to hand such an answer to a page of another site.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not is_api_path(request.path_info):
            return response
        if response.status_code >= 400 and response.headers.get("Content-Type") != MEDIA_TYPE:
            response = convert_to_problem(response)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response


def is_api_path(path):
    """Whether a path is the API's own."""
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def convert_to_problem(response):
    """Return a problem in place of an error page, with what its headers say of more than it."""
    kept = {
        name: value
        for name, value in response.headers.items()
        if name not in ("Content-Type", "Content-Length", "Content-Encoding")
    }
    return build_problem(response.status_code, headers=kept)
