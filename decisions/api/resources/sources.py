"""The documents that facts were read from, and one of them with its places and its text."""

from collections import Counter, defaultdict

from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel, Field

from municipalities.models import Paragraph, PublisherKind, Source
from municipalities.text import ParagraphKind

from ... import history
from ...history.rows import group_evidence_by_record
from ...history.shown import build_shown_condition
from ...models import Concern, Dossier, Evidence
from ...web.public.sources import (
    SOURCE_FACTS,
    count_facts_by_source,
    list_source_facts,
    read_readable_paragraphs,
)
from ..asking import GEMEENTE, build_slug_parameter, build_word_parameter
from ..lists import ListTerms, MomentTerms, ask_list
from ..paths import Number, visible_dossiers
from ..schema import URI, Antwoord, one_of
from .envelope import Lijst
from .places import Plaats, describe_place

router = Router(tags=["bronnen"])
# What the records are called that a place can show.
SOORTEN = {
    "decision": "besluit",
    "position": "standpunt",
    "remark": "wensOfBedenking",
    "reply": "reactie",
    "statement": "uitspraak",
    "milestone": "mijlpaal",
    "cost": "kosten",
    "round": "ronde",
    "agenda_item": "agendapunt",
    "answer": "antwoord",
    "poll": "peiling",
    "poll_area": "peilingGebied",
    "poll_result": "peilingUitslag",
}


class Bron(BaseModel):
    """Een stuk waaruit gegevens zijn gelezen."""

    id: int
    kenmerk: str = Field(description="Het kenmerk in Regio.")
    titel: str
    uitgever: str | None
    soortUitgever: one_of(*PublisherKind)
    orgaan: str | None = Field(description="Het orgaan dat het stuk zelf vaststelde.")
    gedateerd: str | None = Field(description="Als EDTF.")
    kenmerkUitgever: str | None = Field(description="Het kenmerk dat de uitgever het gaf.")
    adres: str | None = Field(description="Waar het stuk staat.", json_schema_extra=URI)
    toelichting: str | None
    tekstOpenbaar: bool = Field(description="Of iedereen de tekst in Regio mag lezen.")
    alineas: int = Field(description="Hoeveel alinea's u mag lezen.")
    plaatsen: int = Field(description="Hoeveel plaatsen erin iets laten zien dat u mag zien.")
    dossiers: list[str] = Field(description="De dossiers waarin die plaatsen staan.")
    url: str = Field(description="De pagina van de bron.", json_schema_extra=URI)
    plaatsenUrl: str = Field(description="De bron met haar plaatsen.", json_schema_extra=URI)


class PlaatsInBron(Plaats):
    """Een plaats in de bron, met wat zij laat zien."""

    dossier: str
    toont: one_of(*SOORTEN.values())
    nummer: int = Field(description="Het nummer van wat zij laat zien.")


class Alinea(BaseModel):
    """Een alinea van de tekst, zoals die is overgenomen."""

    nummer: int
    soort: one_of(*ParagraphKind)
    tekst: str


class FeitenInBron(BaseModel):
    """Hoeveel feiten van een soort op de bron rusten."""

    soort: str
    aantal: int


class BronMetPlaatsen(Antwoord, Bron):
    """Een bron met alles wat erop rust, en haar tekst voor zover u die mag lezen."""

    inhoud: list[PlaatsInBron]
    feiten: list[FeitenInBron] = Field(description="Uit het register, en wie het aangaat.")
    tekst: list[Alinea] = Field(description="Leeg waar u de tekst niet mag lezen.")


class Bronnen(Lijst):
    """Een bladzijde van de bronnen."""

    bronnen: list[Bron]


TERMS = ListTerms(
    filters=(
        build_slug_parameter("dossier", "samen-verder", "Alleen waarop dit dossier rust: zijn id."),
        GEMEENTE,
        build_word_parameter(
            "soortUitgever", PublisherKind.values, "Alleen van een uitgever van deze soort."
        ),
    ),
    orders={"titel": ("title",), "datum": ("dated_on", "title"), "kenmerk": ("key",)},
)
ONE_TERMS = MomentTerms()


@router.get(
    "/bronnen",
    response=Bronnen,
    operation_id="getBronnen",
    summary="Bronnen",
    description="De stukken waarop iets rust dat u mag zien. Een bron verandert niet met de dag: "
    "haar gegevens, plaatsen en tekst zijn die van nu, ook met `bekend`; dan staan er alleen "
    "bronnen die toen al waren vastgelegd. Met `gemeente` alleen wat een orgaan van die gemeente "
    "zelf vaststelde. Teksten zijn van hun uitgever; Regio geeft er geen licentie op.",
    url_name="api-sources",
    openapi_extra=TERMS.described,
)
def sources(request):
    asked = ask_list(request, TERMS)
    rows = list_recorded_sources(asked)
    rows = rows.filter(build_carrying_condition(asked.reader, asked.get("dossier")))
    rows = asked.narrow(rows, gemeente="body__municipality__code", soortUitgever="publisher_kind")
    page = asked.page(asked.order(rows))
    return Bronnen(
        **asked.envelope(page), bronnen=describe_sources(list(page), asked.reader, asked.links)
    )


