"""What the system of a council told, in the list of things to do and on its own page."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from decisions.actions.council_feeds import PulledRow, store_pulled
from decisions.models import AgendaItem, PulledKind, PulledRecord, PulledState, Status
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import Sitting, errors_beside

pytestmark = pytest.mark.django_db
EARLIER = people.NOW - timedelta(days=1)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def rows(key="v", *, title="Regiovisie", papers=3):
    told = {"title": "Raadsvergadering", "starts_at": "2026-12-10T19:30:00+01:00"}
    found = [
        PulledRow(PulledKind.MEETING, key, told, held_on=date(2026, 12, 10)),
        PulledRow(PulledKind.ITEM, f"{key}/1", {"title": "Opening", "number": "1"}, key),
        PulledRow(PulledKind.ITEM, f"{key}/2", {"title": title, "number": "2"}, key, place=1),
    ]
    return found + [
        PulledRow(PulledKind.DOCUMENT, f"{key}/2/{n}", {"title": f"Stuk {n}"}, key, f"{key}/2", n)
        for n in range(papers)
    ]


@pytest.fixture
def feed(world):
    return make.CouncilFeedFactory(body=world.council)


@pytest.fixture
def meeting(feed):
    store_pulled(feed, rows(), at=EARLIER)
    return PulledRecord.objects.get(kind=PulledKind.MEETING)


def count_queries(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def sit(reader, address):
    sitting = Sitting(reader)
    sitting.open(address)
    return sitting


def page_of(meeting):
    return f"/werkblad/raadsinformatie/{meeting.pk}/"


def key(name):
    return PulledRecord.objects.get(external_id=name).pk


class TestToDo:
    def test_tells_what_a_meeting_has(self, world, meeting):
        page = words(sit(world.griffie, "/werkblad/").page)

        assert "Voorstel: Raadsvergadering van 10 december 2026" in page
        assert "2 agendapunten" in page and "3 stukken" in page

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "beheer"])
    def test_is_of_the_own_griffie(self, world, meeting, who):
        page = words(sit(getattr(world, who), "/werkblad/").page)

        assert "Voorstel: Raadsvergadering" not in page

    def test_asks_as_much_for_many_as_for_one(self, world, feed, meeting):
        def ask():
            sit(world.griffie, "/werkblad/?soort=raadsinformatie")

        ask()
        one = count_queries(ask)
        for number in range(4):
            store_pulled(feed, rows(f"w{number}"), at=EARLIER)

        assert count_queries(ask) == one


class TestThePage:
    def test_offers_items_with_what_comes_along(self, world, meeting):
        page = sit(world.griffie, page_of(meeting)).page

        told = dict(page.context["form"].fields["chosen"].choices)
        assert [*told.values()] == ["1 Opening", "2 Regiovisie – 3 stukken"]
        assert "10 december 2026 19:30" in words(page)

    def test_takes_over_what_is_ticked_as_a_draft(self, world, meeting):
        page = sit(world.griffie, page_of(meeting))

        page.send(chosen=key("v/2"), into=world.dossier.pk, skips_rest="on")

        item = AgendaItem.objects.get()
        assert (item.title, item.status, item.body) == ("Regiovisie", Status.DRAFT, world.council)
        page.open(page_of(meeting))
        assert "Hiervan wacht niets meer op u." in words(page.page)

    def test_keeps_what_was_chosen_where_something_is_missing(self, world, meeting):
        page = sit(world.griffie, page_of(meeting))

        page.send(chosen=key("v/2"), into="")

        assert errors_beside(page.page, "into")
        assert "checked" in page.page.content.decode().split(f'value="{key("v/2")}"')[1][:200]

    def test_tells_a_change_beside_what_it_was(self, world, feed, meeting):
        store_pulled(feed, rows(title="Regiovisie 2040"), at=people.NOW - timedelta(hours=1))

        page = words(sit(world.griffie, page_of(meeting)).page)

        assert "eerst Regiovisie, nu Regiovisie 2040" in page

    def test_passes_over_with_one_press(self, world, meeting):
        page = sit(world.griffie, page_of(meeting))

        answer = page.client.post(
            f"{page_of(meeting)}overslaan/", {"looked_at": people.NOW.isoformat()}
        )

        assert answer.status_code == 302
        assert {each.state for each in PulledRecord.objects.all()} == {PulledState.PASSED}

    @pytest.mark.parametrize("who", ["other_griffie", "strange_griffie", "redactie"])
    def test_is_not_there_for_another_griffie(self, world, meeting, who):
        page = sit(getattr(world, who), page_of(meeting))

        assert page.page.status_code == 404
        assert page.client.post(f"{page_of(meeting)}overslaan/").status_code == 404
        assert not PulledRecord.objects.filter(state=PulledState.PASSED).exists()

    @pytest.mark.parametrize("who", ["raadslid", "nobody"])
    def test_is_closed_for_who_keeps_nothing(self, world, meeting, who):
        assert sit(getattr(world, who), page_of(meeting)).page.status_code == 403

    def test_takes_no_dossier_of_another_region(self, world, meeting):
        elsewhere = make.DossierFactory()
        page = sit(world.griffie, page_of(meeting))

        page.send(chosen=key("v/2"), into=elsewhere.pk)

        assert errors_beside(page.page, "into")

    def test_asks_as_much_for_many_as_for_few(self, world, feed, meeting):
        def ask():
            sit(world.griffie, page_of(meeting))

        ask()
        few = count_queries(ask)
        more = [
            PulledRow(PulledKind.ITEM, f"v/{n}", {"title": f"Punt {n}"}, "v", place=n)
            for n in range(3, 30)
        ]
        store_pulled(feed, [*rows(), *more], at=EARLIER)

        assert count_queries(ask) == few
