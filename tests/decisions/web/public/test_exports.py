"""Downloading an agenda item: who may, under which name, and what a wrong address gives."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from icalendar import Calendar
from lxml import etree, html
from pypdf import PdfReader

from decisions.actions import save_record, share_record, withdraw_record
from decisions.documents import AGENDA_ITEM_FORMATS
from decisions.models import LineKind
from decisions.web.access import Access
from decisions.web.public.downloads import agenda_item_file
from tests.decisions.documents.strict_ics import read_calendar
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
    BodyFactory,
    DossierFactory,
    EvidenceFactory,
    MeetingFactory,
    MembershipFactory,
    SourceFactory,
    TreatmentFactory,
    council,
)
from tests.people import beheer, griffie, raadslid, redactie

pytestmark = pytest.mark.django_db

EVERY = pytest.mark.parametrize("ending", AGENDA_ITEM_FORMATS)
CANARY = "KANARIE"


def address(item, ending="ics", **parameters):
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    return reverse("agenda-item-file", args=[item.pk, ending]) + (f"?{query}" if query else "")


def body_in_a_region():
    region = MembershipFactory().region
    return council(region), DossierFactory(region=region)


def task_in(response):
    (found,) = Calendar.from_ical(response.content).walk("VTODO")
    return found


def text_in(response, ending):
    """Return everything that a file says, as one text."""
    content = BytesIO(response.content)
    if ending == "docx":
        word = Document(content)
        foot = word.sections[0].footer.paragraphs
        return " ".join(each.text for each in [*word.paragraphs, *foot])
    if ending == "pdf":
        pages = PdfReader(content).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    if ending == "html":
        return " ".join(html.document_fromstring(response.content).text_content().split())
    if ending == "xml":
        comments = etree.fromstring(response.content).itersiblings(preceding=True)
        return " ".join([response.text, *(each.text for each in comments)])
    if ending != "ics":
        return response.text
    (found,) = Calendar.from_ical(response.content).walk("VEVENT")
    return f"{found['summary']} {found['description']}"


def planned_item(**fields):
    """Return an item in a meeting, which every format can tell."""
    item = AgendaItemFactory(**fields)
    when = {"held_on": "2017-09-14", "dossier": item.dossier, "body": item.body}
    treatment = item.treatments.get()
    treatment.meeting = MeetingFactory(**when)
    treatment.save()
    return item


class TestFile:
    @EVERY
    def test_it_comes_with_its_media_type_and_a_name(self, client, ending):
        body, dossier = body_in_a_region()
        item = planned_item(body=body, dossier=dossier, reference="Z/17/1")

        response = client.get(address(item, ending))

        assert response.status_code == 200
        assert response["Content-Type"] == AGENDA_ITEM_FORMATS[ending].media_type
        name = re.fullmatch(r'attachment; filename="([a-z0-9-]+)\.(\w+)"', told_name(response))
        assert name[1].endswith("z-17-1")
        assert name[2] == ending
        assert response["X-Content-Type-Options"] == "nosniff"

    @EVERY
    def test_it_tells_item_clocks_and_the_address_of_its_page(self, client, ending):
        item = planned_item(title="Hoe verder?")

        response = client.get(address(item, ending, peildatum="2017-06-01"))

        text = text_in(response, ending)
        page = f"http://testserver/agendapunten/{item.pk}/?peildatum=2017-06-01"
        for part in ("hoe verder?", "1 juni 2017", "zoals nu bekend", "gemaakt op", page):
            assert part in text.lower()

    def test_what_is_in_no_meeting_yet_is_no_archive_file_and_says_why(self, client):
        item = AgendaItemFactory(planned_note="na het reces")

        response = client.get(address(item, "xml"))

        assert response.status_code == 404
        assert "dit stuk staat nog in geen" in response.text
        assert f"/{item.pk}.xml" not in client.get(item.get_absolute_url()).text

    def test_a_body_of_the_region_is_no_organisation_of_mini_ori(self, client):
        region = MembershipFactory().region
        body = BodyFactory(kind="stuurgroep", municipality=None, region=region)
        item = planned_item(dossier=DossierFactory(region=region), body=body)

        response = client.get(address(item, "json"))

        assert response.status_code == 404
        assert "mini-ORI kent alleen" in response.text

    @EVERY
    def test_a_hostile_title_stays_out_of_the_headers(self, client, ending):
        item = planned_item(title='x"; filename=evil.exe\nSet-Cookie: a=b "é😀')

        response = client.get(address(item, ending))

        assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.\w+"', told_name(response))
        assert "Set-Cookie" not in response

    def test_without_a_day_it_is_the_dossiers_own(self, client):
        item = AgendaItemFactory(dossier=DossierFactory(closed_on="2020-03-04"))

        response = client.get(address(item))

        assert "Peildatum: 4 maart 2020" in task_in(response)["description"]

    def test_the_head_alone_may_be_asked(self, client):
        assert client.head(address(AgendaItemFactory())).status_code == 200

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_nothing_can_be_sent_to_it(self, client, method):
        assert getattr(client, method)(address(AgendaItemFactory())).status_code == 405


def told_name(response):
    return response["Content-Disposition"]


class TestWhoMay:
    @EVERY
    def test_a_concept_does_not_exist_for_the_public(self, client, ending):
        item = AgendaItemFactory(title=CANARY, draft=True)

        response = client.get(address(item, ending))

        assert response.status_code == 404
        assert CANARY.encode() not in response.content

    @EVERY
    def test_its_own_griffie_gets_a_concept_that_says_so(self, client, ending):
        item = planned_item(title="Hoe verder?", draft=True)
        client.force_login(griffie(item.body.municipality).user)

        response = client.get(address(item, ending))

        assert response.status_code == 200
        assert "CONCEPT: niet openbaar" in text_in(response, ending)

    @EVERY
    def test_another_griffie_gets_no_concept(self, client, ending):
        body, dossier = body_in_a_region()
        item = AgendaItemFactory(body=body, dossier=dossier, draft=True)
        client.force_login(griffie(council(dossier.region).municipality).user)

        assert client.get(address(item, ending)).status_code == 404

    def test_the_regioredactie_gets_no_concept_of_a_council_with_a_griffie(self, client):
        body, dossier = body_in_a_region()
        griffie(body.municipality)
        item = AgendaItemFactory(body=body, dossier=dossier, draft=True)
        client.force_login(redactie(dossier.region).user)

        assert client.get(address(item)).status_code == 404

    def test_what_is_shared_is_open_to_councillors_of_the_region_only(self, client):
        body, dossier = body_in_a_region()
        item = AgendaItemFactory(body=body, dossier=dossier, draft=True)
        share_record(item, by=beheer())

        assert client.get(address(item)).status_code == 404
        client.force_login(raadslid(council(dossier.region).municipality).user)
        assert client.get(address(item)).status_code == 200
        client.force_login(raadslid(body_in_a_region()[0].municipality).user)
        assert client.get(address(item)).status_code == 404

    @EVERY
    def test_an_embargo_holds_until_its_moment(self, client, ending):
        item = planned_item(public_from=datetime(2030, 1, 4, 19, tzinfo=UTC))

        assert client.get(address(item, ending)).status_code == 404
        with time_machine.travel(datetime(2030, 1, 4, 19, 1, tzinfo=UTC)):
            assert client.get(address(item, ending)).status_code == 200

    def test_a_withdrawn_item_tells_why(self, client):
        item = withdraw_record(AgendaItemFactory(), by=beheer(), reason="Dubbel.")

        task = task_in(client.get(address(item)))

        assert task["status"] == "CANCELLED"
        assert "INGETROKKEN: Dubbel." in task["description"]

    @EVERY
    def test_a_source_that_is_not_public_is_in_no_file(self, client, ending):
        item = planned_item(source=SourceFactory(title=CANARY, is_public=False))

        response = client.get(address(item, ending))

        assert CANARY not in text_in(response, ending)

    @EVERY
    def test_of_an_attachment_under_secrecy_only_the_title_is_told(self, client, ending):
        with time_machine.travel(datetime(2025, 5, 1, tzinfo=UTC)):
            item = planned_item()
            line = AgendaLineFactory(
                item=item,
                kind="bijlage",
                text="Financieel advies",
                note=CANARY,
                place=CANARY,
                url=f"https://raad.example/{CANARY}",
            )
        line.is_secret, line.note, line.place, line.url = True, "", "", ""
        save_record(line, by=beheer(), reason="geheim")

        now = text_in(client.get(address(item, ending)), ending)
        then = text_in(client.get(address(item, ending, bekend="2025-06-01")), ending)

        if ending != "json":  # which tells no attachments
            assert "Financieel advies (onder geheimhouding)" in now
            assert "Financieel advies (onder geheimhouding)" in then
        assert CANARY not in now + then

    def test_a_signed_in_readers_file_is_kept_by_no_cache(self, client):
        item = AgendaItemFactory()
        client.force_login(griffie(item.body.municipality).user)

        assert client.get(address(item))["Cache-Control"] == "no-store"

    def test_the_rule_of_access_is_marked(self):
        assert agenda_item_file.access is Access.EVERYBODY


class TestWrongAddresses:
    @pytest.mark.parametrize("ending", ["doc", "xlsx", "PDF", "pdf2", "docx-x", "zip"])
    def test_a_format_that_does_not_exist_is_not_found(self, client, ending):
        assert client.get(address(AgendaItemFactory(), ending)).status_code == 404

    @pytest.mark.parametrize("key", [0, 999_999, 10**30])
    def test_an_item_that_does_not_exist_is_not_found(self, client, key):
        assert client.get(f"/agendapunten/{key}.pdf").status_code == 404

    @pytest.mark.parametrize(
        "value",
        ["2017-02-31", "abc", "0000-01-01", "9" * 10_000, "%00", "٢٠١٧-٠٦-٠١", "1799-12-31"],
    )
    @pytest.mark.parametrize("name", ["peildatum", "bekend"])
    def test_a_day_that_cannot_be_read_is_refused(self, client, name, value):
        item = AgendaItemFactory()

        response = client.get(address(item, "docx", **{name: value}))

        assert response.status_code == 400

    def test_two_days_are_refused(self, client):
        item = AgendaItemFactory()

        found = client.get(f"{address(item)}?peildatum=2017-06-01&peildatum=2017-06-02")

        assert found.status_code == 400


class TestAsKnownAtAMoment:
    def test_it_is_what_the_record_said_then(self, client):
        with time_machine.travel(datetime(2025, 5, 1, tzinfo=UTC), tick=False):
            item = AgendaItemFactory(title="Eerste titel")
        item.title = "Tweede titel"
        save_record(item, by=beheer(), reason="tikfout")

        then = task_in(client.get(address(item, bekend="2025-06-01")))

        assert then["summary"].startswith("Eerste titel")
        assert "zoals bekend op 1 juni 2025 om 23.59 uur" in then["description"]
        assert then["url"].endswith("?bekend=2025-06-01")
        assert task_in(client.get(address(item)))["summary"].startswith("Tweede titel")

    def test_before_it_was_recorded_there_is_no_file(self, client):
        item = AgendaItemFactory()

        assert client.get(address(item, bekend="2011-01-01")).status_code == 404

    def test_what_was_a_concept_then_stays_hidden_from_the_public(self, client):
        with time_machine.travel(datetime(2025, 5, 1, tzinfo=UTC), tick=False):
            item = AgendaItemFactory(public_from=datetime(2025, 8, 1, tzinfo=UTC))

        assert client.get(address(item)).status_code == 200
        assert client.get(address(item, bekend="2025-06-01")).status_code == 404


class TestCalendarFile:
    def test_it_has_an_event_for_each_meeting_and_no_task_beside_them(self, client):
        body, dossier = body_in_a_region()
        meetings = [
            MeetingFactory(dossier=dossier, body=body, held_on=date(2017, 5, day))
            for day in (4, 18)
        ]
        item = AgendaItemFactory(body=body, dossier=dossier, meeting=meetings[0])
        TreatmentFactory(item=item, meeting=meetings[1])
        TreatmentFactory(item=item, planned_note="later nog eens")

        calendar = read_calendar(client.get(address(item)).content)

        assert [each.one("DTSTART") for each in calendar.of("VEVENT")] == ["20170504", "20170518"]
        assert calendar.of("VTODO") == []
        assert all(each.one("SEQUENCE") for each in calendar.of("VEVENT"))

    def test_its_events_are_those_of_the_calendar_of_the_dossier(self, client):
        body, dossier = body_in_a_region()
        meeting = MeetingFactory(dossier=dossier, body=body, held_on=date(2017, 5, 4))
        item = AgendaItemFactory(body=body, dossier=dossier, meeting=meeting)

        own = read_calendar(client.get(address(item)).content)
        feed = client.get(f"/dossiers/{dossier.slug}/agenda.ics?peildatum=2017-06-01")

        [here], [there] = own.of("VEVENT"), read_calendar(feed.content).of("VEVENT")
        told = ("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "STATUS")
        assert [here.one(name) for name in told] == [there.one(name) for name in told]


class TestQueries:
    def queries_for(self, client, item, ending, **parameters):
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address(item, ending, **parameters)).status_code == 200
        return len(counted)

    @EVERY
    def test_they_are_as_many_for_a_small_item_as_for_a_large_one(self, client, ending):
        small = planned_item()
        large = planned_item(dossier=small.dossier)
        for item, times in ((small, 1), (large, 5)):
            for _ in range(times):
                for kind in LineKind.values:
                    AgendaLineFactory(item=item, kind=kind)
                EvidenceFactory(shows=item, agenda_item=item, position=None)

        # A Word file asks for the template of its griffie; a calendar counts the versions of
        # treatment, item and meetings too.
        expected = {"docx": 9, "ics": 12}.get(ending, 8)
        assert self.queries_for(client, small, ending) == expected
        assert self.queries_for(client, large, ending) == expected
