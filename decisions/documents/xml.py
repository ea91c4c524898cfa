"""Agenda items of one meeting as ORI-A 1.0.1 (Open Raadsinformatie Archiefstandaard, ori-a.nl).

The standard describes a meeting with its items; one file is one meeting. What Regio does not know
stays out: whether a meeting began in time, what was behind closed doors, who voted what."""

import re

from django.utils.translation import gettext as _
from lxml import etree
from lxml.builder import ElementMaker

from ..models import TreatmentKind, TreatmentOutcome
from .document import AMSTERDAM
from .ics import entry_lines

MEDIA_TYPE = "application/xml"
NAMESPACE = "https://ori-a.nl"
ORI = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
# The list in which a municipality has its code (TOOI, waardelijst gemeenten compleet, versie 4).
TOWNS = "https://identifier.overheid.nl/tooi/set/rwc_gemeenten_compleet/4"
# The outcomes for which ORI-A has a word; of the others a file has no decision.
RESULTS = {
    TreatmentOutcome.UNANIMOUS: "Unaniem aangenomen",
    TreatmentOutcome.ADOPTED: "Aangenomen",
    TreatmentOutcome.AMENDED: "Geamendeerd aangenomen",
    TreatmentOutcome.CONDITIONAL: "Onder voorbehoud aangenomen",
    TreatmentOutcome.REJECTED: "Verworpen",
    TreatmentOutcome.HELD: "Aangehouden",
}
HAMMERED = {TreatmentKind.FORMAL: "true", TreatmentKind.DEBATE: "false"}
NUMBERED = re.compile(r"\d.*")


def find_ori_a_lack(document):
    """Return why an item is no ORI-A file: the standard knows it in a meeting only."""
    if document.values.meeting is None:
        return _("Een ORI-A-bestand hoort bij een vergadering; dit stuk staat nog in geen.")
    return ""


def write(document):
    """Return an AgendaDocument as ORI-A: the meeting that tells how far it is, and the item."""
    return write_meeting([document])


def write_meeting(documents):
    """Return documents of one meeting as ORI-A, in their order; at least one."""
    root = ORI("ORI-A", build_ori_meeting(documents[0]))
    root.extend(build_ori_item(document) for document in documents)
    for document in documents:
        root.extend(build_decision(document))
    tree = etree.ElementTree(root)
    for document in reversed(documents):
        root.addprevious(etree.Comment(build_comment(document)))
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def build_comment(document):
    """Return what the file says of itself; a comment may hold no two hyphens in a row."""
    told = " · ".join(part for part in (document.banner, document.stamp) if part)
    return f" {re.sub('-(?=-)', '- ', ' '.join(told.split()))} "


def build_ori_meeting(document):
    """Return the meeting. Its hours are those that a source announced; it was held for certain only
    where an outcome says so."""
    values, meeting = document.values, document.values.meeting
    day = meeting.held_on.isoformat()
    return ORI.vergadering(
        ORI.ID(meeting_key(meeting)),
        ORI.naam(meeting.title),
        *([ORI.geplandeDatum(day)] if values.is_ahead else []),
        ORI.datum(day),
        *list_hours(meeting, "geplandeAanvang", "geplandEinde"),
        ORI.georganiseerdDoorGremium(ORI.naam(meeting.body)),
        *list_told(ORI.locatie, meeting.location),
        *list_told(ORI.weblocatie, meeting.url),
        *list_told(ORI.status, find_meeting_status(values)),
        *list_home(values.home),
    )


def list_hours(meeting, begins, ends):
    for name, moment in ((begins, meeting.starts_at), (ends, meeting.ends_at)):
        if moment is not None:
            yield ORI(name, moment.astimezone(AMSTERDAM).isoformat())


def find_meeting_status(values):
    """Return the status of the meeting, '' where nothing tells that it was held."""
    if values.is_ahead:
        return "Gepland"
    return "Gehouden" if is_treated(values) else ""


def is_treated(values):
    """Whether an outcome tells that the item came up in the meeting."""
    early = (TreatmentOutcome.HELD, TreatmentOutcome.DROPPED, TreatmentOutcome.OFF_AGENDA)
    return bool(values.outcome) and values.outcome not in early


def build_ori_item(document):
    values = document.values
    number = values.agenda_number
    is_number = NUMBERED.fullmatch(number)
    return ORI.agendapunt(
        ORI.ID(item_key(document)),
        ORI.naam(document.title),
        *list_told(ORI.volgnummer, number if is_number else ""),
        *list_told(ORI.volgnummerWeergave, "" if is_number else number),
        *list_told(ORI.omschrijving, "\n".join(list_description(document)).strip()),
        *list_told(ORI.indicatieHamerstuk, HAMMERED.get(values.kind, "")),
        *list_told(ORI.indicatieBehandeld, "true" if is_treated(values) else ""),
        *list_home(values.home),
        ORI.wordtBehandeldTijdens(
            ORI.verwijzingID(meeting_key(values.meeting)), ORI.verwijzingNaam(values.meeting.title)
        ),
        *build_attachments(document),
    )


def list_description(document):
    """Yield the text of the item: its summary and its lists, without the attachments."""
    values = document.values
    if document.banner:
        yield document.banner
    yield from list_told("{}".format, values.reference and f"{_('Kenmerk')}: {values.reference}")
    if values.summary:
        yield from ("", values.summary)
    for heading, entries in (
        (_("Beslispunten"), values.points),
        (_("Besluiten van het college"), values.college),
        (_("Vragen"), values.questions),
    ):
        if entries:
            yield from ("", heading, *entry_lines(entries, True))


def build_attachments(document):
    """Yield a reference to each attachment, by its address or else a name of our own; of one under
    secrecy the title says so."""
    for number, entry in enumerate(document.values.attachments, start=1):
        key = entry.url or f"{item_key(document)}-bijlage-{number}"
        name = f"{entry.text} ({entry.note})" if entry.note else entry.text
        reference = ORI.verwijzingInformatieobject(ORI.verwijzingID(key), ORI.verwijzingNaam(name))
        yield ORI.heeftAlsBijlage(reference)


def build_decision(document):
    """Yield what was decided, where an outcome tells that in a word of the standard."""
    if result := RESULTS.get(document.values.outcome):
        told = [f"{document.title}: {document.values.outcome_words}"]
        told += entry_lines(document.values.points, True)
        yield ORI.besluit(
            ORI.ID(f"besluit-{document.number}"),
            ORI.resultaat(result),
            ORI.toelichting("\n".join(told)),
        )


def list_home(home):
    """Yield the municipality as the standard names a term of a list."""
    if home is not None:
        yield ORI.overheidsorgaan(
            ORI.begripLabel(f"gemeente {home.name}"),
            ORI.begripCode(home.code),
            ORI.verwijzingBegrippenlijst(ORI.verwijzingID(TOWNS)),
        )


def list_told(make, text):
    """Yield what `make` makes of a text, nothing of an empty one."""
    if text:
        yield make(text)


# Keys are unique over the whole file, so each says of what it is.


def meeting_key(meeting):
    return f"vergadering-{meeting.number}"


def item_key(document):
    return f"agendapunt-{document.number}"
