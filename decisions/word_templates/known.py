"""The fields that a template may hold, for each kind of paper, with an example of each."""

from dataclasses import dataclass, field
from typing import Any

# What a template may hold: fields of one text, and lists.


@dataclass(frozen=True)
class KnownList:
    """What a list is, the fields of each line, and the lists below a line with their fields."""

    words: str
    fields: frozenset[str]
    below: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class KnownFields:
    """What templates of one kind may hold: fields by name, each what it is and an example, and
    lists by name."""

    fields: dict[str, tuple[str, str]]
    lists: dict[str, KnownList]

    def build_example(self) -> dict[str, Any]:
        """Return a value for every field, and two lines for every list."""
        found: dict[str, Any] = {name: example for name, (_words, example) in self.fields.items()}
        for name, known in self.lists.items():
            found[name] = [build_example_line(known, number) for number in (1, 2)]
        return found


def build_example_line(known: KnownList, number: int) -> dict[str, Any]:
    line: dict[str, Any] = {
        name: f"{number}" if name == "nummer" else f"{known.words}: {name} {number}"
        for name in sorted(known.fields)
    }
    for below, inner in known.below.items():
        line[below] = [{name: f"{below}: {name}" for name in sorted(inner)}]
    return line


# What papers have in common. Every file tells what it rests on, so the last one must be in each
# template, always shown.

REQUIRED = "stempel"
EXAMPLE_SUBJECT = "Samen verder met A & B <c>"
EXAMPLE_ADDRESS = "https://regio.example/dossiers/voorbeeld/rondes/1/"
OF_EVERY_PAPER = {
    "dossier": ("de titel van het dossier", "Voorbeelddossier"),
    "status": (
        "waarom het niet openbaar of ingetrokken is, leeg als het openbaar is",
        "CONCEPT: niet openbaar",
    ),
    "stempel": (
        "status, dossier, peildatum, stand van kennis, wanneer gemaakt, adres",
        "CONCEPT: niet openbaar · Voorbeelddossier · peildatum 1 januari 2027",
    ),
}
TEXT = frozenset({"tekst"})
FACT = frozenset({"label", "tekst"})

# An agenda item.

LINE = frozenset({"nummer", "tekst", "toelichting", "plaats", "adres"})


def lines_with_parts(words: str) -> KnownList:
    return KnownList(words, LINE, {"delen": LINE})


ITEM = KnownFields(
    {
        "onderwerp": ("het onderwerp", EXAMPLE_SUBJECT),
        "kenmerk": ("het kenmerk", "Z/26/001"),
        "orgaan": ("het orgaan", "Gemeenteraad Voorbeeld"),
        "gemeente": ("de gemeente, leeg bij een orgaan van de regio", "Voorbeeld"),
        "portefeuillehouder": ("de portefeuillehouder", "wethouder Voorbeeld"),
        "behandeling": ("hoe het wordt behandeld", "bespreekstuk"),
        "fase": ("in welke fase", "oordeelsvorming"),
        "agendanummer": ("het nummer op de agenda", "7a"),
        "planning": (
            "de vergadering, de dag en de uren",
            "Raadsvergadering, donderdag 14 januari 2027",
        ),
        "vergadering": ("de naam van de vergadering", "Raadsvergadering"),
        "datum": ("de dag van de vergadering", "14 januari 2027"),
        "plaats": ("waar er wordt vergaderd", "Raadzaal"),
        "uitkomst": ("de uitkomst", "aangehouden: eerst naar de commissie"),
        "samenvatting": ("de samenvatting, in één stuk", "Eerste alinea.\n\nTweede alinea."),
        "adres": (
            "het adres van dit agendapunt in Regio",
            "https://regio.example/agendapunten/1/",
        ),
        **OF_EVERY_PAPER,
    },
    {
        "alineas": KnownList("de alinea’s van de samenvatting", TEXT),
        "beslispunten": lines_with_parts("de beslispunten"),
        "collegebesluiten": lines_with_parts("de besluiten van het college"),
        "vragen": lines_with_parts("de vragen, met in delen de antwoorden"),
        "bijlagen": lines_with_parts("de bijlagen"),
        "geadresseerden": lines_with_parts("de geadresseerden"),
        "bronnen": lines_with_parts("de bronnen, met in delen de plaatsen"),
        "onderdelen": KnownList(
            "de andere onderdelen, zoals waar elke raad staat",
            frozenset({"kop"}),
            {"regels": TEXT},
        ),
    },
)

