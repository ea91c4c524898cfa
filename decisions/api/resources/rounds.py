"""The rounds of a dossier: what was asked of whom, by when, and what each body did with it."""

from datetime import date

from ninja import Router
from pydantic import BaseModel, Field

from ... import history
from ...board import build_readiness
from ...board.readiness import BodyProgress
from ...domain.feasibility import ObstacleKind
from ...domain.terms import LegalBasis
from ...models import Consent, ConsentGround, Round
from ..asking import ONDERWERP
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import BESLOTEN, URI, one_of
from .envelope import DossierDagLijst

router = Router(tags=["rondes"])
# What an obstacle is called in an answer.
BELEMMERINGEN = {
    ObstacleKind.RECEIVED_IN_RECESS: "ontvangenInReces",
    ObstacleKind.DUE_IN_RECESS: "uiterlijkInReces",
    ObstacleKind.RECESS_TAKES: "recesKostTijd",
    ObstacleKind.NO_MEETING: "geenVergadering",
    ObstacleKind.TOO_SOON: "teSnel",
    ObstacleKind.PAPERS_BEFORE_RECEIPT: "stukkenVoorOntvangst",
    ObstacleKind.NO_SAFE_DAY: "geenVeiligeDag",
}


class Belemmering(BaseModel):
    """Wat een raad in de weg staat om op tijd te spreken."""

    soort: one_of(*BELEMMERINGEN.values())
    uitleg: str


class StukkenUiterlijk(BaseModel):
    """Wanneer stukken voor een vergadering er uiterlijk moeten zijn."""

    dag: date
    dagenVooraf: int
    vuistregel: bool = Field(description="Of het orgaan zelf geen aanlevertermijn gaf.")


class Haalbaarheid(BaseModel):
    """Wat een raad tot de uiterste dag nog kan; leeg is er niet, of onbekend."""

    laatsteVeiligeDag: date | None
    laatsteRaad: date | None
    laatsteCommissie: date | None
    stukkenRaad: StukkenUiterlijk | None
    stukkenCommissie: StukkenUiterlijk | None
    belemmeringen: list[Belemmering]


class Termijn(BaseModel):
    """Tot wanneer een orgaan kan spreken."""

    ontvangen: date | None = Field(description="De dag waarop het de vraag ontving.")
    uiterlijk: date | None
    wachtOpOntvangst: bool = Field(
        description="Of de termijn nog geen einde heeft, omdat niet bekend is wanneer zij begon."
    )
    voorbij: bool
    termijn: str = Field(description="De termijn in woorden.")
    artikel: str = Field(description="Het artikel waaruit de termijn volgt, of de afspraak.")
    versie: str | None = Field(description="Welke versie van het artikel geldt.")
    opmerking: str | None
    haalbaarheid: Haalbaarheid | None = Field(description="Alleen van een raad.")


class RondeVerlenging(BaseModel):
    """Meer tijd, voor één orgaan of voor alle."""

    orgaan: str | None = Field(description="Leeg is voor alle gevraagde organen.")
    verleend: date
    uiterlijk: date
    reden: str


class RondeAgendapunt(BaseModel):
    """Een agendapunt dat het orgaan voor de ronde plande, een keer voor elke vergadering."""

    agendapunt: int = Field(description="Het nummer in `agendapunten`.")
    orgaan: str
    vergadering: int | None
    dag: date | None
    inCommissie: bool
    planning: str | None = Field(description="Wat van de planning bekend is, zonder vergadering.")


class AntwoordOntvangst(BaseModel):
    """Dat het antwoord binnenkwam bij wie vroeg."""

    ontvangen: date
    kenmerk: str | None
    bevestigd: date | None


class GevraagdOrgaan(BaseModel):
    """Een orgaan dat gevraagd is, en wat het tot de peildatum deed."""

    orgaan: str
    gemeente: str | None
    voortgang: one_of(*BodyProgress)
    heeftGesproken: bool
    teLaatGesproken: bool
    besluit: int | None = Field(description="Het nummer in `besluiten`.")
    besloten: str | None = Field(description=BESLOTEN)
    geenZienswijze: date | None = Field(description="Wanneer het zei er geen te geven.")
    toestemming: one_of(*Consent) | None
    toestemmingGrond: one_of(*ConsentGround) | None
    termijn: Termijn
    agendapunten: list[RondeAgendapunt]
    ontvangstAntwoord: AntwoordOntvangst | None


class RondeGereedheid(BaseModel):
    """Wie nog ontbreekt, en wanneer iedereen gesproken kan hebben."""

    iedereenSprak: bool
    gesproken: int
    ontbreekt: list[str] = Field(description="Organen die nog niet spraken.")
    zonderDag: list[str] = Field(description="Organen waarvan niet te zeggen is wanneer het kan.")
    kanVanaf: date | None = Field(description="Wanneer iedereen gesproken kan hebben.")
    sinds: date | None = Field(description="Sinds wanneer iedereen heeft gesproken.")


class Ronde(BaseModel):
    """Een vraag aan organen om zich voor een dag uit te spreken."""

    id: int
    titel: str
    geopend: str = Field(description="De dag als EDTF.")
    onderwerp: str | None
    vragen: str | None
    gevraagdDoor: str | None = Field(description="Het orgaan dat de vraag stelde.")
    grondslag: one_of(*LegalBasis)
    uiterlijk: date | None = Field(description="De dag die met de ronde is afgesproken.")
    volgtOp: int | None = Field(description="De ronde waarop deze een vervolg is.")
    toelichting: str | None
    gereedheid: RondeGereedheid | None = Field(description="Leeg waar nog niemand is gevraagd.")
    organen: list[GevraagdOrgaan]
    verlengingen: list[RondeVerlenging] = Field(description="Die tot de peildatum zijn verleend.")
    url: str = Field(description="De pagina van de ronde.", json_schema_extra=URI)


