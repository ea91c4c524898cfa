"""What happened around a dossier, and what it cost."""

from django.db.models import Q
from ninja import Router
from pydantic import BaseModel, Field

from ... import history
from ...models import Cost, Milestone, State
from ..asking import BETWEEN_DAYS, GEMEENTE, ONDERWERP, build_word_parameter
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import one_of
from .envelope import DossierLijst
from .places import Plaats, describe_place

router = Router(tags=["rondom"])


class RondDossier(BaseModel):
    """Wat er rond een dossier was, en waar dat te lezen is."""

    id: int
    gedateerd: str = Field(description="De dag of periode als EDTF.")
    onderwerp: str | None
    toelichting: str | None
    plaatsen: list[Plaats] = Field(description="Waar het te lezen is.")


class Mijlpaal(RondDossier):
    """Een gebeurtenis; met een staat is het wat er van een voorstel werd."""

    wat: str
    staat: one_of(*State) | None = Field(description="Wat er toen van het voorstel werd.")
    orgaan: str | None
    opHetBord: bool = Field(description="Of het bord deze dag aanbiedt als moment.")


class Mijlpalen(DossierLijst):
    """Een bladzijde van gebeurtenissen."""

    mijlpalen: list[Mijlpaal]


class Kostenpost(RondDossier):
    """Wat betaald of begroot werd."""

    waarvoor: str
    wieBetaalt: str
    gemeente: str | None = Field(description="Code van de gemeente.")
    bedrag: int | None = Field(description="In hele euro's; leeg waar de bron er geen noemt.")
    bijBenadering: bool
    verdeelsleutel: str | None


class Kosten(DossierLijst):
    """Een bladzijde van wat betaald of begroot werd."""

    kosten: list[Kostenpost]


MILESTONE_TERMS = ListTerms(
    filters=(
        *(ONDERWERP, *BETWEEN_DAYS),
        build_word_parameter("staat", State.values, "Alleen wat een voorstel deze staat gaf."),
    ),
    orders={"datum": ("first_on", "last_on")},
)
COST_TERMS = ListTerms(
    filters=(GEMEENTE, ONDERWERP, *BETWEEN_DAYS),
    orders={"datum": ("first_on", "last_on"), "bedrag": ("amount", "first_on")},
)


@router.get(
    "/dossiers/{slug:slug}/mijlpalen",
    response=Mijlpalen,
    operation_id="getMijlpalen",
    summary="Gebeurtenissen",
    description="Wat er rond het dossier gebeurde, ook wat er van voorstellen werd.",
    url_name="api-milestones",
    openapi_extra=MILESTONE_TERMS.described,
)
def milestones(request, slug: Slug):
    asked = ask_list(request, MILESTONE_TERMS, slug)
    rows = select_milestones(asked)
    rows = asked.narrow_days(asked.narrow(rows, onderwerp="subject__slug", staat="state"))
    page = asked.page(asked.order(rows))
    return Mijlpalen(**asked.envelope(page), mijlpalen=describe_milestones(page, asked))


def select_milestones(asked):
    """Return the events of the dossier, with what they are told with."""
    rows = history.known_rows_of_dossier(Milestone, asked.dossier, **asked.scope)
    return rows.select_related("subject", "body")


def describe_milestones(page, asked):
    """Return events as they cross the wire; one query for all of them."""
    places = read_places("milestone", page, asked)
    return [
        Mijlpaal(
            **describe_around(each, each.description, places["milestone", each.id]),
            wat=each.title,
            staat=each.state or None,
            orgaan=each.body.slug if each.body else None,
            opHetBord=each.is_moment,
        )
        for each in page
    ]


@router.get(
    "/dossiers/{slug:slug}/kosten",
    response=Kosten,
    operation_id="getKosten",
    summary="Kosten",
    description="Wat betaald of begroot werd, en door wie.",
    url_name="api-costs",
    openapi_extra=COST_TERMS.described,
)
def costs(request, slug: Slug):
    asked = ask_list(request, COST_TERMS, slug)
    rows = select_costs(asked)
    rows = asked.narrow(rows, gemeente="municipality__code", onderwerp="subject__slug")
    page = asked.page(asked.order(asked.narrow_days(rows)))
    return Kosten(**asked.envelope(page), kosten=describe_costs(page, asked))


def select_costs(asked):
    """Return the costs of the dossier, with what they are told with."""
    rows = history.known_rows_of_dossier(Cost, asked.dossier, **asked.scope)
    return rows.select_related("subject", "municipality")


def describe_costs(page, asked):
    """Return costs as they cross the wire; one query for all of them."""
    places = read_places("cost", page, asked)
    return [
        Kostenpost(
            **describe_around(each, each.note, places["cost", each.id]),
            waarvoor=each.title,
            wieBetaalt=each.payer,
            gemeente=each.municipality.code if each.municipality else None,
            bedrag=each.amount,
            bijBenadering=each.is_approximate,
            verdeelsleutel=each.share_key or None,
        )
        for each in page
    ]


def describe_around(record, note, places):
    """Return what an answer tells of an event and of a cost alike."""
    return {
        "id": record.id,
        "gedateerd": record.dated_on,
        "onderwerp": record.subject.slug if record.subject else None,
        "toelichting": note or None,
        "plaatsen": [describe_place(place) for place in places],
    }


def read_places(kind, page, asked):
    """Return the places of the records of a page, by kind and key; one query."""
    only = Q(**{f"{kind}__in": [each.id for each in page]})
    return history.read_evidence(asked.dossier, only, **asked.scope)
