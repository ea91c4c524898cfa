"""What changed in a dossier between two days, and between two moments of knowledge."""

from datetime import date, datetime

from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from municipalities.roles import reader_of

from ... import board, history
from ...domain.course import StepKind
from ...domain.rules import RULES_VERSION, Outcome
from ...domain.stances import UNKNOWN
from ...models import State
from ...web.dossier_context import DossierContext
from ...web.parameters import BadParameter, format_exact_moment, parse_known, parse_known_from
from ...web.public.course import (
    list_known_differences,
    read_asked_course,
    read_ground_at,
    read_told_corrections,
    tell_ends,
)
from ..asking import (
    A_DAY,
    A_MOMENT,
    BEKEND,
    REGEL,
    InvalidParameters,
    Parameter,
    build_day_parameter,
    describe_parameters,
    parse_asked_moment,
)
from ..links import AbsoluteLinks, format_dutch_time
from ..paths import Slug, dossier_for
from ..schema import (
    BESLOTEN,
    NIET_BIJGEHOUDEN,
    URI,
    Antwoord,
    Regel,
    StandWoord,
    one_of,
)

router = Router(tags=["stand"])


class VergelijkDraagvlak(BaseModel):
    """Hoe het op een van beide dagen stond, over het onderwerp dat toen voorlag."""

    dag: date
    onderwerp: str
    staat: one_of(*State) | None
    draagvlak: one_of(*Outcome)
    draagvlakZonderOnzeker: one_of(*Outcome)
    akkoord: int = Field(description="Hoeveel raden akkoord waren.")
    raden: int = Field(description="Hoeveel raden meetelden.")
    tegen: list[str] = Field(description="De gemeenten waarvan de raad tegen was.")


class VergelijkStap(BaseModel):
    """Dat een raad zich uitsprak over wat voorlag."""

    wat: one_of(*StepKind)
    vanaf: date
    onderwerp: str
    was: StandWoord
    werd: StandWoord
    voorwaarden: int
    onzeker: bool
    besluit: int = Field(description="Het nummer in `besluiten`.")
    besloten: str = Field(description=BESLOTEN)
    url: str = Field(description="De pagina van het standpunt.", json_schema_extra=URI)


class VergelijkRaad(BaseModel):
    """Een raad op beide dagen, met elke stap daartussen."""

    gemeente: str
    orgaan: str | None
    wat: one_of(*StepKind)
    onderwerpWas: str | None = Field(description="Waarover het op de eerste dag ging.")
    was: StandWoord
    onderwerpWerd: str | None = Field(description="Waarover het op de laatste dag ging.")
    werd: StandWoord
    stappen: list[VergelijkStap]


class GewijzigdGegeven(BaseModel):
    """Een gegeven dat anders is vastgelegd."""

    gegeven: str
    was: str
    werd: str


class Correctie(BaseModel):
    """Dat anders is vastgelegd wat er al stond: geen verandering van standpunt."""

    orgaan: str
    onderwerp: str
    wanneer: datetime
    soort: one_of("gecorrigeerd", "teruggenomen", "vastgelegd")
    reden: str | None
    gegevens: list[GewijzigdGegeven]
    url: str = Field(description="De pagina van het standpunt.", json_schema_extra=URI)


class KennisVerschil(BaseModel):
    """Wat op een van beide dagen anders bekend was op het eerdere moment van kennis."""

    gemeente: str
    dag: date
    onderwerp: str
    was: StandWoord = Field(description="Zoals het op `bekendVan` bekend was.")
    werd: StandWoord = Field(description="Zoals het op `bekend` bekend is.")


class Vergelijking(Antwoord):
    """Wat tussen twee dagen veranderde, en wat alleen anders is vastgelegd."""

    dossier: str
    van: date
    tot: date
    bekendVan: datetime | None = Field(description="Het eerdere moment van kennis.")
    nietBijgehoudenNa: date | None = Field(description=NIET_BIJGEHOUDEN)
    regel: Regel
    begin: VergelijkDraagvlak | None = Field(description="Leeg waar toen niets voorlag.")
    einde: VergelijkDraagvlak | None = Field(description="Leeg waar toen niets voorlag.")
    raden: list[VergelijkRaad]
    correcties: list[Correctie] = Field(
        description="Na `bekendVan` waar dat is gevraagd, anders alle; de oudste eerst."
    )
    kennisVerschillen: list[KennisVerschil] = Field(description="Leeg zonder `bekendVan`.")


FIRST_DAY = build_day_parameter(
    "van", "De eerste dag; anders die van het eerste beslissende besluit.", "2017-03-01"
)
LAST_DAY = build_day_parameter(
    "tot", "De laatste dag; anders die van het laatste beslissende besluit.", "2017-06-01"
)
BEKEND_VAN = Parameter(
    "bekendVan",
    "Een eerder moment van kennis om naast te leggen: een dag of een dag en tijd.",
    {"anyOf": [A_DAY, A_MOMENT]},
    "2017-06-01T09:30",
    lambda text: parse_known(text, "bekendVan"),
)
BETWEEN_TWO = (FIRST_DAY, LAST_DAY, BEKEND, BEKEND_VAN, REGEL)