# The bundle of a round and its reactienota: points, under headings or one after another. A field
# that begins with cel_ has several others below each other, and no line for what is unknown.

BUNDLE_POINT = frozenset(
    {
        *("nummer", "orgaan", "fracties", "soort", "onderwerp", "onderdeel", "thema", "tekst"),
        *("bronnen", "datum", "stand", "gedeeld_punt", "richting", "status", "bijgehouden"),
        *("cel_nummer", "cel_wie", "cel_waarover", "cel_tekst"),
    }
)
REPLY_POINT = frozenset(
    {
        *("nummer", "gedeeld_punt", "richting", "orgaan", "fracties", "soort", "onderwerp"),
        *("onderdeel", "thema", "tekst", "bronnen", "reactie", "redenen", "versie", "gewijzigd"),
        *("reactie_van", "reactie_bronnen", "stand", "status", "bijgehouden"),
        *("cel_nummer", "cel_wie", "cel_punt", "cel_reactie", "cel_gewijzigd"),
    }
)


def build_known_points(words: str, example: str, point: frozenset[str]) -> KnownFields:
    """Return what a template of a file with points of a round may hold."""
    return KnownFields(
        {
            "titel": ("wat voor bestand het is, en van welke ronde", example),
            "gemeente": ("de gemeente van het sjabloon", "Voorbeeld"),
            "aantal": ("hoeveel punten erin staan", "4"),
            "leeg": ("een zin als er geen punt is, anders leeg", ""),
            "adres": ("het adres van de ronde in Regio", EXAMPLE_ADDRESS),
            **OF_EVERY_PAPER,
        },
        {
            "gegevens": KnownList("wat de ronde vroeg, van wie en op welke grond", FACT),
            "groepen": KnownList(
                f"{words} onder koppen; wat met cel_ begint zet er meer onder elkaar",
                frozenset({"kop"}),
                {"punten": point},
            ),
            "punten": KnownList(
                f"{words} achter elkaar; alleen het eerste onder een kop heeft die in kop",
                point | {"kop"},
            ),
            "verantwoording": KnownList("wat er over het bestand te zeggen is", FACT),
        },
    )


BUNDLE = build_known_points("de punten", f"Bundel: {EXAMPLE_SUBJECT}", BUNDLE_POINT)
REPLY_NOTE = build_known_points(
    "de punten met hun reacties", f"Reactienota: {EXAMPLE_SUBJECT}", REPLY_POINT
)

# A letter of a round: the answer of a body, and the confirmation that it came in.

LETTER_POINT = frozenset({"nummer", "tekst", "toelichting", "plaats", "geheel"})
LETTER = KnownFields(
    {
        "onderwerp": ("waarover de brief gaat", EXAMPLE_SUBJECT),
        "afzender": ("wie de brief stuurt", "Gemeenteraad Voorbeeld"),
        "gemeente": ("de gemeente van wie de brief stuurt", "Voorbeeld"),
        "geadresseerde": ("aan wie", "Stuurgroep Voorbeeld"),
        "dagtekening": ("plaats en dag", "Voorbeeld, 14 januari 2027"),
        "aanhef": ("de aanhef", "Geachte leden,"),
        "groet": ("de groet", "Hoogachtend,"),
        "ondertekenaar": ("namens wie", "de raad van Voorbeeld,"),
        "ruimte": (
            "dat er niet is ondertekend",
            "(niet ondertekend; hier is ruimte voor de handtekening)",
        ),
        **OF_EVERY_PAPER,
    },
    {
        "gegevens": KnownList("kenmerk en wat de brief betreft", FACT),
        "opening": KnownList("de alinea’s na de aanhef", TEXT),
        "onderdelen": KnownList(
            "de onderdelen, zoals standpunt en voorwaarden; geheel is een punt in één regel",
            frozenset({"kop"}),
            {"alineas": TEXT, "punten": LETTER_POINT},
        ),
        "einde": KnownList("de alinea’s voor de groet", TEXT),
    },
)

# The kinds, by the name under which their templates are kept.

KNOWN_FIELDS = {"agendapunt": ITEM, "bundel": BUNDLE, "reactienota": REPLY_NOTE, "brief": LETTER}
