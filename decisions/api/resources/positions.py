"""What bodies and groups hold, as it was recorded: each stance, what it rests on, and its past."""

from collections import defaultdict
from datetime import datetime
from typing import Annotated

from django.db.models import OuterRef, Q, Subquery
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Path, Router
from pydantic import BaseModel, Field

from municipalities.models import Municipality

from ... import history
from ...domain.stances import Stance
from ...models import Decision, Position, PositionGroup, Speaker
from ..answers import describe_read_back_note
from ..asking import (
    BETWEEN_DAYS,
    GEMEENTE,
    ONDERWERP,
    ORGAAN,
    build_slug_parameter,
    build_word_parameter,
)
from ..links import format_dutch_time
from ..lists import ListTerms, MomentTerms, ask_list
from ..paths import Slug
from ..schema import (
    AFWIJKING,
    BESLOTEN,
    BRON_VOLGT,
    BRON_ZEGT,
    GRONDSLAG,
    TEGENLEZINGEN,
    URI,
    WAARDE_WOORDEN,
    WAARDEN_VERSCHILLEN,
    Antwoord,
    GrondslagWoord,
    StatusWoord,
    Tegenlezing,
    WaardeWoord,
    one_of,
)
from .envelope import DossierLijst
from .places import Plaats, describe_place

router = Router(tags=["besluiten"])
StandpuntNummer = Annotated[int, Path(description="Het nummer van het standpunt.")]


class Fractie(BaseModel):
    """Een fractie die achter een standpunt staat."""

    naam: str
    partij: str | None = Field(description="Adres van haar partij.")
    zetels: int | None


class Voorwaarde(BaseModel):
    """Een voorwaarde waaronder een standpunt geldt."""

    id: int = Field(description="Het nummer in `wensen-en-bedenkingen`.")
    tekst: str
    gesteld: str = Field(description=BESLOTEN)


class VastgelegdStandpunt(BaseModel):
    """Een standpunt van een orgaan of van fracties daarvan, zoals het uit een besluit volgt."""

    id: int = Field(description="Het nummer in het adres van de pagina.")
    onderwerp: str
    stand: one_of(*Stance)
    voorwaarden: list[Voorwaarde]
    orgaan: str
    gemeente: str | None = Field(description="Code van de gemeente; leeg bij een regionaal orgaan.")
    wieSprak: one_of(*Speaker)
    fractiesNaam: str | None = Field(description="Hoe de fracties heten, waar zij spraken.")
    fracties: list[Fractie] = Field(description="De fracties waarvan bekend is dat zij spraken.")
    zetels: int | None = Field(description="Zetels van de fracties samen.")
    besluit: int = Field(description="Het nummer in `besluiten`.")
    volgnummer: int = Field(description="Het volgnummer van het besluit.")
    besloten: str = Field(description=BESLOTEN)
    plaatsen: list[Plaats] = Field(description="Waar het te lezen is.")
    getoondePlaats: int | None = Field(description="De plaats die de pagina toont.")
    bronnenVerschillen: bool = Field(description="Of lezingen verschillende standpunten noemen.")
    waardenVerschillen: list[WaardeWoord] = Field(description=WAARDEN_VERSCHILLEN)
    grondslag: GrondslagWoord = Field(description=GRONDSLAG)
    bronZegt: list[one_of(*Stance)] = Field(description=BRON_ZEGT)
    bronVolgt: bool = Field(description=BRON_VOLGT)
    afwijking: str | None = Field(description=AFWIJKING)
    bevestigd: datetime | None = Field(description="Wanneer het orgaan zelf het bevestigde.")
    tegenlezingen: list[Tegenlezing] = Field(description=TEGENLEZINGEN)
    status: StatusWoord
    redenIngetrokken: str | None
    url: str = Field(description="De pagina van dit standpunt.", json_schema_extra=URI)
    geschiedenisUrl: str = Field(
        description="Dit standpunt met zijn geschiedenis.", json_schema_extra=URI
    )


class Wijziging(BaseModel):
    """Een gegeven dat veranderde, in de woorden van het scherm."""

    gegeven: str
    van: str
    naar: str


class Schakel(BaseModel):
    """Waar een versie in een keten staat."""

    keten: str
    nummer: int
    hash: str = Field(description="De hash van de schakel (SHA-256, hex).")


