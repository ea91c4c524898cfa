"""The themes of a dossier, and how much was said about each."""

from ninja import Router
from pydantic import BaseModel, Field

from ... import history
from ...models import Remark, Statement, Theme
from ...web.public.themes import count_by_theme
from ..lists import ListTerms, ask_list
from ..paths import Slug
from ..schema import URI
from .envelope import DossierDagLijst

router = Router(tags=["dossiers"])


class Thema(BaseModel):
    """Een taak die door een dossier loopt."""

    id: str
    naam: str
    beschrijving: str | None
    wensenEnBedenkingen: int = Field(description="Hoeveel er tot en met de peildatum over gaan.")
    uitspraken: int = Field(description="Hoeveel er tot en met de peildatum over gaan.")
    url: str = Field(description="De pagina van het thema.", json_schema_extra=URI)


class Themas(DossierDagLijst):
    """Een bladzijde van de thema's."""

    themas: list[Thema]


TERMS = ListTerms(filters=(), orders={"naam": ("name",)}, on_a_day=True)


@router.get(
    "/dossiers/{slug:slug}/themas",
    response=Themas,
    operation_id="getThemas",
    summary="Thema's",
    description="De thema's van een dossier, met hoeveel wensen, bedenkingen en uitspraken u er "
    "tot en met de peildatum over mag zien.",
    url_name="api-themes",
    openapi_extra=TERMS.described,
)
def themes(request, slug: Slug):
    asked = ask_list(request, TERMS, slug)
    rows = history.known_rows(Theme, asked.known_at, dossier=asked.dossier)
    page = asked.page(asked.order(asked.narrow_seen(rows)))
    remarks, statements = (count_by_theme(model, asked) for model in (Remark, Statement))
    return Themas(
        **asked.envelope(page),
        themas=[
            Thema(
                id=each.slug,
                naam=each.name,
                beschrijving=each.description or None,
                wensenEnBedenkingen=remarks[each.id],
                uitspraken=statements[each.id],
                url=asked.links.to("theme", asked.dossier.slug, each.slug),
            )
            for each in page
        ],
    )