class Rondes(DossierDagLijst):
    """Een bladzijde van de rondes."""

    rondes: list[Ronde]


TERMS = ListTerms(
    filters=(ONDERWERP,),
    orders={"geopend": ("first_on",), "titel": ("title",)},
    on_a_day=True,
)


@router.get(
    "/dossiers/{slug:slug}/rondes",
    response=Rondes,
    operation_id="getRondes",
    summary="Rondes",
    description="De rondes die op de peildatum geopend waren: wat aan wie is gevraagd, wie sprak "
    "en wie nog niet, tot wanneer dat kan en wat daarbij in de weg staat. Een termijn volgt uit "
    "de wet of uit een afspraak; reces verschuift haar niet.",
    url_name="api-rounds",
    openapi_extra=TERMS.described,
)
def rounds(request, slug: Slug):
    asked = ask_list(request, TERMS, slug)
    rows = history.known_rows(Round, asked.known_at, dossier=asked.dossier)
    rows = asked.narrow_seen(rows).filter(first_on__lte=asked.day)
    rows = asked.narrow(rows, onderwerp="subject__slug").select_related("subject", "opened_by")
    page = asked.page(asked.order(rows))
    requested = history.read_round_requests(asked.dossier, **asked.scope)
    standing = {each.round.pk: each for each in build_readiness(requested, asked.day)}
    return Rondes(
        **asked.envelope(page),
        rondes=[describe_round(each, standing.get(each.id), requested, asked) for each in page],
    )


def describe_round(round_, readiness, requested, asked):
    """Return a Round as it crosses the wire; `readiness` is None where nobody was asked."""
    granted = requested.extensions_by_round[round_.id]
    links = {each.body_id: each for each in requested.asked if each.round_id == round_.id}
    told = readiness.asked if readiness else ()
    return Ronde(
        id=round_.id,
        titel=round_.title,
        geopend=round_.dated_on,
        onderwerp=round_.subject.slug if round_.subject else None,
        vragen=round_.questions or None,
        gevraagdDoor=round_.opened_by.slug if round_.opened_by else None,
        grondslag=round_.legal_basis,
        uiterlijk=round_.due_on,
        volgtOp=round_.follows_id,
        toelichting=round_.note or None,
        gereedheid=describe_gate(readiness) if readiness else None,
        organen=[describe_asked(each, links[each.body.id], asked.day) for each in told],
        verlengingen=[describe_extension(each) for each in granted if each.granted_on <= asked.day],
        url=asked.links.to("round", asked.dossier.slug, round_.id),
    )


def describe_gate(readiness):
    gate = readiness.gate
    return RondeGereedheid(
        iedereenSprak=readiness.is_open,
        gesproken=readiness.spoken,
        ontbreekt=[each.body.slug for each in gate.missing],
        zonderDag=[each.body.slug for each in gate.without_day],
        kanVanaf=gate.opens_on,
        sinds=gate.opened_on,
    )


def describe_asked(told, request, day):
    """Return a BodyReadiness with the RoundBody that it is of, as it crosses the wire."""
    decision = told.decision
    receipt = told.receipt
    return GevraagdOrgaan(
        orgaan=told.body.slug,
        gemeente=told.body.municipality.code if told.body.municipality else None,
        voortgang=told.state.value,
        heeftGesproken=told.has_spoken,
        teLaatGesproken=told.spoke_late,
        besluit=decision.id if decision else None,
        besloten=decision.dated_on if decision else None,
        geenZienswijze=told.no_view_on,
        toestemming=(decision and request.consent) or None,
        toestemmingGrond=(decision and request.consent_ground) or None,
        termijn=describe_due(told.by_when, day),
        agendapunten=[describe_planned(each) for each in told.planned],
        ontvangstAntwoord=receipt
        and AntwoordOntvangst(
            ontvangen=receipt.received_on,
            kenmerk=receipt.reference or None,
            bevestigd=receipt.confirmed_on,
        ),
    )


def describe_due(term, day):
    """Return a BodyTerm as it crosses the wire."""
    due, workable = term.due, term.workable
    return Termijn(
        ontvangen=term.received_on,
        uiterlijk=term.due_on,
        wachtOpOntvangst=term.waits_for_receipt,
        voorbij=term.has_passed(day),
        termijn=due.term,
        artikel=due.article,
        versie=due.version or None,
        opmerking=due.note,
        haalbaarheid=workable
        and Haalbaarheid(
            laatsteVeiligeDag=workable.last_safe_on,
            laatsteRaad=workable.last_meeting_on,
            laatsteCommissie=workable.last_committee_on,
            stukkenRaad=describe_papers(workable.papers),
            stukkenCommissie=describe_papers(workable.committee_papers),
            belemmeringen=[
                Belemmering(soort=BELEMMERINGEN[each.code], uitleg=each.words)
                for each in workable.warnings
            ],
        ),
    )


def describe_papers(papers):
    if papers is None:
        return None
    return StukkenUiterlijk(dag=papers.on, dagenVooraf=papers.days, vuistregel=not papers.is_own)


def describe_planned(planned):
    meeting = planned.meeting
    return RondeAgendapunt(
        agendapunt=planned.item.id,
        orgaan=planned.item.body.slug,
        vergadering=meeting.id if meeting else None,
        dag=planned.held_on,
        inCommissie=planned.is_in_committee,
        planning=planned.planned_note or None,
    )


def describe_extension(extension):
    return RondeVerlenging(
        orgaan=extension.body.slug if extension.body else None,
        verleend=extension.granted_on,
        uiterlijk=extension.due_on,
        reden=extension.why,
    )
