"""What residents or members were asked and answered: never a stance."""

from django.db.models import Q
from ninja import Router
from pydantic import BaseModel, Field

from ... import history
from ...domain.polls import LISTED_STATES
from ...models import Binding, OptionStance, PollKind, PollStep
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import URI, StatusWoord, one_of
from .envelope import DossierDagLijst
from .places import Plaats, describe_place

router = Router(tags=["besluiten"])


class PeilingGebeurtenis(BaseModel):
    """Dat een peiling is gepland, verplaatst of afgelast."""

    wat: one_of(*PollStep)
    dag: str = Field(description="De dag als EDTF; een interval is één dag daarin.")
    voorWanneer: str | None = Field(description="Voor wanneer zij toen was gepland, als EDTF.")
    bron: int | None = Field(description="Nummer in `bronnen`; leeg waar u de bron niet mag zien.")
    titel: str | None = Field(description="Titel van de bron; leeg waar u die niet mag zien.")


class PeilingAntwoord(BaseModel):
    """Een van de antwoorden die gegeven konden worden."""

    id: int
    tekst: str
    onderwerp: str | None = Field(description="Het onderwerp waar het voor of tegen is.")
    voorOfTegen: one_of(*OptionStance) | None


class PeilingUitslag(BaseModel):
    """Hoeveel in een gebied een antwoord gaven; leeg is niet bekend."""

    antwoord: int = Field(description="Het `id` in `antwoorden`.")
    stemmen: int | None
    percentage: float | None = Field(description="Van 0 tot 100.")
    berekend: bool = Field(description="Of het percentage uit stemmen is berekend.")
    tegengesproken: bool = Field(
        description="Of de stemmen van de bron een ander percentage geven dan de bron schrijft."
    )


class PeilingGebied(BaseModel):
    """Een of meer gemeenten waarvan de antwoorden samen zijn geteld."""

    gemeenten: list[str]
    opkomst: float | None = Field(description="In procenten, volgens de bron.")
    stemmen: int | None
    uitslagen: list[PeilingUitslag]
    bovenHetGeheel: bool = Field(
        description="Of de getallen van de bron samen meer zijn dan er waren."
    )


class PeilingVolledig(BaseModel):
    """Een peiling onder inwoners of leden, zoals zij op de peildatum is."""

    id: int
    soort: one_of(*PollKind)
    naam: str
    vraag: str
    houder: str = Field(description="Wie haar hield, zoals de bron dat noemt.")
    houderOrgaan: str | None
    houderPartij: str | None
    periode: str = Field(description="Wanneer geantwoord kon worden, als EDTF.")
    staat: one_of(*LISTED_STATES)
    staatOnzeker: bool
    geplandVoor: str | None = Field(description="Voor wanneer zij op de dag was gepland, als EDTF.")
    bindend: one_of(*Binding)
    drempel: str | None
    wieMochtMeedoen: str | None
    toelichting: str | None
    gebeurtenissen: list[PeilingGebeurtenis] = Field(description="Tot en met de peildatum.")
    antwoorden: list[PeilingAntwoord]
    gebieden: list[PeilingGebied] = Field(description="Leeg tot zij gehouden is.")
    plaatsen: list[Plaats] = Field(description="Waar de peiling en haar uitslag te lezen zijn.")
    status: StatusWoord
    url: str = Field(description="De pagina van de peiling.", json_schema_extra=URI)


class Peilingen(DossierDagLijst):
    """Een bladzijde van de peilingen."""

    peilingen: list[PeilingVolledig]


def period_of(entry):
    return (entry.poll.first_on, entry.poll.last_on, entry.poll.id)


TERMS = ListTerms(
    filters=(),
    orders={
        "periode": period_of,
        "naam": lambda entry: (entry.poll.title.casefold(), entry.poll.id),
    },
    on_a_day=True,
)


