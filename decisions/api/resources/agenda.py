"""Agenda items of all dossiers, and the meetings in which they are treated."""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from ninja import Router
from pydantic import BaseModel, Field

from municipalities.text import natural_order_of

from ... import history
from ...documents.agenda_item import is_decided_by
from ...domain.treatments import ItemProgress
from ...history.agenda import hide_closed_outcomes
from ...history.calendar import CalendarScope
from ...history.meetings import read_decision_points
from ...models import (
    MOTION_FORMS,
    AgendaItem,
    CommitmentKind,
    Decision,
    Meeting,
    PointOutcome,
    Status,
    Treatment,
    TreatmentKind,
    TreatmentOutcome,
    TreatmentStage,
)
from ..asking import (
    BETWEEN_DAYS,
    GEMEENTE,
    ORGAAN,
    build_slug_parameter,
    build_word_parameter,
)
from ..links import format_dutch_time
from ..lists import ListTerms, ask_list
from ..schema import URI, StatusWoord, one_of
from .envelope import DagLijst

router = Router(tags=["agenda"])


class Behandeling(BaseModel):
    """Een agendapunt in één vergadering: als wat, en wat ervan kwam."""

    agendapunt: int = Field(description="Het nummer in `agendapunten`.")
    titel: str = Field(description="De titel van het agendapunt.")
    vergadering: int | None = Field(description="Het nummer in `vergaderingen`; leeg is nog geen.")
    dag: date | None
    planning: str | None = Field(description="Wat van de planning bekend is, zonder vergadering.")
    nummer: str | None = Field(description="Het nummer op de agenda.")
    fase: one_of(*TreatmentStage) | None
    behandeling: one_of(*TreatmentKind)
    uitkomst: one_of(*TreatmentOutcome) | None = Field(
        description="Wat ervan kwam, voor zover dat op de peildatum bekend was."
    )
    bijUitkomst: str | None
    besluit: int | None = Field(description="Waarin de uitkomst is vastgelegd, in `besluiten`.")
    moties: list[int] = Field(
        description="De moties en amendementen die toen werden ingediend, in `besluiten`."
    )


class Beslispunt(BaseModel):
    """Waarover een agendapunt een besluit vraagt."""

    nummer: int
    tekst: str
    uitkomst: one_of(*PointOutcome) | None
    zoalsAangenomen: str | None


class ToezeggingBijPunt(BaseModel):
    """Wat iemand na de vergadering moet doen."""

    id: int
    soort: one_of(*CommitmentKind)
    tekst: str
    doorWie: str
    gedaanOp: date = Field(description="De dag van de toezegging of de motie.")
    uiterlijk: date | None
    afgedaanOp: date | None = Field(description="Leeg zolang dat op de peildatum niet zo was.")
    hoeAfgedaan: str | None
    teLaat: bool


class Agendapunt(BaseModel):
    """Een zaak voor één orgaan."""

    id: int
    dossier: str
    orgaan: str
    gemeente: str | None
    titel: str
    kenmerk: str | None
    portefeuillehouder: str | None
    ingekomenStuk: bool
    samenvatting: str | None
    ronde: int | None = Field(description="Het nummer in `rondes` van het dossier.")
    voortgang: one_of(*ItemProgress)
    behandelingen: list[Behandeling]
    beslispunten: list[Beslispunt]
    toezeggingen: list[ToezeggingBijPunt]
    status: StatusWoord
    redenIngetrokken: str | None
    raadssysteem: str | None = Field(description="Adres in het systeem van de raad.")
    url: str = Field(description="De pagina van het agendapunt.", json_schema_extra=URI)


class Agendapunten(DagLijst):
    """Een bladzijde van de agendapunten."""

    agendapunten: list[Agendapunt]


class Vergadering(BaseModel):
    """Een vergadering van één orgaan, met wat daar op de agenda stond."""

    id: int
    dossier: str
    orgaan: str
    gemeente: str | None
    naam: str
    dag: date
    aanvang: datetime | None
    einde: datetime | None
    plaats: str | None
    agendapunten: list[Behandeling]
    moties: list[int] = Field(
        description="Moties en amendementen die bij geen agendapunt horen, in `besluiten`."
    )
    raadssysteem: str | None = Field(description="Adres in het systeem van de raad.")
    url: str = Field(description="De pagina van de vergadering.", json_schema_extra=URI)


class Vergaderingen(DagLijst):
    """Een bladzijde van de vergaderingen."""

    vergaderingen: list[Vergadering]


FILTERS = (
    *(GEMEENTE, ORGAAN),
    build_slug_parameter("dossier", "samen-verder", "Alleen uit dit dossier: zijn `id`."),
    *BETWEEN_DAYS,
    build_word_parameter("fase", TreatmentStage.values, "Alleen wat in deze fase wordt behandeld."),
)
OF_PLACE = {
    "gemeente": "body__municipality__code",
    "orgaan": "body__slug",
    "dossier": "dossier__slug",
}
ITEM_TERMS = ListTerms(filters=FILTERS, orders={"id": (), "titel": ("title",)}, on_a_day=True)
MEETING_TERMS = ListTerms(
    filters=FILTERS, orders={"dag": ("held_on",), "naam": ("title",)}, on_a_day=True
)


