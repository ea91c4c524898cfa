"""The kinds of table that can be read in: their columns, how each is headed, and an example."""

from dataclasses import dataclass, replace
from enum import StrEnum

from .cells import (
    CellReader,
    choose_from,
    read_cell_text,
    read_count,
    read_date,
    read_line,
    read_number,
    read_one_day,
    read_time,
    read_year,
    read_yes_or_no,
)
from .votes import read_vote

FORMS = {
    "besluit": "besluit",
    "raadsbesluit": "besluit",
    "collegebesluit": "besluit",
    "motie": "motie",
    "amendement": "amendement",
    "brief": "brief",
    "raadsbrief": "brief",
    "peiling": "peiling",
    "debat": "debat",
    "gezamenlijke verklaring": "verklaring",
    "verklaring": "verklaring",
}
REMARK_KINDS = {
    "wens": "wens",
    "w": "wens",
    "bedenking": "bedenking",
    "b": "bedenking",
    "bezwaar": "bedenking",
    "voorwaarde": "voorwaarde",
    "vw": "voorwaarde",
    "vraag": "vraag",
    "v": "vraag",
}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: `label` is its head in a template, `heads` what others write above it.

    `reader` reads its cells; `told` says in a template what may stand there, `example` shows it.
    """

    name: str
    label: str
    reader: CellReader
    told: str
    example: str
    heads: tuple[str, ...] = ()
    is_required: bool = False


class TableKindName(StrEnum):
    """The word by which a kind is known in addresses and records."""

    DECISIONS = "besluiten"
    REMARKS = "wensen"
    MEETINGS = "vergaderingen"
    GROUPS = "fracties"
    INHABITANTS = "inwoners"


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table: what it holds, in words, and its columns in the order of a template."""

    name: TableKindName
    label: str
    told: str
    columns: tuple[TableColumn, ...]

    @property
    def by_name(self) -> dict[str, TableColumn]:
        return {each.name: each for each in self.columns}


_BODY = TableColumn(
    "body",
    "Orgaan",
    read_line,
    "De naam van de raad, het college of een orgaan van de regio. De naam van een gemeente is "
    "haar raad.",
    "Gemeenteraad Voorbeeldstad",
    ("gemeente", "raad", "gemeenteraad", "college", "wie", "bestuursorgaan", "gemeente of orgaan"),
    is_required=True,
)
_HOME = TableColumn(
    "municipality",
    "Gemeente",
    read_line,
    "De naam van de gemeente, of haar code (gm0000).",
    "Voorbeeldstad",
    ("naam gemeente", "gemeentenaam", "gemeentecode", "code", "raad", "gemeenteraad"),
    is_required=True,
)
_DATE = TableColumn(
    "dated_on",
    "Datum",
    read_date,
    "Zoals 12 maart 2017, 12-3-2017, maart 2017 of begin maart 2017.",
    "12 maart 2017",
    ("dag", "wanneer", "datum besluit", "besluitdatum", "besloten op", "datum vergadering", "d d"),
    is_required=True,
)
_GROUPS = TableColumn(
    "groups",
    "Fracties",
    read_line,
    "Namen van fracties met komma’s ertussen, als niet het hele orgaan sprak. Anders leeg.",
    "",
    ("fractie", "partij", "partijen", "namens", "welke fracties"),
)
_SOURCE = TableColumn(
    "source",
    "Bron",
    read_line,
    "De titel of het kenmerk van een bron die al in het dossier staat.",
    "",
    ("brondocument", "document", "stuk", "kenmerk", "bronvermelding", "titel bron"),
)
_PLACE = TableColumn(
    "place",
    "Plaats in de bron",
    read_line,
    "Waar het in de bron staat, zoals alinea 3 of blz. 2. Verplicht als er een bron staat.",
    "",
    ("plaats", "vindplaats", "alinea", "pagina", "blz", "bladzijde"),
)
_NOTE = TableColumn(
    "note",
    "Toelichting",
    read_cell_text,
    "Vrije tekst.",
    "",
    ("opmerking", "opmerkingen", "notitie", "uitleg"),
)


def _votes(name: str, label: str, *heads: str) -> TableColumn:
    return TableColumn(
        name, label, read_count, "Een heel getal; leeg is niet vastgelegd.", "", heads
    )


