"""Wishes, objections, conditions and questions, the replies to them, and what became of them."""

from datetime import date

from django.db.models import Q
from ninja import Router
from pydantic import BaseModel, Field

from municipalities.models import Body

from ... import history
from ...board.cache import get_remark_counts
from ...domain.lifecycle import RemarkLife
from ...models import Point, PointHeading, Position, Remark, RemarkKind, ReplyOutcome, Status
from ...web.public.register import RemarkKeys
from ..answers import describe_read_back_note
from ..asking import (
    BETWEEN_DAYS,
    GEMEENTE,
    ONDERWERP,
    ORGAAN,
    RONDE,
    THEMA,
    ZOEK,
    build_number_parameter,
    build_word_parameter,
)
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import BESLOTEN, TEGENLEZINGEN, URI, StatusWoord, Tegenlezing, one_of
from .envelope import DossierDagLijst
from .places import Plaats, describe_place

router = Router(tags=["wensen"])
# What becomes of a remark, and a record that was taken back.
STATES = (*(each.value for each in RemarkLife), Status.WITHDRAWN.value)


class Reactie(BaseModel):
    """Wat een orgaan op een wens of bedenking antwoordde."""

    id: int
    orgaan: str
    reactie: one_of(*ReplyOutcome)
    redenen: str
    gegeven: str = Field(description=BESLOTEN)
    gewijzigdIn: str | None = Field(description="De versie van het voorstel die erdoor veranderde.")
    gewijzigdWaar: str | None
    plaatsen: list[Plaats] = Field(description="Waar de reactie te lezen is.")
    status: StatusWoord
    redenIngetrokken: str | None


class Reactienota(BaseModel):
    """De laatste vaststelling van de reacties van een ronde."""

    vastgesteld: date
    kenmerk: str | None
    verzonden: date | None = Field(
        description="Wanneer zij ging naar het orgaan van deze wens; leeg als dat niet bekend is."
    )


class WensOfBedenking(BaseModel):
    """Een wens, bedenking, voorwaarde of vraag, en wat ervan werd."""

    id: int
    soort: one_of(*RemarkKind)
    orgaan: str | None = Field(description="Leeg waar het van een bijeenkomst komt.")
    gemeente: str | None = Field(description="Code van de gemeente.")
    bijeenkomst: str | None
    fractiesNaam: str | None = Field(description="Hoe de fracties heten, waar zij spraken.")
    tekst: str
    ingediend: str = Field(description=BESLOTEN)
    onderwerp: str | None
    onderdeel: str | None
    thema: str | None
    ronde: int | None = Field(description="Het nummer van de ronde.")
    besluit: int | None = Field(description="Het nummer van het besluit waarmee het kwam.")
    standpunt: int | None = Field(description="Het standpunt waarvan dit een voorwaarde is.")
    meegenomenUit: int | None = Field(description="Het eerdere punt dat hierin verder leeft.")
    gedeeldPunt: int | None = Field(description="Het nummer in `gedeelde-punten`.")
    kant: one_of(*PointHeading) | None = Field(description="Of het meer of minder wil.")
    staat: one_of(*STATES) = Field(description="Wat er op de peildatum van geworden is.")
    reacties: list[Reactie]
    reactienota: Reactienota | None
    plaatsen: list[Plaats] = Field(description="Waar het te lezen is.")
    tegenlezingen: list[Tegenlezing] = Field(description=TEGENLEZINGEN)
    status: StatusWoord
    redenIngetrokken: str | None
    url: str = Field(description="De wensen van het dossier.", json_schema_extra=URI)


class WensenEnBedenkingen(DossierDagLijst):
    """Een bladzijde van wat tot en met de peildatum is ingediend."""

    wensen: list[WensOfBedenking]


class GedeeldPunt(BaseModel):
    """Wat verschillende organen hetzelfde zeggen."""

    id: int
    titel: str
    wensen: list[int] = Field(description="De nummers in `wensen-en-bedenkingen`.")
    wie: list[str] = Field(description="Wie het zegt, in woorden; wie het introk niet.")
    meer: list[str] = Field(description="Wie er meer van wil.")
    minder: list[str] = Field(description="Wie er minder van wil.")
    tegenstrijdig: bool = Field(description="Of de een meer wil en de ander minder.")
    url: str = Field(description="De pagina van dit punt.", json_schema_extra=URI)


