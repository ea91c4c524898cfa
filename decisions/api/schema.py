"""The shapes of the answers, in the words that cross the wire: Dutch names in camelCase.

These names are the contract of the API's first version (DESIGN §5). A field may be added; one that
is renamed, dropped or given another meaning needs a next version."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from municipalities.models import BodyKind

from ..domain.basis import Basis
from ..domain.polls import LISTED_STATES
from ..domain.rules import Outcome, Rule
from ..domain.stances import UNKNOWN, Stance
from ..models import PollKind, ReadBackVerdict, State, Status, SubjectKind


def one_of(*words):
    """Return the type of a field that is one of these words."""
    return Literal[tuple(str(word.value) if hasattr(word, "value") else word for word in words)]


StandWoord = one_of(*Stance, UNKNOWN)
Uitkomst = one_of(*Outcome)
WAARDE_WOORDEN = {
    "dated_on": "datum",
    "seats": "zetels",
    "votes_for": "stemmenVoor",
    "votes_against": "stemmenTegen",
    "abstained": "onthouden",
    "absent": "afwezig",
    "left": "vertrokken",
}
WaardeWoord = one_of(*WAARDE_WOORDEN.values())
WAARDEN_VERSCHILLEN = "Over welke gegevens van het besluit bronnen elkaar tegenspreken."
Regel = one_of(*Rule)
StatusWoord = one_of(*Status)
GrondslagWoord = one_of(*Basis)
SOORT = Field(description="Een variant, een voorstel of een richting.")
URI = {"format": "uri"}
PAGINA = "De pagina van dit standpunt."
BESLOTEN = "De dag als EDTF; een interval is één dag daarin."
GRONDSLAG = "De beste soort uitgever die dit standpunt leest; geen waar geen bron het leest."
NIET_BIJGEHOUDEN = "De dag waarna het dossier niet is bijgehouden; leeg als dat er niet toe doet."
KENNIS_TOT = "Tot wanneer is meegeteld: de laatste wijziging, of het laatste verlopen embargo."
PERMALINK = "Hetzelfde antwoord, met de peildatum en de stand van kennis in het adres."
REKENREGELS = (
    "Het nummer van de rekenregels: zolang het gelijk blijft, geeft de permalink dezelfde "
    "standpunten, getallen en uitkomsten. Namen zijn die van nu."
)
LICENTIE = (
    "Onder welke licentie u deze gegevens gebruikt. Citaten en teksten van anderen vallen er niet "
    "onder."
)
TELT_MEE = (
    "Of het meetelt voor het draagvlak: van een raad, over een onderwerp dat zijn gemeente op de "
    "peildatum aangaat."
)
WIE_HET_AANGAAT = (
    "Gemeenten waarvan de raad op de peildatum meetelt, ook van buiten de regio. Het zegt niets "
    "over wie volgens de wet beslist."
)
ALLE_LEDEN = "Of nergens is vastgelegd wie het aangaat, zodat alle leden van de regio meetellen."
BRON_VOLGT = "Of de bron van dit standpunt nog volgt."
AFWIJKING = "Waarom het standpunt niet is wat de bron zegt."
BRON_ZEGT = "Wat de bronnen lezen, waar geen van hen dit standpunt leest."
VOORWAARDEN = (
    "Onder hoeveel voorwaarden; tegen met een voorwaarde heet op de pagina's 'tegen, tenzij' en "
    "telt als tegen."
)
TEGENLEZINGEN = (
    "Wat de griffie van deze raad ervan zei toen zij het nalas: eerst het laatste antwoord, dan de "
    "laatste vraag waarop nog geen antwoord kwam. Leeg als het niet gevraagd is."
)
ONZEKER = "Of het op de peildatum nog niet zo geweest kan zijn."


class Antwoord(BaseModel):
    """Wat elk antwoord zegt: naar wat bekend was, en waar het blijft staan."""

    bekend: datetime | None = Field(description="Naar wat toen bekend was; leeg is nu.")
    kennisTot: str = Field(description=KENNIS_TOT, json_schema_extra={"format": "date-time"})
    permalink: str = Field(description=PERMALINK, json_schema_extra=URI)
    rekenregels: int = Field(description=REKENREGELS)
    licentie: str = Field(description=LICENTIE, json_schema_extra=URI)


class Anker(BaseModel):
    """Hoe lang de keten was op een dag, en haar einde toen."""

    dag: date
    lengte: int
    einde: str = Field(description="De hash van de laatste schakel van toen (SHA-256, hex).")


class Bewijs(Antwoord):
    """De keten van alles wat in een dossier is vastgelegd, nu of zoals zij was."""

    dossier: str
    keten: str = Field(description="De naam van de keten; zo heet zij ook in een anker.")
    lengte: int = Field(description="Het aantal schakels.")
    einde: str = Field(
        description="De hash van de laatste schakel (SHA-256, hex); zonder schakels die van de "
        "naam van de keten."
    )
    vorm: int = Field(description="Welke lijst van velden nu in de keten komt.")
    eersteSchakel: datetime | None
    laatsteSchakel: datetime | None
    ankers: list[Anker] = Field(
        description="De ankers die deze keten noemen, van voor vandaag of voor de dag van "
        "`bekend`; de nieuwste eerst."
    )
    url: str = Field(description="De pagina van dit bewijs.", json_schema_extra=URI)


class Onderwerp(BaseModel):
    """Waarover organen zich uitspreken."""

    id: str = Field(description="Adres van het onderwerp binnen het dossier.")
    naam: str
    soort: one_of(*SubjectKind) = SOORT
    variant: str | None = Field(
        description="De variant die een voorstel uitwerkt of in wiens kolom een richting staat."
    )
    staat: one_of(*State) | None = Field(description="Wat er op de peildatum van een voorstel is.")
    vervangt: list[str] = Field(description="De onderwerpen waarvan dit een nieuwe versie is.")
    vervangenDoor: list[str] = Field(description="De nieuwe versies van dit onderwerp.")
    sluitUit: list[str] = Field(
        description="De onderwerpen die niet naast dit kunnen; het verandert geen standpunt."
    )


class Tegenlezing(BaseModel):
    """Dat een griffie gevraagd is iets na te lezen, en wat zij antwoordde."""

    gevraagdOp: date
    antwoord: one_of(*ReadBackVerdict) | None = Field(
        description="Of het klopt of anders wordt gelezen; leeg is stilte, en geen instemming."
    )
    beantwoordOp: date | None
    gewijzigdNaAntwoord: bool = Field(
        description="Of het standpunt is gewijzigd nadat de griffie antwoordde."
    )
    tekst: str | None = Field(description="Hoe de griffie het leest.")
    leestAls: one_of(*Stance) | None = Field(description="Als welk ander standpunt.")
    plaats: str | None = Field(description="Waar dat staat.")
    adres: str | None = Field(description="Het adres van dat stuk.", json_schema_extra=URI)


class Fractiestandpunt(BaseModel):
    """Wat fracties van een orgaan vinden, naast het orgaan en nooit in plaats daarvan."""

    naam: str
    partij: str | None = Field(
        description="Het adres van de partij van al deze fracties; leeg waar zij geen of meer "
        "partijen hebben, of niet aan fracties zijn gekoppeld."
    )
    stand: one_of(*Stance)
    voorwaarden: int = Field(description=VOORWAARDEN)
    besloten: str = Field(description=BESLOTEN)
    onzeker: bool = Field(description=ONZEKER)
    volgordeOnzeker: bool = Field(
        description="Of dezelfde fracties ook iets anders zeiden en onbekend is wat later was."
    )
    via: str | None = Field(description="Het voorstel dat dit standpunt over een variant zegt.")
    voorstelVanTafel: bool = Field(description="Of dat voorstel verworpen of ingetrokken is.")
    zetels: int | None = Field(description="Zetels van wie er nog achter staan.")
    zetelsTotaal: int | None = Field(description="Zetels van de raad waarin zij toen zaten.")
    zetelsTotaalAfgeleid: bool = Field(
        description="Of dat totaal uit het inwonertal volgt (Gemeentewet art. 8)."
    )
    raadsperiode: str | None = Field(
        description="De raadsperiode waarin zij spraken, als 2014-2018; leeg waar dat er twee zijn."
    )
    sprakLater: list[str] = Field(description="Fracties die sindsdien opnieuw spraken.")
    waardenVerschillen: list[WaardeWoord] = Field(description=WAARDEN_VERSCHILLEN)
    grondslag: GrondslagWoord = Field(description=GRONDSLAG)
    bronZegt: list[StandWoord] = Field(description=BRON_ZEGT)
    bronVolgt: bool = Field(description=BRON_VOLGT)
    afwijking: str | None = Field(description=AFWIJKING)
    tegenlezingen: list[Tegenlezing] = Field(description=TEGENLEZINGEN)
    nietBijgehoudenNa: date | None = Field(description=NIET_BIJGEHOUDEN)
    url: str = Field(description=PAGINA, json_schema_extra=URI)


class Voorganger(BaseModel):
    """Waar hetzelfde orgaan van een opgegane gemeente stond; het telt niet mee."""

    gemeente: str = Field(description="Code van de gemeente die opging in deze.")
    stand: StandWoord
    gelezenOp: date = Field(description="De laatste dag van die gemeente.")
    url: str = Field(description=PAGINA, json_schema_extra=URI)


class Standpunt(BaseModel):
    """Waar een orgaan op de peildatum staat.

    `onbekend` waar alleen fracties of voorgangers spraken.
    """

    onderwerp: str
    stand: StandWoord
    voorwaarden: int = Field(description=VOORWAARDEN)
    besloten: str | None = Field(description=BESLOTEN)
    onzeker: bool = Field(description=ONZEKER)
    via: str | None = Field(description="Het voorstel dat dit standpunt over een variant zegt.")
    teltMee: bool = Field(description=TELT_MEE)
    bevestigd: bool = Field(description="Of het orgaan zelf het standpunt bevestigde.")
    afgeleid: bool = Field(description="Of de bron dit orgaan door wegstrepen noemt.")
    gezamenlijk: bool = Field(description="Of de bron over meer organen tegelijk spreekt.")
    nietHerbevestigd: bool = Field(
        description="Of er sindsdien een nieuwe raad of andere coalitie kwam."
    )
    voorstelVanTafel: bool = Field(description="Of het voorstel verworpen of ingetrokken is.")
    bronnenVerschillen: bool = Field(description="Of lezingen verschillende standpunten noemen.")
    waardenVerschillen: list[WaardeWoord] = Field(description=WAARDEN_VERSCHILLEN)
    grondslag: GrondslagWoord | None = Field(description=GRONDSLAG)
    bronZegt: list[StandWoord] = Field(description=BRON_ZEGT)
    bronVolgt: bool = Field(description=BRON_VOLGT)
    afwijking: str | None = Field(description=AFWIJKING)
    tegenlezingen: list[Tegenlezing] = Field(description=TEGENLEZINGEN)
    nietBijgehoudenNa: date | None = Field(description=NIET_BIJGEHOUDEN)
    status: StatusWoord | None
    url: str | None = Field(description=PAGINA, json_schema_extra=URI)
    fracties: list[Fractiestandpunt]
    voorgangers: list[Voorganger] = Field(
        description="Standpunten van vóór een herindeling, de jongste voorganger eerst."
    )


class Orgaan(BaseModel):
    """Een orgaan met de onderwerpen waarover het, of een deel ervan, zich uitsprak."""

    id: str
    naam: str
    soort: one_of(*BodyKind)
    gemeente: str | None = Field(description="Code van de gemeente; leeg bij een regionaal orgaan.")
    standpunten: list[Standpunt]


class Peiling(BaseModel):
    """Wat inwoners of leden is gevraagd: nooit een standpunt."""

    id: int = Field(description="Het nummer in het adres van de pagina.")
    soort: one_of(*PollKind)
    naam: str
    periode: str = Field(description="Wanneer men kon antwoorden, als EDTF, zoals nu bekend.")
    staat: one_of(*LISTED_STATES) = Field(description="Wat het op de peildatum is.")
    url: str = Field(description="De pagina van deze peiling.", json_schema_extra=URI)


class Stand(Antwoord):
    """Het bord: alle organen en onderwerpen op een dag; de raden eerst."""

    dossier: str
    peildatum: date
    nietBijgehoudenNa: date | None = Field(description=NIET_BIJGEHOUDEN)
    onderwerpen: list[Onderwerp]
    organen: list[Orgaan]
    peilingen: list[Peiling] = Field(
        description="De peilingen onder inwoners of leden die op de peildatum bekend waren."
    )


class OnderwerpDraagvlak(BaseModel):
    """Of er voor een onderwerp draagvlak is, en wie dat kan veranderen."""

    id: str
    wieHetAangaat: list[str] = Field(description=WIE_HET_AANGAAT)
    alleLeden: bool = Field(description=ALLE_LEDEN)
    draagvlak: Uitkomst
    draagvlakZonderOnzeker: Uitkomst
    draagvlakZonderPers: Uitkomst = Field(
        description="Zonder standpunten met grondslag pers, partij, overig of geen."
    )
    akkoord: list[str]
    tegen: list[str]
    open: list[str]
    onbekend: list[str]
    aandeelZetels: float | None = Field(description="Deel van de zetels dat akkoord is, 0 tot 1.")
    zetelsAfgeleid: list[str] = Field(description="Gemeenten met zetels naar Gemeentewet art. 8.")
    aandeelInwoners: float | None = Field(description="Deel van de inwoners, 0 tot 1.")
    ontbreekt: list[str] = Field(description="Gemeenten waarvan het getal van de regel ontbreekt.")
    kantelt: list[str] = Field(description="Gemeenten die alleen al de uitkomst veranderen.")
    kleinsteWending: list[str]
    andereEvenKlein: int | None = Field(description="Andere wendingen met evenveel gemeenten.")
    samenVerder: list[str]
    nietBijgehoudenNa: date | None = Field(description=NIET_BIJGEHOUDEN)


class VerschillendGetal(BaseModel):
    """Welk getal van een gemeente bronnen verschillend noemen."""

    gemeente: str = Field(description="Code van de gemeente.")
    gegevens: list[one_of("zetels", "inwoners")]


class Draagvlak(Antwoord):
    """Het draagvlak voor elk onderwerp onder een beslisregel."""

    dossier: str
    peildatum: date
    nietBijgehoudenNa: date | None = Field(description=NIET_BIJGEHOUDEN)
    regel: Regel
    waardenVerschillen: list[VerschillendGetal] = Field(
        description="Van welke gemeenten bronnen voor dezelfde dag een ander getal noemen."
    )
    onderwerpen: list[OnderwerpDraagvlak]


class OngeldigeParameter(BaseModel):
    """Een parameter die niet te lezen was."""

    name: str
    value: str = Field(description="Wat er gegeven is, ingekort.")
    reason: str


class Probleem(BaseModel):
    """Een fout volgens RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    invalidParams: list[OngeldigeParameter] | None = Field(
        default=None, description="Alleen bij 400: alles wat er mis is."
    )
