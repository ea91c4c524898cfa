"""The parties of the register, and where the groups of each stand in the councils of a dossier."""

from ninja import Router
from pydantic import BaseModel, Field

from municipalities.models import Party

from ... import history
from ...board.board import find_headline_subject
from ...board.cache import get_material
from ...board.parties import PartyScene, build_party_standing
from ...board.reference import list_participants
from ...board.snapshot import Snapshot
from ...domain.stances import UNKNOWN
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import URI, StandWoord
from .envelope import DossierDagLijst, Lijst

router = Router(tags=["register"])


class Partij(BaseModel):
    """Een partij uit het register: een naam waaronder fracties van raden bij elkaar horen."""

    id: str
    naam: str
    volledigeNaam: str | None


class Partijen(Lijst):
    """Een bladzijde van de partijen."""

    partijen: list[Partij]


class PartijFractie(BaseModel):
    """Een fractie van de partij in de raad van de peildatum."""

    naam: str
    zetels: int | None


class PartijUitspraak(BaseModel):
    """Wat fracties van de partij vinden, alleen of samen met andere."""

    stand: StandWoord
    fracties: list[str] = Field(description="De fracties van de partij die erachter staan.")
    samenMet: list[str] = Field(description="De andere fracties die erachter staan.")
    vorigeRaad: bool = Field(description="Of zij in een eerdere raadsperiode spraken.")
    url: str = Field(description="De pagina van het standpunt.", json_schema_extra=URI)


class PartijStandpunt(BaseModel):
    """Wat over een onderwerp van de partij bekend is, naast de raad als geheel."""

    onderwerp: str
    standRaad: StandWoord
    uitspraken: list[PartijUitspraak] = Field(description="Leeg is onbekend.")


class PartijInRaad(BaseModel):
    """Een raad waarin de partij zit, of waarin een fractie van haar eerder sprak."""

    gemeente: str
    orgaan: str | None
    fracties: list[PartijFractie]
    zetelsRaad: int | None
    zetelsRaadAfgeleid: bool = Field(description="Of de zetels van de raad uit de wet volgen.")
    standpunten: list[PartijStandpunt]


class PartijStand(BaseModel):
    """Waar de fracties van een partij in elke raad staan."""

    id: str
    naam: str
    onderwerp: str | None = Field(description="Het onderwerp dat op de peildatum voorligt.")
    zetels: int = Field(description="De zetels van haar fracties samen, voor zover bekend.")
    fractiesZonderZetels: int = Field(description="Van hoeveel fracties de zetels onbekend zijn.")
    raden: list[PartijInRaad]
    nietIn: list[str] = Field(description="Gemeenten waarvan de raad geen fractie van haar heeft.")
    onbekendIn: list[str] = Field(
        description="Gemeenten waarvan niet alle fracties zijn vastgelegd."
    )
    url: str = Field(description="De pagina van de partij in het dossier.", json_schema_extra=URI)


class DossierPartijen(DossierDagLijst):
    """Een bladzijde van de partijen in de raden van een dossier."""

    partijen: list[PartijStand]


TERMS = ListTerms(filters=(), orders={"naam": ("name", "slug")})


def name_of(standing):
    return (standing.party.name.casefold(), standing.party.pk)


STANDING_TERMS = ListTerms(
    filters=(),
    orders={
        "naam": name_of,
        "raden": lambda each: (len(each.seated), *name_of(each)),
        "zetels": lambda each: (each.seats, *name_of(each)),
    },
    on_a_day=True,
)


@router.get(
    "/partijen",
    response=Partijen,
    operation_id="getPartijen",
    summary="Alle partijen",
    description="De partijen van het register. Welke fracties van welke raad erbij horen staat "
    "in `gemeenten`.",
    url_name="api-register-parties",
    openapi_extra=TERMS.described,
)
def register_parties(request):
    asked = ask_list(request, TERMS)
    page = asked.page(asked.order(history.known_rows(Party, asked.known_at)))
    return Partijen(
        **asked.envelope(page),
        partijen=[
            Partij(id=each.slug, naam=each.name, volledigeNaam=each.full_name or None)
            for each in page
        ],
    )


@router.get(
    "/dossiers/{slug:slug}/partijen",
    response=DossierPartijen,
    operation_id="getDossierPartijen",
    summary="Waar partijen staan",
    description="Waar de fracties van elke partij op de peildatum staan in elke raad, naast wat "
    "de raad als geheel vindt. Wat fracties vinden is nooit het standpunt van hun raad.",
    tags=["stand"],
    url_name="api-parties",
    openapi_extra=STANDING_TERMS.described,
)
def parties(request, slug: Slug):
    asked = ask_list(request, STANDING_TERMS, slug)
    place = read_party_scene(asked)
    headline = find_headline_subject(place.scene)
    told = [build_party_standing(place, each, headline) for each in place.parties]
    page = asked.page(asked.sort(each for each in told if each.councils))
    return DossierPartijen(
        **asked.envelope(page),
        partijen=[describe_party(each, asked) for each in page],
    )


def read_party_scene(asked):
    """Return the PartyScene of the day that is asked."""
    material = get_material(asked.dossier, **asked.scope)
    homes = list_participants(material.memberships)
    groups = asked.read(history.read_party_groups, follows={"homes": homes})
    return PartyScene(Snapshot(material, asked.day), groups)


def describe_party(standing, asked):
    """Return a PartyStanding as it crosses the wire."""
    party = standing.party
    return PartijStand(
        id=party.slug,
        naam=party.name,
        onderwerp=standing.headline.slug if standing.headline else None,
        zetels=standing.seats,
        fractiesZonderZetels=standing.uncounted,
        raden=[describe_party_council(each, asked.links) for each in standing.councils],
        nietIn=[each.code for each in standing.absent],
        onbekendIn=[each.code for each in standing.unlisted],
        url=asked.links.to("party", asked.dossier.slug, party.slug),
    )


def describe_party_council(council, links):
    seats = council.seats
    return PartijInRaad(
        gemeente=council.municipality.code,
        orgaan=council.body.slug if council.body else None,
        fracties=[PartijFractie(naam=each.name, zetels=each.seats) for each in council.groups],
        zetelsRaad=seats.number if seats else None,
        zetelsRaadAfgeleid=bool(seats and seats.derived),
        standpunten=[
            PartijStandpunt(
                onderwerp=each.subject.slug,
                standRaad=each.council.stance.value if each.council.is_known else UNKNOWN,
                uitspraken=[describe_party_saying(saying, links) for saying in each.sayings],
            )
            for each in council.said
        ],
    )


def describe_party_saying(saying, links):
    return PartijUitspraak(
        stand=saying.cell.stance.value,
        fracties=list(saying.own),
        samenMet=list(saying.together),
        vorigeRaad=saying.cell.is_past,
        url=links.to("position", saying.cell.position.id),
    )
