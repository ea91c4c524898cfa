"""Agenda items and days that count for a calendar (RFC 5545, names of RFC 7986): events where a
day is known, a task until then.

The library escapes and folds; nothing here puts text together by hand."""

import re
from datetime import UTC, date, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event, Todo

from .document import AMSTERDAM

MEDIA_TYPE = "text/calendar; charset=utf-8"
DUTCH = {"LANGUAGE": "nl"}
# How often a calendar that follows the address may ask again.
REFRESHED_EVERY = timedelta(hours=6)
# Every control character but the tab and the line break (Unicode category Cc).
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def write(document):
    """Return an AgendaDocument as ICS bytes: a VEVENT for each treatment in a meeting, or one VTODO
    without any date. Each tells the whole document."""
    calendar = begin_calendar()
    told = "\n".join(description_lines(document))
    for event in document.events:
        component = build_component(event, document)
        component.add("description", harmless(told), parameters=DUTCH)
        component.add("summary", harmless(summary_line(document, event)), parameters=DUTCH)
        calendar.add_component(component)
    add_timezone(calendar, document.events)
    return calendar.to_ical()


def write_calendar(document):
    """Return a CalendarDocument as ICS bytes: a VEVENT for each of its events, in order."""
    calendar = begin_calendar()
    for name, text in (("name", document.title), ("description", document.note)):
        calendar.add(name, harmless(text), parameters=DUTCH)
    # What calendars read that know no names of RFC 7986.
    calendar.add("x-wr-calname", harmless(document.title))
    calendar.add("x-wr-caldesc", harmless(document.note))
    calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
    for event in document.events:
        component = build_component(event, document)
        component.add("description", harmless("\n".join(event.lines)), parameters=DUTCH)
        component.add("summary", harmless(event.summary), parameters=DUTCH)
        calendar.add_component(component)
    add_timezone(calendar, document.events)
    return calendar.to_ical()


def begin_calendar():
    calendar = Calendar()
    calendar.add("prodid", "-//Regio//Agendapunten//NL")
    calendar.add("version", "2.0")
    return calendar


def harmless(text):
    """Return a text without characters that a line of a calendar cannot hold; every line break is
    one that the library escapes."""
    return CONTROL.sub("", "\n".join(text.splitlines()))


def add_timezone(calendar, events):
    """Tell how the Dutch clock ran in the years of the meetings that have hours.

    The dates of the clock follow from the meetings, so that the same events are the same file.
    """
    moments = [each.planning.starts_at for each in events if each.planning.starts_at]
    moments += [each.planning.ends_at for each in events if each.planning.ends_at]
    years = [each.astimezone(AMSTERDAM).year for each in moments]
    if years:
        calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years), 12, 31))


# One event.


def build_component(event, document):
    """Return the VEVENT of an event, all day where it has no hours, or its VTODO without any date
    while no day is known. The UID is the same for both."""
    is_dated = event.planning.held_on is not None
    found = Event() if is_dated else Todo()
    host = urlsplit(document.address).hostname
    found.add("uid", f"{event.name}@{host}")
    found.add("dtstamp", (event.changed_at or document.made_at).astimezone(UTC))
    if event.sequence is not None:
        found.add("sequence", event.sequence)
        found.add("last-modified", event.changed_at.astimezone(UTC))
    found.add("status", status_code(event, is_dated))
    found.add("url", event.address or document.address)
    if is_dated:
        add_days(found, event)
    return found


def status_code(event, is_dated):
    """Return what RFC 5545 calls the state of an event or task."""
    if event.is_cancelled:
        return "CANCELLED"
    if not is_dated:
        return "NEEDS-ACTION"
    return "CONFIRMED" if event.is_public else "TENTATIVE"


def add_days(component, event):
    planning = event.planning
    if planning.starts_at is None:
        component.add("dtstart", planning.held_on)
        component.add("dtend", planning.held_on + timedelta(days=1))
    else:
        component.add("dtstart", planning.starts_at.astimezone(AMSTERDAM))
    if planning.ends_at is not None:
        component.add("dtend", planning.ends_at.astimezone(AMSTERDAM))
    if planning.location:
        component.add("location", harmless(planning.location), parameters=DUTCH)
    if not event.is_busy:
        component.add("transp", "TRANSPARENT")


# A document as lines of plain text.


def summary_line(document, event):
    """Return one line: status where it is not public, title, and that no day is known."""
    told = ": ".join(part for part in (document.mark, document.title) if part)
    return told if event.planning.held_on else f"{told} ({event.planning.words})"


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
