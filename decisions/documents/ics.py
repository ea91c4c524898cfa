"""An agenda item for a calendar (RFC 5545): an event when it is planned, a task until then.

The library escapes and folds; nothing here puts text together by hand."""

from datetime import UTC, date, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event, Todo

from ..models import Status
from .document import AMSTERDAM

MEDIA_TYPE = "text/calendar; charset=utf-8"
DUTCH = {"LANGUAGE": "nl"}
EVENT_STATUS = {Status.PUBLISHED: "CONFIRMED", Status.WITHDRAWN: "CANCELLED"}


def write(document):
    """Return an AgendaDocument as ICS bytes: one VEVENT, or one VTODO without any date."""
    calendar = Calendar()
    calendar.add("prodid", "-//Regio//Agendapunten//NL")
    calendar.add("version", "2.0")
    planned = document.planning.held_on is not None
    calendar.add_component(build_event(document) if planned else build_task(document))
    add_timezone(calendar, document.planning)
    return calendar.to_ical()


def add_timezone(calendar, planning):
    """Tell how the Dutch clock ran in the year of the meeting, where the event has hours.

    The dates of the clock follow from the meeting, so that the same item is the same file.
    """
    if planning.starts_at is not None:
        year = planning.starts_at.astimezone(AMSTERDAM).year
        calendar.add_missing_timezones(date(year, 1, 1), date(year, 12, 31))


def build_event(document):
    """Return the meeting: at its hours where a source has them, else all day."""
    planning = document.planning
    found = complete_component(Event(), document)
    if planning.starts_at is None:
        found.add("dtstart", planning.held_on)
        found.add("dtend", planning.held_on + timedelta(days=1))
    else:
        found.add("dtstart", planning.starts_at.astimezone(AMSTERDAM))
    if planning.ends_at is not None:
        found.add("dtend", planning.ends_at.astimezone(AMSTERDAM))
    if planning.location:
        found.add("location", planning.location, parameters=DUTCH)
    found.add("status", EVENT_STATUS.get(document.status, "TENTATIVE"))
    return found


def build_task(document):
    """Return what waits for a meeting: no DTSTART, no DUE, as no day is known."""
    found = complete_component(Todo(), document)
    withdrawn = document.status == Status.WITHDRAWN
    found.add("status", "CANCELLED" if withdrawn else "NEEDS-ACTION")
    return found


def complete_component(component, document):
    """Fill in what event and task share. The UID stays the same when a day becomes known."""
    host = urlsplit(document.address).hostname
    component.add("uid", f"agendapunt-{document.number}@{host}")
    component.add("dtstamp", document.made_at.astimezone(UTC))
    component.add("summary", summary_line(document), parameters=DUTCH)
    component.add("description", "\n".join(description_lines(document)), parameters=DUTCH)
    component.add("url", document.address)
    return component


def summary_line(document):
    """Return one line: status where it is not public, title, and that no day is known."""
    planning = document.planning
    told = ": ".join(part for part in (document.mark, document.title) if part)
    return told if planning.held_on else f"{told} ({planning.words})"


def description_lines(document):
    """Yield the document as lines of plain text."""
    if document.banner:
        yield from (document.banner, "")
    yield from fact_lines(document.facts)
    for section in document.sections:
        yield from ("", section.heading)
        yield from section.paragraphs
        yield from fact_lines(section.facts)
        yield from entry_lines(section.entries, section.is_numbered)


def fact_lines(facts):
    for fact in facts:
        linked = fact.url and fact.url != fact.text
        yield f"{fact.label}: {fact.text}" + (f" <{fact.url}>" if linked else "")


def entry_lines(entries, is_numbered, indent=""):
    for number, entry in enumerate(entries, start=1):
        mark = f"{number}." if is_numbered else "-"
        yield f"{indent}{mark} {entry_line(entry)}"
        yield from entry_lines(entry.entries, False, indent + "  ")


def entry_line(entry):
    """Return one entry on one line: text, (note), [place], <address>."""
    parts = [
        entry.text,
        entry.note and f"({entry.note})",
        entry.place and f"[{entry.place}]",
        entry.url and f"<{entry.url}>",
    ]
    return " ".join(part for part in parts if part)