# Agenda items.


@router.get(
    "/agendapunten",
    response=Agendapunten,
    operation_id="getAgendapunten",
    summary="Agendapunten",
    description="Wat in raden, colleges en commissies op de agenda staat of stond: hoe het wordt "
    "behandeld, wat er tot en met de peildatum van kwam, en wat is toegezegd. Met `van`, `tot` en "
    "`fase` alleen wat in een vergadering tussen die dagen, of in die fase, wordt behandeld.",
    url_name="api-agenda-items",
    openapi_extra=ITEM_TERMS.described,
)
def agenda_items(request):
    asked = ask_list(request, ITEM_TERMS)
    rows = asked.narrow(select_items(asked), **OF_PLACE)
    if asked.asked.keys() & {"van", "tot", "fase"}:
        rows = rows.filter(id__in=chosen_treatments(asked).values("item_id"))
    page = asked.page(asked.order(rows))
    return Agendapunten(**asked.envelope(page), agendapunten=describe_items(list(page), asked))


def select_items(asked):
    """Return the agenda items that the reader may see, with what they are told with."""
    rows = CalendarScope(**asked.scope).visible_items()
    return rows.select_related("body__municipality", "dossier")


def describe_items(items, asked):
    """Return agenda items as they cross the wire."""
    material = AgendaMaterial(items, asked)
    return [describe_item(each, material, asked) for each in items]


def chosen_treatments(asked):
    """Return the treatments of the phase that is asked, in a meeting between the days that are."""
    rows = asked.narrow(history.known_rows(Treatment, asked.known_at), fase="stage").order_by()
    if asked.asked.keys() & {"van", "tot"}:
        held = asked.narrow_days(history.known_rows(Meeting, asked.known_at), "held_on", "held_on")
        rows = rows.filter(meeting__in=held.order_by().values("id"))
    return rows


class AgendaMaterial:
    """What agenda items of a page are told with, read together: eight queries at most."""

    def __init__(self, items, asked):
        keys = [each.id for each in items]
        homes = {each.dossier_id for each in items}
        self.treatments = history.read_treatments(homes, keys, asked.known_at, reader=asked.reader)
        treated = [each.treatment.id for own in self.treatments.values() for each in own]
        of_day = {**asked.scope, "day": asked.day}
        self.motions = history.read_motions(homes, treated, **of_day)
        self.points = defaultdict(list)
        for each in read_decision_points(keys, asked.known_at):
            self.points[each.item_id].append(each)
        self.commitments = defaultdict(list)
        for each in history.read_commitments(homes, Q(treatment__in=treated), **of_day):
            self.commitments[each.commitment.treatment_id].append(each)


def describe_item(item, material, asked):
    """Return an AgendaItem as it crosses the wire."""
    treated = material.treatments[item.id]
    is_decided = any(is_decided_by(each, asked.day) for each in treated)
    return Agendapunt(
        id=item.id,
        dossier=item.dossier.slug,
        orgaan=item.body.slug,
        gemeente=item.body.municipality.code if item.body.municipality else None,
        titel=item.title,
        kenmerk=item.reference or None,
        portefeuillehouder=item.portfolio_holder or None,
        ingekomenStuk=item.is_incoming,
        samenvatting=item.summary or None,
        ronde=item.round_id,
        voortgang=history.judge_treatments(treated, asked.day).progress.value,
        behandelingen=[
            describe_treatment(each, item, material.motions, asked.day) for each in treated
        ],
        beslispunten=[describe_point(each, is_decided) for each in material.points[item.id]],
        toezeggingen=[
            describe_commitment(promise)
            for each in treated
            for promise in material.commitments[each.treatment.id]
        ],
        status=item.status,
        redenIngetrokken=item.withdrawn_reason or None,
        raadssysteem=item.url or None,
        url=asked.links.to("agenda-item", item.id),
    )


def describe_treatment(treated, item, motions, day):
    """Return an ItemTreatment as it crosses the wire; what came of it where that was known."""
    row = treated.treatment
    is_told = treated.tells_outcome(day)
    return Behandeling(
        agendapunt=item.id,
        titel=item.title,
        vergadering=treated.meeting.id if treated.meeting else None,
        dag=treated.held_on,
        planning=row.planned_note or None,
        nummer=row.agenda_number or None,
        fase=row.stage or None,
        behandeling=row.kind,
        uitkomst=row.outcome if is_told else None,
        bijUitkomst=(is_told and row.outcome_note) or None,
        besluit=row.decision_id if is_told else None,
        moties=[each.id for each in motions.get(row.id, ())],
    )


def describe_point(line, is_told):
    return Beslispunt(
        nummer=line.number,
        tekst=line.text,
        uitkomst=(is_told and line.outcome) or None,
        zoalsAangenomen=(is_told and line.amended_text) or None,
    )


