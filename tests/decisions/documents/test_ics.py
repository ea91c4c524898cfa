"""The calendar file, parsed back, and one whole file as text."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from decisions.documents.document import DocumentSection, ListEntry
from decisions.documents.ics import write
from tests.decisions.documents.documents import (
    ADDRESS,
    ALL_DAY,
    CLEAN_TEXT,
    EVENING,
    HOSTILE,
    NOTE,
    UNPLANNED,
    document,
    saying,
)
from tests.decisions.documents.strict_ics import read_calendar

GOLDEN = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Regio//Agendapunten//NL
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
COMMENT:This timezone only works from 2017-01-01 to 2017-12-31.
BEGIN:STANDARD
DTSTART:20170101T000000
TZNAME:CET
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20170326T030000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20171029T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY;LANGUAGE=nl:Hoe verder?
DTSTART;TZID=Europe/Amsterdam:20170914T200000
DTEND;TZID=Europe/Amsterdam:20170914T223000
DTSTAMP:20261104T130500Z
UID:behandeling-3@regio.example
DESCRIPTION;LANGUAGE=nl:Orgaan: Gemeenteraad Verzonnen\nKenmerk: Z/1\n\nVr
 agen aan de raad\n- Wat nu? [¶24]\n\nOver dit bestand\nAdres: https://reg
 io.example/agendapunten/7/
LOCATION;LANGUAGE=nl:Stadhuis\; raadzaal
STATUS:CONFIRMED
URL:https://regio.example/agendapunten/7/
END:VEVENT
END:VCALENDAR
"""


def parsed(plain):
    return Calendar.from_ical(write(plain))


def event_of(plain):
    (found,) = parsed(plain).walk("VEVENT")
    return found


def clock_at(calendar, local):
    """Return how far the one VTIMEZONE of a calendar is from UTC at a Dutch time."""
    (zone,) = calendar.walk("VTIMEZONE")
    return zone.to_tz(lookup_tzid=False).utcoffset(local.replace(tzinfo=None))


def task_of(plain):
    (found,) = parsed(plain).walk("VTODO")
    return found


class TestFile:
    def test_a_planned_item_is_this_text(self):
        text = write(document(planning=EVENING)).decode()

        assert sorted(text.split("\r\n")) == sorted(GOLDEN.split("\n"))

    def test_reads_no_clock(self):
        written = []
        for year in (1999, 2017, 2040):
            with time_machine.travel(datetime(year, 7, 1, tzinfo=UTC), tick=False):
                written.append(write(document(planning=EVENING)))

        assert written[0] == written[1] == written[2]

    def test_every_line_ends_as_the_standard_asks(self):
        content = write(document(planning=EVENING))

        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")

    def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(self):
        content = write(saying("Één coëfficiënt €, 😀 en ¶ " * 60))

        lines = content.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode()

    def test_it_asks_nobody_to_answer(self):
        calendar = parsed(document(planning=EVENING))

        assert calendar.get("method") is None
        assert calendar["prodid"] == "-//Regio//Agendapunten//NL"


class TestWithoutMeeting:
    def test_it_is_a_task_without_any_date(self):
        task = task_of(document())

        assert not {"DTSTART", "DUE", "DURATION", "COMPLETED"} & set(task)
        assert task["status"] == "NEEDS-ACTION"
        assert parsed(document()).walk("VEVENT") == []
        assert parsed(document()).walk("VTIMEZONE") == []

    def test_it_says_in_its_title_that_it_is_not_planned(self):
        assert task_of(document())["summary"] == f"Hoe verder? ({NOTE})"

    def test_it_is_in_dutch(self):
        task = task_of(document())

        assert task["summary"].params["LANGUAGE"] == "nl"
        assert task["description"].params["LANGUAGE"] == "nl"

    def test_a_withdrawn_item_is_cancelled(self):
        withdrawn = document(status="ingetrokken", banner="INGETROKKEN: dubbel")

        assert task_of(withdrawn)["status"] == "CANCELLED"
        assert task_of(withdrawn)["summary"].startswith("INGETROKKEN: Hoe verder?")


class TestWithMeeting:
    def test_it_stands_at_its_hours_in_dutch_time(self):
        event = event_of(document(planning=EVENING))

        assert event.decoded("dtstart") == EVENING.starts_at
        assert event.decoded("dtend") == EVENING.ends_at
        assert event["dtstart"].params["TZID"] == "Europe/Amsterdam"
        assert event["location"] == "Stadhuis; raadzaal"

    def test_a_moment_in_another_zone_is_told_in_dutch_time(self):
        utc = replace(EVENING, starts_at=EVENING.starts_at.astimezone(UTC), ends_at=None)

        assert b"DTSTART;TZID=Europe/Amsterdam:20170914T200000" in write(document(planning=utc))

    def test_an_unknown_end_stays_unknown(self):
        open_ended = replace(EVENING, ends_at=None)

        assert "DTEND" not in event_of(document(planning=open_ended))

    def test_a_day_without_hours_is_all_day(self):
        event = event_of(document(planning=ALL_DAY))

        assert event.decoded("dtstart") == date(2017, 9, 14)
        assert event.decoded("dtend") == date(2017, 9, 15)
        assert parsed(document(planning=ALL_DAY)).walk("VTIMEZONE") == []
        assert "LOCATION" not in event

    def test_its_title_is_the_items_alone(self):
        assert event_of(document(planning=ALL_DAY))["summary"] == "Hoe verder?"

    @pytest.mark.parametrize(
        ("status", "told"),
        [
            ("gepubliceerd", "CONFIRMED"),
            ("concept", "TENTATIVE"),
            ("gedeeld", "TENTATIVE"),
            ("ingetrokken", "CANCELLED"),
        ],
    )
    def test_the_status_of_the_item_is_that_of_the_event(self, status, told):
        assert event_of(document(planning=ALL_DAY, status=status))["status"] == told


