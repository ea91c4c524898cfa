"""The fields that a template of an agenda item may hold, with an example of each."""

from typing import Any

# A field that holds one text: its name, what it is, and an example.

FIELDS = {
    "onderwerp": ("het onderwerp", "Samen verder met A & B <c>"),
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
    "dossier": ("de titel van het dossier", "Voorbeelddossier"),
    "status": (
        "CONCEPT of INGETROKKEN en waarom, leeg als het openbaar is",
        "CONCEPT: niet openbaar",
    ),
    "adres": ("het adres van dit agendapunt in Regio", "https://regio.example/agendapunten/1/"),
    "stempel": (
        "status, dossier, peildatum, stand van kennis, wanneer gemaakt, adres",
        "CONCEPT: niet openbaar · Voorbeelddossier · peildatum 1 januari 2027",
    ),
}
# Every file tells what it rests on, so this one must be in the template, always shown.
REQUIRED = "stempel"

# What each line of a list holds, and the lists below it.

LINE = {
    "nummer": "het volgnummer",
    "tekst": "de tekst",
    "toelichting": "wat erbij staat, zoals onder geheimhouding",
    "plaats": "de plaats in de bron",
    "adres": "het adres op internet",
}
LISTS = {
    "alineas": ("de alinea’s van de samenvatting, elk met alleen tekst", {"tekst"}, {}),
    "beslispunten": ("de beslispunten", set(LINE), {"delen": set(LINE)}),
    "collegebesluiten": ("de besluiten van het college", set(LINE), {"delen": set(LINE)}),
    "vragen": ("de vragen, met in delen de antwoorden", set(LINE), {"delen": set(LINE)}),
    "bijlagen": ("de bijlagen", set(LINE), {"delen": set(LINE)}),
    "geadresseerden": ("de geadresseerden", set(LINE), {"delen": set(LINE)}),
    "bronnen": ("de bronnen, met in delen de plaatsen", set(LINE), {"delen": set(LINE)}),
    "onderdelen": (
        "de andere onderdelen, zoals waar elke raad staat: elk een kop, en regels met tekst",
        {"kop"},
        {"regels": {"tekst"}},
    ),
}


def build_example() -> dict[str, Any]:
    """Return a value for every field, and two lines for every list."""
    found: dict[str, Any] = {name: example for name, (_words, example) in FIELDS.items()}
    for name, (words, fields, lists) in LISTS.items():
        lines: list[dict[str, Any]] = [
            {
                field: f"{number}" if field == "nummer" else f"{words}: {field} {number}"
                for field in fields
            }
            for number in (1, 2)
        ]
        for line in lines:
            for below, inner in lists.items():
                line[below] = [{field: f"{below}: {field}" for field in inner}]
        found[name] = lines
    return found
