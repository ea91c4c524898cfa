"""Documents for the tests of writers: made up, without a database."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from decisions.documents.document import (
    AgendaDocument,
    CalendarEvent,
    DocumentSection,
    Fact,
    HomeFacts,
    ItemValues,
    ListEntry,
    MeetingFacts,
    Planning,
)
from municipalities.text import clean_text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ADDRESS = "https://regio.example/agendapunten/7/"
NOTE = "nog niet gepland: eerste vergadering na het zomerreces"
UNPLANNED = Planning(NOTE)
ALL_DAY = Planning("Raadsvergadering, donderdag 14 september 2017", date(2017, 9, 14))
EVENING = Planning(
    "Raadsvergadering, donderdag 14 september 2017, 20.00 tot 22.30 uur, Stadhuis",
    date(2017, 9, 14),
    datetime(2017, 9, 14, 20, tzinfo=AMSTERDAM),
    datetime(2017, 9, 14, 22, 30, tzinfo=AMSTERDAM),
    "Stadhuis; raadzaal",
)
MEETING = MeetingFacts(
    number=3,
    title="Raadsvergadering",
    body="Gemeenteraad Verzonnen",
    held_on=date(2017, 9, 14),
    starts_at=datetime(2017, 9, 14, 20, tzinfo=AMSTERDAM),
    ends_at=datetime(2017, 9, 14, 22, 30, tzinfo=AMSTERDAM),
    location="Stadhuis; raadzaal",
    url="https://raad.example/vergadering/3",
    address="https://regio.example/vergaderingen/3.zip",
)
VALUES = ItemValues(
    page=ADDRESS,
    home=HomeFacts("gm9999", "Verzonnen"),
    body_kind="gemeenteraad",
    reference="Z/1",
    summary="Wat er is.",
    meeting=MEETING,
    meetings=(MEETING,),
    is_ahead=True,
    kind="bespreekstuk",
    kind_words="bespreekstuk",
    agenda_number="7a",
    points=(ListEntry("Instemmen."),),
    attachments=(
        ListEntry("Brief", url="https://raad.example/brief.pdf"),
        ListEntry("Advies", "onder geheimhouding"),
        ListEntry("Kaart"),
    ),
)
HOSTILE = (
    '=HYPERLINK("http://evil.example","klik")',
    "+1+cmd|' /C calc'!A0",
    "-- --> ]]> <?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
    "{%p for x in range(10**9) %}{{ titel.__class__.__mro__ }}{% endfor %} {#r op #} {_{ x }_}",
    "../../../etc/passwd \\\\server\\deel\\x C:\\x",
    "</w:t></w:r></w:p><w:p>",
    '#panic("nee") #read("/etc/passwd") *vet $x [kop',
    "Titel\nATTENDEE:mailto:evil@example.org\nEND:VTODO",
    "regel met ; en , en \\ en \\n en \"quotes' en `code`",
    "@import <script>{{ 7*7 }}</script> {% now %}",
)
LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn"), exclude_characters="\ufffd")
CLEAN_TEXT = st.text(LETTERS | st.sampled_from("\n\t"), max_size=80).map(clean_text).filter(bool)


def document(**changes):
    """Return an AgendaDocument with two sections; any field may be given."""
    fields = {
        "number": 7,
        "name": "agendapunt-gemeenteraad-verzonnen-z-1",
        "title": "Hoe verder?",
        "dossier": "Verzonnen dossier",
        "body": "Gemeenteraad Verzonnen",
        "status": "gepubliceerd",
        "banner": "",
        "planning": UNPLANNED,
        "facts": (Fact("Orgaan", "Gemeenteraad Verzonnen"), Fact("Kenmerk", "Z/1")),
        "sections": (
            DocumentSection("Vragen aan de raad", entries=(ListEntry("Wat nu?", place="¶24"),)),
            DocumentSection("Over dit bestand", facts=(Fact("Adres", ADDRESS, ADDRESS),)),
        ),
        "address": ADDRESS,
        "made_at": datetime(2026, 11, 4, 13, 5, tzinfo=UTC),
        "stamp": f"Verzonnen dossier · peildatum 1 juni 2017 · {ADDRESS}",
        "pages": ("Bladzijde", "van"),
        "values": VALUES,
    }
    fields |= changes
    return AgendaDocument(**{"events": (event(fields),)} | fields)


def event(fields, **changes):
    """Return the CalendarEvent of a document of these fields."""
    told = {
        "name": "behandeling-3",
        "summary": fields["title"],
        "planning": fields["planning"],
        "is_public": fields["status"] == "gepubliceerd",
        "is_cancelled": fields["status"] == "ingetrokken",
        "address": fields["address"],
    }
    return CalendarEvent(**told | changes)


def saying(*paragraphs):
    """Return a document whose one section holds these paragraphs."""
    return document(sections=(DocumentSection("Samenvatting", paragraphs=paragraphs),))