def describe_commitment(standing):
    """Return a CommitmentStanding as it crosses the wire."""
    given = standing.commitment
    return ToezeggingBijPunt(
        id=given.id,
        soort=given.kind,
        tekst=given.text,
        doorWie=given.holder,
        gedaanOp=given.made_on,
        uiterlijk=given.due_on,
        afgedaanOp=given.done_on if standing.is_done else None,
        hoeAfgedaan=(standing.is_done and given.done_note) or None,
        teLaat=standing.is_late,
    )


# Meetings.


@router.get(
    "/vergaderingen",
    response=Vergaderingen,
    operation_id="getVergaderingen",
    summary="Vergaderingen",
    description="De vergaderingen waarvan u een agendapunt of een motie mag zien, met wat er "
    "tot en met de peildatum van elk agendapunt kwam. Wat onder embargo staat of is ingetrokken, "
    "staat er niet bij.",
    url_name="api-meetings",
    openapi_extra=MEETING_TERMS.described,
)
def meetings(request):
    asked = ask_list(request, MEETING_TERMS)
    treatments = history.known_rows(Treatment, asked.known_at).filter(
        Exists(open_rows(AgendaItem, asked).filter(id=OuterRef("item_id")))
    )
    own = Q(meeting_id=OuterRef("id"))
    told = Q(Exists(asked.narrow(treatments, fase="stage").filter(own).order_by()))
    if asked.get("fase") is None:
        told |= Q(Exists(open_motions(asked).filter(own).order_by()))
    dossiers = CalendarScope(**asked.scope).visible_dossiers().order_by().values("id")
    rows = history.known_rows(Meeting, asked.known_at).filter(told, dossier__in=dossiers)
    rows = asked.narrow_days(asked.narrow(rows, **OF_PLACE), "held_on", "held_on")
    page = asked.page(asked.order(rows.select_related("body__municipality", "dossier")))
    material = MeetingMaterial([each.id for each in page], treatments, asked)
    return Vergaderingen(
        **asked.envelope(page),
        vergaderingen=[describe_meeting(each, material, asked) for each in page],
    )


def open_rows(model, asked):
    """Return the rows that the reader may see, that stand and that are under no embargo."""
    rows = history.visible_rows(model, asked.reader, asked.known_at)
    moment = asked.known_at or asked.reader.at
    coming = Q(status=Status.PUBLISHED, public_from__gt=moment)
    return rows.exclude(status=Status.WITHDRAWN).exclude(coming).order_by()


def open_motions(asked):
    """Return the motions and amendments by the day that the reader may see."""
    rows = open_rows(Decision, asked).filter(first_on__lte=asked.day, form__in=MOTION_FORMS)
    return rows.filter(meeting__isnull=False)


class MeetingMaterial:
    """What meetings of a page are told with, read together: five queries at most."""

    def __init__(self, keys, treatments, asked):
        found = list(treatments.filter(meeting__in=keys).order_by("sequence", "id"))
        seen = history.visible_rows(Decision, asked.reader, asked.known_at)
        hide_closed_outcomes(found, seen)
        items = open_rows(AgendaItem, asked).filter(id__in=[each.item_id for each in found])
        self.items = {each.id: each for each in items}
        homes = {each.dossier_id for each in found}
        of_items = [each.id for each in found]
        self.motions = history.read_motions(homes, of_items, **asked.scope, day=asked.day)
        moved = {motion.id for motions in self.motions.values() for motion in motions}
        decided = {each.decision_id for each in found}
        self.treatments, self.own_motions = defaultdict(list), defaultdict(list)
        for each in found:
            self.treatments[each.meeting_id].append(each)
        for each in open_motions(asked).filter(meeting__in=keys).order_by("number", "id"):
            if each.id not in moved | decided:
                self.own_motions[each.meeting_id].append(each.id)


def describe_meeting(meeting, material, asked):
    """Return a Meeting as it crosses the wire, its items by their number on the agenda."""
    rows = sorted(material.treatments[meeting.id], key=agenda_order)
    treated = [history.ItemTreatment(each, meeting) for each in rows]
    return Vergadering(
        id=meeting.id,
        dossier=meeting.dossier.slug,
        orgaan=meeting.body.slug,
        gemeente=meeting.body.municipality.code if meeting.body.municipality else None,
        naam=meeting.title,
        dag=meeting.held_on,
        aanvang=meeting.starts_at and format_dutch_time(meeting.starts_at),
        einde=meeting.ends_at and format_dutch_time(meeting.ends_at),
        plaats=meeting.location or None,
        agendapunten=[
            describe_treatment(
                each, material.items[each.treatment.item_id], material.motions, asked.day
            )
            for each in treated
        ],
        moties=material.own_motions[meeting.id],
        raadssysteem=meeting.url or None,
        url=asked.links.to("meeting", meeting.id),
    )


def agenda_order(treatment):
    """Order treatments by their number on the agenda: 2 before 10, those without one last."""
    return (natural_order_of((treatment.agenda_number,)), treatment.item_id)