class TestZone:
    @pytest.mark.parametrize("month", range(1, 13))
    def test_it_gives_the_clock_of_every_month(self, month):
        local = datetime(2017, month, 26, 20, tzinfo=ZoneInfo("Europe/Amsterdam"))
        calendar = parsed(document(planning=replace(EVENING, starts_at=local)))

        assert clock_at(calendar, local) == local.utcoffset()

    @pytest.mark.parametrize("year", [1985, 2038, 2200])
    def test_it_gives_the_clock_of_any_year(self, year):
        local = datetime(year, 7, 26, 20, tzinfo=ZoneInfo("Europe/Amsterdam"))
        calendar = parsed(document(planning=replace(EVENING, starts_at=local, ends_at=None)))

        assert clock_at(calendar, local) == local.utcoffset()

    def test_it_stands_before_the_event(self):
        calendar = parsed(document(planning=EVENING))

        assert [each.name for each in calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]


class TestIdentity:
    def test_it_stays_the_same_when_a_day_becomes_known(self):
        assert task_of(document())["uid"] == event_of(document(planning=EVENING))["uid"]

    def test_it_names_treatment_and_host_without_the_port(self):
        local = document(address="http://127.0.0.1:8000/agendapunten/7/?peildatum=2017-06-01")

        assert task_of(local)["uid"] == "behandeling-3@127.0.0.1"

    def test_it_tells_the_moment_of_making_and_the_page(self):
        task = task_of(document())

        assert task.decoded("dtstamp") == document().made_at
        assert task["url"] == ADDRESS

    def test_the_moment_of_making_is_told_in_utc(self):
        amsterdam = document().made_at.astimezone(ZoneInfo("Europe/Amsterdam"))

        assert task_of(document(made_at=amsterdam)).decoded("dtstamp").utcoffset() == timedelta(0)


class TestDescription:
    def test_it_tells_lists_notes_places_and_addresses(self):
        entries = (
            ListEntry("Vaststellen", note="behoudens advies", place="¶2"),
            ListEntry("Sturen", url="https://example.org/b", entries=(ListEntry("daarbij"),)),
        )
        plain = document(
            facts=(), sections=(DocumentSection("B", entries=entries, is_numbered=True),)
        )

        assert task_of(plain)["description"] == (
            "\nB\n1. Vaststellen (behoudens advies) [¶2]\n"
            "2. Sturen <https://example.org/b>\n  - daarbij"
        )

    def test_what_is_not_public_says_so_first(self):
        plain = document(banner="CONCEPT: niet openbaar")

        assert task_of(plain)["description"].startswith("CONCEPT: niet openbaar\n")
        assert task_of(plain)["summary"].startswith("CONCEPT: ")


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_it_is_text_and_nothing_more(self, text):
        calendar = parsed(replace(saying(text), title=text))

        (task,) = calendar.walk("VTODO")
        assert len(calendar.subcomponents) == 1
        assert "ATTENDEE" not in task
        assert task["summary"] == f"{text} ({NOTE})"
        assert f"\n{text}" in task["description"]

    @settings(max_examples=150, deadline=None)
    @given(CLEAN_TEXT)
    def test_any_clean_text_survives(self, text):
        task = task_of(replace(saying(text), title=text))

        assert task["summary"] == f"{text} ({NOTE})"
        assert task["description"].endswith(f"Samenvatting\n{text}")


class TestStrictly:
    """Read by a reader of our own that forgives nothing."""

    @pytest.mark.parametrize("planning", [ALL_DAY, EVENING, UNPLANNED])
    def test_every_file_is_as_the_standard_asks(self, planning):
        plain = document(planning=planning, title="Een, twee; drie\\vier " * 9)

        calendar = read_calendar(write(plain))

        [part] = [*calendar.of("VEVENT"), *calendar.of("VTODO")]
        assert part.one("SUMMARY").startswith("Een, twee; drie\\vier Een")

    @pytest.mark.parametrize("letter", [*map(chr, range(32)), "\x7f", "\x85", "\u2028", "\u2029"])
    def test_no_control_character_reaches_the_file(self, letter):
        plain = replace(saying(f"a{letter}b"), title=f"a{letter}BEGIN:VEVENT{letter}b")

        calendar = read_calendar(write(plain))

        assert [each.name for each in calendar.parts] == ["VTODO"]

    @settings(max_examples=100, deadline=None)
    @given(st.text(max_size=120), st.text(max_size=120))
    def test_any_text_whatever_is_one_event(self, title, place):
        planning = replace(EVENING, location=place)
        plain = replace(document(planning=planning), title=title)

        calendar = read_calendar(write(plain))

        assert len(calendar.of("VEVENT")) == 1