class Versie(BaseModel):
    """Wat er op een moment werd vastgelegd."""

    vastgelegd: datetime
    door: str = Field(description="In welke rol; een naam alleen voor wie gegevens bijhoudt.")
    reden: str | None
    isEerste: bool
    stand: one_of(*Stance) = Field(description="Het standpunt in deze versie.")
    status: StatusWoord
    wijzigingen: list[Wijziging]
    schakel: Schakel | None


class StandpuntMetVersies(Antwoord, VastgelegdStandpunt):
    """Een standpunt met de versies die u mag zien: wat er wanneer van bekend was."""

    dossier: str
    versies: list[Versie] = Field(description="De nieuwste eerst.")


class Standpunten(DossierLijst):
    """Een bladzijde van standpunten."""

    standpunten: list[VastgelegdStandpunt]


TERMS = ListTerms(
    filters=(
        *(GEMEENTE, ORGAAN, ONDERWERP, *BETWEEN_DAYS),
        build_word_parameter("stand", Stance, "Alleen dit standpunt."),
        build_word_parameter("wieSprak", Speaker.values, "Alleen van het orgaan, of van fracties."),
        build_slug_parameter("partij", "voorbeeldpartij", "Alleen van fracties van deze partij."),
    ),
    orders={
        "besloten": ("first_on", "last_on", "decision_number"),
        "onderwerp": ("subject__number", "first_on", "last_on"),
        "orgaan": ("body__name", "first_on", "last_on"),
    },
)

ONE_TERMS = MomentTerms()


@router.get(
    "/dossiers/{slug:slug}/standpunten",
    response=Standpunten,
    operation_id="getStandpunten",
    summary="Alle standpunten",
    description="Elk standpunt dat organen en fracties ooit innamen, met waar het te lezen is. "
    "Wat daarvan op een dag gold, zegt `stand`. Ingetrokken standpunten staan er met hun reden "
    "bij: zij hadden er niet moeten staan.",
    url_name="api-positions",
    openapi_extra=TERMS.described,
)
def positions(request, slug: Slug):
    asked = ask_list(request, TERMS, slug)
    rows = asked.narrow(
        select_positions(asked),
        gemeente="body__municipality__code",
        orgaan="body__slug",
        onderwerp="subject__slug",
        stand="stance",
    )
    if speaker := asked.get("wieSprak"):
        by_body = Q(groups_label="")
        rows = rows.filter(by_body if speaker == Speaker.BODY else ~by_body)
    if party := asked.get("partij"):
        links = history.known_rows_among(
            PositionGroup, asked.known_at, group__party__slug=party, position__dossier=asked.dossier
        )
        rows = rows.filter(id__in=links.order_by().values("position_id"))
    page = asked.page(asked.order(asked.narrow_days(rows)).values_list("id", flat=True))
    told = describe_positions(list(page), asked)
    return Standpunten(
        **asked.envelope(page), standpunten=[VastgelegdStandpunt(**each) for each in told]
    )


@router.get(
    "/dossiers/{slug:slug}/standpunten/{int:nummer}",
    response=StandpuntMetVersies,
    operation_id="getStandpunt",
    summary="Een standpunt met zijn geschiedenis",
    description="Eén standpunt zoals het bekend was, met elke versie die u mag zien: wanneer zij "
    "werd vastgelegd, door wie, wat er veranderde en waarom.",
    url_name="api-position",
    openapi_extra=ONE_TERMS.described,
)
def position(request, slug: Slug, nummer: StandpuntNummer):
    asked = ask_list(request, ONE_TERMS, slug)
    live = Position.objects.visible_to(asked.reader)
    found = live.filter(pk=nummer, dossier=asked.dossier).first()
    told = describe_positions([nummer], asked) if found else []
    if not told:
        raise Http404(_("Dit standpunt bestaat niet of is voor u niet zichtbaar."))
    until = asked.known_at or asked.reader.at
    versions = history.read_versions(found, reader=asked.reader, until=until)
    return StandpuntMetVersies(
        **asked.moment,
        **told[0],
        versies=[describe_version(each) for each in versions],
    )


