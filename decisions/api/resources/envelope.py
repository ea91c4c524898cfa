"""What every list begins with, and what more than one thing in it is told with."""

from datetime import date

from pydantic import Field

from ..schema import URI, Antwoord


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
