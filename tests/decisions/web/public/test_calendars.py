"""The agenda as a calendar to follow, read back by a reader of our own that forgives nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from time_machine import travel

from decisions.actions import correct_record, save_record, withdraw_record
from decisions.documents import calendar as calendars
from tests import factories as make
from tests import people
from tests.decisions.documents.documents import HOSTILE
from tests.decisions.documents.strict_ics import read_calendar
from tests.decisions.web.public.test_agenda import SOON, asked, item
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
ALL = "/agenda.ics"


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def feed(client, address=ALL, reader=None):
    if reader is not None:
        client.force_login(reader.user)
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return read_calendar(response.content)


def events(client, address=ALL, reader=None):
    return feed(client, address, reader).of("VEVENT")


def titles(client, address=ALL, reader=None):
    return [each.one("SUMMARY") for each in events(client, address, reader)]


def correct(record, days=1, **changes):
    """Change a record so many days later."""
    with travel(people.NOW + timedelta(days=days), tick=False):
        return correct_record(fresh(record), changes=changes, by=people.beheer(), reason="Beter.")


class TestAnEvent:
    def test_is_a_treatment_in_a_meeting_with_its_hours_and_place(self, client, world):
        meeting = make.MeetingFactory(
            dossier=world.dossier,
            body=world.council,
            held_on=SOON,
            starts_at=datetime(2026, 12, 3, 19, tzinfo=UTC),
            ends_at=datetime(2026, 12, 3, 21, 30, tzinfo=UTC),
            location="Stadhuis; raadzaal",
        )
        made = make.AgendaItemFactory(
            dossier=world.dossier,
            body=world.council,
            meeting=meeting,
            title="Fonds",
            kind="hamerstuk",
        )

        [event] = events(client)

        assert event.one("SUMMARY") == f"Fonds ({world.council.name})"
        assert (event.one("DTSTART"), event.one("DTEND")) == ("20261203T200000", "20261203T223000")
        assert event.parameters("DTSTART")["TZID"] == "Europe/Amsterdam"
        assert event.one("LOCATION") == "Stadhuis; raadzaal"
        assert "Behandeling: hamerstuk" in event.one("DESCRIPTION")
        assert event.one("URL") == f"http://testserver/agendapunten/{made.pk}/"
        assert event.one("STATUS") == "CONFIRMED"

    def test_lasts_all_day_where_only_the_day_is_known(self, client, world):
        item(world)

        [event] = events(client)

        assert (event.one("DTSTART"), event.one("DTEND")) == ("20261203", "20261204")

    def test_stands_there_for_every_meeting_of_an_item(self, client, world):
        made = item(world)
        meeting = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=date(2027, 1, 14)
        )
        make.TreatmentFactory(item=made, dossier=world.dossier, meeting=meeting)

        assert [each.one("DTSTART") for each in events(client)] == ["20261203", "20270114"]

    def test_of_an_item_that_waits_for_a_meeting_there_is_none(self, client, world):
        item(world, None)

        assert events(client) == []

    @pytest.mark.parametrize("outcome", ["ingetrokken", "van_de_agenda"])
    def test_that_came_off_the_agenda_is_cancelled(self, client, world, outcome):
        item(world, outcome=outcome)

        assert [each.one("STATUS") for each in events(client)] == ["CANCELLED"]

    def test_of_a_withdrawn_item_is_cancelled(self, client, world):
        withdraw_record(item(world), by=people.beheer(), reason="Dubbel.")

        [event] = events(client)
        assert event.one("STATUS") == "CANCELLED"
        assert event.one("SUMMARY").startswith("Ingetrokken: ")


class TestWhatChanges:
    def one(self, client, days=9):
        with travel(people.NOW + timedelta(days=days), tick=False):
            [event] = events(client)
        return event.one("UID"), int(event.one("SEQUENCE")), event.one("DTSTART"), event

    def test_the_same_treatment_is_known_by_the_same_name_in_another_meeting(self, client, world):
        made = item(world)
        # A meeting of which much was said before the item came to it, and one of which nothing was.
        for days in (1, 2, 3):
            correct(made.treatments.get().meeting, days, location=f"zaal {days}")
        before = self.one(client)
        with travel(people.NOW + timedelta(days=4), tick=False):
            other = make.MeetingFactory(
                dossier=world.dossier, body=world.council, held_on=date(2026, 12, 17)
            )
        correct(made.treatments.get(), 5, meeting=other)
        after = self.one(client)

        assert (before[0], before[2], after[2]) == (after[0], "20261203", "20261217")
        assert after[1] > before[1]

    @pytest.mark.parametrize("what", ["item", "treatment", "meeting"])
    def test_the_number_rises_with_every_version(self, client, world, what):
        made = item(world)
        treatment = made.treatments.get()
        records = {"item": made, "treatment": treatment, "meeting": treatment.meeting}
        changes = {
            "item": {"title": "Anders"},
            "treatment": {"agenda_number": "7"},
            "meeting": {"held_on": date(2026, 12, 4)},
        }
        before = self.one(client)
        correct(records[what], **changes[what])
        after = self.one(client)

        assert after[:2] == (before[0], before[1] + 1)
        assert after[3].one("DTSTAMP") > before[3].one("DTSTAMP")

    def test_the_same_is_the_same_file_later(self, client, world):
        item(world)
        first = client.get(ALL).content
        with travel(people.NOW + timedelta(hours=2), tick=False):
            assert client.get(f"{ALL}?van=2025-11-22").content == first


class TestLastDays:
    def test_stand_in_it_all_day_and_take_no_time(self, client, world):
        round_ = asked(world, title="Zienswijzen")

        [event] = events(client)

        assert event.one("SUMMARY") == f"Laatste dag: Zienswijzen ({world.council.name})"
        assert (event.one("DTSTART"), event.one("TRANSP")) == ("20261203", "TRANSPARENT")
        assert event.one("URL").endswith(f"/rondes/{round_.pk}/")

    def test_keep_their_name_and_rise_in_number_with_an_extension(self, client, world):
        round_ = asked(world)
        [before] = events(client)
        with travel(people.NOW + timedelta(days=1), tick=False):
            make.ExtensionFactory(
                round=round_,
                dossier=world.dossier,
                granted_on=date(2026, 11, 23),
                due_on=date(2027, 2, 1),
            )
            [after] = events(client)

        assert (after.one("UID"), after.one("DTSTART")) == (before.one("UID"), "20270201")
        assert int(after.one("SEQUENCE")) > int(before.one("SEQUENCE"))

    def test_are_gone_for_who_spoke(self, client, world):
        request = asked(world).asked.get()
        request.answer = make.DecisionFactory(dossier=world.dossier, body=world.council)
        save_record(request, by=people.beheer(), reason="test")

        assert events(client) == []


class TestWhoseItIs:
    def scene(self, world):
        item(world, title="Eigen")
        item(world, title="Buur", body=world.neighbour)
        committee = make.BodyFactory(
            kind="raadscommissie", municipality=world.council.municipality, name="Commissie Samen"
        )
        item(world, title="Eerst", meets=committee)
        other = make.DossierFactory(region=world.region, title="Ander dossier")
        item(world, title="Elders", dossier=other)
        asked(world, SOON, world.neighbour, title="Ronde")
        return committee

    def test_all_of_them(self, client, world):
        self.scene(world)

        assert len(titles(client)) == 5

    def test_of_a_municipality(self, client, world):
        self.scene(world)

        told = titles(client, f"/gemeenten/{world.council.municipality.slug}/agenda.ics")

        assert sorted(each.partition(" ")[0] for each in told) == ["Eerst", "Eigen", "Elders"]

    def test_of_a_dossier(self, client, world):
        self.scene(world)

        told = titles(client, f"/dossiers/{world.dossier.slug}/agenda.ics")

        assert sorted(each.partition(" ")[0] for each in told) == [
            "Buur",
            "Eerst",
            "Eigen",
            "Laatste",
        ]

    def test_of_a_body_is_what_it_meets_about(self, client, world):
        committee = self.scene(world)

        assert titles(client, f"/organen/{committee.slug}/agenda.ics") == [
            "Eerst (Commissie Samen)"
        ]
        told = titles(client, f"/organen/{world.council.slug}/agenda.ics")
        assert sorted(each.partition(" ")[0] for each in told) == ["Eigen", "Elders"]

    @pytest.mark.parametrize(
        "address",
        ["/gemeenten/geen/agenda.ics", "/dossiers/geen/agenda.ics", "/organen/geen/agenda.ics"],
    )
    def test_of_nothing_there_is_none(self, client, address):
        assert client.get(address).status_code == 404

    def test_holds_for_the_public_what_is_public(self, client, world):
        item(world, title="Geheim", draft=True)
        hidden = make.DossierFactory(region=world.region, draft=True)
        item(world, title="Verborgen", dossier=hidden)
        asked(world, dossier=hidden)

        assert titles(client) == []
        assert client.get(f"/dossiers/{hidden.slug}/agenda.ics").status_code == 404
        [event] = events(client, reader=world.griffie)
        assert event.one("STATUS") == "TENTATIVE"
        assert event.one("SUMMARY").startswith("Concept: Geheim")


class TestHostileTitles:
    @pytest.mark.parametrize("title", [each.replace("\n", " ") for each in HOSTILE])
    def test_are_text_and_nothing_more(self, client, world, title):
        item(world, title=title)

        response = client.get(ALL)

        [event] = read_calendar(response.content).of("VEVENT")
        assert event.one("SUMMARY") == f"{title} ({world.council.name})"
        [read] = Calendar.from_ical(response.content).walk("VEVENT")
        assert read["summary"] == event.one("SUMMARY")


class TestBounds:
    def test_hold_the_years_around_the_day_and_say_so(self, client, world):
        item(world, date(2024, 6, 1), title="Lang geleden")
        item(world, date(2032, 6, 1), title="Ooit")
        item(world, title="Straks")

        calendar = feed(client)

        assert [each.one("SUMMARY")[:6] for each in calendar.of("VEVENT")] == ["Straks"]
        assert calendar.one("DESCRIPTION").startswith("Van 22 november 2025 tot en met ")
        assert "weggelaten" not in calendar.one("DESCRIPTION")

    def test_go_back_to_the_day_that_is_asked(self, client, world):
        item(world, date(2015, 6, 1), title="Lang geleden")
        item(world, title="Straks")

        calendar = read_calendar(client.get(f"{ALL}?van=2015-06-01").content)

        assert [each.one("SUMMARY")[:4] for each in calendar.of("VEVENT")] == ["Lang", "Stra"]
        assert calendar.one("DESCRIPTION").startswith("Van 1 juni 2015 tot en met ")
        assert client.get(f"{ALL}?van=gisteren").status_code == 400

    def test_leave_out_the_oldest_of_too_many_and_say_so(self, client, world, monkeypatch):
        monkeypatch.setattr(calendars, "MOST_EVENTS", 2)
        for day in (1, 2, 3):
            item(world, date(2026, 12, day), title=f"Punt {day}")

        calendar = feed(client)

        assert [each.one("SUMMARY")[:6] for each in calendar.of("VEVENT")] == ["Punt 2", "Punt 3"]
        assert "de oudste 1 van 3 zijn weggelaten" in calendar.one("DESCRIPTION")

    def test_ask_the_database_as_often_for_many_as_for_one(self, client, world):
        def count(address):
            with CaptureQueriesContext(connection) as found:
                client.get(address)
            return len(found)

        def fill(number):
            for place in range(number):
                item(world, SOON + timedelta(days=place))
                asked(world)

        fill(1)
        few = count(f"{ALL}?van=2024-01-01")
        fill(20)

        assert count(f"{ALL}?van=2024-01-02") == few