def select_positions(asked):
    """Return the positions that the reader may see with their decision, each with its days and its
    number."""
    acts = history.visible_rows(Decision, **asked.scope, dossier=asked.dossier)
    rows = history.visible_rows(Position, **asked.scope, dossier=asked.dossier)
    own = acts.filter(id=OuterRef("decision_id")).order_by()
    return rows.filter(decision__in=acts.order_by().values("id")).annotate(
        first_on=Subquery(own.values("first_on")[:1]),
        last_on=Subquery(own.values("last_on")[:1]),
        decision_number=Subquery(own.values("number")[:1]),
    )


def describe_positions(keys, asked):
    """Return what is told of the positions with these keys, in this order; as many queries for one
    as for a hundred."""
    dossier, scope = asked.dossier, asked.scope
    places = history.read_evidence(dossier, Q(position__in=keys), **scope)
    spoken = history.read_spoken(dossier, places=places, positions=Q(id__in=keys), **scope)
    notes = history.read_position_notes(dossier, spoken.entries, asked.known_at)
    differing = history.read_differing_fields(dossier, **scope)
    conditions = read_conditions_by_position(keys, asked)
    entries = {each.position.id: each for each in spoken.entries}
    homes = {each.position.body.municipality_id for each in entries.values()}
    codes = dict(Municipality.objects.filter(pk__in=homes).values_list("pk", "code"))
    return [
        describe_entry(entries[key], asked)
        | {
            "gemeente": codes.get(entries[key].position.body.municipality_id),
            "voorwaarden": conditions[key],
            "tegenlezingen": [describe_read_back_note(each) for each in notes.get(key, ())],
            "waardenVerschillen": [
                WAARDE_WOORDEN[name] for name in differing.get(entries[key].decision.id, ())
            ],
        }
        for key in keys
        if key in entries
    ]


def describe_entry(entry, asked):
    """Return what a PositionEntry tells by itself."""
    row, decision = entry.position, entry.decision
    instead = history.list_stances_read_instead(entry)
    shown = history.find_shown_reading(entry)
    return {
        "id": row.id,
        "onderwerp": row.subject.slug,
        "stand": row.stance,
        "orgaan": row.body.slug,
        "wieSprak": Speaker.GROUPS if row.groups_label else Speaker.BODY,
        "fractiesNaam": row.groups_label or None,
        "fracties": [describe_known_group(each) for each in entry.groups],
        "zetels": history.count_group_seats(entry),
        "besluit": decision.id,
        "volgnummer": decision.number,
        "besloten": decision.dated_on,
        "plaatsen": [describe_place(each) for each in entry.readings],
        "getoondePlaats": shown.id if shown else None,
        "bronnenVerschillen": history.sources_differ(entry),
        "grondslag": history.basis_of(entry),
        "bronZegt": instead,
        "bronVolgt": history.awaits_source(entry),
        "afwijking": (instead and row.departure) or None,
        "bevestigd": row.confirmed_at and format_dutch_time(row.confirmed_at),
        "status": row.status,
        "redenIngetrokken": row.withdrawn_reason or None,
        "url": asked.links.to("position", row.id),
        "geschiedenisUrl": asked.links.to("api-position", asked.dossier.slug, row.id),
    }


def describe_known_group(group):
    """Return a group as it crosses the wire."""
    return Fractie(
        naam=group.name, partij=group.party.slug if group.party else None, zetels=group.seats
    )


def read_conditions_by_position(keys, asked):
    """Return the Voorwaarden of each position by its key, as recorded first; one query."""
    rows = history.visible_conditions(asked.dossier, **asked.scope).filter(position__in=keys)
    found = defaultdict(list)
    for row in rows.order_by("id"):
        found[row.position_id].append(Voorwaarde(id=row.id, tekst=row.text, gesteld=row.dated_on))
    return found


def describe_version(version):
    """Return a Version as it crosses the wire."""
    return Versie(
        vastgelegd=version.at,
        door=version.who,
        reden=version.reason or None,
        isEerste=version.is_first,
        stand=version.row.stance,
        status=version.row.status,
        wijzigingen=[
            Wijziging(gegeven=each.label, van=each.before, naar=each.after)
            for each in version.changes
        ],
        schakel=describe_chain_place(version.place),
    )


def describe_chain_place(place):
    """Return where a version stands in a chain, None for one that stands in none."""
    return place and Schakel(keten=place.chain, nummer=place.number, hash=place.hash)
