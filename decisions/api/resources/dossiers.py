"""The dossiers, and one with its subjects."""

from datetime import date

from ninja import Router
from pydantic import BaseModel, Field

from ... import history
from ...models import Subject, SubjectKind
from ..answers import describe_subject
from ..asking import build_slug_parameter
from ..lists import ListTerms, MomentTerms, ask_list
from ..paths import Slug, visible_dossiers
from ..schema import SOORT, URI, Antwoord, Regel, StatusWoord, one_of
from .envelope import Lijst

router = Router(tags=["dossiers"])


class DossierOnderwerp(BaseModel):
    """Een onderwerp zonder peildatum."""

    id: str = Field(description="Adres van het onderwerp binnen het dossier.")
    naam: str
    soort: one_of(*SubjectKind) = SOORT
    variant: str | None
    beschrijving: str


class Dossier(BaseModel):
    """Een vraag waarover gemeenten samen besluiten."""

    id: str
    titel: str
    vraag: str
    regio: str = Field(description="Adres van de regio.")
    regel: Regel = Field(description="De beslisregel van het dossier zelf.")
    geopend: str = Field(description="De dag van opening als EDTF.")
    gesloten: date | None
    bijgehoudenTotEnMet: date | None = Field(
        description="De dag tot en met welke alles is vastgelegd, volgens de regioredactie."
    )
    status: StatusWoord
    redenIngetrokken: str | None
    url: str = Field(description="Het bord.", json_schema_extra=URI)
    standUrl: str = Field(json_schema_extra=URI)
    draagvlakUrl: str = Field(json_schema_extra=URI)
    allesZipUrl: str = Field(
        description="Alles wat openbaar is, als map met tabellen (zip).", json_schema_extra=URI
    )
    allesNdjsonUrl: str = Field(
        description="Alles wat openbaar is, als regels JSON.", json_schema_extra=URI
    )


class DossierVolledig(Dossier):
    """Een dossier met alles waarover organen zich kunnen uitspreken."""

    onderwerpen: list[DossierOnderwerp]


class DossierMetOnderwerpen(Antwoord, DossierVolledig):
    """Het antwoord over een dossier."""


class Dossiers(Lijst):
    """Een bladzijde van de dossiers die u mag zien."""

    dossiers: list[Dossier]


TERMS = ListTerms(
    filters=(build_slug_parameter("regio", "samen-verder", "Alleen van deze regio: haar `id`."),),
    orders={"titel": ("title", "slug"), "geopend": ("first_on", "title")},
)


ONE_TERMS = MomentTerms()


@router.get(
    "/dossiers",
    response=Dossiers,
    operation_id="getDossiers",
    summary="Alle dossiers",
    description="De dossiers die u mag zien. Hun gegevens zijn die van nu, ook met `bekend`.",
    url_name="api-dossiers",
    openapi_extra=TERMS.described,
)
def dossiers(request):
    asked = ask_list(request, TERMS)
    rows = asked.narrow(visible_dossiers(asked.reader), regio="region__slug")
    page = asked.page(asked.order(rows))
    links = asked.links
    return Dossiers(
        **asked.envelope(page),
        dossiers=[Dossier(**describe_dossier(each, links)) for each in page],
    )


@router.get(
    "/dossiers/{slug:slug}",
    response=DossierMetOnderwerpen,
    operation_id="getDossier",
    summary="Een dossier",
    description="Een dossier met zijn onderwerpen: varianten, voorstellen en richtingen. De "
    "gegevens van het dossier zelf zijn die van nu, ook met `bekend`.",
    url_name="api-dossier",
    openapi_extra=ONE_TERMS.described,
)
def dossier(request, slug: Slug):
    asked = ask_list(request, ONE_TERMS, slug)
    told = asked.moment
    del told["dossier"]  # its id says so
    return DossierMetOnderwerpen(**told, **describe_whole_dossier(asked))


def describe_whole_dossier(asked):
    """Return what is told of the dossier of an AskedList, with its subjects; one query."""
    rows = history.known_rows(Subject, asked.known_at, dossier=asked.dossier)
    subjects = list(rows.order_by("number", "id"))
    slugs = {each.id: each.slug for each in subjects}
    return describe_dossier(asked.dossier, asked.links) | {
        "onderwerpen": [
            DossierOnderwerp(**describe_subject(each, slugs), beschrijving=each.description)
            for each in subjects
        ]
    }


def describe_dossier(dossier, links):
    """Return what every answer tells of a dossier."""
    return {
        "id": dossier.slug,
        "titel": dossier.title,
        "vraag": dossier.question,
        "regio": dossier.region.slug,
        "regel": dossier.rule,
        "geopend": dossier.dated_on,
        "gesloten": dossier.closed_on,
        "bijgehoudenTotEnMet": dossier.kept_until,
        "status": dossier.status,
        "redenIngetrokken": dossier.withdrawn_reason or None,
        "url": links.to("dossier", dossier.slug),
        "standUrl": links.to("api-stand", dossier.slug),
        "draagvlakUrl": links.to("api-draagvlak", dossier.slug),
        "allesZipUrl": links.to("dossier-bulk", dossier.slug, "zip"),
        "allesNdjsonUrl": links.to("dossier-bulk", dossier.slug, "ndjson"),
    }