class GedeeldePunten(DossierDagLijst):
    """Een bladzijde van gedeelde punten."""

    punten: list[GedeeldPunt]


TERMS = ListTerms(
    on_a_day=True,
    filters=(
        *(GEMEENTE, ORGAAN, ONDERWERP, THEMA, RONDE, *BETWEEN_DAYS),
        build_word_parameter("soort", RemarkKind.values, "Alleen van deze soort."),
        build_word_parameter("staat", STATES, "Alleen waarvan dit op de peildatum werd."),
        build_number_parameter("punt", 1, "Alleen uit dit gedeelde punt: zijn nummer."),
        ZOEK,
    ),
    orders={
        "ingediend": ("first_on", "last_on"),
        "orgaan": ("body__name", "gathering", "first_on"),
        "onderwerp": ("subject__number", "first_on"),
    },
)
POINT_TERMS = ListTerms(on_a_day=True, filters=(), orders={"id": (), "titel": ("title",)})


@router.get(
    "/dossiers/{slug:slug}/wensen-en-bedenkingen",
    response=WensenEnBedenkingen,
    operation_id="getWensenEnBedenkingen",
    summary="Wensen en bedenkingen",
    description="Wat tot en met de peildatum is ingediend, met de reacties en wat ervan werd. "
    "Ingetrokken punten staan er met hun reden bij.",
    url_name="api-remarks",
    openapi_extra=TERMS.described,
)
def remarks(request, slug: Slug):
    asked = ask_list(request, TERMS, slug)
    register = build_register(asked)
    page = asked.page(find_keys(register, asked))
    wishes = describe_remarks(register, list(page), asked)
    return WensenEnBedenkingen(**asked.envelope(page), wensen=wishes)


@router.get(
    "/dossiers/{slug:slug}/gedeelde-punten",
    response=GedeeldePunten,
    operation_id="getGedeeldePunten",
    summary="Gedeelde punten",
    description="Wat verschillende organen hetzelfde zeggen, voor zover u hun woorden mag zien.",
    url_name="api-points",
    openapi_extra=POINT_TERMS.described,
)
def points(request, slug: Slug):
    asked = ask_list(request, POINT_TERMS, slug)
    register = build_register(asked)
    page = asked.page(asked.order(select_points(register, asked)))
    return GedeeldePunten(**asked.envelope(page), punten=describe_points(register, page, asked))


def select_points(register, asked):
    """Return the points of which the reader may see a remark."""
    seen = history.visible_point_links(register).order_by().values("point")
    return history.known_rows(Point, asked.known_at, dossier=asked.dossier).filter(id__in=seen)


def build_register(asked):
    """Return the Register of the remarks that a list is about; one query."""
    events = history.read_milestones(asked.dossier, **asked.scope)
    states = history.compute_proposal_states(events, asked.day)
    part = history.RemarkFilter(point=asked.get("punt"))
    return history.Register(
        asked.dossier, day=asked.day, states=states, narrowed=part, **asked.scope
    )


def find_keys(register, asked):
    """Return the keys of the remarks that were asked for, in order, to be read a page at a
    time."""
    only = asked.condition_of_days() & asked.condition(
        gemeente="body__municipality__code",
        orgaan="body__slug",
        onderwerp="subject__slug",
        thema="theme__slug",
        ronde="round_id",
        soort="kind",
    )
    if state := asked.get("staat"):
        only &= register.in_state(state)
    if words := asked.get("zoek"):
        return find_keys_with_words(register, words, only, asked)
    return register.keys(only, asked.ordering)


def find_keys_with_words(register, words, only, asked):
    """Return the same of remarks that hold these words too, as the page of the register does."""
    raised = {sort.body_id for sort in get_remark_counts(register).sorts} - {None}
    names = dict(Body.objects.filter(pk__in=raised).values_list("pk", "name"))
    sought = history.RemarkSearch(register, words, names).find(only, asked.ordering)
    return RemarkKeys(sought.keys, sought.sorts.total())


def describe_remarks(register, keys, asked):
    """Return the remarks with these keys as they cross the wire; as many queries for one as for a
    hundred."""
    raised = register.raised(keys)
    rows = [each.remark for each in raised]
    beside = RemarkNeighbours(register, rows, asked)
    return [describe_remark_entry(each, beside, asked) for each in raised]


