"""What the API answers: each address with the parameters that it takes."""

from decisions.models import Position, Status
from municipalities.models import Source

IN_A_LIST = ("bekend", "sorteer", "pagina", "aantalPerPagina")
ON_A_DAY = ("peildatum", "bekend")
BETWEEN = ("van", "tot")
ONE = {
    "/dossiers/{slug}": ("bekend",),
    "/dossiers/{slug}/stand": ON_A_DAY,
    "/dossiers/{slug}/draagvlak": (*ON_A_DAY, "regel"),
    "/dossiers/{slug}/bewijs": ("bekend",),
    "/dossiers/{slug}/wijzigingen": ("sinds", "aantalPerPagina"),
    "/dossiers/{slug}/vergelijk": (*BETWEEN, "bekend", "bekendVan", "regel"),
    "/bronnen/{nummer}": ("bekend",),
    "/dossiers/{slug}/standpunten/{nummer}": ("bekend",),
}
# The filters of each list.
LISTS = {
    "/dossiers": ("regio",),
    "/regios": ("gemeente",),
    "/gemeenten": ("regio", "peildatum"),
    "/partijen": (),
    "/dossiers/{slug}/partijen": ("peildatum",),
    "/dossiers/{slug}/besluiten": (
        *("gemeente", "orgaan", "onderwerp", *BETWEEN),
        *("vorm", "wieSprak"),
    ),
    "/dossiers/{slug}/peilingen": ("peildatum",),
    "/dossiers/{slug}/themas": ("peildatum",),
    "/dossiers/{slug}/rondes": ("onderwerp", "peildatum"),
    "/agendapunten": ("gemeente", "orgaan", "dossier", *BETWEEN, "fase", "peildatum"),
    "/vergaderingen": ("gemeente", "orgaan", "dossier", *BETWEEN, "fase", "peildatum"),
    "/bronnen": ("dossier", "gemeente", "soortUitgever"),
    "/dossiers/{slug}/standpunten": (
        *("gemeente", "orgaan", "onderwerp", *BETWEEN),
        *("stand", "wieSprak", "partij"),
    ),
    "/dossiers/{slug}/uitspraken": ("gemeente", "orgaan", "onderwerp", "thema", *BETWEEN),
    "/dossiers/{slug}/mijlpalen": ("onderwerp", *BETWEEN, "staat"),
    "/dossiers/{slug}/kosten": ("gemeente", "onderwerp", *BETWEEN),
    "/dossiers/{slug}/toezeggingen": ("gemeente", "orgaan", *BETWEEN, "soort"),
    "/dossiers/{slug}/wensen-en-bedenkingen": (
        *("gemeente", "orgaan", "onderwerp", "thema", "ronde", *BETWEEN),
        *("soort", "staat", "punt", "zoek", "peildatum"),
    ),
    "/dossiers/{slug}/gedeelde-punten": ("peildatum",),
}
ADDRESSES = ONE | {path: (*filters, *IN_A_LIST) for path, filters in LISTS.items()}


def errors_of(path):
    """Return the statuses of the errors that an address can answer with."""
    return {"400", "404", "500"} if "{" in path else {"400", "500"}


def address_of(path, slug="samen"):
    """Return an address of a dossier, of a stance in it that is public, or of a source on which
    one rests."""
    positions = Position.objects.filter(dossier__slug=slug, status=Status.PUBLISHED)
    sources = Source.objects.filter(evidence__position__in=positions, is_public=True)
    rows = positions if "standpunten" in path else sources
    found = rows.order_by("pk").first() if "{nummer}" in path else None
    return path.format(slug=slug, nummer=found and found.pk)