@router.get(
    "/dossiers/{slug:slug}/vergelijk",
    response=Vergelijking,
    operation_id="getVergelijking",
    summary="Wat veranderde",
    description="Wat raden tussen twee dagen vonden van wat toen voorlag, met het besluit bij elke "
    "stap en het draagvlak op beide dagen. Apart staat wat alleen anders is vastgelegd: een "
    "correctie is geen verandering van standpunt.",
    url_name="api-comparison",
    openapi_extra=describe_parameters(*BETWEEN_TWO),
)
def comparison(request, slug: Slug):
    open_, known_from = open_comparison(request, slug)
    try:
        asked = read_asked_course(request.GET, open_)
    except BadParameter as fault:
        raise InvalidParameters([fault]) from fault
    links = AbsoluteLinks(request)
    window, ground = asked.course.window, asked.ground
    corrections = read_told_corrections(open_, ground.material, asked.course, known_from)
    differing = []
    if known_from is not None:
        earlier = read_ground_at(open_, ground, known_from)
        differing = list_known_differences(asked.course, earlier)
    begin, end = tell_ends(asked.course)
    bodies = {each.pk: each.slug for each in ground.material.bodies}
    slugs = {each.pk: each.slug for each in ground.material.subjects}
    return Vergelijking(
        **describe_both_moments(open_, window, known_from, links),
        nietBijgehoudenNa=history.read_unkept_after(
            open_.dossier, day=window.last_on, known_at=open_.wanted.known_at
        ),
        regel=ground.rule.value,
        begin=describe_end(begin),
        einde=describe_end(end),
        raden=[describe_course_council(each, links) for each in asked.course.councils],
        correcties=[
            describe_correction(each.correction, bodies, slugs, links) for each in corrections
        ],
        kennisVerschillen=[describe_known_difference(each) for each in differing],
    )


def open_comparison(request, slug):
    """Return the DossierContext of a request and the earlier moment of knowledge, None where it
    asks for none; raise Http404 or InvalidParameters."""
    reader = reader_of(request.user, at=timezone.now())
    dossier = dossier_for(reader, slug)
    wanted = parse_asked_moment(request.GET, dossier, reader.at, allowed=BETWEEN_TWO)
    try:
        known_from = parse_known_from(request.GET, wanted.known_at, reader.at, "bekendVan")
    except BadParameter as fault:
        raise InvalidParameters([fault]) from fault
    return DossierContext(dossier, reader, wanted, None, reader.at), known_from


def describe_both_moments(open_, window, known_from, links):
    """Return what a comparison begins with."""
    known_at = open_.wanted.known_at
    until = board.read_known_until(open_.dossier, at=open_.now, known_at=known_at)
    asked = {"van": window.first_on.isoformat(), "tot": window.last_on.isoformat()}
    asked["bekend"] = format_exact_moment(until)
    if known_from is not None:
        asked["bekendVan"] = format_exact_moment(known_from)
    if open_.wanted.rule is not None:
        asked["regel"] = open_.wanted.rule.value
    return {
        "dossier": open_.dossier.slug,
        "van": window.first_on,
        "tot": window.last_on,
        "bekend": format_dutch_time(known_at) if known_at else None,
        "bekendVan": format_dutch_time(known_from) if known_from else None,
        "kennisTot": asked["bekend"],
        "permalink": links.asking("api-comparison", open_.dossier.slug, **asked),
        "rekenregels": RULES_VERSION,
        "licentie": open_.dossier.region.licence.address,
    }


def describe_end(end):
    """Return a CourseEnd as it crosses the wire."""
    if end is None:
        return None
    count = end.count
    return VergelijkDraagvlak(
        dag=end.day,
        onderwerp=end.subject.slug,
        staat=end.state.state if end.state else None,
        draagvlak=count.outcome.value,
        draagvlakZonderOnzeker=count.outcome_certain.value,
        akkoord=count.accepting,
        raden=count.total,
        tegen=sorted(each.code for each in end.against),
    )


def describe_course_council(council, links):
    """Return a CourseCouncil as it crosses the wire, with every step on its way."""
    was, became = council.was, council.became
    return VergelijkRaad(
        gemeente=council.municipality.code,
        orgaan=council.body.slug if council.body else None,
        wat=council.kind.value,
        onderwerpWas=was.subject.slug if was else None,
        was=word_of_cell(was),
        onderwerpWerd=became.subject.slug if became else None,
        werd=word_of_cell(became),
        stappen=[describe_step(each, links) for each in council.steps],
    )


def word_of_cell(cell):
    return cell.stance.value if cell and cell.is_known else UNKNOWN


def describe_step(step, links):
    piece = step.piece
    position, decision = piece.entry.position, piece.entry.decision
    return VergelijkStap(
        wat=step.kind.value,
        vanaf=piece.first_on,
        onderwerp=piece.about.subject.slug,
        was=step.before.stance.value if step.before else UNKNOWN,
        werd=piece.stance.value,
        voorwaarden=step.cell.conditions,
        onzeker=step.is_uncertain,
        besluit=decision.id,
        besloten=decision.dated_on,
        url=links.to("position", position.id),
    )


def describe_correction(correction, bodies, slugs, links):
    """Return a Correction as it crosses the wire."""
    position = correction.entry.position
    taken_back = "teruggenomen" if correction.is_withdrawn else "gecorrigeerd"
    return Correctie(
        orgaan=bodies[position.body_id],
        onderwerp=slugs[position.subject_id],
        wanneer=format_dutch_time(correction.at),
        soort="vastgelegd" if correction.is_new else taken_back,
        reden=correction.reason or None,
        gegevens=[
            GewijzigdGegeven(gegeven=str(each.label), was=str(each.before), werd=str(each.after))
            for each in correction.changes
        ],
        url=links.to("position", position.id),
    )


def describe_known_difference(difference):
    return KennisVerschil(
        gemeente=difference.municipality.code,
        dag=difference.day,
        onderwerp=difference.subject.slug,
        was=difference.before.value if difference.before else UNKNOWN,
        werd=difference.after.value if difference.after else UNKNOWN,
    )
