"""What the API answers: each address with the parameters that it takes."""

from decisions.models import Position
from municipalities.models import Source

IN_A_LIST = ("bekend", "sorteer", "pagina", "aantalPerPagina")
ON_A_DAY = ("peildatum", "bekend")
BETWEEN = ("van", "tot")
ONE = {
    "/dossiers/{slug}": ("bekend",),
    "/dossiers/{slug}/stand": ON_A_DAY,
    "/dossiers/{slug}/draagvlak": (*ON_A_DAY, "regel"),
    "/dossiers/{slug}/bewijs": (),
    "/dossiers/{slug}/vergelijk": (*BETWEEN, "bekend", "bekendVan", "regel"),
    "/bronnen/{nummer}": (),
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


def address_in_scene(path):
    """Return an address of the dossier of the scene, of a stance in it or of a source that
    something rests on."""
    rests = Source.objects.filter(evidence__isnull=False)
    rows = Position.objects.filter(dossier__slug="samen") if "standpunten" in path else rests
    found = rows.order_by("pk").first() if "{nummer}" in path else None
    return path.format(slug="samen", nummer=found and found.pk)
