"""The regions, with who takes part in each and since when."""

from collections import defaultdict

from ninja import Router
from pydantic import BaseModel, Field

from municipalities.models import Municipality, Region, RegionMembership

from ... import history
from ..asking import GEMEENTE
from ..lists import ListTerms, ask_list
from .envelope import Lijst

router = Router(tags=["register"])
BRON = "Nummer in `bronnen`; leeg waar u de bron niet mag zien."


class Deelname(BaseModel):
    """Dat een gemeente vanaf een dag meedoet aan de regio, of niet meer."""

    gemeente: str = Field(description="De code van de gemeente.")
    neemtDeel: bool
    vanaf: str = Field(description="De dag als EDTF.")
    bron: int | None = Field(description=BRON)
    plaats: str | None = Field(description="Waar in de bron, in woorden.")


class Regio(BaseModel):
    """Een regio waarin gemeenten samen besluiten."""

    id: str
    naam: str
    deelnames: list[Deelname] = Field(description="Op volgorde van tijd.")


class Regios(Lijst):
    """Een bladzijde van de regio's."""

    regios: list[Regio]


TERMS = ListTerms(filters=(GEMEENTE,), orders={"naam": ("name", "slug")})


@router.get(
    "/regios",
    response=Regios,
    operation_id="getRegios",
    summary="Alle regio's",
    description="De regio's van het register, met wie er vanaf wanneer aan deelneemt volgens "
    "welke bron. Met `gemeente` alleen de regio's waaraan die ooit deelnam.",
    url_name="api-regions",
    openapi_extra=TERMS.described,
)
def regions(request):
    asked = ask_list(request, TERMS)
    rows = history.known_rows(Region, asked.known_at)
    if code := asked.get("gemeente"):
        homes = Municipality.objects.filter(code=code)
        taken_part = history.known_rows(RegionMembership, asked.known_at, municipality__in=homes)
        rows = rows.filter(id__in=taken_part.order_by().values("region"))
    page = asked.page(asked.order(rows))
    taking_part = read_taking_part([each.id for each in page], asked)
    return Regios(
        **asked.envelope(page),
        regios=[
            Regio(id=each.slug, naam=each.name, deelnames=taking_part[each.id]) for each in page
        ],
    )


def read_taking_part(keys, asked):
    """Return the Deelnames of each region by its key, in order of time; one query."""
    rows = history.known_rows(RegionMembership, asked.known_at, region__in=keys)
    told = history.with_source_title(rows, asked.reader).select_related("municipality")
    found = defaultdict(list)
    for row in told.order_by("first_on", "last_on", "municipality__code", "id"):
        is_shown = row.source_title is not None
        found[row.region_id].append(
            Deelname(
                gemeente=row.municipality.code,
                neemtDeel=row.takes_part,
                vanaf=row.dated_on,
                bron=row.source_id if is_shown else None,
                plaats=(is_shown and row.place) or None,
            )
        )
    return found
