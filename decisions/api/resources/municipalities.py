"""The municipalities of the register, each with its numbers and what took its place."""

from collections import defaultdict
from datetime import date

from django.db.models import Q
from ninja import Router
from pydantic import BaseModel, Field

from municipalities.council_terms import TermState
from municipalities.models import Body, BodyKind, Municipality, Population, Succession
from municipalities.seats import count_term_seats

from ... import history
from ...history.councils import read_group_rows
from ..asking import PEILDATUM, build_slug_parameter
from ..lists import ListTerms, ask_list
from ..schema import URI, one_of
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


class RaadsFractie(BaseModel):
    """Een fractie in een raadsperiode."""

    naam: str
    partij: str | None = Field(description="Adres van haar partij in `partijen`.")
    zetels: int | None


class Raadsperiode(BaseModel):
    """De raad tussen twee verkiezingen, zoals die is ingevoerd of uit de wet volgt."""

    vanaf: str = Field(description="De eerste dag als EDTF; een interval is één dag daarin.")
    tot: date | None = Field(description="De eerste dag van de volgende raad.")
    staat: one_of(TermState.ENTERED, TermState.MISSING)
    zetels: int | None
    zetelsBron: one_of("vastgelegd", "opgeteld", "afgeleid", "onbekend") = Field(
        description="Hoe de zetels bekend zijn; afgeleid is uit het inwonertal, volgens de wet."
    )
    alleFracties: bool = Field(description="Of elke fractie is ingevoerd.")
    fracties: list[RaadsFractie]


class GemeenteOrgaan(BaseModel):
    """Een orgaan van een gemeente dat in Regio voorkomt."""

    id: str
    naam: str
    soort: one_of(*BodyKind)
    raadsperioden: list[Raadsperiode] = Field(description="Van een raad, de oudste eerst.")


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
    organen: list[GemeenteOrgaan]
    url: str = Field(description="De pagina van de gemeente.", json_schema_extra=URI)


class Gemeenten(Lijst):
    """Een bladzijde van de gemeenten."""

    gemeenten: list[Gemeente]


TERMS = ListTerms(
    filters=(
        build_slug_parameter("regio", "samen-verder", "Alleen wie ooit deelnam aan deze regio."),
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
    """Return the municipalities of a page as they cross the wire; ten queries at most for all of
    them."""
    keys = [each.id for each in page]
    populations = read_populations_by_municipality(keys, asked.known_at)
    bodies = read_bodies_by_municipality(keys, populations, asked.known_at)
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
            inwonertallen=[describe_population(row) for row in populations[each.id]],
            organen=bodies[each.id],
            url=asked.links.to("municipality", each.slug),
        )
        for each in page
    ]


def read_populations_by_municipality(keys, known_at):
    """Return the populations of each municipality, oldest first, by its key."""
    rows = history.known_rows(Population, known_at, municipality__in=keys)
    return group_by_municipality(rows.order_by("first_on", "id"))


def group_by_municipality(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.municipality_id].append(row)
    return found


def describe_population(row):
    return Inwonertal(
        peildatum=row.dated_on,
        inwoners=row.inhabitants,
        bijBenadering=row.is_approximate,
        bron=row.source_id,
    )


def read_bodies_by_municipality(keys, populations, known_at):
    """Return the GemeenteOrganen of each municipality by its key, with the terms of its council."""
    homes = Municipality.objects.filter(id__in=keys)
    groups = defaultdict(list)
    for group in read_group_rows(homes, known_at).select_related("party"):
        groups[group.term_id].append(group)
    terms = group_by_municipality(
        each for each in history.read_terms(homes, known_at) if each.is_entered or each.is_missing
    )
    bodies = history.known_rows(Body, known_at, municipality__in=keys).order_by("slug", "id")
    found = defaultdict(list)
    for body in bodies:
        home = body.municipality_id
        own = terms[home] if body.kind == BodyKind.COUNCIL else ()
        found[home].append(
            GemeenteOrgaan(
                id=body.slug,
                naam=body.name,
                soort=body.kind,
                raadsperioden=[
                    describe_term(each, groups[each.id], populations[home]) for each in own
                ],
            )
        )
    return found


def describe_term(term, groups, populations):
    """Return a TermRecord as it crosses the wire; its groups are the largest first."""
    seats = count_term_seats(term, populations)
    largest_first = sorted(groups, key=lambda each: (-(each.seats or 0), each.name))
    return Raadsperiode(
        vanaf=term.began_on,
        tot=term.until,
        staat=term.state.value,
        zetels=seats.number,
        zetelsBron=seats.how,
        alleFracties=term.groups_complete,
        fracties=[
            RaadsFractie(
                naam=each.name, partij=each.party.slug if each.party else None, zetels=each.seats
            )
            for each in largest_first
        ],
    )


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
