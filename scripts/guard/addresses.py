"""The addresses that a crawl begins at, and the table of every address that there is."""

import re

SLUG = "toekomstvisie-2027-leidse-regio"
DOSSIER, DESK, API = f"/dossiers/{SLUG}/", f"/werkblad/{SLUG}/", f"/api/v1/dossiers/{SLUG}"
MOMENTS = ("?peildatum=2016-06-30", "?peildatum=2017-12", "?bekend=2026-11-27T08:00", "?regel=twee")
LED_TO = (
    "/",
    DOSSIER,
    "/begrippen/",
    "/gemeenten/",
    "/gezond/",
    "/werkblad/",
    "/account/",
    "/beheer/",
    "/api/v1/openapi.json",
    "/api/v1/dossiers",
    API,
    f"{API}/stand",
    f"{API}/draagvlak",
    f"{API}/bewijs",
)
# What no page leads to by a link: it is sent to, or asked by a script, or comes in a letter.
NOT_LINKED = (
    *(f"{DOSSIER}{page}{moment}" for page in ("", "tijdlijn/", "draagvlak/") for moment in MOMENTS),
    *(f"{API}/{page}{moment}" for page in ("stand", "draagvlak") for moment in MOMENTS),
    *("/api/v1/", "/api/v1/nergens", "/nergens/", f"{API}/nergens", "/api/v1/dossiers?onzin=1"),
    *(
        f"/account/{page}/"
        for page in (
            *("bevestigen", "bevestigen/code", "bevestigen/passkey", "uitloggen", "uitgeschakeld"),
            *("inloggen/passkey", "inloggen/tweede-stap", "inloggen/geen/begin"),
            *("inloggen/geen/terug", "tweede-stap/nodig", "tweede-stap/app/weg"),
            *("tweede-stap/codes", "tweede-stap/codes/nieuw", "tweede-stap/passkeys"),
            *("tweede-stap/passkeys/1", "tweede-stap/passkeys/1/weg", "uitnodiging/bestaat-niet"),
            *(
                "wachtwoord/nieuw/1-set-password",
                "wachtwoord/nieuw",
                "wachtwoord/vergeten/verstuurd",
            ),
        )
    ),
    *(
        f"{DESK}{page}"
        for page in (
            *("besluit/1/", "besluit/40/", "besluit/41/", "punten/", "voorbeeld/", "publiceren/"),
            *("rondes/1/punten/nieuw/", "rondes/1/punten/1/weggooien/", "nieuw/wens/"),
        )
    ),
    *("/werkblad/kladje/", "/werkblad/kladje/weg/", "/werkblad/datum/?dated_on=9+mei+2026"),
    *("/werkblad/reces/oegstgeest/overnemen/", "/werkblad/nieuw/dossier/", "/besluiten/9999/"),
    *("/beheer/decisions/", "/beheer/decisions/decision/1/", "/beheer/jsi18n/", "/beheer/nergens/"),
    *(
        "/beheer/autocomplete/",
        "/beheer/password_change/done/",
        "/beheer/decisions/decision/1/delete/",
    ),
)
STARTS = (*LED_TO, *NOT_LINKED)


def table():
    """Return the route of every address, as the resolver tells them, names of arguments left out.

    A route that an application renames inside keeps its place here.
    """
    from django.urls import URLPattern, get_resolver

    def routes(resolver, before=""):
        for each in resolver.url_patterns:
            route = before + str(each.pattern)
            if isinstance(each, URLPattern):
                yield plain(route)
            else:
                yield from routes(each, route)

    return sorted(set(routes(get_resolver())))


def route_of(address):
    """Return the route that answers an address, '' for none."""
    from django.urls import Resolver404, resolve

    try:
        return plain(resolve(address.split("?")[0]).route)
    except Resolver404:
        return ""


def plain(route):
    """Return a route without what the code calls its arguments."""
    route = re.sub(r"<(\w+):\w+>", r"<\1>", route)
    return re.sub(r"\?P<\w+>", "", route).replace("^", "")
