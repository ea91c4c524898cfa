"""The municipalities of the register, each with its numbers and what took its place."""

from collections import defaultdict
from datetime import date

from django.db.models import Q
from ninja import Router
from pydantic import BaseModel, Field

from municipalities.models import Municipality, Population, Succession

from ... import history
from ..asking import PEILDATUM, build_slug_parameter
from ..lists import ListTerms, ask_list
from ..schema import URI
from .envelope import Lijst

router = Router(tags=["register"])
# TOOI: the register of names that the Dutch government gives to its own bodies.
TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/{}"


class Inwonertal(BaseModel):
    """Hoeveel inwoners een gemeente op een dag had, volgens een bron."""

    peildatum: str = Field(description="De dag als EDTF.")
    inwoners: int
    bijBenadering: bool
    bron: int = Field(description="Het nummer van de bron in `bronnen`.")


class Gemeente(BaseModel):
    """Een gemeente uit het register, ook een die niet meer bestaat."""

    id: str = Field(description="De code van de gemeente.")
    naam: str
    provincie: str | None
    tooi: str = Field(description="De gemeente in het TOOI-register.", json_schema_extra=URI)
    cbsCode: str = Field(description="De code bij het CBS.")
    bestaatSinds: date | None
    laatsteDag: date | None
    opgegaanIn: list[str] = Field(description="Codes van de gemeenten die haar opvolgden.")
    kwamUit: list[str] = Field(description="Codes van de gemeenten waarvan zij opvolger is.")
    inwonertallen: list[Inwonertal]
    url: str = Field(description="De pagina van de gemeente.", json_schema_extra=URI)


class Gemeenten(Lijst):
    """Een bladzijde van de gemeenten."""

    gemeenten: list[Gemeente]


TERMS = ListTerms(
    filters=(
        build_slug_parameter("regio", "leidse-regio", "Alleen wie ooit deelnam aan deze regio."),
        PEILDATUM,
    ),
    orders={"naam": ("name", "code"), "code": ("code",)},
)


@router.get(
    "/gemeenten",
    response=Gemeenten,
    operation_id="getGemeenten",
    summary="Alle gemeenten",
    description="De gemeenten van het register. Met `peildatum` alleen wie op die dag bestond.",
    url_name="api-municipalities",
    openapi_extra=TERMS.described,
)
def municipalities(request):
    asked = ask_list(request, TERMS)
    rows = history.known_rows(Municipality, asked.known_at)
    if region := asked.get("regio"):
        took_part = Municipality.objects.filter(memberships__region__slug=region).order_by()
        rows = rows.filter(id__in=took_part.values("id"))
    if day := asked.get("peildatum"):
        rows = rows.filter(
            Q(started_on__isnull=True) | Q(started_on__lte=day),
            Q(ended_on__isnull=True) | Q(ended_on__gte=day),
        )
    page = asked.page(asked.order(rows))
    return Gemeenten(**asked.envelope(page), gemeenten=describe_municipalities(page, asked))


def describe_municipalities(page, asked):
    """Return the municipalities of a page as they cross the wire; two queries for all of them."""
    keys = [each.id for each in page]
    counted = read_populations_by_municipality(keys, asked.known_at)
    after, before = read_successions(keys, asked.known_at)
    return [
        Gemeente(
            id=each.code,
            naam=each.name,
            provincie=each.province or None,
            tooi=TOOI.format(each.code),
            cbsCode=each.code.upper(),
            bestaatSinds=each.started_on,
            laatsteDag=each.ended_on,
            opgegaanIn=sorted(after[each.id]),
            kwamUit=sorted(before[each.id]),
            inwonertallen=counted[each.id],
            url=asked.links.to("municipality", each.slug),
        )
        for each in page
    ]


def read_populations_by_municipality(keys, known_at):
    """Return the Inwonertallen of each municipality, oldest first, by its key."""
    rows = history.known_rows(Population, known_at, municipality__in=keys)
    found = defaultdict(list)
    for row in rows.order_by("first_on", "id"):
        found[row.municipality_id].append(
            Inwonertal(
                peildatum=row.dated_on,
                inwoners=row.inhabitants,
                bijBenadering=row.is_approximate,
                bron=row.source_id,
            )
        )
    return found


def read_successions(keys, known_at):
    """Return the codes of the successors and of the predecessors of municipalities, by their
    key."""
    of_either = Q(municipality__in=keys) | Q(successor__in=keys)
    rows = history.known_rows(Succession, known_at).filter(of_either)
    after, before = defaultdict(list), defaultdict(list)
    for row in rows.select_related("municipality", "successor"):
        after[row.municipality_id].append(row.successor.code)
        before[row.successor_id].append(row.municipality.code)
    return after, before