DECISION_COLUMNS = (
    _BODY,
    _DATE,
    TableColumn(
        "form",
        "Vorm",
        choose_from(FORMS),
        "besluit, motie, amendement, brief, peiling, debat of gezamenlijke verklaring. "
        "Leeg is besluit.",
        "besluit",
        ("soort", "type", "soort besluit", "soort stuk"),
    ),
    TableColumn(
        "title",
        "Waarover",
        read_line,
        "Waar het besluit over gaat. Rijen met hetzelfde orgaan, dezelfde datum en hetzelfde "
        "‘Waarover’ zijn één besluit. Leeg is de naam van het onderwerp.",
        "Zienswijze samenwerking",
        ("titel", "besluit", "naam", "omschrijving", "agendapunt"),
    ),
    TableColumn(
        "subject",
        "Onderwerp",
        read_line,
        "De naam van een variant, voorstel of richting in het dossier.",
        "Licht",
        ("variant", "voorstel", "richting", "standpunt over", "over"),
    ),
    TableColumn(
        "stance",
        "Standpunt",
        read_line,
        "voor, ‘voor, mits’, geen blokkade, eerst nader onderzoek, pas op de plaats, "
        "geen standpunt of tegen. De naam van een onderwerp mag ook: dan is het daar voor.",
        "voor, mits",
        ("stand", "oordeel", "mening", "houding", "uitspraak"),
    ),
    TableColumn(
        "condition",
        "Voorwaarde",
        read_cell_text,
        "Onder welke voorwaarde; hoort bij ‘voor, mits’, of bij tegen (‘tegen, tenzij’).",
        "De kosten blijven gelijk.",
        ("voorwaarden", "mits", "tenzij"),
    ),
    _GROUPS,
    TableColumn(
        "group_seats",
        "Zetels samen",
        read_count,
        "Hoeveel zetels deze fracties samen hebben, als dat in de bron staat.",
        "",
        ("zetels", "zetels fracties", "aantal zetels"),
    ),
    TableColumn(
        "vote",
        "Stemming",
        read_vote,
        "Zoals ‘10 voor, 9 tegen’, ‘allen voor, behalve VVD’ of ‘zonder stemming’.",
        "allen voor, behalve 2 tegen",
        ("stemverhouding", "stemmen", "uitslag stemming", "hoe is gestemd"),
    ),
    _votes("votes_for", "Stemmen voor", "aantal voor", "voorstemmers", "voor"),
    _votes("votes_against", "Stemmen tegen", "aantal tegen", "tegenstemmers", "tegen"),
    _votes("left", "Vertrokken", "weggelopen"),
    _votes("absent", "Afwezig", "aantal afwezig"),
    _votes("abstained", "Onthouden", "onthoudingen"),
    TableColumn(
        "outcome",
        "Uitkomst",
        read_line,
        "Zoals aangenomen of verworpen.",
        "aangenomen",
        ("uitslag", "resultaat", "afloop"),
    ),
    _SOURCE,
    _PLACE,
    TableColumn(
        "source_follows",
        "Bron volgt",
        read_yes_or_no,
        "ja, als de bron later komt. Zonder bron en zonder ja kan een standpunt niet openbaar.",
        "ja",
        ("bron komt nog",),
    ),
    _NOTE,
)

REMARK_COLUMNS = (
    replace(_BODY, is_required=False),
    _DATE,
    TableColumn(
        "kind",
        "Soort",
        choose_from(REMARK_KINDS),
        "wens, bedenking, voorwaarde of vraag. Leeg is wens.",
        "wens",
        ("type", "soort punt"),
    ),
    TableColumn(
        "text",
        "Tekst",
        read_cell_text,
        "Wat er gewenst, bezwaard of gevraagd wordt.",
        "Betrek de inwoners bij de uitwerking.",
        ("wens", "punt", "wat", "bedenking", "zienswijze", "wens of bedenking", "omschrijving"),
        is_required=True,
    ),
    TableColumn(
        "subject",
        "Onderwerp",
        read_line,
        "De naam van een variant, voorstel of richting in het dossier.",
        "",
        ("variant", "voorstel", "richting", "over"),
    ),
    TableColumn(
        "section",
        "Onderdeel",
        read_line,
        "Het onderdeel van het voorstel.",
        "hoofdstuk 3",
        ("hoofdstuk", "paragraaf", "artikel"),
    ),
    TableColumn(
        "theme",
        "Thema",
        read_line,
        "De naam van een thema in het dossier.",
        "",
        ("categorie", "rubriek"),
    ),
    TableColumn(
        "round",
        "Ronde",
        read_line,
        "De naam van een ronde in het dossier.",
        "",
        ("zienswijzeronde",),
    ),
    _GROUPS,
    TableColumn(
        "gathering",
        "Bijeenkomst",
        read_line,
        "De naam van een bijeenkomst, als geen orgaan sprak.",
        "",
        ("bewonersavond", "avond"),
    ),
    _SOURCE,
    _PLACE,
)