def list_recorded_sources(asked):
    """Return the sources that the reader may see, that were recorded by the moment that is
    asked."""
    rows = Source.objects.visible_to(asked.reader).select_related("body")
    if asked.known_at is None:
        return rows
    known = history.known_rows(Source, asked.known_at).order_by()
    return rows.filter(id__in=known.values("id"))


def build_carrying_condition(reader, slug):
    """Return the condition that a source carries something that the reader may see: in the
    dossier with this slug, or anywhere for None."""
    if slug is None:
        shown = Evidence.objects.accepted().filter(build_shown_condition(reader))
        return Q(Exists(shown.filter(source=OuterRef("pk")))) | build_fact_condition(reader)
    dossier = visible_dossiers(reader).filter(slug=slug).first()
    if dossier is None:
        return Q(pk__in=())
    shown = build_shown_condition(reader, dossier=dossier)
    places = Evidence.objects.accepted().filter(shown, dossier=dossier)
    facts = count_facts_by_source(dossier)
    return Q(pk__in=places.order_by().values("source")) | Q(pk__in=list(facts))


def build_fact_condition(reader):
    """Return the condition that a fact of the register, or of a dossier that the reader may see,
    names a source."""
    found = Q()
    for model, _title, _related in SOURCE_FACTS:
        rows = model.objects.filter(source=OuterRef("pk")).order_by()
        if model is Concern:
            rows = rows.filter(subject__dossier__in=Dossier.objects.visible_to(reader).order_by())
        found |= Q(Exists(rows))
    return found


@router.get(
    "/bronnen/{int:nummer}",
    response=BronMetPlaatsen,
    operation_id="getBron",
    summary="Een bron",
    description="Een bron met elke plaats die iets laat zien dat u mag zien, en met haar tekst "
    "voor zover u die mag lezen. De tekst is van de uitgever; wat mag met een citaat of een "
    "overname volgt uit diens licentie en uit de wet. Met `bekend` alleen een bron die toen al was "
    "vastgelegd; wat er staat is van nu.",
    url_name="api-source",
    openapi_extra=ONE_TERMS.described,
)
def source(request, nummer: Number):
    asked = ask_list(request, ONE_TERMS)
    reader = asked.reader
    found = list_recorded_sources(asked).filter(pk=nummer).first()
    if found is None:
        raise Http404(_("Deze bron bestaat niet of is voor u niet zichtbaar."))
    [told] = describe_sources([found], reader, asked.links)
    return BronMetPlaatsen(
        **asked.moment,
        **told.model_dump(),
        inhoud=list(read_shown_places(found, reader)),
        feiten=list(count_source_facts(found, reader)),
        tekst=[
            Alinea(nummer=each.number, soort=each.kind, tekst=each.text)
            for each in read_readable_paragraphs(found, reader)
        ],
    )


def describe_sources(found, reader, links):
    """Return sources as they cross the wire; two queries for all of them."""
    keys = [each.pk for each in found]
    readable = Paragraph.objects.readable_by(reader).filter(source__in=keys).order_by()
    paragraphs = dict(readable.values_list("source").annotate(number=Count("pk")))
    places, dossiers = count_shown_places(keys, reader)
    return [
        Bron(
            id=each.pk,
            kenmerk=each.key,
            titel=each.title,
            uitgever=each.publisher or None,
            soortUitgever=each.publisher_kind,
            orgaan=each.body.slug if each.body else None,
            gedateerd=each.dated_on or None,
            kenmerkUitgever=each.reference or None,
            adres=each.url or None,
            toelichting=each.note or None,
            tekstOpenbaar=each.text_is_public,
            alineas=paragraphs.get(each.pk, 0),
            plaatsen=places[each.pk],
            dossiers=sorted(dossiers[each.pk]),
            url=links.to("source", each.pk),
            plaatsenUrl=links.to("api-source", each.pk),
        )
        for each in found
    ]


def count_shown_places(keys, reader):
    """Return the number of places that the reader may see, and the slugs of the dossiers in which
    they are, by the key of their source; one query."""
    around = Evidence.objects.filter(source__in=keys).order_by().values("dossier")
    shown = build_shown_condition(reader, dossier__in=around)
    rows = Evidence.objects.accepted().filter(shown, source__in=keys).order_by()
    counts, dossiers = Counter(), defaultdict(list)
    told = rows.values_list("source", "dossier__slug").annotate(number=Count("pk"))
    for source_key, slug, number in told:
        counts[source_key] += number
        dossiers[source_key].append(slug)
    return counts, dossiers


def read_shown_places(document, reader):
    """Yield each place in a source whose record the reader may see, in the order of recording."""
    around = Evidence.objects.filter(source=document).order_by().values("dossier")
    shown = build_shown_condition(reader, dossier__in=around)
    rows = Evidence.objects.filter(shown, source=document).select_related("dossier")
    told = [
        (place.id, kind, key, place)
        for (kind, key), places in group_evidence_by_record(rows, reader).items()
        for place in places
    ]
    for _id, kind, key, place in sorted(told, key=lambda each: each[0]):
        yield PlaatsInBron(
            **describe_place(place).model_dump(),
            dossier=place.dossier.slug,
            toont=SOORTEN[kind],
            nummer=key,
        )


def count_source_facts(document, reader):
    """Yield the kinds of facts that rest on a source, with their number."""
    for model, title, related in SOURCE_FACTS:
        found = list_source_facts(model, title, related, document, reader)
        if found.count:
            yield FeitenInBron(soort=str(title), aantal=found.count)
