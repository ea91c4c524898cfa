"""Errors as application/problem+json (RFC 9457), with Dutch words for people."""

import json

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ..forms.bad_parameter import shortened

MEDIA_TYPE = "application/problem+json"

WORDS = {
    400: (gettext_noop("Ongeldig verzoek"), gettext_noop("Dit verzoek is niet te lezen.")),
    403: (gettext_noop("Geen toegang"), gettext_noop("Dit verzoek is niet toegestaan.")),
    404: (gettext_noop("Niet gevonden"), gettext_noop("Dit adres bestaat niet in deze API.")),
    405: (
        gettext_noop("Methode niet toegestaan"),
        gettext_noop("Deze API is alleen te lezen: gebruik GET of HEAD."),
    ),
    500: (
        gettext_noop("Fout in Regio"),
        gettext_noop("Er ging iets mis; probeer het later nog eens."),
    ),
}


def problem(status, detail="", *, invalid=(), headers=None):
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
        body["invalidParams"] = [told(each) for each in invalid]
    return HttpResponse(
        json.dumps(body), status=status, content_type=MEDIA_TYPE, headers=headers or {}
    )


def told(parameter):
    """Return one wrong parameter: its name, what was given (both shortened) and why it is wrong."""
    return {
        "name": shortened(parameter.name),
        "value": parameter.value,
        "reason": parameter.expected,
    }
