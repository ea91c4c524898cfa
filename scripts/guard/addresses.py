"""The addresses that a crawl begins at, and the table of every address that there is."""

import re

DOSSIER = "/dossiers/toekomstvisie-2027-leidse-regio/"
STARTS = (
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
)
KINDS = re.compile(r"<\w+:(\w+)>|<(\w+)>|\(\?P<\w+>")


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
    return re.sub(r"\?P<\w+>", "", route)