class RemarkNeighbours:
    """What stands beside the remarks of a page, as far as the reader may see it."""

    def __init__(self, register, rows, asked):
        keys, dossier, time = [each.id for each in rows], asked.dossier, asked.scope
        shows = Q(remark__in=keys) | Q(reply__remark__in=keys)
        self.places = history.read_evidence(dossier, shows, **time)
        self.links = history.read_point_links(register, keys)
        self.notes = history.read_read_back_notes(dossier, remarks=rows, known_at=asked.known_at)
        self.adoptions = history.read_sent_adoptions(
            dossier,
            {each.round_id for each in rows if each.round_id is not None},
            day=asked.day,
            known_at=asked.known_at,
        )
        self.positions = read_seen_keys(Position, (each.position_id for each in rows), asked)
        self.former = read_seen_keys(Remark, (each.carried_from_id for each in rows), asked)


def read_seen_keys(model, keys, asked):
    """Return which of these records the reader may see, by their keys; one query."""
    wanted = [key for key in keys if key is not None]
    found = history.visible_rows(model, **asked.scope, id__in=wanted)
    return set(found.values_list("id", flat=True))


def describe_remark_entry(entry, beside, asked):
    """Return a RemarkEntry as it crosses the wire."""
    row, link = entry.remark, beside.links.get(entry.remark.id)
    body = row.body
    return WensOfBedenking(
        id=row.id,
        soort=row.kind,
        orgaan=body.slug if body else None,
        gemeente=body.municipality.code if body and body.municipality else None,
        bijeenkomst=row.gathering or None,
        fractiesNaam=row.groups_label or None,
        tekst=row.text,
        ingediend=row.dated_on,
        onderwerp=row.subject.slug if row.subject else None,
        onderdeel=row.section or None,
        thema=row.theme.slug if row.theme else None,
        ronde=row.round_id,
        besluit=row.decision_id if row.decision_seen else None,
        standpunt=row.position_id if row.position_id in beside.positions else None,
        meegenomenUit=row.carried_from_id if row.carried_from_id in beside.former else None,
        gedeeldPunt=link.point.id if link else None,
        kant=link.heading if link else None,
        staat=entry.state,
        reacties=[describe_reply(each, beside.places) for each in entry.replies],
        reactienota=describe_adoption(row, beside.adoptions.get(row.round_id)),
        plaatsen=[describe_place(each) for each in beside.places["remark", row.id]],
        tegenlezingen=[
            describe_read_back_note(each) for each in beside.notes.get(("remark", row.id), ())
        ],
        status=row.status,
        redenIngetrokken=row.withdrawn_reason or None,
        url=asked.links.to("remarks", asked.dossier.slug),
    )


def describe_reply(reply, places):
    """Return a reply as it crosses the wire."""
    return Reactie(
        id=reply.id,
        orgaan=reply.body.slug,
        reactie=reply.outcome,
        redenen=reply.reasons,
        gegeven=reply.dated_on,
        gewijzigdIn=reply.changed_in.slug if reply.changed_in else None,
        gewijzigdWaar=reply.changed_where or None,
        plaatsen=[describe_place(each) for each in places["reply", reply.id]],
        status=reply.status,
        redenIngetrokken=reply.withdrawn_reason or None,
    )


def describe_adoption(remark, adopted):
    """Return when the replies of the round of a remark were adopted, and sent to its body."""
    if adopted is None:
        return None
    return Reactienota(
        vastgesteld=adopted.note.adopted_on,
        kenmerk=adopted.note.reference or None,
        verzonden=adopted.sent_on.get(remark.body_id),
    )


def describe_points(register, page, asked):
    """Return the points of a page as they cross the wire; four queries for all of them."""
    keys = [each.id for each in page]
    voices = history.read_point_voices(register, keys)
    said = {key: [] for key in keys}
    links = history.visible_point_links(register, point__in=keys)
    for point, remark in links.values_list("point_id", "remark_id"):
        said[point].append(remark)
    told = [history.SharedPoint(each, voices[each.id]) for each in page]
    return [
        GedeeldPunt(
            id=each.point.id,
            titel=each.point.title,
            wensen=said[each.point.id],
            wie=each.names,
            meer=each.wanting(PointHeading.MORE),
            minder=each.wanting(PointHeading.LESS),
            tegenstrijdig=each.is_contradictory,
            url=asked.links.to("point", asked.dossier.slug, each.point.id),
        )
        for each in told
    ]
