"""What was promised to councils, and which motions are to be carried out."""

from datetime import date

from ninja import Router
from pydantic import BaseModel, Field

from ... import history
from ...models import Commitment, CommitmentKind, Decision
from ..asking import BETWEEN_DAYS, GEMEENTE, ORGAAN, build_word_parameter
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import StatusWoord, one_of
from .envelope import DossierLijst

router = Router(tags=["rondom"])


class Toezegging(BaseModel):
    """Wat na een vergadering moet gebeuren."""

    id: int
    soort: one_of(*CommitmentKind)
    orgaan: str = Field(description="Aan welke raad.")
    tekst: str
    doorWie: str
    gedaan: date
    uiterlijk: date | None
    afgedaan: date | None
    hoeAfgedaan: str | None
    motie: int | None = Field(description="Het nummer van de motie in `besluiten`.")
    status: StatusWoord
    redenIngetrokken: str | None


class Toezeggingen(DossierLijst):
    """Een bladzijde van toezeggingen en moties die moeten worden uitgevoerd."""

    toezeggingen: list[Toezegging]


TERMS = ListTerms(
    filters=(
        *(GEMEENTE, ORGAAN, *BETWEEN_DAYS),
        build_word_parameter("soort", CommitmentKind.values, "Alleen van deze soort."),
    ),
    orders={"gedaan": ("made_on",), "uiterlijk": ("due_on", "made_on")},
)


@router.get(
    "/dossiers/{slug:slug}/toezeggingen",
    response=Toezeggingen,
    operation_id="getToezeggingen",
    summary="Toezeggingen en moties",
    description="Wat aan raden is toegezegd en welke moties moeten worden uitgevoerd. `van` en "
    "`tot` gaan over de dag waarop dat gebeurde.",
    url_name="api-commitments",
    openapi_extra=TERMS.described,
)
def commitments(request, slug: Slug):
    asked = ask_list(request, TERMS, slug)
    rows = asked.narrow(
        select_commitments(asked),
        gemeente="body__municipality__code",
        orgaan="body__slug",
        soort="kind",
    )
    rows = asked.narrow_days(rows, "made_on", "made_on")
    page = asked.page(asked.order(rows))
    return Toezeggingen(**asked.envelope(page), toezeggingen=describe_commitments(page, asked))


def select_commitments(asked):
    """Return the commitments that the reader may see, with their body."""
    rows = history.visible_rows(Commitment, **asked.scope, dossier=asked.dossier)
    return rows.select_related("body")


def describe_commitments(page, asked):
    """Return commitments as they cross the wire; one query for all of them."""
    motions = read_seen_motions(page, asked)
    return [
        Toezegging(
            id=each.id,
            soort=each.kind,
            orgaan=each.body.slug,
            tekst=each.text,
            doorWie=each.holder,
            gedaan=each.made_on,
            uiterlijk=each.due_on,
            afgedaan=each.done_on,
            hoeAfgedaan=each.done_note or None,
            motie=each.decision_id if each.decision_id in motions else None,
            status=each.status,
            redenIngetrokken=each.withdrawn_reason or None,
        )
        for each in page
    ]


def read_seen_motions(page, asked):
    """Return the keys of the motions of a page that the reader may see; one query."""
    keys = [each.decision_id for each in page]
    found = history.visible_rows(Decision, **asked.scope, dossier=asked.dossier)
    return set(found.filter(id__in=keys).values_list("id", flat=True))
