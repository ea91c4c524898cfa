"""The catalogue of open data, for portals that collect what there is and for search engines, and
what the page of a dossier tells of itself to who shares it."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from municipalities.models import RegionMembership
from municipalities.roles import Reader

from ...documents.bundle import TOWN
from ...documents.catalogue import (
    MEDIA_TYPE,
    CatalogueFacts,
    DatasetFacts,
    DatasetFile,
    Publisher,
    build_catalogue,
    build_schema_org,
)
from ...models import Status
from ...models.publication import is_public
from ..access import Access, restrict_to
from ..kept_pages import keep_page
from ..parameters import AMSTERDAM
from .sitemap import find_latest_moment, list_public_dossiers

# The ways to the data of a dossier that are always there.


@dataclass(frozen=True)
class DataWay:
    """The `name` of an address that takes a dossier's slug and these `args`."""

    title: Any
    name: str
    file_type: str
    media_type: str
    args: tuple[str, ...] = ()

    def build_file(self, request, slug):
        """Return it as the DatasetFile of one dossier."""
        address = request.build_absolute_uri(reverse(self.name, args=[slug, *self.args]))
        is_api = self.name.startswith("api-")
        return DatasetFile(str(self.title), address, self.file_type, self.media_type, is_api)


JSON = ("JSON", "application/json")
WAYS = (
    DataWay(gettext_lazy("Wie staat waar"), "api-stand", *JSON),
    DataWay(gettext_lazy("Draagvlak"), "api-draagvlak", *JSON),
    DataWay(gettext_lazy("Besluiten"), "api-decisions", *JSON),
    DataWay(
        gettext_lazy("Wensen en bedenkingen"), "remarks-file", "CSV", "text/csv", args=("csv",)
    ),
    DataWay(
        gettext_lazy("Alles, als map"), "dossier-bulk", "ZIP", "application/zip", args=("zip",)
    ),
    DataWay(
        gettext_lazy("Alles, als regels"),
        "dossier-bulk",
        "JSON",
        "application/x-ndjson",
        args=("ndjson",),
    ),
    DataWay(gettext_lazy("Agenda"), "dossier-calendar", "ICS", "text/calendar"),
)


def build_dataset_facts(request, dossier, **more):
    """Return the DatasetFacts of a public dossier, with what else is known of it."""
    return DatasetFacts(
        address=request.build_absolute_uri(dossier.get_absolute_url()),
        title=dossier.title,
        question=dossier.question,
        first_on=dossier.first_on,
        closed_on=dossier.closed_on,
        files=tuple(each.build_file(request, dossier.slug) for each in WAYS),
        public_at=dossier.public_from.astimezone(AMSTERDAM),
        licence=dossier.region.licence,
        **more,
    )


def read_publisher(request):
    """Return the Publisher of this site, as its installation tells."""
    told = settings.STATEMENT
    return Publisher(told.organisation, told.contact, request.build_absolute_uri("/"))


# The catalogue of all public dossiers.


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def catalogue_file(request):
    """Give every public dossier as a data set, in the words of DCAT-AP-NL, as JSON-LD."""
    reader = Reader(at=timezone.now())
    dossiers = list(list_public_dossiers(reader))
    places = read_places_by_region({each.region_id for each in dossiers})
    facts = CatalogueFacts(
        address=request.build_absolute_uri(request.path),
        title=_("Open data van Regio"),
        description=_("Waar elke raad in een regio staat, op elke dag, met de bron erbij."),
        api=request.build_absolute_uri(reverse("api-index")),
        api_title=_("API van Regio"),
        description_of_api=request.build_absolute_uri(reverse("openapi-json")),
        publisher=read_publisher(request),
        datasets=tuple(
            build_dataset_facts(
                request,
                each,
                told_at=find_latest_moment(each).astimezone(AMSTERDAM),
                places=places[each.region_id],
            )
            for each in dossiers
        ),
    )
    return HttpResponse(json.dumps(build_catalogue(facts), ensure_ascii=False), MEDIA_TYPE)


def read_places_by_region(regions):
    """Return the addresses in TOOI of the municipalities that ever took part, by region; one
    query."""
    rows = RegionMembership.objects.filter(region__in=regions, takes_part=True).order_by()
    found = defaultdict(tuple)
    pairs = rows.values_list("region", "municipality__code").distinct()
    for region, code in pairs.order_by("region", "municipality__code"):
        found[region] += (TOWN.format(code),)
    return found


# The same for search engines, in a page that says it to people too.

# Within a data block nothing may look like the end of it (as json_script of Django does).
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def build_search_block(request, title, dossiers):
    """Return public dossiers as a catalogue in the words of schema.org: JSON that can stand in a
    page."""
    datasets = [build_dataset_facts(request, each) for each in dossiers]
    told = build_schema_org(title, datasets, read_publisher(request))
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(ESCAPED))


# The head of the page of a dossier.


@dataclass(frozen=True)
class PageCard:
    """What a page shows of itself where its address is shared: `picture` is '' for none."""

    title: str
    description: str
    address: str
    picture: str


def build_page_card(request, dossier, at, shared):
    """Return the PageCard of the page of a dossier that is a SharedStanding; None where not
    everybody may see the dossier."""
    if dossier.status != Status.PUBLISHED or not is_public(dossier, at):
        return None
    return PageCard(
        title=dossier.title,
        description=dossier.question,
        address=request.build_absolute_uri(dossier.get_absolute_url()),
        picture=find_shared_picture(request, dossier, shared),
    )


def find_shared_picture(request, dossier, shared):
    """Return the address of the picture of a SharedStanding, pinned; '' where there is none."""
    if not shared.picture:
        return ""
    path = reverse(shared.picture, args=[dossier.slug, "png"])
    return request.build_absolute_uri(f"{path}?{shared.query}")