MEETING_COLUMNS = (
    _BODY,
    replace(
        _DATE,
        name="held_on",
        reader=read_one_day,
        told="Eén dag, zoals 12 maart 2017 of 12-3-2017.",
    ),
    TableColumn(
        "title",
        "Naam",
        read_line,
        "Leeg is Raadsvergadering, Collegevergadering of Vergadering.",
        "Raadsvergadering",
        ("titel", "vergadering", "omschrijving", "soort vergadering"),
    ),
    TableColumn(
        "starts_at",
        "Aanvang",
        read_time,
        "Zoals 20:00.",
        "20:00",
        ("begin", "begintijd", "aanvangstijd", "tijd", "van"),
    ),
    TableColumn("ends_at", "Einde", read_time, "Zoals 22:30.", "", ("eind", "eindtijd", "tot")),
    TableColumn(
        "location", "Plaats", read_line, "Waar wordt vergaderd.", "Raadzaal", ("locatie", "zaal")
    ),
    TableColumn(
        "url",
        "Adres",
        read_line,
        "Het adres in het raadssysteem, met https://.",
        "",
        ("url", "link", "webadres", "in het raadssysteem"),
    ),
)

GROUP_COLUMNS = (
    _HOME,
    TableColumn(
        "election_year",
        "Verkiezingsjaar",
        read_year,
        "Het jaar waarin deze raad is gekozen.",
        "2018",
        ("jaar", "verkiezing", "raadsperiode", "periode"),
        is_required=True,
    ),
    TableColumn(
        "group",
        "Fractie",
        read_line,
        "De naam van de fractie.",
        "Lokaal Belang",
        ("fracties", "partij", "naam", "naam fractie", "lijst"),
        is_required=True,
    ),
    TableColumn(
        "seats",
        "Zetels",
        read_count,
        "Hoeveel zetels de fractie heeft.",
        "5",
        ("aantal zetels", "zetels fractie"),
    ),
    TableColumn(
        "council_seats",
        "Zetels van de raad",
        read_count,
        "Hoeveel zetels de hele raad heeft; bij elke fractie van die raad hetzelfde.",
        "19",
        ("zetels raad", "totaal", "totaal zetels", "raadszetels"),
    ),
    TableColumn(
        "party",
        "Landelijke partij",
        read_line,
        "De partij waar de fractie bij hoort, met de naam of het adres dat zij in Regio heeft. "
        "Leeg bij een lokale partij en bij een lijst van meer partijen.",
        "",
        ("partij", "landelijk"),
    ),
    _SOURCE,
)

INHABITANT_COLUMNS = (
    _HOME,
    replace(
        _DATE,
        label="Op",
        example="1 januari 2018",
        heads=("datum", "peildatum", "per", "jaar", "dag"),
    ),
    TableColumn(
        "inhabitants",
        "Inwoners",
        read_number,
        "Een heel getal, zoals 12.345.",
        "12.345",
        ("inwonertal", "aantal inwoners", "inwoneraantal", "bevolking", "aantal"),
        is_required=True,
    ),
    _SOURCE,
)

TABLE_KINDS = {
    each.name: each
    for each in (
        TableKind(
            TableKindName.DECISIONS,
            "Besluiten en standpunten",
            "Een rij voor elk standpunt: wie, wanneer, waarover en wat.",
            DECISION_COLUMNS,
        ),
        TableKind(
            TableKindName.REMARKS,
            "Wensen en bedenkingen",
            "Een rij voor elke wens, bedenking, voorwaarde of vraag.",
            REMARK_COLUMNS,
        ),
        TableKind(
            TableKindName.MEETINGS,
            "Vergaderingen",
            "Een rij voor elke vergadering van een orgaan.",
            MEETING_COLUMNS,
        ),
        TableKind(
            TableKindName.GROUPS,
            "Fracties en zetels",
            "Een rij voor elke fractie van een raad in een raadsperiode.",
            GROUP_COLUMNS,
        ),
        TableKind(
            TableKindName.INHABITANTS,
            "Inwoners",
            "Een rij voor het aantal inwoners van een gemeente op een dag.",
            INHABITANT_COLUMNS,
        ),
    )
}
