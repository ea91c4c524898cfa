"""What persons, residents, press and 'the municipality' said: never a stance."""

from django.db.models import Q
from ninja import Router
from pydantic import BaseModel, Field

from ... import history
from ...models import Statement
from ..answers import describe_read_back_note
from ..asking import BETWEEN_DAYS, GEMEENTE, ONDERWERP, ORGAAN, THEMA
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import TEGENLEZINGEN, StatusWoord, Tegenlezing
from .envelope import DossierLijst
from .places import Plaats, describe_place

router = Router(tags=["rondom"])


class Uitspraak(BaseModel):
    """Wat iemand zei; het telt nergens als standpunt."""

    id: int
    wie: str = Field(description="Wie het zei, zoals de bron die noemt.")
    orgaan: str | None
    gemeente: str | None = Field(description="Code van de gemeente.")
    onderwerp: str | None
    thema: str | None
    tekst: str
    gedaan: str = Field(description="De dag of periode als EDTF.")
    plaatsen: list[Plaats] = Field(description="Waar het te lezen is.")
    tegenlezingen: list[Tegenlezing] = Field(description=TEGENLEZINGEN)
    status: StatusWoord
    redenIngetrokken: str | None


class Uitspraken(DossierLijst):
    """Een bladzijde van uitspraken van anderen dan organen en fracties."""

    uitspraken: list[Uitspraak]


TERMS = ListTerms(
    filters=(GEMEENTE, ORGAAN, ONDERWERP, THEMA, *BETWEEN_DAYS),
    orders={"gedaan": ("first_on", "last_on"), "wie": ("speaker", "first_on")},
)
RELATED = ("body__municipality", "municipality", "subject", "theme")


@router.get(
    "/dossiers/{slug:slug}/uitspraken",
    response=Uitspraken,
    operation_id="getUitspraken",
    summary="Uitspraken van anderen",
    description="Wat personen, inwoners en pers zeiden. Een uitspraak is nooit een standpunt.",
    url_name="api-statements",
    openapi_extra=TERMS.described,
)
def statements(request, slug: Slug):
    asked = ask_list(request, TERMS, slug)
    rows = asked.narrow(
        select_statements(asked),
        orgaan="body__slug",
        onderwerp="subject__slug",
        thema="theme__slug",
    ).filter(asked.condition(gemeente="municipality__code") | asked.condition(gemeente=OF_BODY))
    page = asked.page(asked.order(asked.narrow_days(rows)))
    return Uitspraken(**asked.envelope(page), uitspraken=describe_statements(list(page), asked))


OF_BODY = "body__municipality__code"


def select_statements(asked):
    """Return the statements that the reader may see, with what they are told with."""
    rows = history.visible_rows(Statement, **asked.scope, dossier=asked.dossier)
    return rows.select_related(*RELATED)


def describe_statements(rows, asked):
    """Return statements as they cross the wire; two queries for all of them, more where somebody
    was asked to read back."""
    dossier, keys = asked.dossier, [each.id for each in rows]
    places = history.read_evidence(dossier, Q(statement__in=keys), **asked.scope)
    notes = history.read_read_back_notes(dossier, statements=rows, known_at=asked.known_at)
    return [
        Uitspraak(
            id=each.id,
            wie=each.speaker,
            orgaan=each.body.slug if each.body else None,
            gemeente=municipality_code_of(each),
            onderwerp=each.subject.slug if each.subject else None,
            thema=each.theme.slug if each.theme else None,
            tekst=each.text,
            gedaan=each.dated_on,
            plaatsen=[describe_place(place) for place in places["statement", each.id]],
            tegenlezingen=[
                describe_read_back_note(note) for note in notes.get(("statement", each.id), ())
            ],
            status=each.status,
            redenIngetrokken=each.withdrawn_reason or None,
        )
        for each in rows
    ]


def municipality_code_of(statement):
    """Return the code of the municipality that spoke, or of whose body."""
    home = statement.municipality or (statement.body and statement.body.municipality)
    return home.code if home else None
