"""How others use what Regio knows: its addresses for machines, with examples that can be tried."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from municipalities.roles import Reader

from ...api.index import list_addresses
from ...api.problems import PREFIX, TAGS
from ...documents.open_tables import OPEN_TABLES
from ...models import Dossier, Status
from ..access import Access, restrict_to
from ..errors import build_page_stamp
from ..found.catalogue import build_search_block
from ..kept_pages import keep_page


@dataclass(frozen=True)
class Example:
    """An address that answers a question; `address` may hold {slug}, of a dossier."""

    question: Any
    address: str

    def of(self, slug):
        """Return the example for one dossier."""
        return Example(self.question, PREFIX + self.address.format(slug=slug))


EXAMPLES = (
    Example(_("Welke dossiers zijn er?"), "/dossiers"),
    Example(_("Welke gemeenten bestonden op 1 januari 2017?"), "/gemeenten?peildatum=2017-01-01"),
    Example(_("Wie stond op 1 juni 2017 waar?"), "/dossiers/{slug}/stand?peildatum=2017-06-01"),
    Example(
        _("Was er toen draagvlak, als een meerderheid van de raden genoeg is?"),
        "/dossiers/{slug}/draagvlak?peildatum=2017-06-01&regel=meerderheid_raden",
    ),
    Example(
        _("Wat is er in mei 2017 besloten, het laatste eerst?"),
        "/dossiers/{slug}/besluiten?van=2017-05-01&tot=2017-05-31&sorteer=-besloten",
    ),
    Example(_("Hoe houd ik zelf een kopie bij?"), "/dossiers/{slug}/wijzigingen"),
)


# All of them stand in the API; the page of a country would be long.
MOST_DOSSIERS_SHOWN = 25
OF_EVERY_LIST = {"sorteer", "pagina", "aantalPerPagina"}


@restrict_to(Access.EVERYBODY)
@keep_page()
def developers_page(request):
    """Show what can be asked by a machine, with examples of a public dossier."""
    now = timezone.now()
    found = Dossier.objects.visible_to(Reader(at=now)).filter(status=Status.PUBLISHED)
    dossiers = list(found.select_related("region").order_by("first_on", "id")[:MOST_DOSSIERS_SHOWN])
    context = {
        "examples": list_examples(dossiers[0] if dossiers else None),
        "dossiers": dossiers,
        "for_search_engines": build_search_block(request, gettext("Open data van Regio"), dossiers),
        "subjects": list_addresses_by_subject(),
        "tables": OPEN_TABLES,
        "of_every_list": sorted(OF_EVERY_LIST),
        "stamp": build_page_stamp(
            request, now, timeless=_("De adressen zijn op elke dag dezelfde.")
        ),
    }
    return render(request, "decisions/developers.html", context)


def list_examples(dossier):
    """Return the Examples that can be tried: without a dossier those that need none."""
    slug = dossier.slug if dossier else None
    return [each.of(slug) for each in EXAMPLES if slug or "{slug}" not in each.address]


def list_addresses_by_subject():
    """Return (what they are about, (ApiAddress, names of its own parameters) of each) in the order
    of the description's tags."""
    told = {each["name"]: each["description"] for each in TAGS}
    order = list(told)
    found = sorted(list_addresses(), key=lambda each: order.index(each.tag))
    return [
        (told[tag], [(each, list_own_parameters(each)) for each in rows])
        for tag, rows in groupby(found, key=lambda each: each.tag)
    ]


def list_own_parameters(address):
    """Return the names of the parameters that not every list takes."""
    return [name for name in address.parameters if name not in OF_EVERY_LIST]
