"""What the API answers: each address with the parameters that it takes."""

from municipalities.models import Source

IN_A_LIST = ("bekend", "sorteer", "pagina", "aantalPerPagina")
ON_A_DAY = ("peildatum", "bekend")
BETWEEN = ("van", "tot")
ONE = {
    "/dossiers/{slug}": (),
    "/dossiers/{slug}/stand": ON_A_DAY,
    "/dossiers/{slug}/draagvlak": (*ON_A_DAY, "regel"),
    "/dossiers/{slug}/bewijs": (),
    "/dossiers/{slug}/vergelijk": (*BETWEEN, "bekend", "bekendVan", "regel"),
    "/bronnen/{nummer}": (),
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
}
ADDRESSES = ONE | {path: (*filters, *IN_A_LIST) for path, filters in LISTS.items()}


def errors_of(path):
    """Return the statuses of the errors that an address can answer with."""
    return {"400", "404", "500"} if "{" in path else {"400", "500"}


def address_in_scene(path):
    """Return an address of the dossier of the scene, or of a source that something rests on."""
    rests = Source.objects.filter(evidence__isnull=False).order_by("pk")
    found = rests.first() if "{nummer}" in path else None
    return path.format(slug="samen", nummer=found and found.pk)
