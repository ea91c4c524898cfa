"""What bodies and groups decided or declared in a dossier, with the votes."""

from collections import defaultdict

from django.db.models import Q
from ninja import Router
from pydantic import BaseModel, Field

from ... import history
from ...models import Decision, Form, GroupDirection, Position, Speaker, Status
from ..asking import BETWEEN_DAYS, GEMEENTE, ONDERWERP, ORGAAN, build_word_parameter
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import (
    BESLOTEN,
    URI,
    WAARDE_WOORDEN,
    WAARDEN_VERSCHILLEN,
    StatusWoord,
    WaardeWoord,
    one_of,
)
from .envelope import DossierLijst
from .places import Plaats, describe_place

router = Router(tags=["besluiten"])


class Stemming(BaseModel):
    """Wat van de stemming bekend is; leeg is onbekend."""

    zetels: int | None
    voor: int | None
    tegen: int | None
    onthouden: int | None
    afwezig: int | None
    vertrokken: int | None
    zonderStemming: bool


class FractieStem(BaseModel):
    """Hoe een fractie stemde; het zegt niets over wat zij vindt."""

    naam: str = Field(description="Hoe de bron de fractie noemt.")
    richting: one_of(*GroupDirection) | None = Field(
        description="Zoals vastgelegd, anders zoals de stemmen het zeggen; leeg is onbekend."
    )
    voor: int | None
    tegen: int | None
    zetels: int | None = Field(description="Haar zetels in de raad, waar Regio de fractie kent.")


class Indiening(BaseModel):
    """Het agendapunt waarbij een motie of amendement is ingediend."""

    id: int
    titel: str
    url: str = Field(description="De pagina van dat agendapunt.", json_schema_extra=URI)


class Besluit(BaseModel):
    """Een besluit of uitspraak op één dag."""

    id: int = Field(description="Het nummer in het adres van de pagina.")
    volgnummer: int = Field(description="De volgorde binnen het dossier op dezelfde dag.")
    orgaan: str
    wieSprak: one_of(*Speaker)
    vorm: one_of(*Form)
    titel: str
    uitkomst: str | None
    besloten: str = Field(description=BESLOTEN)
    vergadering: int | None = Field(description="Het nummer van de vergadering.")
    toelichting: str | None
    ingediendBij: Indiening | None = Field(
        description="Leeg waar het geen motie of amendement is, of onbekend is waarbij."
    )
    stemming: Stemming
    fractieStemmen: list[FractieStem]
    waardenVerschillen: list[WaardeWoord] = Field(description=WAARDEN_VERSCHILLEN)
    standpunten: list[int] = Field(description="De nummers van de standpunten die eruit volgen.")
    plaatsen: list[Plaats] = Field(description="Waar het besluit zelf te lezen is.")
    status: StatusWoord
    redenIngetrokken: str | None
    url: str = Field(description="De pagina van dit besluit.", json_schema_extra=URI)


class Besluiten(DossierLijst):
    """Een bladzijde van besluiten en uitspraken."""

    besluiten: list[Besluit]


TERMS = ListTerms(
    filters=(
        *(GEMEENTE, ORGAAN, ONDERWERP, *BETWEEN_DAYS),
        build_word_parameter("vorm", Form.values, "Alleen besluiten van deze vorm."),
        build_word_parameter("wieSprak", Speaker.values, "Alleen van het orgaan, of van fracties."),
    ),
    orders={"besloten": ("first_on", "last_on", "number"), "volgnummer": ("number",)},
)


@router.get(
    "/dossiers/{slug:slug}/besluiten",
    response=Besluiten,
    operation_id="getBesluiten",
    summary="Besluiten en uitspraken",
    description="Wat organen en fracties besloten of uitspraken, met de stemming en waar het "
    "staat. Ingetrokken besluiten staan er met hun reden bij.",
    url_name="api-decisions",
    openapi_extra=TERMS.described,
)
def decisions(request, slug: Slug):
    asked = ask_list(request, TERMS, slug)
    rows = asked.narrow(
        select_decisions(asked),
        gemeente="body__municipality__code",
        orgaan="body__slug",
        vorm="form",
        wieSprak="speaker",
    )
    if subject := asked.get("onderwerp"):
        about = visible_positions(asked).filter(subject__slug=subject)
        rows = rows.filter(id__in=about.values("decision_id"))
    page = asked.page(asked.order(asked.narrow_days(rows)))
    return Besluiten(**asked.envelope(page), besluiten=describe_decisions(page, asked))


def select_decisions(asked):
    """Return the decisions that the reader may see, with their body."""
    rows = history.visible_rows(Decision, **asked.scope, dossier=asked.dossier)
    return rows.select_related("body")


def visible_positions(asked):
    """Return the positions that the reader may see and that were not withdrawn."""
    rows = history.visible_rows(Position, asked.reader, asked.known_at, dossier=asked.dossier)
    return rows.exclude(status=Status.WITHDRAWN)


def describe_decisions(page, asked):
    """Return the decisions of a page as they cross the wire; as many queries for one as for a
    hundred."""
    keys = [each.id for each in page]
    places = history.read_evidence(
        asked.dossier, Q(decision__in=keys), reader=asked.reader, known_at=asked.known_at
    )
    votes = history.read_group_votes_by_decision(keys, asked.known_at)
    moved = history.read_moved_items(page, **asked.scope)
    differing = history.read_differing_fields(asked.dossier, **asked.scope)
    followed = defaultdict(list)
    about = visible_positions(asked).filter(decision__in=keys).order_by("id")
    for key, decision in about.values_list("id", "decision_id"):
        followed[decision].append(key)
    return [
        Besluit(
            id=each.id,
            volgnummer=each.number,
            orgaan=each.body.slug,
            wieSprak=each.speaker,
            vorm=each.form,
            titel=each.title,
            uitkomst=each.outcome or None,
            besloten=each.dated_on,
            vergadering=each.meeting_id,
            toelichting=each.note or None,
            ingediendBij=describe_moved_item(moved.get(each.id), asked.links),
            stemming=describe_vote(each),
            fractieStemmen=[describe_group_vote(vote) for vote in votes[each.id]],
            waardenVerschillen=[WAARDE_WOORDEN[name] for name in differing.get(each.id, ())],
            standpunten=followed[each.id],
            plaatsen=[describe_place(place) for place in places["decision", each.id]],
            status=each.status,
            redenIngetrokken=each.withdrawn_reason or None,
            url=asked.links.to("decision", each.id),
        )
        for each in page
    ]


def describe_vote(decision):
    """Return the numbers of a vote as they cross the wire."""
    return Stemming(
        zetels=decision.seats,
        voor=decision.votes_for,
        tegen=decision.votes_against,
        onthouden=decision.abstained,
        afwezig=decision.absent,
        vertrokken=decision.left,
        zonderStemming=decision.no_vote_asked,
    )


def describe_group_vote(vote):
    """Return a GroupVote as it crosses the wire."""
    return FractieStem(
        naam=vote.label,
        richting=vote.told_direction or None,
        voor=vote.votes_for,
        tegen=vote.votes_against,
        zetels=vote.seats,
    )


def describe_moved_item(item, links):
    """Return the agenda item at which something was moved, None where there is none to tell."""
    if item is None:
        return None
    return Indiening(id=item.id, titel=item.title, url=links.to("agenda-item", item.id))