@router.get(
    "/dossiers/{slug:slug}/peilingen",
    response=Peilingen,
    operation_id="getPeilingen",
    summary="Peilingen",
    description="Wat inwoners of leden is gevraagd en wat zij antwoordden, zoals op de peildatum "
    "bekend was. Een peiling is nooit een standpunt van een raad en telt voor niets mee. Een "
    "percentage is dat van de bron, of berekend uit haar stemmen; dan staat dat erbij.",
    url_name="api-polls",
    openapi_extra=TERMS.described,
)
def polls(request, slug: Slug):
    asked = ask_list(request, TERMS, slug)
    page = asked.page(asked.sort(list_listed_polls(asked)))
    return Peilingen(**asked.envelope(page), peilingen=describe_polls(page, asked))


def list_listed_polls(asked):
    """Return the PollEntry of each poll that is told of on the day."""
    found = asked.read(history.read_polls, day=asked.day)
    return [each for each in found if each.standing.is_listed]


def describe_polls(page, asked):
    """Return PollEntries as they cross the wire; two queries for all of them."""
    places = read_poll_places([each.poll.id for each in page], asked)
    return [describe_whole_poll(each, places, asked) for each in page]


def read_poll_places(keys, asked):
    """Return the places that show these polls and their parts, by kind and key; two queries."""
    of_parts = Q(poll_area__poll__in=keys) | Q(poll_result__area__poll__in=keys)
    return history.read_evidence(asked.dossier, Q(poll__in=keys) | of_parts, **asked.scope)


def list_poll_places(entry, places):
    """Yield the places of a poll, then those of its areas and of what was answered there."""
    yield from places["poll", entry.poll.id]
    for area in entry.areas:
        yield from places["poll_area", area.area.id]
        for answer in area.answers:
            if answer.result is not None:
                yield from places["poll_result", answer.result.id]


def describe_whole_poll(entry, places, asked):
    """Return a PollEntry as it crosses the wire."""
    poll, standing = entry.poll, entry.standing
    return PeilingVolledig(
        id=poll.id,
        soort=poll.kind,
        naam=poll.title,
        vraag=poll.question,
        houder=poll.holder,
        houderOrgaan=poll.holder_body.slug if poll.holder_body else None,
        houderPartij=poll.holder_party.slug if poll.holder_party else None,
        periode=poll.dated_on,
        staat=standing.state.value,
        staatOnzeker=standing.uncertain,
        geplandVoor=standing.planned_on or None,
        bindend=poll.binding,
        drempel=poll.threshold or None,
        wieMochtMeedoen=poll.entitled or None,
        toelichting=poll.note or None,
        gebeurtenissen=[describe_poll_event(each) for each in entry.told_events],
        antwoorden=[describe_poll_option(each) for each in entry.options],
        gebieden=[describe_poll_area(each) for each in entry.areas],
        plaatsen=[describe_place(each) for each in list_poll_places(entry, places)],
        status=poll.status,
        url=asked.links.to("poll", asked.dossier.slug, poll.id),
    )


def describe_poll_event(event):
    is_shown = event.source_title is not None
    return PeilingGebeurtenis(
        wat=event.step,
        dag=event.dated_on,
        voorWanneer=event.planned_on or None,
        bron=event.source_id if is_shown else None,
        titel=event.source_title,
    )


def describe_poll_option(option):
    return PeilingAntwoord(
        id=option.id,
        tekst=option.text,
        onderwerp=option.subject.slug if option.subject else None,
        voorOfTegen=option.stance or None,
    )


def describe_poll_area(entry):
    """Return a PollAreaEntry as it crosses the wire, with every answer in its order."""
    return PeilingGebied(
        gemeenten=[each.code for each in entry.municipalities],
        opkomst=entry.area.turnout,
        stemmen=entry.area.votes,
        uitslagen=[
            PeilingUitslag(
                antwoord=each.option.id,
                stemmen=each.share.votes,
                percentage=each.share.percentage,
                berekend=each.share.is_computed,
                tegengesproken=each.share.is_contradicted,
            )
            for each in entry.answers
        ],
        bovenHetGeheel=entry.shares.is_above_whole,
    )
