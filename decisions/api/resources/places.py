"""Where a record can be read: a place in a source, as more than one list tells it."""

from pydantic import BaseModel, Field

from municipalities.models import PublisherKind

from ...models import ReadField
from ..schema import StandWoord, one_of


class GelezenWaarde(BaseModel):
    """Wat een plaats van een gegeven van het besluit zegt."""

    gegeven: one_of(*ReadField)
    waarde: str


class Plaats(BaseModel):
    """Een plaats in een bron die iets laat zien."""

    id: int
    bron: int | None = Field(description="Nummer in `bronnen`; leeg waar u de bron niet mag zien.")
    titel: str | None = Field(description="Titel van de bron; leeg waar u die niet mag zien.")
    soortUitgever: one_of(*PublisherKind)
    plaats: str = Field(description="Waar in de bron, in woorden.")
    alinea: int | None = Field(description="Nummer van de alinea, waar de tekst te lezen is.")
    samenvatting: str = Field(description="Wat daar staat, in eigen woorden.")
    citaat: str | None
    leestAls: StandWoord | None = Field(description="Het standpunt dat daar te lezen is.")
    leestDag: str | None = Field(description="De datum die daar te lezen is, als EDTF.")
    leestWaarden: list[GelezenWaarde]
    gezamenlijk: bool = Field(description="Of de plaats over meer organen tegelijk spreekt.")
    afgeleid: bool = Field(description="Of de plaats het orgaan door wegstrepen noemt.")


def describe_place(place):
    """Return a place of `history.read_evidence` as it crosses the wire."""
    is_shown = place.source_title is not None
    return Plaats(
        id=place.id,
        bron=place.source_id if is_shown else None,
        titel=place.source_title,
        soortUitgever=place.publisher_kind,
        plaats=place.place,
        alinea=place.paragraph_number,
        samenvatting=place.summary,
        citaat=place.quote or None,
        leestAls=place.reads_stance or None,
        leestDag=place.reads_on or None,
        leestWaarden=[GelezenWaarde(gegeven=name, waarde=told) for name, told in place.read_values],
        gezamenlijk=place.is_joint,
        afgeleid=place.is_derived,
    )
