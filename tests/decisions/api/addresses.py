"""What the API answers: each address with the parameters that it takes."""

IN_A_LIST = ("bekend", "sorteer", "pagina", "aantalPerPagina")
ON_A_DAY = ("peildatum", "bekend")
BETWEEN = ("van", "tot")
ONE = {
    "/dossiers/{slug}": (),
    "/dossiers/{slug}/stand": ON_A_DAY,
    "/dossiers/{slug}/draagvlak": (*ON_A_DAY, "regel"),
    "/dossiers/{slug}/bewijs": (),
    "/dossiers/{slug}/standpunten/{number}": ("bekend",),
}
# The filters of each list.
LISTS = {
    "/dossiers": ("regio",),
    "/gemeenten": ("regio", "peildatum"),
    "/dossiers/{slug}/besluiten": (
        *("gemeente", "orgaan", "onderwerp", *BETWEEN),
        *("vorm", "wieSprak"),
    ),
    "/dossiers/{slug}/standpunten": (
        *("gemeente", "orgaan", "onderwerp", *BETWEEN),
        *("stand", "wieSprak", "partij"),
    ),
    "/dossiers/{slug}/uitspraken": ("gemeente", "orgaan", "onderwerp", "thema", *BETWEEN),
    "/dossiers/{slug}/mijlpalen": ("onderwerp", *BETWEEN, "staat"),
    "/dossiers/{slug}/kosten": ("gemeente", "onderwerp", *BETWEEN),
    "/dossiers/{slug}/toezeggingen": ("gemeente", "orgaan", *BETWEEN, "soort"),
    "/dossiers/{slug}/wensen-en-bedenkingen": (
        *("peildatum", "gemeente", "orgaan", "onderwerp", "thema", "ronde", *BETWEEN),
        *("soort", "staat", "punt", "zoek"),
    ),
    "/dossiers/{slug}/gedeelde-punten": ("peildatum",),
}
ADDRESSES = ONE | {path: (*filters, *IN_A_LIST) for path, filters in LISTS.items()}


def errors_of(path):
    """Return the statuses of the errors that an address can answer with."""
    return {"400", "404", "500"} if "{" in path else {"400", "500"}
