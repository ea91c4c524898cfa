"""What every list begins with, and what more than one thing in it is told with."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from ..schema import KENNIS_TOT, LICENTIE, PERMALINK, REKENREGELS, URI


class Antwoord(BaseModel):
    """Wat elk antwoord zegt: naar wat bekend was, en waar het blijft staan."""

    bekend: datetime | None = Field(description="Naar wat toen bekend was; leeg is nu.")
    kennisTot: str = Field(description=KENNIS_TOT, json_schema_extra={"format": "date-time"})
    permalink: str = Field(description=PERMALINK, json_schema_extra=URI)
    rekenregels: int = Field(description=REKENREGELS)
    licentie: str = Field(description=LICENTIE, json_schema_extra=URI)


class Lijst(Antwoord):
    """Een bladzijde van een lijst."""

    aantal: int = Field(description="Hoeveel er in alle bladzijden samen zijn.")
    vorige: str | None = Field(description="Adres van de vorige bladzijde.", json_schema_extra=URI)
    volgende: str | None = Field(
        description="Adres van de volgende bladzijde.", json_schema_extra=URI
    )


class DossierLijst(Lijst):
    """Een bladzijde van een lijst uit een dossier."""

    dossier: str = Field(description="Adres van het dossier.")


PEILDATUM_UITLEG = "De dag waarop het antwoord geldt."


class DagLijst(Lijst):
    """Een bladzijde van een lijst zoals die op een dag is."""

    peildatum: date = Field(description=PEILDATUM_UITLEG)


class DossierDagLijst(DossierLijst):
    """Een bladzijde van een lijst uit een dossier, zoals die op een dag is."""

    peildatum: date = Field(description=PEILDATUM_UITLEG)
